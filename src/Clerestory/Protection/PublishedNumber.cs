using System.Globalization;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Protection;

/// <summary>
/// One number of an edition as readers have it: shown, or hidden. All of them, of all editions, are the ledger of a pack, which only grows. What stands
/// in it is known to readers whatever a new edition says (safety level S5).
/// </summary>
/// <remarks>Each line holds the hash of the line before, and the trail the hash of the last one, so that a line that was changed, or cut off, is seen.</remarks>
public sealed record PublishedNumber : IAppendOnly
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>Its place in the ledger, from 1, without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>The edition.</summary>
    public required string Edition { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>Its issue: only the last issue of a version has been seen by readers.</summary>
    public required int Issue { get; init; }

    /// <summary>The number's code in that edition.</summary>
    public required string Code { get; init; }

    /// <summary>Which set it counts, and in which period: the same words in any table and any edition.</summary>
    public required string Identity { get; init; }

    /// <summary>The value, also where it was hidden: what followed from the edition cannot be judged without. It leaves the store no more than a cell does.</summary>
    public required long Value { get; init; }

    /// <summary>Whether readers did not see it.</summary>
    public required bool IsHidden { get; init; }

    /// <summary>The hash of this line and all before it.</summary>
    public required string Seal { get; init; }

    /// <summary>Edition and version.</summary>
    public string EditionName => $"{Edition} {Version}";

    /// <summary>The seal that a line ought to have after another.</summary>
    public string SealAfter(string previous) => Hash.Of(string.Join('\n', previous, Pack, Number.ToString(CultureInfo.InvariantCulture), Edition, Version,
        Issue.ToString(CultureInfo.InvariantCulture), Code, Identity, Value.ToString(CultureInfo.InvariantCulture), IsHidden ? "hidden" : "shown"));

    internal sealed class Mapping : IEntityTypeConfiguration<PublishedNumber>
    {
        public void Configure(EntityTypeBuilder<PublishedNumber> builder)
        {
            builder.ToTable("published_number");
            builder.HasKey(n => new { n.Pack, n.Number });
            builder.Ignore(n => n.EditionName);
        }
    }
}

/// <summary>The ledger of everything that was published.</summary>
public static class Ledger
{
    private const string Written = "wrote the ledger";

    extension(DataStore store)
    {
        /// <summary>All numbers of all editions of all packs.</summary>
        public DbSet<PublishedNumber> PublishedNumbers => store.Set<PublishedNumber>();
    }

    /// <summary>Reads the whole ledger of a pack, and proves that nothing of it was changed.</summary>
    /// <exception cref="Fault">A line was changed, removed or put elsewhere.</exception>
    public static async Task<IReadOnlyList<PublishedNumber>> Ledgered(this DataStore store, string pack, CancellationToken cancel)
    {
        var set = store.PublishedNumbers;
        var lines = await set.AsNoTracking().Where(n => n.Pack == pack).OrderBy(n => n.Number).ToListAsync(cancel);
        string seal = TrailEntry.Beginning;
        foreach (var (index, line) in lines.Index())
        {
            if (line.Number != index + 1 || line.Seal != line.SealAfter(seal)) throw Broken(index + 1);
            seal = line.Seal;
        }
        var trail = store.Trail;
        string? last = await trail.AsNoTracking().Where(t => t.Organization == pack && t.What == Written).OrderByDescending(t => t.Number).Select(t => t.Content).FirstOrDefaultAsync(cancel);
        return (last ?? TrailEntry.Beginning) == seal ? lines : throw Broken(lines.Count + 1);
    }

    /// <summary>What readers have of editions other than one that is being made: the last issue of each version.</summary>
    /// <param name="lines">The ledger.</param>
    /// <param name="edition">The edition that is being made; null for none.</param>
    /// <param name="version">Its version: its issues before were seen by nobody.</param>
    public static IReadOnlyList<PublishedNumber> Before(this IReadOnlyList<PublishedNumber> lines, string? edition, string? version)
    {
        var last = lines.GroupBy(n => n.EditionName, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(n => n.Issue), StringComparer.Ordinal);
        return [.. lines.Where(n => (n.Edition != edition || n.Version != version) && n.Issue == last[n.EditionName])];
    }

    /// <summary>Adds the numbers of an edition, in the caller's save.</summary>
    internal static async Task Add(DataStore store, IReadOnlyList<PublishedNumber> numbers, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (numbers.Count == 0) return;
        string pack = numbers[0].Pack;
        var set = store.PublishedNumbers;
        var last = await set.AsNoTracking().Where(n => n.Pack == pack).OrderByDescending(n => n.Number).FirstOrDefaultAsync(cancel);
        string seal = last?.Seal ?? TrailEntry.Beginning;
        foreach (var (index, number) in numbers.Index())
        {
            var line = number with { Number = (last?.Number ?? 0) + index + 1 };
            line = line with { Seal = seal = line.SealAfter(seal) };
            store.Add(line);
        }
        store.Record(actor, now, Written, pack, seal);
    }

    private static Fault Broken(int line) => new("ledger.broken", $"The ledger of published numbers was changed at line {line}.", "Nothing is published on it. Restore the store from a backup, and see trail verify.");
}
