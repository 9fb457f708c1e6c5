using System.Globalization;
using Clerestory.Collection;
using Clerestory.Packs;
using Clerestory.Registry;

namespace Clerestory.Tables;

/// <summary>Makes the cells of a table: from published figures, or by counting returns.</summary>
public static class Tabulation
{
    /// <summary>The columns that a file of published figures may have after its dimensions, in this order.</summary>
    public static readonly string[] Columns = ["value", "value_to", "status", "label", "unit", "period", "geography", "printed", "note", "source", "grade"];

    private static readonly Dictionary<string, CellStatus> Statuses = new(StringComparer.Ordinal)
    {
        [""] = CellStatus.Normal, ["blank"] = CellStatus.Blank, ["not-known"] = CellStatus.NotKnown, ["not-applicable"] = CellStatus.NotApplicable,
        ["not-reported"] = CellStatus.NotReported, ["lost"] = CellStatus.Lost, ["revised"] = CellStatus.Revised,
    };

    /// <summary>Whether a status is one that packs may write.</summary>
    public static bool KnowsStatus(string status) => Statuses.ContainsKey(status);

    /// <summary>The cells of a table of published figures.</summary>
    public static IReadOnlyList<Cell> FromHistory(Pack pack, TableDefinition table) =>
    [
        .. pack.Rows(table.Data.History!).Select((row, index) => new Cell
        {
            Pack = pack.Manifest.Code, Table = table.Code, Key = table.Key(row.Values), Order = index, Value = Number(row["value"]), ValueTo = Number(row["value_to"]),
            Status = Statuses[row["status"]], Label = row["label"], Unit = row["unit"], Period = row["period"], Geography = row["geography"], Printed = row["printed"],
            Note = row["note"], Source = row["source"], Grade = Grades.Read(row["grade"]),
        }),
    ];

    /// <summary>The cells of a table that counts the returns of a data call.</summary>
    /// <param name="pack">The pack, for its register and its call.</param>
    /// <param name="table">The table.</param>
    /// <param name="returns">The returns of that call.</param>
    public static IReadOnlyList<Cell> FromReturns(Pack pack, TableDefinition table, IReadOnlyList<Submission> returns)
    {
        var obligations = CallPlan.In(pack)[table.Data.Call!].ObligationsIn(pack).ToDictionary(o => o.Code, StringComparer.Ordinal);
        var agencies = Agency.In(pack);
        return
        [
            .. table.Data.Rows!.Select((row, index) =>
            {
                var counted = row.Obligation is null ? returns : CountedFor(obligations[row.Obligation], agencies, returns);
                long? value = row.Tally == Tally.Obliged ? agencies.Count(obligations[row.Obligation!].Binds) : Count(row, counted);
                return new Cell
                {
                    Pack = pack.Manifest.Code, Table = table.Code, Key = table.Key(row.At), Order = index, Value = value,
                    Status = value is null ? CellStatus.NotReported : CellStatus.Normal, Label = row.Label ?? "", Unit = row.Unit ?? "",
                    Returns = row.Tally == Tally.Obliged ? null : Behind(row, counted).Count(),
                };
            }),
        ];
    }

    private static List<Submission> CountedFor(Obligation obligation, IReadOnlyList<Agency> agencies, IReadOnlyList<Submission> returns)
    {
        var bound = agencies.Where(obligation.Binds).Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        return [.. returns.Where(r => r.Instrument == obligation.Instrument && bound.Contains(r.Respondent))];
    }

    // The returns that a cell counts: those with an answer that is a value. Silence and "not known" are counted nowhere, and are no zero.
    private static IEnumerable<Submission> Behind(TallyRow row, IReadOnlyList<Submission> returns) =>
        row.Item is null ? returns : returns.Where(r => ValueOf(row, r).Missing == Missing.None);

    private static AnswerValue ValueOf(TallyRow row, Submission submission)
    {
        var answers = new Answers(submission.Answers);
        if (row.Place != BeforeAfter.BothPlace) return answers.At(row.Item!, row.Place ?? "");
        // How many were measured both times is asked of nobody: it follows from the five answers, where they give a measure.
        return BeforeAfter.Of(place => answers.At(row.Item!, place)) is { } measure ? new AnswerValue(measure.Both.ToString(CultureInfo.InvariantCulture)) : new AnswerValue("-");
    }

    private static long? Count(TallyRow row, IReadOnlyList<Submission> returns)
    {
        var behind = Behind(row, returns).ToList();
        if (row.Tally == Tally.Returns) return behind.Count;
        if (behind.Count == 0) return null;
        return row.Tally switch
        {
            Tally.Sum => behind.Sum(r => ValueOf(row, r).Number ?? 0),
            Tally.Reporters => behind.Count(r => ValueOf(row, r).Number > 0),
            _ => behind.Count(r => ValueOf(row, r).IsYes),
        };
    }

    private static long? Number(string text) => text.Length == 0 ? null : long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
