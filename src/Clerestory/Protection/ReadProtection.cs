using Clerestory.Store;
using Clerestory.Tables;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Protection;

/// <summary>Shows the privacy officer each table before and after the gate. What it returns holds hidden numbers and is shown to nobody else.</summary>
public sealed class ReadProtection(DataStore store)
{
    /// <summary>A cell before and after.</summary>
    /// <param name="After">As readers see it.</param>
    /// <param name="Before">The value; null where there is none.</param>
    /// <param name="Why">Why it is hidden, in words; empty for one that is shown.</param>
    public sealed record Line(ProtectedCell After, long? Before, string Why);

    /// <summary>A table before and after.</summary>
    public sealed record Result(ProtectedTable Table, IReadOnlyList<Line> Lines);

    /// <summary>Reads all tables of a pack as the gate left them the last time, or one of them.</summary>
    /// <param name="pack">The pack's code.</param>
    /// <param name="table">One table's code; null for all.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<IReadOnlyList<Result>> Run(string pack, string? table, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.ReadProtection);
        var kept = await store.ProtectedTables.AsNoTracking().Where(t => t.Pack == pack && (table == null || t.Code == table)).OrderBy(t => t.Code).ToListAsync(cancel);
        var cells = (await store.Cells.AsNoTracking().Where(c => c.Pack == pack && (table == null || c.Table == table)).ToListAsync(cancel)).ToLookup(c => c.Table, StringComparer.Ordinal);
        return [.. kept.Select(k => Compare(k.Table, cells[k.Code].ToDictionary(c => c.Key, StringComparer.Ordinal)))];
    }

    private static Result Compare(ProtectedTable table, Dictionary<string, Cell> before) => new(table,
        [.. table.Cells.Select(after => (After: after, Before: before.GetValueOrDefault(string.Join('|', after.Codes))?.Value)).Select(c => new Line(c.After, c.Before, Why(table, c.After, c.Before)))]);

    private static string Why(ProtectedTable table, ProtectedCell after, long? before) => !after.IsSuppressed ? ""
        : table.Kind == MeasureKind.Percent ? "A percentage of this table tells of few people; all of them are hidden together."
        : before is null ? "There is no number; the mark stands where it would tell which rows have one."
        : before <= table.Threshold ? $"A count from 1 to {table.Threshold}."
        : "Hidden so that no count of few people follows from it.";
}
