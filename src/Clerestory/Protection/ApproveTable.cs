using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Protection;

/// <summary>The privacy officer approves what is hidden of a table, as it is now. When the table changes, the approval no longer holds.</summary>
public sealed class ApproveTable(DataStore store, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>The table is approved.</summary>
        public sealed record Approved(ProtectionDecision Decision) : Result;

        /// <summary>The table is another than the one that was looked at, or there is none.</summary>
        public sealed record Refused(string Why) : Result;
    }

    /// <summary>Approves.</summary>
    /// <param name="pack">The pack's code.</param>
    /// <param name="table">The table's code.</param>
    /// <param name="seal">The seal of the table that was looked at.</param>
    /// <param name="reason">Why, for those who ask later; may be empty.</param>
    /// <param name="actor">Who approves.</param>
    /// <param name="cancel">Stops the work.</param>
    public Task<Result> Run(string pack, string table, string seal, string reason, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.ApproveProtection, pack: pack);
        return store.AtOnce<Result>(
            async () =>
            {
                var now = clock.GetUtcNow();
                var set = store.ProtectedTables;
                if (await set.AsNoTracking().SingleOrDefaultAsync(t => t.Pack == pack && t.Code == table, cancel) is not { } held) return new Result.Refused("There is no such table. Put the tables through the gate first.");
                if (held.Seal != seal) return new Result.Refused("The table went through the gate again since you looked at it. Look at it as it is now.");
                string why = ReasonText.Of(reason, isNeeded: false)!;
                return new Result.Approved(await store.Decide(
                    new ProtectionDecision { Pack = pack, Number = 0, Kind = DecisionKind.Approve, Table = table, Seal = seal, Reason = why, By = actor.Name, At = now }, "approved protection", actor, cancel));
            }, cancel);
    }
}

/// <summary>A reason as it is kept: on one line, and not too long.</summary>
internal static class ReasonText
{
    /// <summary>The reason; null for one that is missing or too long.</summary>
    public static string? Of(string reason, bool isNeeded = true)
    {
        string text = string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return isNeeded && (text.Length == 0 || text.Length > ProtectionDecision.LongestReason) ? null : text[..Math.Min(text.Length, ProtectionDecision.LongestReason)];
    }
}
