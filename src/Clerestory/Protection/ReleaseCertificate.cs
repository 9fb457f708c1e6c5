using System.Text.RegularExpressions;
using Clerestory.Disclosure;
using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Tables;

namespace Clerestory.Protection;

/// <summary>Something that a release tells and must not tell.</summary>
/// <param name="Code">The number's code.</param>
/// <param name="Words">The certificate: how it follows, in words and numbers. For those who publish; it holds what is hidden.</param>
public sealed record Hole(string Code, string Words);

/// <summary>What the audit of the files of a release says. It reads what was printed, not what the gate decided.</summary>
/// <param name="Numbers">How many different numbers were read.</param>
/// <param name="Hidden">How many numbers of the tables were read nowhere.</param>
/// <param name="Holes">What is told and must not be; none for a release that may go out.</param>
/// <param name="Level">What is proven: S4, or S5 where earlier editions were read beside it.</param>
public sealed partial record ReleaseCertificate(int Numbers, int Hidden, IReadOnlyList<Hole> Holes, string Level)
{
    /// <summary>Whether the release may go out.</summary>
    public bool IsClean => Holes.Count == 0;

    private IReadOnlyList<(Cell Cell, string Code, string Identity, bool IsHidden)> Published { get; init; } = [];

    /// <summary>Enters the numbers of the tables into the ledger as readers have them, in the caller's save.</summary>
    /// <param name="store">The store.</param>
    /// <param name="edition">The pack, the edition, its version and issue.</param>
    /// <param name="actor">Who publishes.</param>
    /// <param name="now">When.</param>
    /// <param name="cancel">Stops the work.</param>
    public Task Enter(DataStore store, (string Pack, string Code, string Version, int Issue) edition, Actor actor, DateTimeOffset now, CancellationToken cancel) =>
        Ledger.Add(store, [.. Published.Select(p => new PublishedNumber
        {
            Pack = edition.Pack, Number = 0, Edition = edition.Code, Version = edition.Version, Issue = edition.Issue, Code = p.Code, Identity = p.Identity,
            Value = p.Cell.Value!.Value, IsHidden = p.IsHidden, Seal = "",
        })], actor, now, cancel);

    /// <summary>Audits what was read in all files of a release.</summary>
    /// <param name="tables">All tables of the release with their cells.</param>
    /// <param name="lists">The code lists, for the words by which readers know a cell.</param>
    /// <param name="read">What was read.</param>
    internal static ReleaseCertificate Of(ReleaseTables tables, IReadOnlyDictionary<string, CodeList> lists, ReadRelease read)
    {
        var printed = PrintedIn(tables, read);
        bool IsHidden(Cell cell) => !printed.Contains(tables.CodeOf(cell));
        var guarded = tables.All.Values.Where(ReleaseTables.IsGuarded).OrderBy(t => t.Code, StringComparer.Ordinal).ToList();
        List<Hole> holes = [];
        foreach (var table in guarded.Where(t => t.Kind == MeasureKind.Percent))
        {
            holes.AddRange(from cell in tables.CellsOf(table)
                           where !IsHidden(cell) && ShareRule.Tells(tables, table, cell, IsHidden) is not null
                           select new Hole(tables.CodeOf(cell), $"{tables.CodeOf(cell)}: {ShareRule.Tells(tables, table, cell, IsHidden)}"));
        }
        holes.AddRange(tables.Joined().SelectMany(group => new GroupAudit(tables, group, IsHidden, printed.Contains).Holes(holes)));
        holes.AddRange(DemandedAndPrinted(tables, IsHidden));
        var gone = guarded.SelectMany(tables.CellsOf).Where(c => c.Value is not null && IsHidden(c)).ToList();
        holes.AddRange(new HiddenInWords(tables, lists, gone).FindIn(read.Passages));
        return new ReleaseCertificate(printed.Count, gone.Count, holes, TableAudit.NameOf(tables.Earlier.Count > 0 ? SafetyLevel.History : SafetyLevel.Insider))
        {
            Published = [.. tables.All.Values.OrderBy(t => t.Code, StringComparer.Ordinal).SelectMany(tables.CellsOf).Where(c => c.Value is not null).Select(c => (c, tables.CodeOf(c), tables.IdentityOf(c), IsHidden(c)))],
        };
    }

    // A figure that is printed tells the numbers that it is made of: all of them are held to be printed, which is never too few.
    private static HashSet<string> PrintedIn(ReleaseTables tables, ReadRelease read)
    {
        var printed = read.Numbers.Where(n => Digit().IsMatch(n.Text)).Select(n => n.Code).ToHashSet(StringComparer.Ordinal);
        printed.UnionWith([.. from figure in read.Figures where printed.Contains(figure.Code) from at in figure.Of from cell in tables.Where(at) select tables.CodeOf(cell)]);
        return printed;
    }

    private static IEnumerable<Hole> DemandedAndPrinted(ReleaseTables tables, Func<Cell, bool> isHidden) =>
        from table in tables.All.Values
        from cell in tables.CellsOf(table)
        where !isHidden(cell) && cell.Value is not null && (tables.Demands.Hides(cell) || tables.Demands.Withholds(table))
        select new Hole(tables.CodeOf(cell), $"{tables.CodeOf(cell)} is printed, and the privacy officer decided that it is not shown");

    [GeneratedRegex("[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Digit();
}
