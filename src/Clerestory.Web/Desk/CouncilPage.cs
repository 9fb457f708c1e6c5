using Clerestory.Registry;

namespace Clerestory.Web.Desk;

/// <summary>What every page about the council has at hand.</summary>
public abstract class CouncilPage : DeskPage
{
    /// <summary>The council. Who may not keep it sees its public part: no address, no withheld name, no draft of minutes.</summary>
    public CouncilRecord Council { get; private set; } = new("");

    /// <summary>Whether the person may change it.</summary>
    public bool MayKeep => Actor.May(Permission.KeepCouncil, pack: Book.Code);

    /// <summary>Today, in the council's time zone.</summary>
    public DateOnly Today => LastDay.DayOf(Now, Book.TimeZone);

    /// <summary>The laws of the pack, to choose an act from.</summary>
    public IEnumerable<(string Code, string Cite)> Acts => Book.Pack.In("law", ".json").Select(path => Path.GetFileNameWithoutExtension(path)).Select(code => (code, Book.CiteOf(code)));

    /// <summary>Reads the council.</summary>
    protected async Task Load()
    {
        var whole = await Store.Council(Book.Code, Gone);
        Council = MayKeep ? whole : whole.Public();
    }

    /// <summary>The people who may be chosen, by name.</summary>
    public IEnumerable<Person> Choices => Council.People.Where(p => p.MergedInto.Length == 0);

    /// <summary>Where a code of <c>sources.csv</c> is read, for people; "entered at the desk" where there is none.</summary>
    public string SourceOf(string code) => code.Length == 0 ? "entered at the desk" : Clerestory.Packs.Source.In(Book.Pack).GetValueOrDefault(code)?.Title ?? code;
}
