using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Protection;

/// <summary>Approves every table of which something is hidden and that is not approved yet, all with one reason: what the command line does for whoever publishes.</summary>
public sealed class ApproveTables(DataStore store, TimeProvider clock)
{
    /// <summary>Approves.</summary>
    /// <param name="pack">The pack's code.</param>
    /// <param name="reason">Why; it is needed.</param>
    /// <param name="actor">Who approves.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>How many tables were approved.</returns>
    /// <exception cref="Fault">No reason was given.</exception>
    public Task<int> Run(string pack, string reason, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.ApproveProtection, pack: pack);
        string why = ReasonText.Of(reason) ?? throw new Fault("approve.reason", "An approval needs a reason.", $"Give one after --approve, in at most {ProtectionDecision.LongestReason} letters.");
        return store.AtOnce(
            async () =>
            {
                var now = clock.GetUtcNow();
                var set = store.ProtectedTables;
                var approved = await store.ApprovedTables(pack, cancel);
                var open = (await set.AsNoTracking().Where(t => t.Pack == pack && t.Verdict != Verdict.Shown).OrderBy(t => t.Code).ToListAsync(cancel)).Where(t => !approved.Contains(t.Code)).ToList();
                foreach (var table in open)
                    await store.Decide(new ProtectionDecision { Pack = pack, Number = 0, Kind = DecisionKind.Approve, Table = table.Code, Seal = table.Seal, Reason = why, By = actor.Name, At = now }, "approved protection", actor, cancel);
                return open.Count;
            }, cancel);
    }
}
