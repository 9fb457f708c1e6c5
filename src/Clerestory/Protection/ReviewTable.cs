using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Tables;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Protection;

/// <summary>Shows the privacy officer everything of one table: each number before and after, who can work out what, what it costs, and what else could be done. What it returns holds hidden numbers and is shown to nobody else.</summary>
public sealed class ReviewTable(DataStore store)
{
    /// <summary>A cell before and after.</summary>
    /// <param name="After">As readers see it.</param>
    /// <param name="Key">Its place: its codes, parted by bars.</param>
    /// <param name="Before">The value; null where there is none.</param>
    /// <param name="Why">Why it is hidden, in words; empty for one that is shown.</param>
    /// <param name="Outsider">What somebody who knows nothing else can work out; null where nothing bounds it.</param>
    /// <param name="Insider">What whoever is alone in another cell, and knows it, can work out at most; null where there is nobody, or it is the same.</param>
    /// <param name="Level">What is proven of it; empty for one that is shown or in no system.</param>
    /// <param name="Demand">The demand that it be hidden; null where there is none.</param>
    public sealed record Line(ProtectedCell After, string Key, long? Before, string Why, ValueRange? Outsider, ValueRange? Insider, string Level, ProtectionDecision? Demand);

    /// <summary>What hiding costs.</summary>
    /// <param name="Hidden">How many numbers of the table are hidden.</param>
    /// <param name="HiddenSum">What they add up to.</param>
    /// <param name="Sum">What all numbers of the table add up to.</param>
    /// <param name="Together">The tables that were protected together with it, by title.</param>
    /// <param name="Cost">The cost of all that is hidden in them.</param>
    /// <param name="LowerBound">What no safe choice can cost less than.</param>
    public sealed record Price(int Hidden, long HiddenSum, long Sum, IReadOnlyList<string> Together, long Cost, double LowerBound);

    /// <summary>A table under review.</summary>
    /// <param name="Table">The table as readers see it.</param>
    /// <param name="Seal">Its seal: what is approved.</param>
    /// <param name="Lines">Its cells.</param>
    /// <param name="Price">What hiding costs.</param>
    /// <param name="Alternatives">Other ways, through the same audit.</param>
    /// <param name="Decisions">The decisions on it that hold.</param>
    /// <param name="Approved">The approval of the table as it is; null where there is none.</param>
    /// <param name="Threshold">The threshold that the pack states.</param>
    /// <param name="WhyWithheld">Why nothing of it is shown; null for a table that is not withheld.</param>
    public sealed record Result(
        ProtectedTable Table, string Seal, IReadOnlyList<Line> Lines, Price Price, IReadOnlyList<Alternative> Alternatives, IReadOnlyList<ProtectionDecision> Decisions, ProtectionDecision? Approved, long? Threshold, string? WhyWithheld);

    /// <summary>Reviews a table as the gate left it the last time; null where there is none.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="table">The table's code.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<Result?> Run(Pack pack, string table, Actor actor, CancellationToken cancel)
    {
        string code = pack.Manifest.Code;
        actor.Must(Permission.ReadProtection, pack: code);
        var set = store.ProtectedTables;
        if (await set.AsNoTracking().SingleOrDefaultAsync(t => t.Pack == code && t.Code == table, cancel) is not { } kept) return null;
        var release = await store.Release(pack, null, cancel);
        if (!release.All.TryGetValue(table, out var plan)) return null;
        var decisions = (await store.StandingDecisions(code, cancel)).Where(d => d.Table == table).ToList();
        var gate = new Gate(release, CodeList.In(pack));
        var outcome = gate.Plan.OutcomeOf(plan);
        var after = kept.Table;
        IReadOnlyDictionary<string, ValueRange> insiders = outcome is null ? new Dictionary<string, ValueRange>() : InsiderRanges.Of(outcome);
        var cells = release.CellsOf(plan).ToDictionary(c => c.Key, StringComparer.Ordinal);
        Line LineOf(ProtectedCell cell)
        {
            string key = string.Join('|', cell.Codes);
            var before = cells.GetValueOrDefault(key);
            var finding = before is null ? null : outcome?.FindingOf(before);
            return new Line(cell, key, before?.Value, Why(after, cell, finding is null, before, decisions), cell.Possible, finding is null ? null : insiders.GetValueOrDefault(finding.Cell), finding?.Level ?? "",
                decisions.Find(d => d.Kind == DecisionKind.Hide && d.Codes == key));
        }
        return new Result(after, kept.Seal, [.. (after.IsWithheld ? gate.AllHidden(plan) : after.Cells).Select(LineOf)], PriceOf(release, plan, after, outcome), OtherWays.Of(release, plan), decisions,
            decisions.LastOrDefault(d => d.Kind == DecisionKind.Approve && d.Seal == kept.Seal), TableDefinition.In(pack)[table].Disclosure?.Threshold, after.IsWithheld ? gate.Plan.WhyWithheld(plan) : null);
    }

    private static string Why(ProtectedTable table, ProtectedCell after, bool isWithTable, Cell? before, List<ProtectionDecision> decisions) => !after.IsSuppressed ? ""
        : decisions.Exists(d => d.Kind == DecisionKind.Hide && d.Codes == before?.Key) ? "Demanded by the privacy officer."
        : before?.Value is null ? "There is no number; the mark stands where it would tell which rows have one."
        : table.Kind != MeasureKind.Percent && before.Value <= table.Threshold && before.Value > 0 ? $"A count from 1 to {table.Threshold}."
        : table.IsWithheld && isWithTable ? "It goes with its table."
        : table.Kind == MeasureKind.Percent ? "A percentage from which a count of few people follows, alone or with others; or its base is hidden."
        : "Hidden so that no count of few people follows from it.";

    private static Price PriceOf(ReleaseTables release, TableDefinition plan, ProtectedTable after, GroupOutcome? outcome)
    {
        bool isCount = !ReleaseTables.IsOfRatios(plan);
        var hidden = after.IsWithheld ? [.. release.CellsOf(plan)] : release.CellsOf(plan).Where(c => after.Cells.Any(a => a.IsSuppressed && string.Join('|', a.Codes) == c.Key)).ToList();
        return new Price(hidden.Count(c => c.Value is not null), isCount ? hidden.Sum(c => c.Value ?? 0) : 0, isCount ? release.CellsOf(plan).Sum(c => c.Value ?? 0) : 0,
            [.. (outcome?.Group ?? []).Where(t => t.Code != plan.Code).Select(t => t.Title)], outcome?.Result.Cost ?? 0, outcome?.Result.LowerBound ?? 0);
    }
}
