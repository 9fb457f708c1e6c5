using Clerestory.Packs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Registry;

/// <summary>Whom to write to at an agency.</summary>
public sealed class Contact
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The agency.</summary>
    public required string Agency { get; init; }

    /// <summary>1 for the first contact, 2 for the second.</summary>
    public required int Rank { get; init; }

    /// <summary>The person's or the office's name.</summary>
    public required string Name { get; set; }

    /// <summary>The mail address.</summary>
    public required string Mail { get; set; }

    /// <summary>Whether mail to it came back.</summary>
    public bool IsBroken { get; set; }

    /// <summary>The contacts that a pack brings; none where it has no such file.</summary>
    public static IReadOnlyList<Contact> In(Pack pack) => !pack.Has("respondents/contacts.csv") ? [] :
    [
        .. pack.Rows("respondents/contacts.csv").Select(r => new Contact
        {
            Pack = pack.Manifest.Code, Agency = r["agency"], Rank = int.Parse(r["rank"], System.Globalization.CultureInfo.InvariantCulture), Name = r["name"], Mail = r["mail"],
        }),
    ];

    internal sealed class Mapping : IEntityTypeConfiguration<Contact>
    {
        public void Configure(EntityTypeBuilder<Contact> builder)
        {
            builder.ToTable("contact").HasKey(c => new { c.Pack, c.Agency, c.Rank });
            builder.HasIndex(c => c.Mail);
        }
    }
}
