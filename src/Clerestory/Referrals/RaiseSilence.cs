using Clerestory.Collection;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Referrals;

/// <summary>The daily job that listens to every route: a silence is raised once, told again while it lasts, and ends when something comes again.</summary>
public sealed class RaiseSilence(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>How many silences were raised, told again and ended, and how many letters that made.</summary>
    public sealed record Result(int Raised, int Again, int Ended, int Letters);

    /// <summary>Listens to all routes of the pack.</summary>
    public Task<Result> Run(string link, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.SendLetters, pack: book.Code);
        return store.AtOnce(() => Listen(link, actor, cancel), cancel);
    }

    private async Task<Result> Listen(string link, Actor actor, CancellationToken cancel)
    {
        var (now, letters) = (clock.GetUtcNow(), new RouteLetters(book, link));
        var (result, today) = (new Result(0, 0, 0, 0), LastDay.DayOf(clock.GetUtcNow(), book.TimeZone));
        foreach (var route in Route.In(book.Pack).Where(r => r.Watch is not null))
        {
            var ledger = await store.Ledger(book, route, cancel);
            var look = RouteLook.Of(ledger, today);
            // In this work's own hand, so that two who listen at once do not both write.
            var standing = ledger.Standing is { } held ? await store.Silences.FindAsync([held.Id], cancel) : null;
            if (standing is not null && EndOf(standing, ledger, look) is { } end)
            {
                standing.Close(look.State == RouteState.Ended ? SilenceEnd.RouteEnded : SilenceEnd.ByItself, (now, end));
                store.Record(actor, now, "silence ended", $"{route.Code}/{standing.Id}", "");
                result = result with { Ended = result.Ended + 1 };
                continue;
            }
            bool isAgain = standing is not null;
            var told = standing is null ? New(route, look, now) : Again(standing, route, look, now);
            if (told is null) continue;
            if (!isAgain) store.Silences.Add(told);
            var written = await letters.Write(store, route, told, now, cancel);
            store.AddRange(written);
            store.Record(actor, now, isAgain ? "told of silence again" : "raised silence", $"{route.Code}/{told.Id}", "");
            result = result with { Raised = result.Raised + (isAgain ? 0 : 1), Again = result.Again + (isAgain ? 1 : 0), Letters = result.Letters + written.Count };
        }
        await store.SaveChangesAsync(cancel);
        return result;
    }

    private Silence? New(Route route, RouteLook look, DateTimeOffset now) => look.State switch
    {
        RouteState.Silent when look.Verdict is { } verdict => Of(route, SilenceKind.Route, verdict.From, verdict.Through, now, verdict),
        RouteState.Unreported => Of(route, SilenceKind.Ledger, look.KnownThrough!.Value.AddDays(1), look.KnownThrough.Value, now, null),
        _ => null,
    };

    private Silence Of(Route route, SilenceKind kind, DateOnly since, DateOnly through, DateTimeOffset now, SilenceVerdict? verdict) => new()
    {
        Pack = book.Code, Route = route.Code, Kind = kind, Since = since, Through = through, Seen = verdict?.Seen ?? 0, Expected = verdict?.Expected ?? 0, RaisedAt = now, ToldAt = now, Times = 1,
    };

    private static Silence? Again(Silence standing, Route route, RouteLook look, DateTimeOffset now)
    {
        if ((now - standing.ToldAt).TotalDays < route.Watch!.AgainAfterDays) return null;
        (standing.ToldAt, standing.Times) = (now, standing.Times + 1);
        if (look.Verdict is { } verdict && standing.Kind == SilenceKind.Route) (standing.Through, standing.Seen, standing.Expected) = (verdict.Through, verdict.Seen, verdict.Expected);
        return standing;
    }

    // The day on which it ended; null while it lasts. A route that ended is silent by right.
    private static DateOnly? EndOf(Silence standing, RouteLedger ledger, RouteLook look)
    {
        if (look.State == RouteState.Ended) return look.KnownThrough > standing.Through ? look.KnownThrough : standing.Through;
        if (standing.Kind == SilenceKind.Ledger) return look.KnownThrough > standing.Through ? look.KnownThrough : null;
        var came = RouteLook.Arrivals(ledger, look.Side).FirstOrDefault(s => s.From > standing.Through && s.Count > 0)?.To;
        // Or the counts of the stretch itself were corrected, and it was none.
        return came ?? (look.Verdict is { IsSilent: false } ? standing.Since.AddDays(-1) : null);
    }
}
