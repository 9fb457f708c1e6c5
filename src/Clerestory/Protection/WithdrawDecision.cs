using Clerestory.Store;

namespace Clerestory.Protection;

/// <summary>A demand, a choice or an approval no longer holds. It stays on record, and so does its withdrawal.</summary>
public sealed class WithdrawDecision(DataStore store, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>It no longer holds.</summary>
        public sealed record Withdrawn : Result;

        /// <summary>No such decision holds, or no reason was given.</summary>
        public sealed record Refused(string Why) : Result;
    }

    /// <summary>Withdraws.</summary>
    /// <param name="pack">The pack's code.</param>
    /// <param name="number">The number of the decision.</param>
    /// <param name="reason">Why; it is needed.</param>
    /// <param name="actor">Who withdraws.</param>
    /// <param name="cancel">Stops the work.</param>
    public Task<Result> Run(string pack, long number, string reason, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.ApproveProtection, pack: pack);
        return store.AtOnce<Result>(
            async () =>
            {
                var now = clock.GetUtcNow();
                if (ReasonText.Of(reason) is not { } why) return new Result.Refused($"Give a reason, in at most {ProtectionDecision.LongestReason} letters.");
                if ((await store.StandingDecisions(pack, cancel)).FirstOrDefault(d => d.Number == number) is not { } decision) return new Result.Refused("No such decision holds.");
                await store.Decide(new ProtectionDecision { Pack = pack, Number = 0, Kind = DecisionKind.Withdraw, Table = decision.Table, Of = number, Reason = why, By = actor.Name, At = now }, "withdrew a decision on protection", actor, cancel);
                return new Result.Withdrawn();
            }, cancel);
    }
}
