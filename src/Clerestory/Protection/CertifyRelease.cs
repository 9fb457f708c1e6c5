using Clerestory.Packs;
using Clerestory.Store;

namespace Clerestory.Protection;

/// <summary>Audits the files of a release against the numbers of the store and of all earlier editions, before anybody sees them.</summary>
public sealed class CertifyRelease(DataStore store)
{
    /// <summary>Audits what was read in the files.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="edition">The edition that the files are of; null for none in particular.</param>
    /// <param name="read">What was read.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<ReleaseCertificate> Run(Pack pack, EditionName? edition, ReadRelease read, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.Publish);
        return ReleaseCertificate.Of(await store.Release(pack, edition, cancel), CodeList.In(pack), read);
    }

    /// <summary>The same without a store, as the check of a pack does.</summary>
    public static ReleaseCertificate WithoutStore(Pack pack, ReadRelease read) => ReleaseCertificate.Of(Releases.Of(pack), CodeList.In(pack), read);
}
