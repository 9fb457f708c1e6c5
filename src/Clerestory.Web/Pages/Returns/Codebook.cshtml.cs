using Clerestory.Web.Desk;

namespace Clerestory.Web.Pages.Returns;

/// <summary>The form's codebook, made from the form itself.</summary>
[Needs(Permission.ReadReturns)]
public sealed class CodebookModel : ReturnPage
{
    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }
}
