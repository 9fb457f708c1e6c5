using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Accounts;

/// <summary>A person who may sign in: by passkey, by password with a second step, or by the state's own sign-in.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>A new account.</summary>
    public Account()
    {
        Id = Guid.CreateVersion7();
        SecurityStamp = Guid.NewGuid().ToString("N");
        LockoutEnabled = true;
    }

    /// <summary>The pack whose council or respondents the person belongs to.</summary>
    public string Pack { get; set; } = "";

    /// <summary>The person's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The respondent; null for the council's own people.</summary>
    public string? Agency { get; set; }

    /// <summary>The roles, with spaces between.</summary>
    public string RoleNames { get; set; } = "";

    /// <summary>When the account was ended; null while it stands.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The half minute of the last code from the authenticator app that opened the account: a code opens it once.</summary>
    public long LastCodeStep { get; set; }

    /// <summary>The roles.</summary>
    public IReadOnlyList<AccountRole> Roles => [.. RoleNames.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<AccountRole>)];

    /// <summary>The account as use cases know it. An ended one has no rights.</summary>
    public Actor Actor => (Agency is { } agency ? Clerestory.Actor.Of(Pack, agency, Name, EndedAt is null ? Roles : []) : Clerestory.Actor.Of(Pack, Name, EndedAt is null ? Roles : [])) with { Mail = Email };

    /// <summary>Whether someone with these roles may hold them: respondents' roles belong to an agency, the council's to none, and nobody is the operator.</summary>
    public static bool MayHold(IReadOnlyList<AccountRole> roles, string? agency) =>
        roles.Count > 0 && roles.All(r => r != AccountRole.Operator && Rights.OfRespondents.Contains(r) == agency is not null);

    /// <summary>Ends every visit within a minute, and takes the password and the second step away.</summary>
    internal void ShutOut() => (SecurityStamp, PasswordHash, TwoFactorEnabled, AccessFailedCount, LockoutEnd) = (Guid.NewGuid().ToString("N"), null, false, 0, null);

    /// <summary>Gives up the address as the name to sign in by, so that it can name another account. The address stays on record.</summary>
    internal void GiveUpName()
    {
        UserName = $"ended/{Id}";
        (NormalizedUserName, NormalizedEmail) = (UserName.ToUpperInvariant(), null);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder)
        {
            builder.ToTable("account").HasKey(a => a.Id);
            builder.Property(a => a.Id).ValueGeneratedNever();
            builder.HasIndex(a => a.NormalizedUserName).IsUnique();
            builder.HasIndex(a => a.NormalizedEmail);
            builder.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            builder.Ignore(a => a.Roles);
            builder.Ignore(a => a.Actor);
        }
    }
}
