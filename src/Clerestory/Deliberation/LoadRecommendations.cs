using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Deliberation;

/// <summary>Brings the recommendations of the store to what a pack tells of the years before. What the desk drafted, and the steps that it noted, stay.</summary>
public sealed class LoadRecommendations(DataStore store, TimeProvider clock)
{
    /// <summary>How many recommendations the pack has, and how many of them were new or had changed.</summary>
    public sealed record Result(int Recommendations, int Changed);

    /// <summary>Loads them.</summary>
    public Task<Result> Run(Pack pack, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.Publish);
        return store.AtOnce(() => Load(pack, actor, cancel), cancel);
    }

    private async Task<Result> Load(Pack pack, Actor actor, CancellationToken cancel)
    {
        string code = pack.Manifest.Code;
        var told = Recommendation.In(pack);
        var held = (await store.RecommendationsOf(code, cancel)).ToDictionary(r => r.Code, StringComparer.Ordinal);
        if (told.FirstOrDefault(r => held.TryGetValue(r.Code, out var own) && !own.IsFromPack) is { } clash)
            throw new Fault("recommendation.clash", $"The pack brings the recommendation {clash.Code}, and the desk has drafted another one of that code.", "Give the one in the pack another code.");
        var changed = told.Where(r => !held.TryGetValue(r.Code, out var own) || SealOf(own) != SealOf(r)).ToList();
        var gone = held.Values.Where(r => r.IsFromPack && told.All(t => t.Code != r.Code)).Select(r => r.Code).ToList();
        if (changed.Count + gone.Count == 0) return new Result(told.Count, 0);

        foreach (var recommendation in changed)
        {
            var noted = held.GetValueOrDefault(recommendation.Code)?.Steps.Where(s => s.Number >= DispositionStep.FirstOnDesk) ?? [];
            recommendation.Steps.AddRange(noted);
        }
        await Take([.. changed.Select(r => r.Code), .. gone], code, cancel);
        store.Recommendations.AddRange(changed);
        store.Record(actor, clock.GetUtcNow(), "loaded recommendations", code, DeliberationRecord.In(pack).Seal);
        await store.SaveChangesAsync(cancel);
        store.ChangeTracker.Clear();
        return new Result(told.Count, changed.Count + gone.Count);
    }

    // The history alone: what the desk noted later is not the pack's to change.
    private static string SealOf(Recommendation r) => DeliberationRecord.SealOf(r, r.Steps.Where(s => s.Number < DispositionStep.FirstOnDesk));

    private async Task Take(IReadOnlyList<string> codes, string pack, CancellationToken cancel)
    {
        var (lines, rolls, texts, steps, heads) = (store.Set<RollLine>(), store.Rolls, store.Set<TextVersion>(), store.DispositionSteps, store.Recommendations);
        await lines.Where(l => l.Pack == pack && codes.Contains(l.Recommendation)).ExecuteDeleteAsync(cancel);
        await rolls.Where(r => r.Pack == pack && codes.Contains(r.Recommendation)).ExecuteDeleteAsync(cancel);
        await texts.Where(t => t.Pack == pack && codes.Contains(t.Recommendation)).ExecuteDeleteAsync(cancel);
        await steps.Where(s => s.Pack == pack && codes.Contains(s.Recommendation)).ExecuteDeleteAsync(cancel);
        await heads.Where(r => r.Pack == pack && codes.Contains(r.Code)).ExecuteDeleteAsync(cancel);
    }
}
