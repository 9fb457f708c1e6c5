using Clerestory.Packs;
using Clerestory.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Registry;

/// <summary>Whether the law asks an agency to report: yes, no, or a question still to be settled with it.</summary>
public enum Obliged { Yes, No, Check }

/// <summary>An agency that may be asked to report (SDMX: data provider).</summary>
public sealed record Agency
{
    /// <summary>The pack it belongs to.</summary>
    public required string Pack { get; init; }

    /// <summary>The agency's code.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, by the code list <c>agency-kinds</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The town it serves; empty for one that serves more.</summary>
    public required string Town { get; init; }

    /// <summary>Its originating agency identifier at the FBI; empty where it has none.</summary>
    public required string Ori { get; init; }

    /// <summary>The county it lies in; empty for one that serves more.</summary>
    public required string County { get; init; }

    /// <summary>The court district; empty where it has none.</summary>
    public required string District { get; init; }

    /// <summary>Whether it must report.</summary>
    public required Obliged Obliged { get; init; }

    /// <summary>How well the entry is known.</summary>
    public required Grade Grade { get; init; }

    /// <summary>Anything staff must know.</summary>
    public required string Note { get; init; }

    /// <summary>The agencies of a pack.</summary>
    public static IReadOnlyList<Agency> In(Pack pack) =>
    [
        .. pack.Rows("respondents/agencies.csv").Select(r => new Agency
        {
            Pack = pack.Manifest.Code, Code = r["code"], Name = r["name"], Kind = r["kind"], Town = r["town"], Ori = r["ori"], County = r["county"], District = r["district"],
            Obliged = Enum.Parse<Obliged>(r["obliged"], ignoreCase: true), Grade = Grades.Read(r["grade"]), Note = r["note"],
        }),
    ];

    internal sealed class Mapping : IEntityTypeConfiguration<Agency>
    {
        public void Configure(EntityTypeBuilder<Agency> builder)
        {
            builder.ToTable("agency");
            builder.HasKey(a => new { a.Pack, a.Code });
        }
    }
}

/// <summary>A duty to report: which agencies, by which form, under which law, from when to when (SDMX: provision agreement).</summary>
public sealed record Obligation(
    string Code, string Instrument, string? Law, IReadOnlyList<string> Kinds, bool Voluntary, DateOnly From, DateOnly? To, string Who, string? Note)
{
    /// <summary>The obligations of a pack.</summary>
    public static IReadOnlyList<Obligation> In(Pack pack) => pack.Read<IReadOnlyList<Obligation>>("respondents/obligations.json");

    /// <summary>Obligations whose code another one has already.</summary>
    public static IEnumerable<Finding> Doubles(Pack pack) => In(pack).GroupBy(o => o.Code, StringComparer.Ordinal).Where(g => g.Count() > 1)
        .Select(g => Finding.Error("pack.double", "respondents/obligations.json", PackFiles.LineOf(pack, "respondents/obligations.json", g.Key), $"The obligation '{g.Key}' stands twice. A code may be used once."));

    /// <summary>Whether it stands on a day.</summary>
    public bool StandsOn(DateOnly day) => From <= day && (To is null || day <= To);

    /// <summary>Whether it binds an agency. An agency whose duty is still a question counts until the question is settled.</summary>
    public bool Binds(Agency agency) => Kinds.Contains(agency.Kind, StringComparer.Ordinal) && (Voluntary || agency.Obliged != Obliged.No);
}

/// <summary>The register in the store.</summary>
public static class RegistryStore
{
    extension(DataStore store)
    {
        /// <summary>The agencies of all packs.</summary>
        public DbSet<Agency> Agencies => store.Set<Agency>();

        /// <summary>Whom to write to at each agency.</summary>
        public DbSet<Contact> Contacts => store.Set<Contact>();
    }
}
