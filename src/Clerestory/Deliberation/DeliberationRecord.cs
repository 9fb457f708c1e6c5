using System.Globalization;
using Clerestory.Packs;
using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Deliberation;

/// <summary>What the public may read of the council's deliberation: recommendations that were decided, sealed as a whole.</summary>
/// <remarks>An edition is made from this record and from nothing else of deliberation: when a pack is checked it comes from the pack, when an edition is published from the store.</remarks>
public sealed class DeliberationRecord
{
    private DeliberationRecord(IReadOnlyList<Recommendation> recommendations) => Recommendations = recommendations;

    /// <summary>The recommendations, newest year first, then by code.</summary>
    public IReadOnlyList<Recommendation> Recommendations { get; }

    /// <summary>The hash over everything in it.</summary>
    public string Seal => field ??= Hash.Of(string.Join('\n', Recommendations.Select(r => SealOf(r, r.Steps))));

    /// <summary>The record of a pack: its history alone.</summary>
    public static DeliberationRecord In(Pack pack) => Of(Recommendation.In(pack));

    /// <summary>The record of some recommendations: drafts and open rolls are nobody's business yet and are left out.</summary>
    public static DeliberationRecord Of(IEnumerable<Recommendation> recommendations) =>
        new([.. recommendations.Where(r => r.IsFromPack || r.Decided is not null).OrderByDescending(r => r.Year).ThenBy(r => r.Code, StringComparer.Ordinal)]);

    /// <summary>The hash over one recommendation with some of its steps.</summary>
    internal static string SealOf(Recommendation r, IEnumerable<DispositionStep> steps) => Hash.Of(string.Join('\n',
    [
        Line(r.Code, r.Year, r.Kind, r.Title, r.Body, r.BodyName, r.Addressee, r.Laws, r.Source, r.Note),
        .. r.Versions.OrderBy(v => v.Number).Select(v => Line(v.Number, v.Text, v.Day, v.ProposedBy, v.Why)),
        .. r.Rolls.Where(o => o.IsClosed).OrderBy(o => o.Number).Select(o => Line(o.Number, o.SealItOughtToHave())),
        .. steps.OrderBy(s => s.Number).Select(s => Line(s.Stage, s.Status, s.Day, s.Law, s.Cite, s.Figure, s.Before, s.MeantTo, s.Summary, s.Source, s.Grade)),
    ]));

    private static string Line(params object?[] parts) => string.Join('|', parts.Select(p => Convert.ToString(p, CultureInfo.InvariantCulture)!
        .Replace("\\", @"\\", StringComparison.Ordinal).Replace("|", @"\p", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal)));
}

/// <summary>Deliberation in the store.</summary>
public static class DeliberationStore
{
    extension(DataStore store)
    {
        /// <summary>All recommendations.</summary>
        public DbSet<Recommendation> Recommendations => store.Set<Recommendation>();

        /// <summary>All rolls.</summary>
        public DbSet<PositionRoll> Rolls => store.Set<PositionRoll>();

        /// <summary>All steps of what became of recommendations.</summary>
        public DbSet<DispositionStep> DispositionSteps => store.Set<DispositionStep>();

        /// <summary>All bills.</summary>
        public DbSet<Bill> Bills => store.Set<Bill>();

        /// <summary>All recommendations of a pack with everything that belongs to them, newest year first.</summary>
        public async Task<IReadOnlyList<Recommendation>> RecommendationsOf(string pack, CancellationToken cancel)
        {
            var found = await Whole(store).AsNoTracking().Where(r => r.Pack == pack).ToListAsync(cancel);
            foreach (var recommendation in found) Sort(recommendation);
            return [.. found.OrderByDescending(r => r.Year).ThenBy(r => r.Code, StringComparer.Ordinal)];
        }

        /// <summary>One recommendation with everything that belongs to it, to be changed; null where there is none of that code.</summary>
        public async Task<Recommendation?> RecommendationOf(string pack, string code, CancellationToken cancel)
        {
            var found = await Whole(store).FirstOrDefaultAsync(r => r.Pack == pack && r.Code == code, cancel);
            if (found is not null) Sort(found);
            return found;
        }

        /// <summary>What the public may read, from the store.</summary>
        public async Task<DeliberationRecord> DeliberationRecord(string pack, CancellationToken cancel) => Deliberation.DeliberationRecord.Of(await store.RecommendationsOf(pack, cancel));
    }

    private static IQueryable<Recommendation> Whole(DataStore store) => store.Recommendations.AsSplitQuery().Include(r => r.Versions).Include(r => r.Rolls).ThenInclude(r => r.Lines).Include(r => r.Steps);

    // What hangs on a recommendation comes back in any order.
    private static void Sort(Recommendation recommendation)
    {
        recommendation.Versions.Sort((a, b) => a.Number.CompareTo(b.Number));
        recommendation.Rolls.Sort((a, b) => a.Number.CompareTo(b.Number));
        recommendation.Steps.Sort((a, b) => a.Number.CompareTo(b.Number));
        foreach (var roll in recommendation.Rolls) roll.Lines.Sort((a, b) => a.Number.CompareTo(b.Number));
    }
}
