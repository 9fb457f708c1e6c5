using Clerestory.Collection;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Referrals;

/// <summary>Staff note that a route has ended, or that it is used again. What stands as silent then ends with it.</summary>
public sealed class EndRoute(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>Ends a route on a day, or opens it again from a day on.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(string route, (DateOnly? Day, bool IsEnd, string Reason) what, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepReferrals, pack: book.Code);
        return store.AtOnce(() => End(route, what, actor, cancel), cancel);
    }

    private async Task<string?> End(string code, (DateOnly? Day, bool IsEnd, string Reason) what, Actor actor, CancellationToken cancel)
    {
        if (Route.Find(book.Pack, code) is not { } route) return "There is no such route.";
        var (now, today) = (clock.GetUtcNow(), LastDay.DayOf(clock.GetUtcNow(), book.TimeZone));
        if (what.Day is not { } day || day > today) return "Give a day that is not after today.";
        if (what.Reason.Trim().Length is 0 or > 1000) return "Give the reason, in a sentence or two.";
        var ledger = await store.Ledger(book, route, cancel);
        var last = ledger.Ends.LastOrDefault(e => e.Reopened is null);
        if (what.IsEnd == last is not null) return what.IsEnd ? "This route has ended already." : "This route has not ended.";
        if (last is not null)
        {
            if (day <= last.Day) return $"Give a day after the route's end, {Words.Day(last.Day)}.";
            last.Reopened = day;
            store.Update(last);
        }
        else
        {
            store.RouteEnds.Add(new RouteEnd { Pack = book.Code, Route = code, Day = day, Reason = what.Reason.Trim(), By = actor.Name, At = now });
            foreach (var silence in ledger.Silences.Where(s => s.EndedAt is null))
            {
                silence.Close(SilenceEnd.RouteEnded, (now, today), actor.Name, what.Reason.Trim());
                store.Update(silence);
            }
        }
        store.Record(actor, now, what.IsEnd ? "ended route" : "opened route again", code, Hash.Of($"{day:O}|{what.Reason.Trim()}"));
        await store.SaveChangesAsync(cancel);
        return null;
    }
}
