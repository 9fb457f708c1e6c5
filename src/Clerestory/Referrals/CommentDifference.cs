using Clerestory.Collection;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Referrals;

/// <summary>A side says what it knows of a difference; staff may note what a side said by phone, or speak for the council.</summary>
public sealed class CommentDifference(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>The longest remark.</summary>
    public const int Longest = 2000;

    /// <summary>Adds a remark.</summary>
    /// <param name="id">The difference.</param>
    /// <param name="agency">The agency that speaks; null for the council.</param>
    /// <param name="text">What it says.</param>
    /// <param name="actor">Who writes it.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(Guid id, string? agency, string text, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepReferrals, agency, book.Code);
        return store.AtOnce(() => Comment(id, agency, text.Trim(), actor, cancel), cancel);
    }

    private async Task<string?> Comment(Guid id, string? agency, string text, Actor actor, CancellationToken cancel)
    {
        if (await store.Differences.FindAsync([id], cancel) is not { } difference || difference.Pack != book.Code || Route.Find(book.Pack, difference.Route) is not { } route) return "There is no such difference.";
        RouteSide? side = null;
        if (agency is not null)
        {
            if (!book.Agencies.TryGetValue(agency, out var who) || !route.Concerns(who)) return "There is no such difference.";
            side = route.SidesOf(who).First();
        }
        if (text.Length is 0 or > Longest) return $"Write something, of up to {Longest} characters.";
        var now = clock.GetUtcNow();
        store.DifferenceRemarks.Add(new DifferenceRemark { Difference = id, Side = side, Agency = agency ?? "", By = actor.Name, At = now, Text = text });
        // That something was said; the words stay beside the difference.
        store.Record(actor, now, "spoke of difference", $"{route.Code}/{id}", "");
        await store.SaveChangesAsync(cancel);
        return null;
    }
}
