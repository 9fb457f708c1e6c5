using Clerestory.Collection;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Referrals;

/// <summary>A side notes one referral: the sender gets a reference to write on it, and the receiver enters the reference that it bears.</summary>
public sealed class NoteReferral(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>It is noted under this reference.</summary>
        public sealed record Noted(string Reference) : Result;

        /// <summary>It is not, and why.</summary>
        public sealed record Refused(string Field, string Why) : Result;
    }

    /// <summary>Notes it.</summary>
    /// <param name="route">The route.</param>
    /// <param name="agency">The agency that sent or received it.</param>
    /// <param name="what">The side; the reference, empty for a new one; the day, null to take the note back; and the kind, empty for none.</param>
    /// <param name="actor">Who notes it.</param>
    /// <param name="cancel">Stops the work.</param>
    public Task<Result> Run(string route, string agency, (RouteSide Side, string Reference, DateOnly? Day, string Kind) what, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepReferrals, agency, book.Code);
        return store.AtOnce(() => Note(route, agency, what, actor, cancel), cancel);
    }

    private async Task<Result> Note(string code, string agency, (RouteSide Side, string Reference, DateOnly? Day, string Kind) what, Actor actor, CancellationToken cancel)
    {
        if (Route.Find(book.Pack, code) is not { Mode: RouteMode.Singles } route) return new Result.Refused("", "There is no such route, or it is told by counts.");
        if (!book.Agencies.TryGetValue(agency, out var who) || !route.Party(what.Side).Includes(who)) return new Result.Refused("", $"{agency} is not on that side of this route.");
        var (now, today) = (clock.GetUtcNow(), LastDay.DayOf(clock.GetUtcNow(), book.TimeZone));
        if (what.Day > today || what.Day < new DateOnly(2000, 1, 1)) return new Result.Refused("day", "Give a day that is not after today.");
        if (what.Kind.Length > 0 && (route.Kinds is not { } list || !book.Lists.TryGetValue(list, out var kinds) || !kinds.Has(what.Kind))) return new Result.Refused("kind", "Choose one of the kinds.");
        if (what.Reference.Trim().Length == 0) return what.Day is null ? new Result.Refused("reference", "Give the reference.") : await New(route, what, actor, now, cancel);
        // What was typed is never repeated: it might be a name.
        if (OpaqueReference.Read(what.Reference) is not { } reference) return new Result.Refused("reference", "That is not a reference of this program: twelve letters and digits that it drew, as in 7K3M-9QTR-0XWB. Names, days and numbers of cases are refused.");
        if (await store.SingleReferrals.FindAsync([book.Code, reference], cancel) is not { } single || single.Route != route.Code)
            return new Result.Refused("reference", "This reference was not issued for this route. Ask the sender for it; if there is none, leave the field empty, and a new one is made.");
        Set(single, what, actor, now);
        store.Record(actor, now, $"noted referral {what.Side.ToString().ToLowerInvariant()}", reference, "");
        await store.SaveChangesAsync(cancel);
        return new Result.Noted(reference);
    }

    private async Task<Result> New(Route route, (RouteSide Side, string Reference, DateOnly? Day, string Kind) what, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var single = new SingleReferral { Pack = book.Code, Reference = OpaqueReference.New(), Route = route.Code, By = actor.Name, At = now };
        Set(single, what, actor, now);
        store.SingleReferrals.Add(single);
        store.Record(actor, now, $"noted referral {what.Side.ToString().ToLowerInvariant()}", single.Reference, "");
        await store.SaveChangesAsync(cancel);
        return new Result.Noted(single.Reference);
    }

    private static void Set(SingleReferral single, (RouteSide Side, string Reference, DateOnly? Day, string Kind) what, Actor actor, DateTimeOffset now)
    {
        string? kind = what.Kind.Length == 0 ? null : what.Kind;
        if (what.Side == RouteSide.Sent) (single.Sent, single.SentKind) = (what.Day, what.Day is null ? null : kind);
        else (single.Received, single.ReceivedKind) = (what.Day, what.Day is null ? null : kind);
        (single.By, single.At) = (actor.Name, now);
        single.Revision++;
    }
}
