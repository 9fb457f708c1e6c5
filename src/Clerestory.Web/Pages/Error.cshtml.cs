using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages;

/// <summary>What is shown when the program has failed. It tells nothing of what it was working on.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class ErrorModel : DeskPage
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
