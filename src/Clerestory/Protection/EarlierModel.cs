using Clerestory.Disclosure;
using Clerestory.Tables;

namespace Clerestory.Protection;

/// <summary>
/// Earlier editions beside the new one, in one system. A number that stands in both with the same value is one cell; one that was changed
/// since is two, and the change between them is a count of people too.
/// </summary>
/// <param name="draft">The system of the new edition.</param>
/// <param name="tables">The release, with what stands in earlier editions.</param>
/// <param name="rest">Adds what is left of a whole without a part.</param>
internal sealed class EarlierModel(SystemDraft draft, ReleaseTables tables, Action<int, int, long> rest)
{
    private readonly Dictionary<(string Identity, long Value), int> _changed = [];
    private readonly HashSet<int> _known = [];

    /// <summary>Adds all earlier editions.</summary>
    /// <param name="cells">The counts of the new one.</param>
    /// <param name="sums">How they add up.</param>
    /// <param name="parts">Which is part of which.</param>
    public void Add(IReadOnlyList<Cell> cells, IReadOnlyList<PrintedSum> sums, IReadOnlyList<PrintedPart> parts)
    {
        foreach (var edition in tables.Earlier.GroupBy(n => n.EditionName, StringComparer.Ordinal))
        {
            var numbers = edition.ToLookup(n => n.Identity, StringComparer.Ordinal);
            var at = cells.DistinctBy(tables.SetOf).Select(c => (Set: tables.SetOf(c), Cell: c, Number: numbers[tables.IdentityOf(c)].FirstOrDefault()))
                .Where(c => c.Number is not null).ToDictionary(c => c.Set, c => IndexOf(c.Cell, c.Number!), StringComparer.Ordinal);
            foreach (var sum in sums) AddSum(edition.Key, sum, c => at.TryGetValue(tables.SetOf(c), out int index) ? index : null);
            foreach (var part in parts)
            {
                if (at.TryGetValue(tables.SetOf(part.Whole), out int whole) && at.TryGetValue(tables.SetOf(part.Part), out int of) && draft.Cells[whole].Value >= draft.Cells[of].Value) rest(whole, of, part.Threshold);
            }
        }
        if (_known.Count > 0) draft.Settle(_known);
    }

    private int IndexOf(Cell cell, PublishedNumber number)
    {
        int now = draft.IndexOf(tables.SetOf(cell))!.Value;
        int index = number.Value == cell.Value ? now : _changed.TryGetValue((number.Identity, number.Value), out int before) ? before : AddChanged(cell, number, now);
        if (!number.IsHidden)
        {
            draft.Know(index, $"edition {number.EditionName}: {number.Code} = {number.Value}");
            _known.Add(index);
        }
        return index;
    }

    private int AddChanged(Cell cell, PublishedNumber number, int now)
    {
        var rule = new ThresholdRule(tables.All[cell.Table].Disclosure!.Threshold!.Value);
        string name = $"{number.Code} in edition {number.EditionName}";
        int before = draft.Add(draft.IndexOf(name) is null ? name : $"{name} ({number.Identity})", number.Value, rule.IsSmall(number.Value) ? CellRole.Primary : CellRole.Hidden);
        _changed.Add((number.Identity, number.Value), before);
        long change = Math.Abs(number.Value - cell.Value!.Value);
        if (!rule.IsSmall(change)) return before;
        int changed = draft.Add($"change of {draft.Cells[before].Id}", change, CellRole.Primary);
        var (greater, less) = number.Value > cell.Value ? (before, now) : (now, before);
        draft.Relate(LinearRelation.Sum(draft.Cells[changed].Id, greater, [less, changed]));
        return before;
    }

    // What an earlier edition printed added up there; where it did not, or a part was not in it, nothing follows.
    private void AddSum(string edition, PrintedSum sum, Func<Cell, int?> at)
    {
        if (at(sum.Total) is not { } total || sum.Parts.Any(p => at(p) is null)) return;
        int[] parts = [.. sum.Parts.Select(p => at(p)!.Value)];
        bool isOld = parts.Append(total).Any(_changed.ContainsValue);
        if (!isOld || parts.Sum(p => draft.Cells[p].Value) != draft.Cells[total].Value) return;
        draft.Relate(LinearRelation.Sum($"{sum.Name}, edition {edition}", total, parts));
        foreach (int part in parts) rest(total, part, sum.Threshold);
    }
}
