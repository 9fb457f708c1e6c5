using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages;

/// <summary>What is shown for an address that is not there, or is not for whoever asks.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class NotFoundModel : DeskPage
{
    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }

    /// <summary>Shows it after a form.</summary>
    public void OnPost()
    {
    }
}
