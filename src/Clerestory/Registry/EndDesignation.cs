using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Registry;

/// <summary>Staff note that a designee is sent no longer.</summary>
public sealed class EndDesignation(DataStore store, TimeProvider clock)
{
    /// <summary>Ends a designation with its last day.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(string pack, string designation, DateOnly lastDay, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepCouncil, pack: pack);
        return store.AtOnce(() => End(pack, designation, lastDay, actor, cancel), cancel);
    }

    private async Task<string?> End(string pack, string code, DateOnly lastDay, Actor actor, CancellationToken cancel)
    {
        var council = await store.HeldCouncil(pack, cancel);
        if (council.Designations.FirstOrDefault(d => d.Code == code) is not { } designation) return "There is no such designee.";
        if (designation.To is { } ended) return $"This designee's time ended on {Words.Day(ended)} already.";
        if (lastDay < (designation.From ?? designation.KnownOn)) return $"The last day lies before {Words.Day((designation.From ?? designation.KnownOn)!.Value)}, when the designee sat. Give a later day.";
        store.Update(designation with { To = lastDay });
        store.Record(actor, clock.GetUtcNow(), "ended designation", $"seat {designation.Seat}/{code}", Hash.Of($"{lastDay:O}"));
        await store.SaveChangesAsync(cancel);
        return null;
    }
}
