using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Collection;

/// <summary>Staff change the days of an open call.</summary>
public sealed class ChangeCall(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>Changes the days.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(string call, int seen, (DateOnly Opens, DateOnly Due, DateOnly? NoNew, DateOnly? NoEdit) days, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.RunCalls, pack: book.Code);
        return store.AtOnce(
            async () =>
            {
                if (await store.Call(book.Code, call, cancel) is not { State: CallState.Open } found) return "There is no open data call of that code.";
                if (found.Revision != seen) return "Somebody else changed the days meanwhile. They are shown as they are now.";
                if (days.Due < days.Opens) return "The due day is before the day on which the call opens.";
                if (days.NoNew < days.Due || days.NoEdit < days.Due) return "Returns and corrections must be taken at least until the due day.";
                found.Change(days.Opens, days.Due, days.NoNew, days.NoEdit);
                store.Record(actor, clock.GetUtcNow(), "changed days of data call", call, Hash.Of($"{days.Opens:O}|{days.Due:O}|{days.NoNew:O}|{days.NoEdit:O}"));
                await store.SaveChangesAsync(cancel);
                return null;
            }, cancel);
    }
}
