using Clerestory.Collection;
using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Tables;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Protection;

/// <summary>An edition by its code and version.</summary>
public sealed record EditionName(string Code, string Version);

/// <summary>Puts together what a release is judged on.</summary>
internal static class Releases
{
    /// <summary>A release from the store: cells, decisions, and what stands in earlier editions.</summary>
    public static async Task<ReleaseTables> Release(this DataStore store, Pack pack, EditionName? edition, CancellationToken cancel)
    {
        string code = pack.Manifest.Code;
        var set = store.Cells;
        var cells = (await set.AsNoTracking().Where(c => c.Pack == code).ToListAsync(cancel)).ToLookup(c => c.Table, StringComparer.Ordinal);
        return Of(pack, cells, StandingDemands.Of(await store.StandingDecisions(code, cancel))) with { Earlier = (await store.Ledgered(code, cancel)).Before(edition?.Code, edition?.Version) };
    }

    /// <summary>A release from the files of a pack alone, as if nothing had been published or decided before.</summary>
    public static ReleaseTables Of(Pack pack)
    {
        var returns = CallPlan.In(pack).Values.SelectMany(call => call.SubmissionsIn(pack)).ToList();
        return Of(pack, TableDefinition.In(pack).Values.SelectMany(table => BuildTables.Fill(pack, table, returns)).ToLookup(c => c.Table, StringComparer.Ordinal), StandingDemands.None);
    }

    private static ReleaseTables Of(Pack pack, ILookup<string, Cell> cells, StandingDemands demands)
    {
        var definitions = TableDefinition.In(pack).ToDictionary(t => t.Key, t => demands.Raise(t.Value), StringComparer.Ordinal);
        return new ReleaseTables(definitions, definitions.Keys.ToDictionary(c => c, c => (IReadOnlyList<Cell>)[.. cells[c]], StringComparer.Ordinal)) { Demands = demands };
    }
}
