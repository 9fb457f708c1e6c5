using Clerestory.Accounts;
using Clerestory.Collection;

namespace Clerestory.Web.Desk;

/// <summary>The letter that brings an invitation.</summary>
public static class InvitationLetter
{
    /// <summary>Subject and text, from the pack's letter.</summary>
    public static (string Subject, string Body) Of(FormBook book, Invitee invitee, string link) =>
        Of(book, "invitation", $"Your account at {book.Pack.Manifest.Council.Name}", invitee, link);

    /// <summary>The same for the letter by which somebody gets back into an account.</summary>
    public static (string Subject, string Body) OfReset(FormBook book, Invitee invitee, string link) =>
        Of(book, "sign-in-reset", $"Your sign-in at {book.Pack.Manifest.Council.Name} was reset", invitee, link);

    private static (string Subject, string Body) Of(FormBook book, string code, string otherwise, Invitee invitee, string link)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["contact"] = invitee.Name, ["agency"] = invitee.Agency is { } agency ? book.Agencies[agency].Name : book.Pack.Manifest.Council.Name, ["link"] = link,
            ["council"] = book.Pack.Manifest.Council.Name, ["jurisdiction"] = book.Pack.Manifest.Council.Jurisdiction, ["secretariat"] = book.Pack.Manifest.Council.Secretariat,
        };
        return book.Letters.TryGetValue(code, out var letter) ? letter.Fill(words) : (otherwise, link);
    }
}
