using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Accounts;

/// <summary>A signer makes a key for the agency's record system, or ends one.</summary>
public sealed class KeepKey(DataStore store, TimeProvider clock)
{
    /// <summary>Makes a key, or ends the one with this hash.</summary>
    /// <returns>The new key, which is shown once; null where one was ended, or there was none to end.</returns>
    public Task<string?> Run((string Pack, string Agency) whose, (string? EndHash, string Name, bool MaySign) what, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepKeys, whose.Agency, whose.Pack);
        // Nobody gives a key a right that is not theirs.
        if (what is { EndHash: null, MaySign: true }) actor.Must(Permission.SignReturn, whose.Agency);
        return store.AtOnce(
            async () =>
            {
                var now = clock.GetUtcNow();
                string? made = what.EndHash is null ? Make(whose, (what.Name, what.MaySign), actor, now) : null;
                if (what.EndHash is { } hash) await End(whose, hash, now, cancel);
                store.Record(actor, now, made is null ? "ended key" : "made key", whose.Agency, "");
                await store.SaveChangesAsync(cancel);
                return made;
            }, cancel);
    }

    private string Make((string Pack, string Agency) whose, (string Name, bool MaySign) what, Actor actor, DateTimeOffset now)
    {
        string key = Secrets.New("clr_");
        store.ApiKeys.Add(new ApiKey { KeyHash = Secrets.HashOf(key), Pack = whose.Pack, Agency = whose.Agency, Name = what.Name, Begins = key[..8], MaySign = what.MaySign, By = actor.Name, At = now });
        return key;
    }

    private async Task End((string Pack, string Agency) whose, string hash, DateTimeOffset now, CancellationToken cancel)
    {
        var keys = store.ApiKeys;
        if (await keys.FirstOrDefaultAsync(k => k.KeyHash == hash && k.Pack == whose.Pack && k.Agency == whose.Agency, cancel) is { EndedAt: null } key) key.EndedAt = now;
    }
}
