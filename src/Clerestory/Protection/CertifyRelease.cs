using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Tables;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Protection;

/// <summary>Audits the files of a release against the numbers of the store, before anybody sees them.</summary>
public sealed class CertifyRelease(DataStore store)
{
    /// <summary>Audits what was read in the files.</summary>
    public async Task<ReleaseCertificate> Run(Pack pack, IReadOnlyCollection<PrintedNumber> read, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.Publish);
        string code = pack.Manifest.Code;
        var cells = (await store.Cells.AsNoTracking().Where(c => c.Pack == code).ToListAsync(cancel)).ToLookup(c => c.Table, StringComparer.Ordinal);
        return Of(pack, cells, read);
    }

    /// <summary>The same without a store, as the check of a pack does.</summary>
    public static ReleaseCertificate WithoutStore(Pack pack, IReadOnlyCollection<PrintedNumber> read) => Of(pack, ProtectTables.CellsWithoutStore(pack), read);

    private static ReleaseCertificate Of(Pack pack, ILookup<string, Cell> cells, IReadOnlyCollection<PrintedNumber> read)
    {
        var definitions = TableDefinition.In(pack);
        return ReleaseCertificate.Of(new ReleaseTables(definitions, definitions.Keys.ToDictionary(c => c, c => (IReadOnlyList<Cell>)[.. cells[c]], StringComparer.Ordinal)), read);
    }
}
