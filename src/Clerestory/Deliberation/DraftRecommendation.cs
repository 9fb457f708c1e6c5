using Clerestory.Collection;
using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Deliberation;

/// <summary>What staff write down of a recommendation when it is put forward.</summary>
/// <param name="Year">The year that it belongs to.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Title">A short title.</param>
/// <param name="Body">The code of the body that recommends.</param>
/// <param name="Addressee">Who is asked to act.</param>
/// <param name="Laws">The codes of the laws that it would change.</param>
/// <param name="Text">The words.</param>
/// <param name="ProposedBy">The body or seat that proposes them.</param>
public sealed record RecommendationPlan(int Year, string Kind, string Title, string Body, string Addressee, IReadOnlyList<string> Laws, string Text, string ProposedBy);

/// <summary>Staff write down a recommendation that was put forward: its first words, who proposes it, who is asked, which law it would change.</summary>
public sealed class DraftRecommendation(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>It stands under this code.</summary>
        public sealed record Drafted(string Code) : Result;

        /// <summary>Something must be mended first; each with the field that it is about.</summary>
        public sealed record NeedsWork(IReadOnlyList<(string Field, string Message)> Problems) : Result;
    }

    /// <summary>Drafts it.</summary>
    public Task<Result> Run(RecommendationPlan plan, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepRecommendations, pack: book.Code);
        return store.AtOnce(() => Draft(plan, actor, cancel), cancel);
    }

    private async Task<Result> Draft(RecommendationPlan plan, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (bodies, recommendations) = (store.Bodies, store.Recommendations);
        var body = await bodies.AsNoTracking().FirstOrDefaultAsync(b => b.Pack == book.Code && b.Code == plan.Body, cancel);
        if (Problems(plan, body).ToList() is { Count: > 0 } problems) return new Result.NeedsWork(problems);

        string prefix = FormattableString.Invariant($"R{plan.Year}-");
        var taken = await recommendations.Where(r => r.Pack == book.Code && r.Code.StartsWith(prefix)).Select(r => r.Code).ToListAsync(cancel);
        string code = Enumerable.Range(1, taken.Count + 1).Select(n => FormattableString.Invariant($"{prefix}{n}")).First(c => !taken.Contains(c));
        var recommendation = new Recommendation
        {
            Pack = book.Code, Code = code, Year = plan.Year, Kind = plan.Kind.Trim(), Title = plan.Title.Trim(), Body = plan.Body, BodyName = body!.Name, Addressee = plan.Addressee.Trim(),
            Laws = string.Join(' ', plan.Laws.Distinct(StringComparer.Ordinal)), Source = "", Note = "", IsFromPack = false,
        };
        recommendation.Versions.Add(new TextVersion { Pack = book.Code, Recommendation = code, Number = 1, Text = AmendRecommendation.Clean(plan.Text), Day = book.DayOf(now), ProposedBy = plan.ProposedBy.Trim() });
        recommendations.Add(recommendation);
        store.Record(actor, now, "drafted recommendation", code, Hash.Of(recommendation.Text));
        await store.SaveChangesAsync(cancel);
        return new Result.Drafted(code);
    }

    private IEnumerable<(string Field, string Message)> Problems(RecommendationPlan plan, Body? body)
    {
        if (plan.Year is < 1900 or > 2099) yield return ("year", "Give the year in four digits.");
        if (plan.Kind.Trim().Length is 0 or > 100) yield return ("kind", "Say what kind of recommendation it is, such as law or practice.");
        if (plan.Title.Trim().Length is 0 or > 200) yield return ("title", "Give it a short title, of at most 200 letters.");
        if (body is null) yield return ("body", "Choose the body that recommends.");
        if (plan.Addressee.Trim().Length is 0 or > 200) yield return ("addressee", "Say who is asked to act.");
        if (AmendRecommendation.FaultOf(plan.Text) is { } fault) yield return ("text", fault);
        if (plan.ProposedBy.Trim().Length is 0 or > 200) yield return ("proposedBy", "Say which body or seat proposes it.");
        foreach (string law in plan.Laws.Where(l => !book.Pack.Has($"law/{l}.json"))) yield return ("laws", $"The law '{law}' is not in the law register.");
    }
}
