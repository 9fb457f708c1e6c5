using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Protection;

/// <summary>Shows the privacy officer all tables as the gate left them the last time, and which of them are approved.</summary>
public sealed class ReadProtection(DataStore store)
{
    /// <summary>A table.</summary>
    /// <param name="Table">As readers see it.</param>
    /// <param name="IsApproved">Whether the privacy officer approved it as it is.</param>
    public sealed record Result(ProtectedTable Table, bool IsApproved);

    /// <summary>Reads all tables of a pack.</summary>
    /// <param name="pack">The pack's code.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<IReadOnlyList<Result>> Run(string pack, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.ReadProtection, pack: pack);
        var set = store.ProtectedTables;
        var kept = await set.AsNoTracking().Where(t => t.Pack == pack).OrderBy(t => t.Code).ToListAsync(cancel);
        var approved = await store.ApprovedTables(pack, cancel);
        return [.. kept.Select(k => new Result(k.Table, approved.Contains(k.Code)))];
    }
}
