using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Justice;

/// <summary>A draw without its counts, for lists.</summary>
public sealed record DrawLine(Guid Id, string Source, DateOnly? Drawn, string PrintedIn, CountingUnits Units, int FromYear, int ToYear, DrawOrigin Origin, DateTimeOffset? WithdrawnAt, string WithdrawnBecause)
{
    /// <summary>What it is called.</summary>
    public string Name => Draw.NameOf(Drawn);
}

/// <summary>Justice in the store.</summary>
public static class JusticeStore
{
    extension(DataStore store)
    {
        /// <summary>All draws, with those that were withdrawn.</summary>
        public DbSet<Draw> Draws => store.Set<Draw>();

        /// <summary>The columns of each source's files.</summary>
        public DbSet<ColumnMapping> ColumnMappings => store.Set<ColumnMapping>();

        /// <summary>A draw of a pack with its counts; null where there is none of that id.</summary>
        public Task<Draw?> DrawOf(string pack, Guid id, CancellationToken cancel)
        {
            var draws = store.Draws;
            return draws.AsNoTracking().FirstOrDefaultAsync(d => d.Pack == pack && d.Id == id, cancel);
        }

        /// <summary>The draws of a pack that stand, with their counts, the oldest first; those without a day before all others.</summary>
        public async Task<IReadOnlyList<Draw>> StandingDraws(string pack, CancellationToken cancel)
        {
            var draws = store.Draws;
            return InOrder(await draws.AsNoTracking().Where(d => d.Pack == pack && d.WithdrawnAt == null).ToListAsync(cancel), d => (d.Drawn, d.Origin.KeptAt));
        }

        /// <summary>All draws of a pack without their counts, in the same order.</summary>
        public async Task<IReadOnlyList<DrawLine>> DrawLines(string pack, CancellationToken cancel)
        {
            var draws = store.Draws;
            var lines = await draws.AsNoTracking().Where(d => d.Pack == pack)
                .Select(d => new DrawLine(d.Id, d.Source, d.Drawn, d.PrintedIn, d.Units, d.FromYear, d.ToYear, d.Origin, d.WithdrawnAt, d.WithdrawnBecause)).ToListAsync(cancel);
            return InOrder(lines, d => (d.Drawn, d.Origin.KeptAt));
        }
    }

    private static IReadOnlyList<T> InOrder<T>(IEnumerable<T> draws, Func<T, (DateOnly? Drawn, DateTimeOffset KeptAt)> of) =>
        [.. draws.OrderBy(d => of(d).Drawn ?? DateOnly.MinValue).ThenBy(d => of(d).KeptAt)];
}
