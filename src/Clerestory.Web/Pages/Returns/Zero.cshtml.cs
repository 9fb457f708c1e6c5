using Clerestory.Collection;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Returns;

/// <summary>A respondent with nothing to report confirms that and signs, on one page.</summary>
[Needs(Permission.PrepareReturn)]
public sealed class ZeroModel : SigningPage
{
    /// <summary>What the confirmation answers, in words.</summary>
    public IEnumerable<(string Question, string Words)> Meaning => Desk.Form.ZeroReturn!.AnswersIn(Desk.Form, Desk.Agency.Kind, Book.Lists).GroupBy(a => a.Item, StringComparer.Ordinal)
        .Select(g => (Item: Desk.Form.Items.First(i => i.Code == g.Key), First: g.First())).Select(x => (x.Item.Question, x.First.Place == ItemPlaces.None ? "none" : Say(x.Item, x.First.Place, x.First.Value)));

    /// <summary>Whether answers in the draft will be replaced.</summary>
    public bool ReplacesAnswers => Draft is { Stage: not DraftStage.Signed, IsZeroReturn: false } && Draft.Answers.Count > 0;

    /// <summary>Shows it.</summary>
    public IActionResult OnGet()
    {
        OfferName();
        return Desk.Form.ZeroReturn is null ? NotFound() : Page();
    }

    /// <summary>Confirms, and signs where the person may.</summary>
    public async Task<IActionResult> OnPostAsync(SignatureForm given)
    {
        if (Desk.Form.ZeroReturn is null) return NotFound();
        if (MaySign && given.Agree != "yes") return await Sign(given, null);
        if (Stands(await Use<ConfirmZero>().Run(Desk.Sheet, Actor, Gone))) return Page();
        await Load();
        return MaySign ? await Sign(given, Draft!.Revision) : Redirect($"{Home}/review");
    }
}
