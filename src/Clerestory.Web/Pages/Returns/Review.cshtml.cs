using Clerestory.Collection;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Returns;

/// <summary>The whole return on one page: checked, handed over, signed.</summary>
[Needs(Permission.ReadReturns)]
public sealed class ReviewModel : SigningPage
{
    /// <summary>Whether the return can be worked on by this person now.</summary>
    public bool CanWork => Refusal is null && Draft is { Stage: not DraftStage.Signed } && Actor.May(Permission.PrepareReturn, Desk.Sheet.Respondent);

    /// <summary>What must be mended or explained first.</summary>
    public IReadOnlyList<Finding> Open => [.. Findings.Where(f => f.Severity != Severity.Notice)];

    /// <summary>Shows it.</summary>
    public void OnGet() => OfferName();

    /// <summary>Hands it over.</summary>
    public async Task<IActionResult> OnPostHandOverAsync()
    {
        switch (await Use<HandOver>().Run(Desk.Sheet, Settings.Site, Actor, Gone))
        {
            case HandOver.Result.Done:
                Said = "Handed over. The agency’s contact is told by mail.";
                return Redirect(Home);
            case HandOver.Result.Refused refused:
                Problems.Add(("", refused.Why));
                break;
        }
        await Load();
        return Page();
    }

    /// <summary>Signs it.</summary>
    public Task<IActionResult> OnPostSignAsync(SignatureForm given, int seen) => Sign(given, seen);

    /// <summary>Where a finding can be mended.</summary>
    public string PlaceOf(Finding finding) =>
        Sections.FirstOrDefault(s => s.Items.Any(i => i.Code == finding.File)) is { } section ? $"{Home}/section/{section.Code}?check=true#{FieldNames.Id(finding.File!)}" : Home;

    /// <summary>What was answered the year before, where it was one value.</summary>
    public string? BeforeOf(Item item) => AnswerWords.All(item, Before!.Answers, Book.Lists) is [var only] && only.Place == "" ? only.Words : null;

    /// <summary>What was explained at an item.</summary>
    public IEnumerable<string> ExplainedAt(Item item) =>
        from check in Desk.Form.Checks where (check.Item ?? check.Parts) == item.Code from answer in Answers where answer.Item == Draft.Explanation && answer.Place == check.Code select answer.Value;
}
