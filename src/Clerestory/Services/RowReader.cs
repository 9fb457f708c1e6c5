using Clerestory.Collection.Forms;

namespace Clerestory.Services;

/// <summary>Which rows a count takes. A person in several rows is counted once, by the first row that fits.</summary>
internal sealed class RowReader(CountPlan plan, ClientTable table, DateOnly from, DateOnly to)
{
    private bool TellsPeopleApart => plan.Person is { } person && table.Has(person);

    /// <summary>The different people of the table.</summary>
    public int People => TellsPeopleApart ? table.Rows.Select(PersonIn).Distinct(StringComparer.OrdinalIgnoreCase).Count() : table.Rows.Count;

    /// <summary>What should be known of how it was counted.</summary>
    public IEnumerable<Finding> Notices
    {
        get
        {
            if (!TellsPeopleApart && plan.Person is { } person) yield return Finding.Notice("counting.person", null, $"The table has no column '{plan.Column(person).Title}': each row was taken for one person.");
            else if (TellsPeopleApart && People < table.Rows.Count) yield return Finding.Notice("counting.person", null, $"{table.Rows.Count} rows are of {People} people. Each was counted once, by the first row that fits.");
            foreach (var column in plan.Columns.Where(c => c.Optional && !table.Has(c.Code) && c.Code != plan.Person && plan.Counts.Any(count => Columns(count).Contains(c.Code))))
                yield return Finding.Notice("counting.left", null, $"The table has no column '{column.Title}': what is counted by it stays blank.");
        }
    }

    /// <summary>Whether the table has every column that a count needs.</summary>
    public bool CanCount(PlannedCount count) => Columns(count).All(table.Has);

    /// <summary>One row for each person that a count takes.</summary>
    public IEnumerable<IReadOnlyDictionary<int, SafeCell>> Matching(PlannedCount count)
    {
        var rows = table.Rows.Where(row => count.When.All(when => IsTrue(row, when)));
        return TellsPeopleApart ? rows.DistinctBy(PersonIn, StringComparer.OrdinalIgnoreCase) : rows;
    }

    /// <summary>The place of a grid that a row falls into; null where a cell of it falls into no code.</summary>
    public string? PlaceOf(PlannedCount count, IReadOnlyDictionary<int, SafeCell> row)
    {
        if (count.Rows is null || table.Code(row, plan.Column(count.Rows)) is not { } code) return null;
        return count.By is null ? code : table.Code(row, plan.Column(count.By)) is { } by ? $"{code}/{by}" : null;
    }

    private static IEnumerable<string> Columns(PlannedCount count) => count.When.Select(w => w.Column).Append(count.Rows).Append(count.By).OfType<string>();

    // A row without a person's key is a person of its own; the row's number keeps it from being taken for another.
    private string PersonIn(IReadOnlyDictionary<int, SafeCell> row) => table.Text(row, plan.Person!) is { Length: > 0 } key ? key : $"\0{row.Values.First().Row}";

    private bool IsTrue(IReadOnlyDictionary<int, SafeCell> row, RowCondition when) => when.Is switch
    {
        Holds.InPeriod => table.Day(row, when.Column) is { } day && day >= from && day <= to,
        Holds.ByEnd => table.Day(row, when.Column) <= to,
        Holds.NotBeforeStart => table.Day(row, when.Column) is not { } end || end >= from,
        Holds.Yes => table.YesNo(row, when.Column) == true,
        Holds.No => table.YesNo(row, when.Column) == false,
        Holds.Given => table.Text(row, when.Column).Length > 0,
        Holds.Blank => table.Text(row, when.Column).Length == 0,
        _ => table.Code(row, plan.Column(when.Column)) == when.Code,
    };
}
