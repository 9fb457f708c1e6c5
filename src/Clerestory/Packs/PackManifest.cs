namespace Clerestory.Packs;

/// <summary>What <c>pack.json</c> says: whose pack it is.</summary>
/// <param name="Code">The pack's code; the council's trail goes by it.</param>
/// <param name="Name">The jurisdiction's name.</param>
/// <param name="Version">The pack's version, as its keeper writes it.</param>
/// <param name="Demonstration">True when everything in it is invented; every page then says so.</param>
/// <param name="Language">The language of its texts, such as <c>en-US</c>.</param>
/// <param name="TimeZone">The council's own time zone, by its IANA name.</param>
/// <param name="Council">The council.</param>
/// <param name="Safety">Help lines and where the leave-this-site link goes.</param>
public sealed record PackManifest(
    string Code, string Name, string Version, bool Demonstration, string Language, string TimeZone, CouncilName Council, Safety Safety);

/// <summary>The council's name, its law (a code of the law register) and the office that serves it.</summary>
public sealed record CouncilName(string Name, string Jurisdiction, string Law, string Secretariat);

/// <summary>Where a person in danger can turn, and the harmless page that the leave link opens.</summary>
public sealed record Safety(string Emergency, string HotlineName, string Hotline, string? Text, string LeaveTo);

/// <summary>Something that the pack cites: a section of the report, a statute, a public page.</summary>
public sealed record Source(string Code, string Title, string Locator, string Address, Grade Grade, string Note)
{
    /// <summary>All sources of a pack, by code.</summary>
    public static IReadOnlyDictionary<string, Source> In(Pack pack) => pack.Once<IReadOnlyDictionary<string, Source>>(p => p.Rows("sources.csv").ToDictionary(
        r => r["code"], r => new Source(r["code"], r["title"], r["locator"], r["address"], Grades.Read(r["grade"]), r["note"]), StringComparer.Ordinal));
}
