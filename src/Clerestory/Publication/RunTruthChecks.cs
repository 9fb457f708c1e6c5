using Clerestory.Deliberation;
using Clerestory.Packs;
using Clerestory.Protection;
using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Truth;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Publication;

/// <summary>Runs the truth rules over an edition in preparation (its protected tables as the store has them, its texts as the pack has them), or over a report that was printed elsewhere.</summary>
public sealed class RunTruthChecks(DataStore store)
{
    /// <summary>What the rules find.</summary>
    /// <param name="Findings">The findings, in the order of the rules.</param>
    /// <param name="FromStore">Whether tables of the store were read; else they were made from the pack, because nothing has been put through the gate yet.</param>
    /// <param name="Defects">For a printed report, the defects that people found in it by reading.</param>
    public sealed record Result(IReadOnlyList<TruthFinding> Findings, bool FromStore, IReadOnlyList<KnownDefect> Defects);

    /// <summary>Runs them.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="report">The code of an edition, or the folder of a report that was printed elsewhere.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="Fault">The pack has no such report.</exception>
    public async Task<Result> Run(Pack pack, string report, Actor actor, CancellationToken cancel)
    {
        string code = pack.Manifest.Code;
        actor.Must(Permission.CheckTruth, pack: code);
        if (PrintedReport.FoldersIn(pack).Contains(report, StringComparer.Ordinal))
            return new Result(TruthRules.Examine(PrintedReport.In(pack, report), KnownFacts.In(pack)), FromStore: false, KnownDefect.In(pack, report));
        var outline = Outline.In(pack, report);
        var held = await store.ProtectedTables.AsNoTracking().Where(t => t.Pack == code).ToListAsync(cancel);
        IReadOnlyList<ProtectedTable> tables = held.Count > 0 ? [.. held.Select(t => t.Table)] : ProtectTables.JudgeWithoutStore(pack);
        var (council, deliberation) = (await store.Council(code, cancel), await store.DeliberationRecord(code, cancel));
        return new Result(new EditionContent(pack, outline, tables, council.Bodies.Count > 0 ? council : null, deliberation.Recommendations.Count > 0 ? deliberation : DeliberationRecord.In(pack)).Truth, held.Count > 0, []);
    }

    /// <summary>The reports of a pack that can be checked: its editions, then what was printed elsewhere.</summary>
    public static IReadOnlyList<string> ReportsIn(Pack pack) => [.. Outline.EditionsIn(pack), .. PrintedReport.FoldersIn(pack)];

    /// <summary>The same for an edition without a store, as the command line does.</summary>
    public static IReadOnlyList<TruthFinding> WithoutStore(Pack pack, string edition) =>
        new EditionContent(pack, Outline.In(pack, edition), ProtectTables.JudgeWithoutStore(pack), null, DeliberationRecord.In(pack)).Truth;
}
