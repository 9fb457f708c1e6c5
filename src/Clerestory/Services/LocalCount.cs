using System.Globalization;
using Clerestory.Collection;
using Clerestory.Collection.Forms;
using Clerestory.Packs;

namespace Clerestory.Services;

/// <summary>
/// Counts a provider's own records on the provider's own machine. Only totals come out: no row, no key and no hash of a person, because the law
/// bars even those from leaving a provider (34 U.S.C. 12291(b)(2), 28 CFR 94.115). It needs no store and no network.
/// </summary>
public sealed class LocalCount(CountPlan plan, Instrument form, IReadOnlyDictionary<string, CodeList> lists)
{
    /// <summary>What came of it.</summary>
    /// <param name="Rows">The rows that were read.</param>
    /// <param name="People">The different people in them.</param>
    /// <param name="Answers">The totals, as answers to the form; none while an error stands.</param>
    /// <param name="Findings">What did not fit, by row and column; and what the form's own checks find in the totals.</param>
    /// <param name="Few">The totals that count so few people that they could be recognized.</param>
    public sealed record Result(int Rows, int People, IReadOnlyList<Answer> Answers, IReadOnlyList<Finding> Findings, IReadOnlyList<Answer> Few)
    {
        /// <summary>Whether the totals may be used.</summary>
        public bool Holds => !Findings.Any(f => f.Blocks);
    }

    /// <summary>The limits of a provider's own table; larger than those of an upload, because nobody sends it.</summary>
    public static UploadLimits Limits { get; } = new() { Bytes = 50 * 1024 * 1024, InflatedBytes = 400L * 1024 * 1024, PartBytes = 300L * 1024 * 1024, Nodes = 20_000_000, Rows = 200_000, Cells = 4_000_000, AllText = 100_000_000 };

    /// <summary>Counts the first sheet of a file.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="names">What the provider calls its columns.</param>
    /// <param name="from">The first day of the period.</param>
    /// <param name="to">Its last day, which counts whole.</param>
    public Result Of(SafeSheet sheet, ColumnNames names, DateOnly from, DateOnly to)
    {
        var table = new ClientTable(plan, names, lists, sheet);
        if (table.Lacking is { Count: > 0 } lacking)
            return new Result(table.Rows.Count, 0, [], [.. lacking.Select(c => Finding.Error("counting.column", null, 1, $"The table has no column '{c.Title}' ({c.Code}). Name yours in the file of column names."))], []);
        var rows = new RowReader(plan, table, from, to);
        IReadOnlyList<Answer> answers = [.. plan.Counts.GroupBy(c => c.Item, StringComparer.Ordinal).SelectMany(g => g.SelectMany(count => Count(count, rows)))];
        List<Finding> findings = [.. table.Faults, .. rows.Notices];
        if (findings.Any(f => f.Blocks)) return new Result(table.Rows.Count, rows.People, [], findings, []);
        findings.AddRange(form.Examine(new Answers(answers), form.Items.SelectMany(i => i.AskedOf ?? []).FirstOrDefault() ?? ""));
        return new Result(table.Rows.Count, rows.People, answers, findings, [.. answers.Where(a => new AnswerValue(a.Value).Number is { } n && n >= 1 && n <= plan.Small)]);
    }

    private IEnumerable<Answer> Count(PlannedCount count, RowReader rows)
    {
        // A column that the table does not have tells nothing: what is counted by it stays blank, and is no zero.
        if (!rows.CanCount(count)) return [];
        var item = form.Items.Single(i => i.Code == count.Item);
        var people = rows.Matching(count).ToList();
        if (item.Type != ItemType.Counts) return [new Answer(count.Item, count.Place ?? "", Written(people.Count))];
        var found = people.Select(p => rows.PlaceOf(count, p)).OfType<string>().CountBy(place => place, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return ItemPlaces.Of(item, lists).Select(place => new Answer(count.Item, place.Place, Written(found.GetValueOrDefault(place.Place))));
    }

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
