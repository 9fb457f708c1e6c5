using Clerestory.Registry;
using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Collection;

/// <summary>What came of one expected return.</summary>
public enum ReturnState { Missing, Begun, OnTime, Late, Excused }

/// <summary>One expected return: who, by which duty, and what came of it.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Name">Its name on the last reported day.</param>
/// <param name="Obligation">The duty.</param>
/// <param name="State">What came of it.</param>
/// <param name="Due">Its due day.</param>
/// <param name="Submission">The version that counts; null while none has come.</param>
/// <param name="Verdict">What the reviewer says of it.</param>
/// <param name="Reason">Why it is excused or has longer; else empty.</param>
public sealed record ExpectedReturn(
    Agency Agency, string Name, Obligation Obligation, ReturnState State, DateOnly Due, SubmissionHead? Submission, ReviewVerdict Verdict, string Reason)
{
    /// <summary>Whether a signed return has come.</summary>
    public bool IsReceived => State is ReturnState.OnTime or ReturnState.Late;
}

/// <summary>A signed return of some form without its answers: as little as tells what came of it. Thousands are read for one page, and a date takes as long as all the rest.</summary>
public sealed record SubmissionHead(string Respondent, int Number, bool IsLate, ReviewVerdict Verdict);

/// <summary>A return that was begun: whose, and on which form.</summary>
public sealed record BegunReturn(string Respondent, string Instrument);

/// <summary>How many of the expected returns have come, as of a moment (DHIS2: reporting rate).</summary>
/// <param name="Lines">Every expected return.</param>
/// <param name="AsOf">The moment.</param>
public sealed record Completeness(IReadOnlyList<ExpectedReturn> Lines, DateTimeOffset AsOf)
{
    /// <summary>Those that the law asks, without the excused: the denominator.</summary>
    public IEnumerable<ExpectedReturn> Obliged => Lines.Where(l => !l.Obligation.Voluntary && l.State != ReturnState.Excused);

    /// <summary>How many of the obliged were expected, received, and received on time.</summary>
    public (int Expected, int Received, int OnTime) Rate => (Obliged.Count(), Obliged.Count(l => l.IsReceived), Obliged.Count(l => l.State == ReturnState.OnTime));

    /// <summary>The obliged whose due day is over and who have not reported.</summary>
    public IEnumerable<ExpectedReturn> FailedToReport(string timeZone)
    {
        // What day it is is asked once, not for each of thousands.
        var day = LastDay.DayOf(AsOf, timeZone);
        return Obliged.Where(l => !l.IsReceived && day > l.Due);
    }

    /// <summary>Works it out from what was known at a moment, so that any day can be played again.</summary>
    /// <param name="call">The call.</param>
    /// <param name="asked">Who may be asked.</param>
    /// <param name="heads">The signed returns that had come by then, by their form; of each the first version before the second.</param>
    /// <param name="exceptions">All exceptions, with those that were taken back.</param>
    /// <param name="asOf">The moment, and the returns that were begun by then.</param>
    public static Completeness Of(
        DataCall call, (FormBook Book, IEnumerable<Agency> Agencies) asked, IReadOnlyDictionary<string, List<SubmissionHead>> heads, IEnumerable<CallException> exceptions, (DateTimeOffset Moment, IReadOnlySet<(string, string)> Begun) asOf)
    {
        var (book, lines) = (asked.Book, new List<ExpectedReturn>());
        var standing = exceptions.Where(e => e.StandsAt(asOf.Moment)).ToLookup(e => e.Respondent, StringComparer.Ordinal);
        foreach (var obligation in call.DutiesIn(book.Pack))
        {
            var versions = new Dictionary<string, (SubmissionHead First, SubmissionHead Last)>(heads[obligation.Instrument].Count, StringComparer.Ordinal);
            foreach (var head in heads[obligation.Instrument]) versions[head.Respondent] = (versions.GetValueOrDefault(head.Respondent).First ?? head, head);
            foreach (var agency in asked.Agencies.Where(a => obligation.Binds(a) && book.History.ExistsOn(a.Code, call.To)))
            {
                (SubmissionHead? first, SubmissionHead? last) = versions.GetValueOrDefault(agency.Code);
                var state = StateOf(first, asOf.Begun.Contains((agency.Code, obligation.Instrument)));
                var line = new ExpectedReturn(agency, book.History.NameOn(agency, call.To), obligation, state, call.Due, last, last?.Verdict ?? ReviewVerdict.Waiting, "");
                lines.Add(standing.Contains(agency.Code) ? Excepted(line, [.. standing[agency.Code]]) : line);
            }
        }
        return new Completeness(lines, asOf.Moment);
    }

    private static ReturnState StateOf(SubmissionHead? first, bool begun) =>
        first is not null ? (first.IsLate ? ReturnState.Late : ReturnState.OnTime) : begun ? ReturnState.Begun : ReturnState.Missing;

