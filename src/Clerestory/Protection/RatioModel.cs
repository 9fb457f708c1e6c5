using Clerestory.Disclosure;
using Clerestory.Tables;

namespace Clerestory.Protection;

/// <summary>The percentages and means of a release among its counts: behind each stands a count, printed or not, that lies within what was rounded.</summary>
/// <param name="tables">The release.</param>
/// <param name="draft">The system so far, with all counts.</param>
/// <param name="rest">Adds what is left of a whole without a part.</param>
internal sealed class RatioModel(ReleaseTables tables, SystemDraft draft, Action<int, int, long> rest)
{
    private readonly List<Ratio> _judged = [];
    private readonly List<Whole> _wholes = [];

    /// <summary>Percentages that are all of their base together: the count behind each, and the printed number where it can be read or hidden.</summary>
    private sealed record Whole(string Name, IReadOnlyList<Fitted> Members, IReadOnlyList<(int Count, int? Printed)> Parts, long Threshold);

    /// <summary>A percentage with the count that stands behind it.</summary>
    private readonly record struct Fitted(Ratio Ratio, long Count, bool IsOpen);

    /// <summary>The percentages that are in the system.</summary>
    public IReadOnlyList<Ratio> Judged => _judged;

    /// <summary>Those that cannot be read: they cannot be judged, their base is not read, or they are hidden already.</summary>
    public HashSet<(string Table, string Key)> Gone { get; } = [];

    /// <summary>Sets of percentages that are all of their base and fit no whole numbers together, in words.</summary>
    public List<(string Code, string Words)> Misfits { get; } = [];

