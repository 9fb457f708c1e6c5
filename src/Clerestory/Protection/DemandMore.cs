using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Tables;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Protection;

/// <summary>The privacy officer demands more than the rules: that a number is hidden, or that a higher threshold holds for a table. It is applied when the tables go through the gate the next time.</summary>
public sealed class DemandMore(DataStore store, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>The demand is kept.</summary>
        public sealed record Demanded(ProtectionDecision Decision) : Result;

        /// <summary>It cannot be demanded.</summary>
        public sealed record Refused(string Why) : Result;
    }

    /// <summary>Demands.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="demand">The table; and either the place of a number that must be hidden, its codes parted by bars, or a threshold.</param>
    /// <param name="reason">Why; it is needed.</param>
    /// <param name="actor">Who demands.</param>
    /// <param name="cancel">Stops the work.</param>
    public Task<Result> Run(Pack pack, (string Table, string? Key, long? Threshold) demand, string reason, Actor actor, CancellationToken cancel)
    {
        string code = pack.Manifest.Code;
        actor.Must(Permission.ApproveProtection, pack: code);
        return store.AtOnce<Result>(
            async () =>
            {
                var now = clock.GetUtcNow();
                if (ReasonText.Of(reason) is not { } why) return new Result.Refused($"Give a reason, in at most {ProtectionDecision.LongestReason} letters.");
                if (await FaultOf(pack, demand, cancel) is { } fault) return new Result.Refused(fault);
                var decision = new ProtectionDecision
                {
                    Pack = code, Number = 0, Kind = demand.Key is null ? DecisionKind.Threshold : DecisionKind.Hide, Table = demand.Table, Codes = demand.Key ?? "",
                    Threshold = demand.Threshold, Reason = why, By = actor.Name, At = now,
                };
                return new Result.Demanded(await store.Decide(decision, demand.Key is null ? "raised a threshold" : "demanded that a number is hidden", actor, cancel));
            }, cancel);
    }

    private async Task<string?> FaultOf(Pack pack, (string Table, string? Key, long? Threshold) demand, CancellationToken cancel)
    {
        string code = pack.Manifest.Code;
        if (!TableDefinition.In(pack).TryGetValue(demand.Table, out var table)) return "There is no such table.";
        if (table.Disclosure?.Threshold is not { } own) return "The pack says that no count of this table is hidden. Change its rule there, or withhold the table.";
        var set = store.Cells;
        if (demand.Key is { } key) return await set.AnyAsync(c => c.Pack == code && c.Table == demand.Table && c.Key == key, cancel) ? null : "The table has no such number.";
        return demand.Threshold is { } asked && asked > own ? null : $"A threshold can only be raised: the pack says {own}.";
    }
}
