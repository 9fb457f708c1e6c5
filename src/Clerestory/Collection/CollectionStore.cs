using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Collection;

/// <summary>Collection in the store.</summary>
public static class CollectionStore
{
    extension(DataStore store)
    {
        /// <summary>All returns.</summary>
        public DbSet<Submission> Submissions => store.Set<Submission>();
    }
}
