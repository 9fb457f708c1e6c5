using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Trail;

/// <summary>Reads every trail from its beginning and says whether a line was edited, removed or put elsewhere.</summary>
/// <remarks>
/// Lines cut off at the end leave no gap, but the noted end tells. Who can write to the store can change that note as well:
/// whoever keeps the last number and seal outside it (they are printed by every verification) sees that too.
/// </remarks>
public sealed class VerifyTrail(DataStore store)
{
    /// <summary>One organization's trail.</summary>
    /// <param name="Organization">Whose.</param>
    /// <param name="Entries">How many lines were read.</param>
    /// <param name="Head">The seal of the last line that was read.</param>
    /// <param name="Fault">The first thing wrong, in words; null when the chain holds.</param>
    public sealed record Result(string Organization, long Entries, string Head, string? Fault);

    /// <summary>Verifies all trails, or the one of an organization.</summary>
    public async Task<IReadOnlyList<Result>> Run(string? organization, CancellationToken cancel)
    {
        var organizations = await store.Trail.AsNoTracking().Select(e => e.Organization).Distinct().OrderBy(o => o).ToListAsync(cancel);
        var results = new List<Result>();
        foreach (string one in organizations.Where(o => organization is null || o == organization)) results.Add(await Verify(one, cancel));
        return results;
    }

    private async Task<Result> Verify(string organization, CancellationToken cancel)
    {
        string head = TrailEntry.Beginning;
        long read = 0;
        await foreach (var entry in store.Trail.AsNoTracking().Where(e => e.Organization == organization).OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (Wrong(entry, read + 1, head) is { } fault) return new Result(organization, read, head, fault);
            (read, head) = (entry.Number, entry.Seal);
        }
        return new Result(organization, read, head, await CutOff(organization, read, head, cancel));
    }

    private async Task<string?> CutOff(string organization, long read, string seal, CancellationToken cancel)
    {
        var head = await store.Set<TrailHead>().AsNoTracking().FirstOrDefaultAsync(h => h.Organization == organization, cancel);
        return head is { } end && end.Number == read && end.Seal == seal ? null
            : $"The trail ends at line {read}, and the store notes another end{(head is null ? "" : $", line {head.Number}")}: lines at the end were cut off or put there by hand.";
    }

    private static string? Wrong(TrailEntry entry, long number, string previous) =>
        entry.Number != number ? $"Line {number} is missing: line {entry.Number} comes next."
        : entry.Seal != entry.SealItOughtToHave() ? $"Line {number} was edited: its seal does not fit what it says."
        : entry.Previous != previous ? $"Line {number} does not follow the line before it: a line was replaced or put elsewhere."
        : null;
}
