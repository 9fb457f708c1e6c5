using Clerestory.Collection;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Deliberation;

/// <summary>Staff close a roll: consensus is worked out from it, and it is sealed. Nothing in it changes after that.</summary>
public sealed class CloseRoll(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>The roll is closed: what it tells, and the hash over it.</summary>
        public sealed record Closed(Consensus Consensus, string Seal) : Result;

        /// <summary>It may not be, for these reasons.</summary>
        public sealed record Refused(IReadOnlyList<string> Why) : Result;
    }

    /// <summary>Closes the open roll of a recommendation.</summary>
    /// <param name="code">The recommendation.</param>
    /// <param name="seen">The state of the roll that was on the page: how often it had been changed.</param>
    /// <param name="actor">Who closes it.</param>
    /// <param name="cancel">Stops the work; nothing is kept then.</param>
    public Task<Result> Run(string code, int seen, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepRecommendations, pack: book.Code);
        return store.AtOnce(() => Close(code, seen, actor, cancel), cancel);
    }

    private async Task<Result> Close(string code, int seen, Actor actor, CancellationToken cancel)
    {
        if (await store.RecommendationOf(book.Code, code, cancel) is not { } recommendation) return new Result.Refused(["There is no such recommendation."]);
        if (recommendation.Rolls.LastOrDefault(r => !r.IsClosed) is not { } roll) return new Result.Refused(["No roll is open on it."]);
        if (roll.Revision != seen) return new Result.Refused(["Somebody has stated a position meanwhile. Read the roll again, and close it then."]);
        if (roll.Call is var call && call.Faults.Concat(call.WithoutReason).ToList() is { Count: > 0 } faults) return new Result.Refused(faults);

        var now = clock.GetUtcNow();
        roll.Close(now);
        roll.Changed();
        store.Record(actor, now, "closed roll", FormattableString.Invariant($"{code}/{roll.Number}"), roll.Seal);
        await store.SaveChangesAsync(cancel);
        return new Result.Closed(roll.Consensus, roll.Seal);
    }
}
