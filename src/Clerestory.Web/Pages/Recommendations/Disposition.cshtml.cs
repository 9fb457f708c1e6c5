using Clerestory.Deliberation;
using Clerestory.Publication;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Recommendations;

/// <summary>Noting what became of a recommendation.</summary>
[Needs(Permission.KeepRecommendations)]
public sealed class DispositionModel : RecommendationPage
{
    /// <summary>What was typed.</summary>
    public StepPlan Plan { get; private set; } = new(DispositionStage.Bill, DispositionStatus.Introduced, "", "", Grade.Verified);

    /// <summary>The figures of the pack.</summary>
    public IReadOnlyList<(string Code, string Title)> Figures => [.. FigureDefinition.In(Book.Pack).Select(f => (f.Figure.Code, f.Figure.Title)).DistinctBy(f => f.Code).OrderBy(f => f.Code, StringComparer.Ordinal)];

    /// <summary>The laws of the register.</summary>
    public IReadOnlyList<string> Laws => [.. Book.Pack.In("law", ".json").Select(p => Path.GetFileNameWithoutExtension(p))];

    /// <summary>What may have been read of it.</summary>
    public IReadOnlyList<(Grade Grade, string Words)> Evidence { get; } = [(Grade.Verified, "I have read it in its source"), (Grade.Partly, "read in part"), (Grade.Check, "to be confirmed"), (Grade.NotFound, "looked for, and not found")];

    /// <summary>Shows the form.</summary>
    public void OnGet()
    {
    }

    /// <summary>Notes the step.</summary>
    public async Task<IActionResult> OnPostAsync(DispositionStage stage, DispositionStatus status, string? day, string? law, string? cite, string? figure, string? before, MeantTo? meantTo, string? summary, string? source, Grade grade)
    {
        Plan = new StepPlan(stage, status, summary ?? "", source ?? "", grade) { Day = Day(day), Law = law ?? "", Cite = cite ?? "", Figure = stage == DispositionStage.Figure ? figure ?? "" : "", Before = stage == DispositionStage.Figure ? before ?? "" : "", MeantTo = meantTo };
        if (Stands(await Use<RecordDisposition>().Run(Recommendation.Code, Plan, Actor, Gone), "summary")) return await Load(Recommendation.Code) ? Page() : NotFound();
        Said = "It is noted. Steps are never changed: to correct one, note a later one.";
        return Redirect(Home);
    }
}
