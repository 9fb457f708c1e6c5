using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Accounts;

/// <summary>
/// A key that protects sign-ins and forms, as the data protection of ASP.NET Core writes it. Kept in the store when several servers share one,
/// so that each can read what another gave out, and a restart signs nobody out.
/// </summary>
public sealed class SignInKey
{
    /// <summary>The name that the key was given.</summary>
    public required string Id { get; init; }

    /// <summary>The key, as XML. A secret: whoever reads it can sign in as anybody.</summary>
    public required string Xml { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SignInKey>
    {
        public void Configure(EntityTypeBuilder<SignInKey> builder) => builder.ToTable("sign_in_key").HasKey(k => k.Id);
    }
}
