using Clerestory.Packs;
using Clerestory.Protection;
using Clerestory.Store;

namespace Clerestory.Publication;

/// <summary>Asks whether the privacy officer has approved what is hidden.</summary>
internal static class Approvals
{
    /// <summary>What stands in the way of an edition whose outline asks for approval: each table of which something is hidden and nobody approved.</summary>
    public static async Task<IReadOnlyList<Finding>> Missing(DataStore store, Pack pack, Outline outline, IReadOnlyList<ProtectedTable> tables, CancellationToken cancel)
    {
        if (outline.Approval != Approval.Required) return [];
        var approved = await store.ApprovedTables(pack.Manifest.Code, cancel);
        return [.. tables.Where(t => t.Verdict != Verdict.Shown && !approved.Contains(t.Code)).Select(t => Finding.Error("gate.approval", $"tables/{t.Code}.json", null,
            $"The privacy officer has not approved '{t.Title}' as it is now. Approve it on the page Protection, or publish with --approve and a reason."))];
    }
}
