using Clerestory.Collection;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Returns;

/// <summary>A page on which a return can be signed.</summary>
public abstract class SigningPage : ReturnPage
{
    /// <summary>The signer's name so far.</summary>
    public string SignerName { get; private set; } = "";

    /// <summary>The signer's office so far.</summary>
    public string SignerTitle { get; private set; } = "";

    /// <summary>Whether the due day is over for a first version.</summary>
    public bool IsLate => Signed is null && new LastDay(Desk.DueWith(LaterDue), Desk.Call.TimeZone).HasPassedAt(Now);

    /// <summary>Shows the name of who is signed in, where that is the signer.</summary>
    protected void OfferName() => SignerName = IsAssisting ? "" : Actor.Name;

    // The parameter may not be called "form": the route has a value of that name, and nothing would be bound.
    /// <summary>Signs what was seen; goes to the receipt, or says what stands in the way.</summary>
    protected async Task<IActionResult> Sign(SignatureForm given, int? seen)
    {
        (SignerName, SignerTitle) = (given.Name ?? "", given.Title ?? "");
        if (given.Agree != "yes")
        {
            Problems.Add(("", "Tick the box to sign the statement."));
            return Page();
        }
        var signature = new Signature(SignerName, SignerTitle, seen, given.LateReason ?? "", IsAssisting ? given.Assisted ?? AssistedBy.Phone : null);
        switch (await Use<SubmitReturn>().Run(Desk.Sheet, signature, Settings.Site, Actor, Gone))
        {
            case SubmitReturn.Result.Received received:
                Said = $"Received. The receipt was mailed. Keep its number: {received.Seal[..12]}.";
                return Redirect($"{Home}/receipt/{received.Number}");
            case SubmitReturn.Result.NeedsWork work:
                Problems.AddRange(work.Findings.Where(f => f.Severity != Severity.Notice).Select(f => (f.File ?? "", f.Message)));
                break;
            case SubmitReturn.Result.Changed:
                Problems.Add(("", "Somebody changed the return after you had opened this page. Look it over again; it shows the newest answers now."));
                break;
            case SubmitReturn.Result.Refused refused:
                Problems.Add(("", refused.Why));
                break;
        }
        await Load();
        return Page();
    }
}

/// <summary>The fields of a signature as they are sent.</summary>
public sealed record SignatureForm(string? Name, string? Title, string? LateReason, string? Agree, AssistedBy? Assisted);
