using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Referrals;

/// <summary>The ledger of referrals in the store.</summary>
public static class ReferralsStore
{
    extension(DataStore store)
    {
        /// <summary>All counts, with those that were replaced.</summary>
        public DbSet<ReferralCount> ReferralCounts => store.Set<ReferralCount>();

        /// <summary>All single referrals.</summary>
        public DbSet<SingleReferral> SingleReferrals => store.Set<SingleReferral>();

        /// <summary>All differences that were found.</summary>
        public DbSet<Difference> Differences => store.Set<Difference>();

        /// <summary>What was said of differences.</summary>
        public DbSet<DifferenceRemark> DifferenceRemarks => store.Set<DifferenceRemark>();

        /// <summary>All silences that were raised.</summary>
        public DbSet<Silence> Silences => store.Set<Silence>();

        /// <summary>The ends of routes.</summary>
        public DbSet<RouteEnd> RouteEnds => store.Set<RouteEnd>();

        /// <summary>Everything that the store has of a route.</summary>
        public Task<RouteLedger> Ledger(Collection.FormBook book, Route route, CancellationToken cancel) => store.Read(book, route, store.ReferralCounts, cancel);

        /// <summary>What the store has of a route, with what some of its agencies said and nobody else.</summary>
        internal Task<RouteLedger> LedgerOf(Collection.FormBook book, Route route, IReadOnlyList<string> agencies, CancellationToken cancel)
        {
            var counts = store.ReferralCounts;
            return store.Read(book, route, counts.Where(c => agencies.Contains(c.Agency)), cancel);
        }

        private async Task<RouteLedger> Read(Collection.FormBook book, Route route, IQueryable<ReferralCount> counts, CancellationToken cancel)
        {
            var (singles, ends, silences) = (store.SingleReferrals, store.RouteEnds, store.Silences);
            return new RouteLedger(
                book, route,
                await counts.AsNoTracking().Where(c => c.Pack == book.Code && c.Route == route.Code).OrderBy(c => c.From).ThenBy(c => c.Revision).ThenBy(c => c.Kind).ToListAsync(cancel),
                await singles.AsNoTracking().Where(s => s.Pack == book.Code && s.Route == route.Code).OrderBy(s => s.Reference).ToListAsync(cancel),
                await ends.AsNoTracking().Where(e => e.Pack == book.Code && e.Route == route.Code).OrderBy(e => e.Day).ThenBy(e => e.Id).ToListAsync(cancel),
                await silences.AsNoTracking().Where(s => s.Pack == book.Code && s.Route == route.Code).OrderByDescending(s => s.RaisedAt).ToListAsync(cancel));
        }
    }
}
