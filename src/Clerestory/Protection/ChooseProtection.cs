using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Tables;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Protection;

/// <summary>Somebody chooses the way in which a table is protected, and says why. It is applied when the tables go through the gate the next time.</summary>
public sealed class ChooseProtection(DataStore store, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>The choice is kept.</summary>
        public sealed record Chosen(ProtectionDecision Decision) : Result;

        /// <summary>The table cannot be protected in this way.</summary>
        public sealed record Refused(string Why) : Result;
    }

    /// <summary>Chooses.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="table">The table's code.</param>
    /// <param name="choice">The way; for codes that are joined, the codes.</param>
    /// <param name="reason">Why; it is needed.</param>
    /// <param name="actor">Who chooses.</param>
    /// <param name="cancel">Stops the work.</param>
    public Task<Result> Run(Pack pack, string table, (ProtectionWay Way, IReadOnlyList<string> Codes) choice, string reason, Actor actor, CancellationToken cancel)
    {
        string code = pack.Manifest.Code;
        actor.Must(Permission.ApproveProtection, pack: code);
        return store.AtOnce<Result>(
            async () =>
            {
                var now = clock.GetUtcNow();
                if (ReasonText.Of(reason) is not { } why) return new Result.Refused($"Give a reason, in at most {ProtectionDecision.LongestReason} letters.");
                if (!TableDefinition.In(pack).TryGetValue(table, out var plan)) return new Result.Refused("There is no such table.");
                if (choice.Way == ProtectionWay.JoinCodes && await FaultOf(code, plan, choice.Codes, cancel) is { } fault) return new Result.Refused(fault);
                return new Result.Chosen(await store.Decide(
                    new ProtectionDecision { Pack = code, Number = 0, Kind = DecisionKind.Choose, Table = table, Way = choice.Way, Codes = choice.Way == ProtectionWay.JoinCodes ? string.Join('|', choice.Codes) : "", Reason = why, By = actor.Name, At = now },
                    "chose a way of protection", actor, cancel));
            }, cancel);
    }

    private async Task<string?> FaultOf(string pack, TableDefinition table, IReadOnlyList<string> codes, CancellationToken cancel)
    {
        if (table.Dimensions.Count != 1 || ReleaseTables.IsOfRatios(table) || table.Disclosure?.Threshold is null) return "Only counts of a table with one dimension and a threshold can be counted together.";
        var set = store.Cells;
        var known = await set.Where(c => c.Pack == pack && c.Table == table.Code && c.Value != null).Select(c => c.Key).ToListAsync(cancel);
        return codes.Distinct(StringComparer.Ordinal).Count() < 2 ? "Name two codes or more." : codes.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown ? $"The table has no number at '{unknown}'." : null;
    }
}
