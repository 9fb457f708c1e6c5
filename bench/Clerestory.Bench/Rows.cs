using System.Globalization;
using System.Text;
using Clerestory.Collection;

namespace Clerestory.Bench;

/// <summary>The rows of one signed return, as its transaction leaves them in the store: for writing them by hand.</summary>
internal sealed record Rows(Sheet Sheet, string Key, IReadOnlyList<Answer> Answers, string Letter)
{
    private static readonly DateTime Never = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);

    private readonly string seal = Hash.Of(Key);

    public string Organization => $"{Sheet.Pack}/{Sheet.Respondent}";

    public Guid Submission => Sheet.IdOf(1);

    public static string Insert(string table, IReadOnlyCollection<string> columns) =>
        new StringBuilder($"INSERT INTO {table} (").AppendJoin(", ", columns.Select(c => $"\"{c}\"")).Append(") VALUES (").AppendJoin(", ", columns.Select((_, i) => $"@p{i}")).Append(')').ToString();

    /// <summary>Every row by its table, with the trail's line after the line before it.</summary>
    public IEnumerable<(string Table, (string Column, object? Value)[] Values)> All(DateTime now, long number, string previous)
    {
        yield return ("submission", SubmissionRow(now, "Waiting"));
        foreach (var answer in Answers) yield return ("answer", AnswerRow(answer));
        yield return ("draft",
        [
            ("id", Sheet.Id), ("pack", Sheet.Pack), ("call", Sheet.Call), ("respondent", Sheet.Respondent), ("instrument", Sheet.Instrument), ("revision", 2), ("stage", "Signed"), ("started_at", now), ("changed_at", now),
            ("changed_by", "record system"), ("is_zero_return", false), ("assisted", null), ("assisted_name", ""), ("amends", null), ("amendment", null), ("amendment_reason", ""),
        ]);
        yield return ("trail",
        [
            ("organization", Organization), ("number", number), ("at", now), ("who", "record system"), ("what", "signed return"), ("subject", $"{Sheet.Call}/{Sheet.Respondent}/{Sheet.Instrument}/1"),
            ("content", seal), ("previous", previous), ("seal", Hash.Of(previous + number.ToString(CultureInfo.InvariantCulture) + seal)),
        ]);
        yield return ("letter",
        [
            ("id", Guid.CreateVersion7()), ("pack", Sheet.Pack), ("key", $"{Submission}/receipt/0"), ("call", Sheet.Call), ("agency", Sheet.Respondent), ("channel", "Mail"), ("to_name", "Clerk"), ("to_mail", "clerk@town.example"),
            ("subject", "We have your form: 1"), ("body", Letter), ("written_at", now), ("state", "Waiting"), ("tries", 0), ("next_try", Never), ("at", null), ("note", ""), ("is_private", false),
        ]);
        yield return ("filed_once", [("owner", Organization), ("key", Key), ("request", seal), ("submission", Submission), ("number", 1), ("seal", seal), ("at", now)]);
    }

    public (string Column, object? Value)[] SubmissionRow(DateTime now, string verdict) =>
    [
        ("id", Submission), ("pack", Sheet.Pack), ("call", Sheet.Call), ("respondent", Sheet.Respondent), ("instrument", Sheet.Instrument), ("seal", seal), ("attestation_name", "Avery Synthetic"),
        ("attestation_signed_on", DateOnly.FromDateTime(now)), ("attestation_title", "Head of department"), ("attestation_statement", "To the best of my knowledge these answers are complete and true."),
        ("circumstances_amendment", null), ("circumstances_amendment_reason", ""), ("circumstances_assisted", null), ("circumstances_assisted_name", ""), ("circumstances_by", "record system"), ("circumstances_is_late", false),
        ("circumstances_late_reason", ""), ("circumstances_received_at", now), ("is_current", true), ("number", 1), ("verdict", verdict),
    ];

    public (string Column, object? Value)[] AnswerRow(Answer answer) => [("item", answer.Item), ("place", answer.Place), ("submission_id", Submission), ("value", answer.Value)];
}
