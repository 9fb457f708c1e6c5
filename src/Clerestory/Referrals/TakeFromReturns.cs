using Clerestory.Collection;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Referrals;

/// <summary>Takes what accepted returns say of referrals into the ledger: nobody enters twice what was signed once. A return that was taken is not taken again.</summary>
public sealed class TakeFromReturns(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>How many returns were read, and how many periods of the ledger they changed.</summary>
    public sealed record Result(int Returns, int Periods);

    /// <summary>Takes all accepted returns that are not yet in the ledger.</summary>
    public Task<Result> Run(Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepReferrals, pack: book.Code);
        return store.AtOnce(() => Take(actor, cancel), cancel);
    }

    private async Task<Result> Take(Actor actor, CancellationToken cancel)
    {
        var routes = Route.In(book.Pack).Where(r => r.Returns is { Count: > 0 }).ToList();
        var (forms, submissions, counts) = (routes.SelectMany(r => r.Returns!).Select(r => r.Instrument).Distinct().ToList(), store.Submissions, store.ReferralCounts);
        var taken = await counts.AsNoTracking().Where(c => c.Pack == book.Code && c.Submission != null).Select(c => c.Submission!.Value).Distinct().ToListAsync(cancel);
        var accepted = await submissions.AsNoTracking().Where(s => s.Pack == book.Code && s.IsCurrent && s.Verdict == ReviewVerdict.Accepted && forms.Contains(s.Instrument) && !taken.Contains(s.Id)).ToListAsync(cancel);
        if (accepted.Count == 0) return new Result(0, 0);
        var (now, today) = (clock.GetUtcNow(), LastDay.DayOf(clock.GetUtcNow(), book.TimeZone));
        var kept = new List<ReferralCount>();
        foreach (var route in routes)
        {
            var ledger = await store.Ledger(book, route, cancel);
            foreach (var submission in accepted)
            {
                if (await PeriodOf(submission, cancel) is not { } period) continue;
                foreach (var statement in route.Returns!.Where(r => r.Instrument == submission.Instrument).SelectMany(r => Statements(r, new Answers(submission.Answers), period)))
                {
                    if (statement.FaultIn(ledger, submission.Respondent, today) is null)
                        kept.AddRange(store.Keep(ledger, submission.Respondent, statement, (CountOrigin.Return, submission.Id, actor, now, today)));
                }
            }
        }
        if (kept.Count == 0) return new Result(0, 0);
        store.Record(actor, now, "took referrals from returns", $"{kept.Select(k => k.Submission).Distinct().Count()}", Hash.Of(string.Join('\n', kept.Select(k => $"{k.Id}"))));
        await store.SaveChangesAsync(cancel);
        return new Result(kept.Select(k => k.Submission).Distinct().Count(), kept.Select(k => (k.Route, k.Side, k.Agency, k.From, k.Months)).Distinct().Count());
    }

    private async Task<DaySpan?> PeriodOf(Submission submission, CancellationToken cancel) =>
        await store.Call(book.Code, submission.Call, cancel) is { } call ? new DaySpan(call.From, call.To) : CallPlan.In(book.Pack).GetValueOrDefault(submission.Call)?.Period;

    // A grid by months gives each month of the period; any other count the period as a whole.
    private IEnumerable<ReferralStatement> Statements(RouteReturn from, Answers answers, DaySpan period)
    {
        int months = ((period.To.Year - period.From.Year) * 12) + period.To.Month - period.From.Month + 1;
        if (from.Months is not { } list)
        {
            if (Said(answers.At(from.Item, from.Place ?? "").Text) is { } value) yield return new ReferralStatement(from.Side, RouteLedger.MonthOf(period.From), months, null, All(value));
            yield break;
        }
        string whole = answers[from.Item].Text;
        for (int m = 0; m < Math.Min(months, 12); m++)
        {
            var month = RouteLedger.MonthOf(period.From).AddMonths(m);
            string at = $"{from.Place}/{book.Lists[list].Codes[month.Month - 1]["code"]}";
            if ((Said(answers.At(from.Item, at).Text) ?? Said(whole)) is { } value) yield return new ReferralStatement(from.Side, month, 1, null, All(value));
        }
    }

    private static string? Said(string text) => new AnswerValue(text).Missing is Missing.Blank or Missing.Refused ? null : text;

    private static Dictionary<string, string> All(string value) => new(StringComparer.Ordinal) { [Route.AllKinds] = value };
}
