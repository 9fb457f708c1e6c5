using Clerestory.Collection;
using Clerestory.Deliberation;
using Clerestory.Outbox;
using Clerestory.Registry;
using Clerestory.Web.Desk;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages;

/// <summary>The first page: what is asked of a respondent, or how the council's rounds go.</summary>
[SignedIn]
public sealed class IndexModel : DeskPage
{
    /// <summary>The respondent; null for the council's own people.</summary>
    public Agency? Agency { get; private set; }

    /// <summary>What is asked of it, and when it came.</summary>
    public List<(DataCall Call, ExpectedReturn Line, DateTimeOffset? ReceivedAt)> Lines { get; } = [];

    /// <summary>The data calls.</summary>
    public IReadOnlyList<DataCall> Calls { get; private set; } = [];

    /// <summary>What waits for a person, with where to find it.</summary>
    public List<(string Text, string Link)> Alerts { get; } = [];

    /// <summary>The moment.</summary>
    public DateTimeOffset Today => Now;

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync()
    {
        var calls = Store.DataCalls;
        Calls = await calls.AsNoTracking().Where(c => c.Pack == Book.Code).OrderByDescending(c => c.Due).ToListAsync(Gone);
        if (Actor.Agency is { } code && Book.Agencies.TryGetValue(code, out var agency)) await Own(agency);
        else await Council();
        Alerts.AddRange(await ReferralAlerts.Of(Store, Book, Actor, Gone));
    }

    private async Task Own(Agency agency)
    {
        Agency = agency;
        foreach (var call in Calls.Where(c => c.Opens <= c.DayOf(Now)))
        {
            var lines = await Store.ExpectedOf(agency, call, Book, Now, Gone);
            var receipts = await Store.ReceiptsOf(call, [agency.Code], Gone);
            Lines.AddRange(lines.Select(l => (call, l, l.IsReceived ? receipts[(agency.Code, l.Obligation.Instrument)] : (DateTimeOffset?)null)));
        }
    }

    private async Task Council()
    {
        if (Actor.May(Permission.TakePosition) && (await Store.OwnSeats(Book.Code, Actor, Gone)).Count(o => o.IsOwed) is > 0 and var owed) Alerts.Add(($"{owed} {(owed == 1 ? "position" : "positions")} you still owe", "/positions"));
        if (Actor.May(Permission.ReviewReturns))
        {
            var submissions = Store.Submissions;
            int waiting = await submissions.CountAsync(s => s.Pack == Book.Code && s.IsCurrent && s.Verdict == ReviewVerdict.Waiting, Gone);
            if (waiting > 0) Alerts.Add(($"{waiting} {(waiting == 1 ? "return waits" : "returns wait")} for review", "/review"));
        }
        if (!Actor.May(Permission.SendLetters)) return;
        var letters = Store.Letters;
        int byHand = await letters.CountAsync(l => l.Pack == Book.Code && l.State == LetterState.ByHand, Gone), bad = await letters.CountAsync(l => l.Pack == Book.Code && (l.State == LetterState.Bounced || l.State == LetterState.Failed), Gone);
        if (byHand > 0) Alerts.Add(($"{byHand} {(byHand == 1 ? "letter or call" : "letters and calls")} to be done by hand", "/letters?state=byhand"));
        if (bad > 0) Alerts.Add(($"{bad} {(bad == 1 ? "letter" : "letters")} could not be delivered", "/letters?state=bounced"));
    }
}
