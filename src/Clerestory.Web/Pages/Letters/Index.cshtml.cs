using Clerestory.Collection;
using Clerestory.Outbox;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages.Letters;

/// <summary>The outbox: what was sent, what waits, and what a person must do.</summary>
[Needs(Permission.SendLetters)]
public sealed class LettersModel : DeskPage
{
    /// <summary>The letters, newest first, two hundred at most.</summary>
    public IReadOnlyList<Letter> Letters { get; private set; } = [];

    /// <summary>What is shown; null for all.</summary>
    public LetterState? State { get; private set; }

    /// <summary>Whether a mail server is set.</summary>
    public bool HasMailServer => Settings.Mail is not null;

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(LetterState? state)
    {
        State = state;
        var letters = Store.Letters;
        Letters = await letters.AsNoTracking().Where(l => l.Pack == Book.Code && (state == null || l.State == state)).OrderByDescending(l => l.WrittenAt).Take(200).ToListAsync(Gone);
    }

    /// <summary>Writes what is due.</summary>
    public async Task<IActionResult> OnPostChaseAsync()
    {
        var result = await Use<ChaseReturns>().Run(Settings.Site, Actor, Gone);
        Said = $"{result.Letters} {(result.Letters == 1 ? "letter" : "letters")} written, {result.ByHand} left to be done by hand. {result.WithoutContact.Count} without a contact that works.";
        return Redirect("/letters");
    }

    /// <summary>Notes a letter by hand as done.</summary>
    public Task<IActionResult> OnPostDoneAsync(Guid id, string? note) => Mark(id, LetterState.Done, note ?? "");

    /// <summary>Sends a letter again.</summary>
    public Task<IActionResult> OnPostAgainAsync(Guid id) => Mark(id, LetterState.Waiting, "");

    /// <summary>Notes that a letter came back.</summary>
    public Task<IActionResult> OnPostBouncedAsync(Guid id) => Mark(id, LetterState.Bounced, "noted by staff");

    private async Task<IActionResult> Mark(Guid id, LetterState state, string note)
    {
        if (!await Use<MarkLetter>().Run(id, state, note, Actor, Gone)) return NotFound();
        return Redirect("/letters");
    }
}
