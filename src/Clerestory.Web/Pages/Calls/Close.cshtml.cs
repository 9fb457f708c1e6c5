using Clerestory.Collection;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Calls;

/// <summary>Closing a data call, with a warning before.</summary>
[Needs(Permission.RunCalls)]
public sealed class CloseModel : DeskPage
{
    /// <summary>The call.</summary>
    public DataCall Call { get; private set; } = null!;

    /// <summary>How complete it is.</summary>
    public Completeness Completeness { get; private set; } = null!;

    /// <summary>Who has not answered.</summary>
    public IReadOnlyList<ExpectedReturn> Missing => [.. Completeness.Obliged.Where(l => !l.IsReceived).OrderBy(l => l.Name, StringComparer.Ordinal)];

    /// <summary>Shows the warning.</summary>
    public async Task<IActionResult> OnGetAsync(string call)
    {
        if (await Store.Call(Book.Code, call, Gone) is not { State: CallState.Open } found) return NotFound();
        (Call, Completeness) = (found, await Store.Completeness(found, Book, Now, Gone));
        return Page();
    }

    /// <summary>Closes it.</summary>
    public async Task<IActionResult> OnPostAsync(string call, string? sure)
    {
        if (sure != "yes") Problems.Add(("sure", "Tick the box first."));
        else if (await Use<CloseCall>().Run(call, Settings.Site, Actor, Gone) is CloseCall.Result.Closed closed)
        {
            Said = $"Closed: {closed.Received} of {closed.Expected} answered. {closed.Letters} {(closed.Letters == 1 ? "letter waits" : "letters wait")} to be sent.";
            return Redirect($"/calls/{call}");
        }
        else Problems.Add(("", "Returns still wait for review. Accept them or send them back first."));
        Store.ChangeTracker.Clear();
        return await OnGetAsync(call);
    }
}
