using Clerestory.Collection;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Referrals;

/// <summary>Holds the sides of a route beside each other and keeps the differences, so that they can be spoken of and settled. What was settled stays, as long as the counts show it.</summary>
public sealed class ReconcileRoute(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>How many differences are new, how many are gone, and how many wait for staff; null where there is no such route.</summary>
    public sealed record Result(int New, int Gone, int Open);

    /// <summary>Reconciles one route.</summary>
    public Task<Result?> Run(string route, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepReferrals, pack: book.Code);
        return store.AtOnce(() => Reconcile(route, actor, cancel), cancel);
    }

    private async Task<Result?> Reconcile(string code, Actor actor, CancellationToken cancel)
    {
        if (Route.Find(book.Pack, code) is not { } route) return null;
        var (now, today, differences) = (clock.GetUtcNow(), LastDay.DayOf(clock.GetUtcNow(), book.TimeZone), store.Differences);
        var found = (await store.Ledger(book, route, cancel)).Reconcile(today).Lines.ToHashSet();
        var held = await differences.Where(d => d.Pack == book.Code && d.Route == code && d.GoneAt == null).ToListAsync(cancel);
        var gone = held.Where(d => !found.Contains(d.Line)).ToList();
        foreach (var old in gone) old.GoneAt = now;
        var added = found.Except(held.Select(d => d.Line)).Select(l => new Difference
        {
            Pack = book.Code, Route = code, Class = l.Class, From = l.From, Other = l.Other, Kind = l.Kind, OtherKind = l.OtherKind, Amount = l.Amount, FoundAt = now,
        }).ToList();
        differences.AddRange(added);
        if (added.Count + gone.Count > 0) store.Record(actor, now, "reconciled route", code, Hash.Of(string.Join('\n', added.Concat(gone).Select(d => $"{d.Id}"))));
        await store.SaveChangesAsync(cancel);
        return new Result(added.Count, gone.Count, held.Except(gone).Concat(added).Count(d => d.IsOpen));
    }
}
