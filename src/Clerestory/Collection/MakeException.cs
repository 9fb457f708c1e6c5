using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Collection;

/// <summary>Staff give one respondent more time, excuse it, or take that back. The reason is public.</summary>
public sealed class MakeException(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>Makes an exception; without a kind, those that stand are taken back.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(string call, string respondent, (ExceptionKind? Kind, DateOnly? Due, string Reason) what, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.RunCalls, pack: book.Code);
        return store.AtOnce(() => Make(call, respondent, what, actor, cancel), cancel);
    }

    private async Task<string?> Make(string code, string respondent, (ExceptionKind? Kind, DateOnly? Due, string Reason) what, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await store.Call(book.Code, code, cancel) is not { } call || !book.Agencies.ContainsKey(respondent)) return "There is no such call or respondent.";
        if (call.State == CallState.Closed) return "This data call is closed.";
        if (what.Reason.Trim().Length is 0 or > 1000) return "Give the reason, in a sentence or two.";
        if (what.Kind == ExceptionKind.LaterDue && !(what.Due > call.Due)) return $"Give a day after the due day, {Words.Day(call.Due)}.";

        var exceptions = store.CallExceptions;
        foreach (var old in await exceptions.Where(e => e.Pack == book.Code && e.Call == code && e.Respondent == respondent && e.EndedAt == null).ToListAsync(cancel)) old.EndedAt = now;
        if (what.Kind is { } kind)
            exceptions.Add(new CallException { Pack = book.Code, Call = code, Respondent = respondent, Kind = kind, Due = kind == ExceptionKind.LaterDue ? what.Due : null, Reason = what.Reason.Trim(), At = now, By = actor.Name });
        store.Record(actor, now, what.Kind is null ? "took back exception" : "made exception", $"{code}/{respondent}", Hash.Of($"{what.Kind}|{what.Due:O}|{what.Reason.Trim()}"));
        await store.SaveChangesAsync(cancel);
        return null;
    }
}