    /// <summary>Tables of which some percentages are, or may be, all of a base in a way that is not in the system: one alone that is hidden would follow from the others.</summary>
    public HashSet<string> Loose { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds the percentages of a table as numbers that may be hidden one by one.</summary>
    /// <param name="table">The table.</param>
    /// <param name="gone">What is hidden already.</param>
    public void AddCells(TableDefinition table, IReadOnlySet<(string, string)> gone) =>
        Add(table, r => gone.Contains((r.Cell.Table, r.Cell.Key)) || !IsBaseOpen(r), (ratio, behind) =>
        {
            string code = tables.CodeOf(ratio.Cell);
            int printed = draft.Add(code, ratio.Printed, RoleOf(ratio), ratio.Per == 100 ? 100 : null);
            draft.Price(printed, 1);
            draft.Relate(ratio.WithBaseRead($"{code} of {tables.CodeOf(ratio.Base)}", behind, printed));
            if (tables.WasPrinted(ratio.Cell) && draft.Cells[printed].Role == CellRole.Suppressible) draft.Give(printed, CellRole.Published);
            return printed;
        });

    /// <summary>Adds what the percentages of a table tell that can be read.</summary>
    /// <param name="table">The table.</param>
    /// <param name="isHidden">Whether a number cannot be read.</param>
    public void AddRead(TableDefinition table, Func<Cell, bool> isHidden) =>
        Add(table, r => isHidden(r.Cell), (ratio, behind) =>
        {
            foreach (var relation in ratio.Read($"{Written(ratio)} ({tables.CodeOf(ratio.Cell)})", behind, draft.IndexOf(tables.SetOf(ratio.Base))!.Value)) draft.Relate(relation);
            return null;
        });

    /// <summary>Adds, for percentages that are all of their base, the count behind all of those that are hidden, where it is small: it follows by subtraction.</summary>
    /// <param name="isRead">Whether a percentage of the system can be read, by its index.</param>
    /// <returns>Whether there was any that is not in the system yet.</returns>
    public bool AddHiddenUnions(Func<int, bool> isRead)
    {
        bool any = false;
        foreach (var whole in _wholes)
        {
            List<int> parts = [.. whole.Parts.Where(p => p.Printed is not { } printed || !isRead(printed)).Select(p => p.Count)];
            long all = parts.Sum(p => draft.Cells[p].Value);
            if (parts.Count < 2 || parts.Count == whole.Parts.Count || !new ThresholdRule(whole.Threshold).IsSmall(all)) continue;
            string name = $"the count behind all that is hidden in {whole.Name}: {string.Join(" + ", parts.Select(p => draft.Cells[p].Id))}";
            if (draft.IndexOf(name) is not null) continue;
            draft.Relate(LinearRelation.Sum(name, draft.Add(name, all, CellRole.Primary), parts));
            any = true;
        }
        return any;
    }

    /// <summary>What is read beside a count behind a percentage that is, with others, all of its base: in words, where some of them can be read; null otherwise.</summary>
    /// <param name="count">The name of the count.</param>
    public string? BesideInWords(string count)
    {
        var whole = _wholes.Find(w => w.Parts.Any(p => draft.Cells[p.Count].Id == count));
        long[] read = [.. whole?.Members.Where(m => m.IsOpen).Select(m => m.Ratio.Printed) ?? []];
        return read.Length == 0 ? null : $"beside {string.Join(", ", read)} % of {whole!.Members[0].Ratio.Base.Value}, with which it is all of them";
    }

    private void Add(TableDefinition table, Func<Ratio, bool> isLeftOut, Func<Ratio, int, int?> print)
    {
        var (wholes, others) = FittedOf(table, isLeftOut);
        foreach (var whole in wholes)
        {
            // Of two that are all of a base each is what the other leaves.
            var parts = whole.Select(m => (Count: AddCount(m.Ratio, m.Count, hasRest: whole.Count > 2), Printed: (int?)null)).ToList();
            for (int i = 0; i < parts.Count; i++) parts[i] = (parts[i].Count, Print(whole[i], parts[i].Count));
            string name = $"all percentages of {tables.CodeOf(whole[0].Ratio.Base)} in '{table.Title}'";
            draft.Relate(LinearRelation.Sum(name, draft.IndexOf(tables.SetOf(whole[0].Ratio.Base))!.Value, [.. parts.Select(p => p.Count)]));
            _wholes.Add(new Whole(name, whole, parts, table.Disclosure!.Threshold!.Value));
        }
        foreach (var single in others.Where(o => o.IsOpen)) Print(single, AddCount(single.Ratio, single.Count, hasRest: true));

        // Where nothing is printed into the system as a number of its own, -1 stands for what is read.
        int? Print(Fitted member, int behind)
        {
            if (!member.IsOpen) return null;
            _judged.Add(member.Ratio);
            return print(member.Ratio, behind) ?? Read;
        }
    }

    // A percentage that is read, and is no number of the system.
    private const int Read = -1;

    private CellRole RoleOf(Ratio ratio) =>
        tables.Demands.Hides(ratio.Cell) || ratio.Per == 100 && new ThresholdRule(ratio.Table.Disclosure!.Threshold!.Value).Judge(Percentage.Of(ratio.Printed, ratio.Base.Value!.Value)) != Confidentiality.Free
            ? CellRole.Hidden : CellRole.Suppressible;

    // A percentage tells its base, and without its base it tells readers nothing: both are shown, or neither.
    private bool IsBaseOpen(Ratio ratio) => draft.IndexOf(tables.SetOf(ratio.Base)) is { } at && draft.Cells[at].Role is CellRole.Suppressible or CellRole.Published;

    private (List<List<Fitted>> Wholes, List<Fitted> Others) FittedOf(TableDefinition table, Func<Ratio, bool> isLeftOut)
    {
        var all = tables.RatiosOf(table).ToList();
        foreach (var cell in tables.CellsOf(table).Where(c => c.Value is not null && all.All(r => r.Cell != c))) Gone.Add((cell.Table, cell.Key));
        var judged = all.Where(r => r.IsJudged && draft.IndexOf(tables.SetOf(r.Base)) is not null).ToList();
        foreach (var ratio in all.Where(r => !judged.Contains(r) || isLeftOut(r))) Gone.Add((ratio.Cell.Table, ratio.Cell.Key));
        if (ReleaseTables.RelationsOf(table).Any(r => r is { Kind: RelationKind.Share, Complete: null })) Loose.Add(table.Code);
        List<List<Fitted>> wholes = [];
        foreach (var whole in Wholes(table, all))
        {
            // A percentage of two such sets is fitted with the first only.
            if (!whole.TrueForAll(judged.Contains) || wholes.Exists(w => w.Exists(m => whole.Contains(m.Ratio)))) Loose.Add(table.Code);
            else if (Ratio.Fit(whole, whole[0].Base.Value, Known) is { } counts) wholes.Add([.. whole.Zip(counts, (r, n) => new Fitted(r, n, IsOpen(r)))]);
            else Leave(table, whole, IsOpen);
        }
        var others = judged.Where(r => IsOpen(r) && wholes.All(w => w.TrueForAll(m => m.Ratio != r))).ToList();
        return (wholes, [.. others.Zip(Ratio.Fit(others, null, Known)!, (r, n) => new Fitted(r, n, IsOpen: true))]);

        bool IsOpen(Ratio ratio) => !Gone.Contains((ratio.Cell.Table, ratio.Cell.Key));
    }

    // Percentages that fit no whole numbers together cannot be judged. Of those that are hidden in part nobody can say that they do not fit.
    private void Leave(TableDefinition table, List<Ratio> whole, Func<Ratio, bool> isOpen)
    {
        Loose.Add(table.Code);
        if (!whole.TrueForAll(r => isOpen(r))) return;
        foreach (var ratio in whole) Gone.Add((ratio.Cell.Table, ratio.Cell.Key));
        Misfits.Add((tables.CodeOf(whole[0].Cell), MisfitOf(whole)));
    }

    // Sets that are all of one base. One that lacks some of its percentages cannot be fitted.
    private IEnumerable<List<Ratio>> Wholes(TableDefinition table, List<Ratio> all)
    {
        foreach (var relation in ReleaseTables.RelationsOf(table))
        {
            foreach (var set in relation.Complete ?? [])
            {
                int size = set.Values.Aggregate(1, (n, codes) => n * codes.Count);
                foreach (var slice in all.Where(r => r.Relation == relation && IsIn(table, r.Cell, set)).GroupBy(r => r.Base.Table + r.Base.Key + OtherCodes(table, r.Cell, set)).Select(g => g.ToList()))
                {
                    if (slice.Count == size) yield return slice;
                    else Loose.Add(table.Code);
                }
            }
        }
    }

    private static bool IsIn(TableDefinition table, Cell cell, IReadOnlyDictionary<string, IReadOnlyList<string>> set) =>
        table.Dimensions.Zip(cell.Codes).All(d => !set.TryGetValue(d.First.Code, out var codes) || codes.Contains(d.Second, StringComparer.Ordinal));

    private static string OtherCodes(TableDefinition table, Cell cell, IReadOnlyDictionary<string, IReadOnlyList<string>> set) =>
        string.Join('|', table.Dimensions.Zip(cell.Codes).Where(d => !set.ContainsKey(d.First.Code)).Select(d => d.Second));

    private static string MisfitOf(List<Ratio> whole)
    {
        long least = whole.Sum(r => r.Counts.First), most = whole.Sum(r => r.Counts.Last), of = whole[0].Base.Value!.Value;
        return $"{string.Join(", ", whole.Select(r => r.Printed))} % of {of} fit no whole numbers: what they stand for adds up to {(least == most ? $"{least}" : $"{least} to {most}")}, not to {of}";
    }

    private long? Known(Ratio ratio) => CountOf(ratio)?.Value;

    private Cell? CountOf(Ratio ratio) => ratio.Relation.Count is { } count ? tables.At(count.Cell, tables.PlaceOf(ratio.Cell)) : null;

    private int AddCount(Ratio ratio, long count, bool hasRest)
    {
        if (CountOf(ratio) is { } printed && draft.IndexOf(tables.SetOf(printed)) is { } found) return found;
        long threshold = ratio.Table.Disclosure!.Threshold!.Value;
        int index = draft.Add($"the count behind {tables.CodeOf(ratio.Cell)}", count, ratio.Per == 100 && new ThresholdRule(threshold).IsSmall(count) ? CellRole.Primary : CellRole.Hidden);
        if (ratio.Per == 100 && hasRest) rest(draft.IndexOf(tables.SetOf(ratio.Base))!.Value, index, threshold);
        return index;
    }

    private string Written(Ratio ratio) => ratio.Per == 100 ? $"{ratio.Printed} % of {tables.CodeOf(ratio.Base)}" : $"a mean of {ratio.Printed} over {tables.CodeOf(ratio.Base)}";
}
