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

    /// <summary>The percentages that are in the system.</summary>
    public IReadOnlyList<Ratio> Judged => _judged;

    /// <summary>Those that are in no system, because they cannot be judged or their base is not read; they are hidden.</summary>
    public HashSet<(string Table, string Key)> Gone { get; } = [];

    /// <summary>Sets of percentages that are all of their base and fit no whole numbers together, in words.</summary>
    public List<(string Code, string Words)> Misfits { get; } = [];

    /// <summary>Adds the percentages of a table as numbers that may be hidden one by one.</summary>
    /// <param name="table">The table.</param>
    /// <param name="gone">What is hidden already.</param>
    public void AddCells(TableDefinition table, IReadOnlySet<(string, string)> gone)
    {
        foreach (var (ratio, count) in Fitted(table, r => gone.Contains((r.Cell.Table, r.Cell.Key)) || !IsBaseOpen(r)))
        {
            string code = tables.CodeOf(ratio.Cell);
            int behind = AddCount(ratio, count), printed = draft.Add(code, ratio.Printed, RoleOf(ratio), ratio.Per == 100 ? 100 : null);
            draft.Price(printed, 1);
            draft.Relate(ratio.WithBaseRead($"{code} of {tables.CodeOf(ratio.Base)}", behind, printed));
            if (tables.WasPrinted(ratio.Cell) && draft.Cells[printed].Role == CellRole.Suppressible) draft.Give(printed, CellRole.Published);
            _judged.Add(ratio);
        }
    }

    /// <summary>Adds what the percentages of a table tell that can be read.</summary>
    /// <param name="table">The table.</param>
    /// <param name="isHidden">Whether a number cannot be read.</param>
    public void AddRead(TableDefinition table, Func<Cell, bool> isHidden)
    {
        foreach (var (ratio, count) in Fitted(table, r => isHidden(r.Cell)))
        {
            int behind = AddCount(ratio, count);
            foreach (var relation in ratio.Read($"{Written(ratio)} ({tables.CodeOf(ratio.Cell)})", behind, draft.IndexOf(tables.SetOf(ratio.Base))!.Value)) draft.Relate(relation);
            _judged.Add(ratio);
        }
    }

    private CellRole RoleOf(Ratio ratio) =>
        tables.Demands.Hides(ratio.Cell) || ratio.Per == 100 && new ThresholdRule(ratio.Table.Disclosure!.Threshold!.Value).Judge(Percentage.Of(ratio.Printed, ratio.Base.Value!.Value)) != Confidentiality.Free
            ? CellRole.Hidden : CellRole.Suppressible;

    // A percentage tells its base, and without its base it tells readers nothing: both are shown, or neither.
    private bool IsBaseOpen(Ratio ratio) => draft.IndexOf(tables.SetOf(ratio.Base)) is { } at && draft.Cells[at].Role is CellRole.Suppressible or CellRole.Published;

    private List<(Ratio Ratio, long Count)> Fitted(TableDefinition table, Func<Ratio, bool> isLeftOut)
    {
        var all = tables.RatiosOf(table).ToList();
        foreach (var cell in tables.CellsOf(table).Where(c => c.Value is not null && all.All(r => r.Cell != c))) Gone.Add((cell.Table, cell.Key));
        foreach (var ratio in all.Where(r => !r.IsJudged || draft.IndexOf(tables.SetOf(r.Base)) is null || isLeftOut(r))) Gone.Add((ratio.Cell.Table, ratio.Cell.Key));
        var open = all.Where(r => !Gone.Contains((r.Cell.Table, r.Cell.Key))).ToList();
        List<(Ratio, long)> fitted = [];
        foreach (var whole in Wholes(table, all).Where(w => w.TrueForAll(open.Contains)))
        {
            open.RemoveAll(whole.Contains);
            if (Ratio.Fit(whole, whole[0].Base.Value, Known) is { } counts)
            {
                fitted.AddRange(whole.Zip(counts));
                continue;
            }
            foreach (var ratio in whole) Gone.Add((ratio.Cell.Table, ratio.Cell.Key));
            Misfits.Add((tables.CodeOf(whole[0].Cell), MisfitOf(whole)));
        }
        return [.. fitted, .. open.Zip(Ratio.Fit(open, null, Known)!)];
    }

    // Sets that are all of one base, each with all of its percentages printed by the source.
    private static IEnumerable<List<Ratio>> Wholes(TableDefinition table, List<Ratio> all) =>
        from relation in table.Disclosure!.Relations ?? []
        from set in relation.Complete ?? []
        from slice in all.Where(r => r.Relation == relation && IsIn(table, r.Cell, set)).GroupBy(r => r.Base.Table + r.Base.Key + OtherCodes(table, r.Cell, set))
        where slice.Count() == set.Values.Aggregate(1, (n, codes) => n * codes.Count)
        select slice.ToList();

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

    private int AddCount(Ratio ratio, long count)
    {
        if (CountOf(ratio) is { } printed && draft.IndexOf(tables.SetOf(printed)) is { } found) return found;
        long threshold = ratio.Table.Disclosure!.Threshold!.Value;
        int index = draft.Add($"the count behind {tables.CodeOf(ratio.Cell)}", count, ratio.Per == 100 && new ThresholdRule(threshold).IsSmall(count) ? CellRole.Primary : CellRole.Hidden);
        if (ratio.Per == 100) rest(draft.IndexOf(tables.SetOf(ratio.Base))!.Value, index, threshold);
        return index;
    }

    private string Written(Ratio ratio) => ratio.Per == 100 ? $"{ratio.Printed} % of {tables.CodeOf(ratio.Base)}" : $"a mean of {ratio.Printed} over {tables.CodeOf(ratio.Base)}";
}