    private static ExpectedReturn Excepted(ExpectedReturn line, List<CallException> exceptions)
    {
        var later = exceptions.Where(e => e.Kind == ExceptionKind.LaterDue).MaxBy(e => e.Due);
        var excused = exceptions.Find(e => e.Kind == ExceptionKind.Excused);
        return line with
        {
            State = excused is not null && !line.IsReceived ? ReturnState.Excused : line.State,
            Due = later?.Due is { } day && day > line.Due ? day : line.Due,
            Reason = excused?.Reason ?? later?.Reason ?? "",
        };
    }
}

/// <summary>Completeness, read from the store.</summary>
public static class CompletenessQuery
{
    /// <summary>What tells of each version of one form that had come by a moment. An index holds all of these columns, in this order: no row of a return is touched.</summary>
    public static IQueryable<SubmissionHead> HeadsOf(this IQueryable<Submission> submissions, DataCall call, string form, DateTimeOffset moment) =>
        submissions.AsNoTracking().Where(s => s.Pack == call.Pack && s.Call == call.Code && s.Instrument == form && s.Circumstances.ReceivedAt <= moment).OrderBy(s => s.Respondent).ThenBy(s => s.Number)
            .Select(s => new SubmissionHead(s.Respondent, s.Number, s.Circumstances.IsLate, s.Verdict));

    /// <summary>The returns that were begun by a moment and not signed; a draft that was signed by then has its return by then. Only an index is read here too.</summary>
    public static IQueryable<BegunReturn> BegunIn(this IQueryable<Draft> drafts, DataCall call, DateTimeOffset moment) =>
        drafts.AsNoTracking().Where(d => d.Pack == call.Pack && d.Call == call.Code && d.StartedAt <= moment && (d.Stage != DraftStage.Signed || d.ChangedAt > moment)).Select(d => new BegunReturn(d.Respondent, d.Instrument));

    extension(DataStore store)
    {
        /// <summary>How complete a call was at a moment.</summary>
        public Task<Completeness> Completeness(DataCall call, FormBook book, DateTimeOffset moment, CancellationToken cancel) =>
            Read(call, (book, book.Agencies.Values), new(store.Submissions, store.CallExceptions, store.Drafts), moment, cancel);

        /// <summary>What is asked of one agency and what came of it: costs the same however many others are asked.</summary>
        public async Task<IReadOnlyList<ExpectedReturn>> ExpectedOf(Agency agency, DataCall call, FormBook book, DateTimeOffset moment, CancellationToken cancel)
        {
            var (submissions, exceptions, drafts) = (store.Submissions, store.CallExceptions, store.Drafts);
            var own = new Rows(submissions.Where(s => s.Respondent == agency.Code), exceptions.Where(e => e.Respondent == agency.Code), drafts.Where(d => d.Respondent == agency.Code));
            return (await Read(call, (book, [agency]), own, moment, cancel)).Lines;
        }

        /// <summary>When the first versions of a call's returns came, by respondent and form.</summary>
        /// <param name="call">The call.</param>
        /// <param name="respondents">Whose; null for everyone's.</param>
        /// <param name="cancel">Stops the work.</param>
        public async Task<IReadOnlyDictionary<(string Respondent, string Instrument), DateTimeOffset>> ReceiptsOf(DataCall call, IReadOnlyList<string>? respondents, CancellationToken cancel)
        {
            var submissions = store.Submissions;
            var first = submissions.Where(s => s.Pack == call.Pack && s.Call == call.Code && s.Number == 1);
            if (respondents is not null) first = first.Where(s => respondents.Contains(s.Respondent));
            return (await first.Select(s => new { s.Respondent, s.Instrument, s.Circumstances.ReceivedAt }).ToListAsync(cancel)).ToDictionary(s => (s.Respondent, s.Instrument), s => s.ReceivedAt);
        }
    }

    private static async Task<Completeness> Read(DataCall call, (FormBook Book, IEnumerable<Agency> Agencies) asked, Rows rows, DateTimeOffset moment, CancellationToken cancel)
    {
        var heads = new Dictionary<string, List<SubmissionHead>>(StringComparer.Ordinal);
        foreach (string form in call.DutiesIn(asked.Book.Pack).Select(o => o.Instrument).Distinct())
        {
            heads[form] = await rows.Submissions.HeadsOf(call, form, moment).ToListAsync(cancel);
        }
        var made = await rows.Exceptions.AsNoTracking().Where(e => e.Pack == call.Pack && e.Call == call.Code).ToListAsync(cancel);
        var begun = await rows.Drafts.BegunIn(call, moment).ToListAsync(cancel);
        return Clerestory.Collection.Completeness.Of(call, asked, heads, made, (moment, begun.Select(b => (b.Respondent, b.Instrument)).ToHashSet()));
    }

    private sealed record Rows(IQueryable<Submission> Submissions, IQueryable<CallException> Exceptions, IQueryable<Draft> Drafts);
}
