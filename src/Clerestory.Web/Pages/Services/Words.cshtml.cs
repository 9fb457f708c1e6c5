using Clerestory.Services;
using Clerestory.Web.Desk;

namespace Clerestory.Web.Pages.Services;

/// <summary>The pack's codes in the words of the field's standards.</summary>
[Needs(Permission.ReadServices, Somewhere = true)]
public sealed class TermsModel : DeskPage
{
    /// <summary>The vocabulary.</summary>
    public Vocabulary Vocabulary => field ??= Vocabulary.In(Book.Pack);

    /// <summary>A fit in words.</summary>
    public static string Fits(Fit fit) => fit switch { Fit.Exact => "the same", Fit.Broader => "means more", Fit.Narrower => "means less", _ => "no term" };
}
