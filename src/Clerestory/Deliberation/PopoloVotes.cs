using System.Globalization;
using System.Text.Json;

namespace Clerestory.Deliberation;

/// <summary>Recommendations and rolls in the terms of Popolo (popoloproject.com): motions, vote events, votes.</summary>
/// <remarks>
/// Popolo's <c>result</c> is <c>pass</c> or <c>fail</c>; where a roll does not tell, it is null. <c>not recorded</c> is an option of its own:
/// Popolo has none for a voter of whom nothing is known. What Popolo has no word for stands under names of ours.
/// </remarks>
public static class PopoloVotes
{
    /// <summary>The columns of the table of votes.</summary>
    public static IReadOnlyList<string> VoteColumns { get; } =
        ["motion_id", "vote_event_id", "start_date", "seats_of", "seat", "office", "voter", "option", "by_designee", "vacant", "reason", "as_printed", "result", "consensus"];

    /// <summary>The columns of the table of motions.</summary>
    public static IReadOnlyList<string> MotionColumns { get; } =
        ["id", "year", "classification", "title", "text", "text_version", "organization", "addressee", "laws", "result", "consensus", "printed_consensus", "oppose_abstain", "status", "status_date", "status_source", "status_grade"];

    /// <summary>One row a motion.</summary>
    public static IReadOnlyList<string> MotionRow(Recommendation r)
    {
        var (roll, step) = (r.Decided, r.Steps.Standing);
        return
        [
            r.Code, Number(r.Year), r.Kind, r.Title, r.Text, Number(r.Versions.Count), r.BodyName, r.Addressee, r.Laws, ResultOf(roll) ?? "", roll is null ? "no-roll" : Word(roll.Consensus.Verdict),
            roll?.Printed is { } printed ? Word(printed) : "", roll is null ? "" : StandLists.Dissent(roll), Word(r.Status), Iso(step?.Day), step?.Source ?? "", step is null ? "" : Word(step.Grade),
        ];
    }

    /// <summary>One row a line of each closed roll.</summary>
    public static IEnumerable<IReadOnlyList<string>> VoteRows(Recommendation r) =>
        from roll in r.Rolls
        where roll.IsClosed
        from line in roll.Lines
        select (IReadOnlyList<string>)
        [
            r.Code, IdOf(roll), Iso(roll.Day), Iso(roll.SeatsOn), line.Seat is { } seat ? Number(seat) : "", line.Office, line.Name, line.IsVacant ? "" : OptionOf(line.Stand), Bool(line.ByDesignee), Bool(line.IsVacant), line.Reason,
            Bool(line.IsAsPrinted), ResultOf(roll) ?? "", Word(roll.Consensus.Verdict),
        ];

    /// <summary>A motion with its vote events and what became of it.</summary>
    public static object Motion(Recommendation r) => new
    {
        Id = r.Code, Classification = r.Kind, r.Title, r.Text, Organization = new { Name = r.BodyName }, LegislativeSession = new { Identifier = Number(r.Year) },
        Date = Iso(r.Decided?.Day ?? r.Versions[0].Day) is { Length: > 0 } date ? date : null, Requirement = "consensus", Result = ResultOf(r.Decided), Addressee = OrNull(r.Addressee), Laws = r.LawCodes,
        TextVersions = r.Versions.Select(v => new { v.Number, v.Text, Date = v.Day, ProposedBy = OrNull(v.ProposedBy), Reason = OrNull(v.Why) }),
        VoteEvents = r.Rolls.Where(o => o.IsClosed).Select(VoteEvent),
        Disposition = new
        {
            Status = Word(r.Status),
            Steps = r.Steps.Select(s => new
            {
                Stage = Word(s.Stage), Status = s.Stage == DispositionStage.Figure ? null : Word(s.Status), Date = s.Day, Law = OrNull(s.Law), Cite = OrNull(s.Cite), Figure = OrNull(s.Figure), FigureBefore = OrNull(s.Before),
                MeantTo = s.MeantTo is { } way ? Word(way) : null, s.Summary, Source = OrNull(s.Source), Grade = Word(s.Grade),
            }),
        },
        Source = OrNull(r.Source), Note = OrNull(r.Note),
    };

    private static object VoteEvent(PositionRoll roll)
    {
        var consensus = roll.Consensus;
        return new
        {
            Id = IdOf(roll), Identifier = Number(roll.Number), MotionId = roll.Recommendation, StartDate = roll.Day, SeatsOf = roll.SeatsOn, TextVersion = roll.Version, Meeting = OrNull(roll.Meeting), Result = ResultOf(roll),
            Consensus = new { Verdict = Word(consensus.Verdict), consensus.Seats, consensus.Present, consensus.NotRecorded, consensus.Quorum, consensus.Why, AsPrinted = roll.Printed is { } printed ? Word(printed) : null },
            Counts = roll.Lines.Where(l => !l.IsVacant).GroupBy(l => l.Stand).OrderBy(g => g.Key).Select(g => new { Option = OptionOf(g.Key), Value = g.Count() }),
            Votes = roll.Lines.Where(l => !l.IsVacant).Select(l => new
            {
                VoteEventId = IdOf(roll), VoterId = l.Seat is { } seat ? $"seat-{Number(seat)}" : null, Voter = new { Name = l.Name.Length > 0 ? l.Name : l.Office }, Role = OrNull(l.Office), Option = OptionOf(l.Stand),
                ByDesignee = l.ByDesignee ? true : (bool?)null, Reason = OrNull(l.Reason), AsPrinted = l.IsAsPrinted ? true : (bool?)null,
            }),
            VacantSeats = roll.Lines.Where(l => l.IsVacant).Select(l => l.Seat), Seal = "sha256:" + roll.Seal, Source = OrNull(roll.Source),
        };
    }

    /// <summary>A stand as Popolo's option of a vote.</summary>
    public static string OptionOf(Stand stand) => stand switch
    {
        Stand.Support => "yes",
        Stand.Oppose => "no",
        Stand.Abstain => "abstain",
        Stand.Absent => "absent",
        _ => "not recorded",
    };

    private static string? ResultOf(PositionRoll? roll) => roll?.Consensus.Verdict switch
    {
        ConsensusVerdict.Reached => "pass",
        ConsensusVerdict.NotReached or ConsensusVerdict.NoQuorum => "fail",
        _ => null,
    };

    private static string IdOf(PositionRoll roll) => $"{roll.Recommendation}/{Number(roll.Number)}";

    private static string Word(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Bool(bool value) => value ? "true" : "false";
}
