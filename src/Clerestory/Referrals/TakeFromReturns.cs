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

    // The returns of all years may be many times what memory should hold; and nobody else writes to a store in one file while a transaction lasts.
    private const int AtOnce = 500;

    /// <summary>Takes all accepted returns that are not yet in the ledger.</summary>
    public async Task<Result> Run(Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepReferrals, pack: book.Code);
        var (routes, result) = (Route.In(book.Pack).Where(r => r.Returns is { Count: > 0 }).ToList(), new Result(0, 0));
        foreach (var some in (await Untaken(routes, cancel)).Chunk(AtOnce))
        {
            var (returns, periods) = await store.AtOnce(() => Take(routes, some, actor, cancel), cancel);
            result = new Result(result.Returns + returns, result.Periods + periods);
        }
        return result;
    }

    // Ids alone. One that says nothing of referrals is looked at again each time: nothing is written down of it.
    private async Task<List<Guid>> Untaken(List<Route> routes, CancellationToken cancel)
    {
        var (forms, submissions, counts) = (routes.SelectMany(r => r.Returns!).Select(r => r.Instrument).Distinct().ToList(), store.Submissions, store.ReferralCounts);
        var taken = (await counts.Where(c => c.Pack == book.Code && c.Submission != null).Select(c => c.Submission!.Value).Distinct().ToListAsync(cancel)).ToHashSet();
        var accepted = submissions.Where(s => s.Pack == book.Code && s.IsCurrent && s.Verdict == ReviewVerdict.Accepted && forms.Contains(s.Instrument)).Select(s => s.Id);
        return [.. (await accepted.ToListAsync(cancel)).Where(id => !taken.Contains(id))];
    }

    private async Task<Result> Take(List<Route> routes, IReadOnlyList<Guid> some, Actor actor, CancellationToken cancel)
    {
        var (now, today) = (clock.GetUtcNow(), LastDay.DayOf(clock.GetUtcNow(), book.TimeZone));
        var (returns, kept) = (await Returns(routes, some, cancel), new List<ReferralCount>());
        foreach (var route in routes)
        {
            var said = new List<(Return From, ReferralStatement Statement)>();
            foreach (var from in returns)
            {
                if (route.Returns!.Any(r => r.Instrument == from.Instrument) && await PeriodOf(from.Call, cancel) is { } period)
                    said.AddRange(route.Returns!.Where(r => r.Instrument == from.Instrument).SelectMany(r => Statements(r, new Answers(from.Answers), period)).Select(s => (from, s)));
            }
            if (said.Count == 0) continue;
            var ledger = await store.LedgerOf(book, route, [.. said.Select(s => s.From.Respondent).Distinct()], cancel);
            foreach (var (from, statement) in said.Where(s => s.Statement.FaultIn(ledger, s.From.Respondent, today) is null))
                kept.AddRange(store.Keep(ledger, from.Respondent, statement, (CountOrigin.Return, from.Id, actor, now, today)));
        }
        if (kept.Count == 0) return new Result(0, 0);
        store.Record(actor, now, "took referrals from returns", $"{kept.Select(k => k.Submission).Distinct().Count()}", Hash.Of(string.Join('\n', kept.Select(k => $"{k.Id}"))));
        await store.SaveChangesAsync(cancel);
        return new Result(kept.Select(k => k.Submission).Distinct().Count(), kept.Select(k => (k.Route, k.Side, k.Agency, k.From, k.Months)).Distinct().Count());
    }

    // Of each return the answers that a route asks for. One that was replaced or sent back meanwhile is left out.
    private async Task<List<Return>> Returns(List<Route> routes, IReadOnlyList<Guid> some, CancellationToken cancel)
    {
        var (items, submissions) = (routes.SelectMany(r => r.Returns!).Select(r => r.Item).Distinct().ToList(), store.Submissions);
        return await submissions.AsNoTracking().Where(s => some.Contains(s.Id) && s.IsCurrent && s.Verdict == ReviewVerdict.Accepted).OrderBy(s => s.Respondent).ThenBy(s => s.Call)
            .Select(s => new Return(s.Id, s.Call, s.Respondent, s.Instrument, s.Answers.Where(a => items.Contains(a.Item)).ToList())).ToListAsync(cancel);
    }

    private sealed record Return(Guid Id, string Call, string Respondent, string Instrument, IReadOnlyList<Answer> Answers);

    private async Task<DaySpan?> PeriodOf(string code, CancellationToken cancel) =>
        await store.Call(book.Code, code, cancel) is { } call ? new DaySpan(call.From, call.To) : CallPlan.In(book.Pack).GetValueOrDefault(code)?.Period;

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
