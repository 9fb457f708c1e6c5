using System.Reflection;
using System.Text.Json;
using Clerestory.Collection;
using Clerestory.Packs;
using Clerestory.Referrals;
using Clerestory.Store;
using Clerestory.Tables;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Protection;

/// <summary>Puts every table of the store through the gate and keeps what may be shown.</summary>
public sealed class ProtectTables(DataStore store, TimeProvider clock)
{
    private static readonly string Software = typeof(ProtectTables).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The tables as they may be published.</summary>
    public sealed record Result(IReadOnlyList<ProtectedTable> Tables)
    {
        /// <summary>The tables that are withheld.</summary>
        public IEnumerable<ProtectedTable> Withheld => Tables.Where(t => t.IsWithheld);

        /// <summary>The tables of which some cells are hidden.</summary>
        public IEnumerable<ProtectedTable> Protected => Tables.Where(t => t.Verdict == Verdict.Protected);
    }

    /// <summary>Judges all tables of a pack beside everything that was published before, and keeps them, sealed, in one save.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="edition">The edition that is made next, with its version; null for none in particular.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Stops the work.</param>
    public Task<Result> Run(Pack pack, EditionName? edition, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.Publish);
        return store.AtOnce(() => Protect(pack, edition, actor, cancel), cancel);
    }

    private async Task<Result> Protect(Pack pack, EditionName? edition, Actor actor, CancellationToken cancel)
    {
        string code = pack.Manifest.Code;
        var tables = new Gate(await store.Release(pack, edition, cancel), CodeList.In(pack)).JudgeAll();
        var held = await store.ProtectedTables.Where(t => t.Pack == code).ToDictionaryAsync(t => t.Code, StringComparer.Ordinal, cancel);
        store.RemoveRange(held.Values.Where(h => tables.All(t => t.Code != h.Code)));
        foreach (var table in tables) Keep(pack, table, held.GetValueOrDefault(table.Code));
        if (store.ChangeTracker.HasChanges())
        {
            store.Record(actor, clock.GetUtcNow(), "protected tables", code, Hash.Of(string.Concat(tables.Select(SealOf))));
            await store.SaveChangesAsync(cancel);
        }
        store.ChangeTracker.Clear();
        return new Result(tables);
    }

    /// <summary>Judges a pack's tables without a store, as the check of a pack does.</summary>
    public static IReadOnlyList<ProtectedTable> JudgeWithoutStore(Pack pack) => new Gate(Releases.Of(pack), CodeList.In(pack)).JudgeAll();

    /// <summary>
    /// The files whose bytes a published seal must not cover: the data of tables of which anything is hidden, and all returns.
    /// A hash over a few small numbers could be tried out until it fits.
    /// </summary>
    public static IReadOnlyCollection<string> FilesNotToSeal(Pack pack, IEnumerable<ProtectedTable> tables)
    {
        var withheld = tables.Where(t => t.Verdict != Verdict.Shown).Select(t => t.Code).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. TableDefinition.In(pack).Values.Where(t => withheld.Contains(t.Code)).Select(t => t.Data.History).OfType<string>(),
            .. CallPlan.In(pack).Values.SelectMany(c => new[] { c.Returns, c.Signers }).OfType<string>(), .. pack.In("justice/draws", ".csv"),
            .. new[] { LedgerFile.Counts, LedgerFile.Singles }.Where(pack.Has),
        ];
    }

    private void Keep(Pack pack, ProtectedTable table, StoredTable? held)
    {
        string document = JsonSerializer.Serialize(table, Pack.Json), seal = SealOf(table);
        if (held is null)
            store.Add(new StoredTable { Pack = pack.Manifest.Code, Code = table.Code, Verdict = table.Verdict, Document = document, Seal = seal, Software = Software });
        else if (held.Seal != seal || held.Software != Software)
            (held.Verdict, held.Document, held.Seal, held.Software) = (table.Verdict, document, seal, Software);
    }

    internal static string SealOf(ProtectedTable table) => Hash.Of(JsonSerializer.Serialize(table, Pack.Json));
}
