using Clerestory.Collection;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Referrals;

/// <summary>An agency says how many referrals it sent or received by a route; staff may say it for an agency, and that is on record.</summary>
public sealed class EnterReferrals(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>So many periods were changed; those that said nothing new were left.</summary>
        public sealed record Kept(int Changed) : Result;

        /// <summary>Nothing was kept, for these reasons, each with the period that it is about.</summary>
        public sealed record Refused(IReadOnlyList<(DateOnly Period, string Why)> Why) : Result;
    }

    /// <summary>Enters the statements of one agency, all of them or none.</summary>
    public Task<Result> Run(string route, string agency, IReadOnlyList<ReferralStatement> statements, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepReferrals, agency, book.Code);
        return store.AtOnce(() => Enter(route, agency, statements, actor, cancel), cancel);
    }

    private async Task<Result> Enter(string code, string agency, IReadOnlyList<ReferralStatement> statements, Actor actor, CancellationToken cancel)
    {
        if (Route.Find(book.Pack, code) is not { } route) return new Result.Refused([(default, "There is no such route.")]);
        var (now, today) = (clock.GetUtcNow(), LastDay.DayOf(clock.GetUtcNow(), book.TimeZone));
        var ledger = await store.Ledger(book, route, cancel);
        var faults = statements.Select(s => (s.From, Why: s.FaultIn(ledger, agency, today))).Where(f => f.Why is not null).Select(f => (f.From, f.Why!)).ToList();
        if (statements.GroupBy(s => (s.Side, s.From, s.Months)).FirstOrDefault(g => g.Skip(1).Any()) is { } twice) faults.Add((twice.Key.From, "This period is given twice."));
        if (faults.Count > 0) return new Result.Refused(faults);

        var origin = actor.Agency is null ? CountOrigin.EnteredByStaff : CountOrigin.Entered;
        var kept = statements.Select(s => (Statement: s, Rows: store.Keep(ledger, agency, s, (origin, null, actor, now, today)))).Where(k => k.Rows.Count > 0).ToList();
        if (kept.Count == 0) return new Result.Kept(0);
        foreach (var side in kept.GroupBy(k => k.Statement.Side))
            store.Record(actor, now, "entered referrals", $"{route.Code}/{side.Key}/{agency}", Hash.Of(string.Join('\n', side.SelectMany(k => k.Rows).Select(r => $"{r.Id}"))));
        await store.SaveChangesAsync(cancel);
        return new Result.Kept(kept.Count);
    }
}
