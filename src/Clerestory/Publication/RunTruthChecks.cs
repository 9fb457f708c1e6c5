using Clerestory.Packs;
using Clerestory.Protection;
using Clerestory.Store;
using Clerestory.Deliberation;
using Clerestory.Truth;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Publication;

/// <summary>Runs the truth rules over an edition in preparation: over its protected tables as the store has them, and its texts as the pack has them.</summary>
public sealed class RunTruthChecks(DataStore store)
{
    /// <summary>What the rules find.</summary>
    /// <param name="Findings">The findings, in the order of the rules.</param>
    /// <param name="FromStore">Whether the tables are those of the store; else they were made from the pack, because nothing has been put through the gate yet.</param>
    public sealed record Result(IReadOnlyList<TruthFinding> Findings, bool FromStore);

    /// <summary>Runs them.</summary>
    /// <exception cref="Fault">The pack has no such edition.</exception>
    public async Task<Result> Run(Pack pack, string edition, Actor actor, CancellationToken cancel)
    {
        string code = pack.Manifest.Code;
        actor.Must(Permission.CheckTruth, pack: code);
        var outline = Outline.In(pack, edition);
        var held = await store.ProtectedTables.AsNoTracking().Where(t => t.Pack == code).ToListAsync(cancel);
        IReadOnlyList<ProtectedTable> tables = held.Count > 0 ? [.. held.Select(t => t.Table)] : ProtectTables.JudgeWithoutStore(pack);
        var deliberation = await store.DeliberationRecord(code, cancel);
        return new Result(new EditionContent(pack, outline, tables, deliberation.Recommendations.Count > 0 ? deliberation : DeliberationRecord.In(pack)).Truth, held.Count > 0);
    }

    /// <summary>The same without a store, as the command line does.</summary>
    public static IReadOnlyList<TruthFinding> WithoutStore(Pack pack, string edition) =>
        new EditionContent(pack, Outline.In(pack, edition), ProtectTables.JudgeWithoutStore(pack), DeliberationRecord.In(pack)).Truth;
}
