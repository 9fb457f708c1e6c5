using Clerestory.Collection;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages.Calls;

/// <summary>Opening a data call.</summary>
[Needs(Permission.RunCalls)]
public sealed class NewModel : DeskPage
{
    /// <summary>What is typed.</summary>
    public sealed record CallForm
    {
        /// <summary>The code.</summary>
        public string? Code { get; init; }

        /// <summary>The title.</summary>
        public string? Title { get; init; }

        /// <summary>The obligations.</summary>
        public List<string> Obligations { get; init; } = [];

        /// <summary>The first reported day.</summary>
        public DateOnly? From { get; init; }

        /// <summary>The last reported day.</summary>
        public DateOnly? To { get; init; }

        /// <summary>The first day.</summary>
        public DateOnly? Opens { get; init; }

        /// <summary>The due day.</summary>
        public DateOnly? Due { get; init; }

        /// <summary>The last day for first returns.</summary>
        public DateOnly? NoNewAfter { get; init; }

        /// <summary>The last day for amendments.</summary>
        public DateOnly? NoEditAfter { get; init; }
    }

    /// <summary>What is typed so far.</summary>
    public CallForm Form { get; private set; } = new();

    /// <summary>Calls that the pack plans and that are not open yet.</summary>
    public IReadOnlyList<CallPlan> Plans { get; private set; } = [];

    /// <summary>The fields for days.</summary>
    public IEnumerable<(string Name, string Label, DateOnly? Value, bool Required)> Days =>
    [
        ("From", "First reported day", Form.From, true), ("To", "Last reported day", Form.To, true), ("Opens", "Opens on", Form.Opens, true), ("Due", "Due on", Form.Due, true),
        ("NoNewAfter", "Last day for a first return", Form.NoNewAfter, false), ("NoEditAfter", "Last day for a correction", Form.NoEditAfter, false),
    ];

    /// <summary>Shows the form, filled from a plan where one is chosen.</summary>
    public async Task OnGetAsync(string? plan)
    {
        var calls = Store.DataCalls;
        var open = await calls.AsNoTracking().Where(c => c.Pack == Book.Code).Select(c => c.Code).ToListAsync(Gone);
        var plans = CallPlan.In(Book.Pack);
        Plans = [.. plans.Values.Where(p => !open.Contains(p.Code))];
        if (plan is not null && plans.TryGetValue(plan, out var chosen))
            Form = new CallForm { Code = chosen.Code, Title = chosen.Title, Obligations = [.. chosen.Obligations], From = chosen.Period.From, To = chosen.Period.To, Opens = chosen.Opens, Due = chosen.Due, NoNewAfter = chosen.NoNewAfter, NoEditAfter = chosen.NoEditAfter };
    }

    /// <summary>Opens the call.</summary>
    public async Task<IActionResult> OnPostAsync(CallForm form)
    {
        Form = form;
        if (form is not { From: { } from, To: { } to, Opens: { } opens, Due: { } due })
        {
            Problems.Add(("", "Fill in the period, the opening day and the due day."));
            return Page();
        }
        var plan = new CallPlan(form.Code?.Trim() ?? "", form.Title?.Trim() ?? "", form.Obligations, new DaySpan(from, to), opens, due, null, null, form.NoNewAfter, form.NoEditAfter);
        switch (await Use<OpenCall>().Run(plan, Settings.Site, Actor, Gone))
        {
            case OpenCall.Result.Opened opened:
                Said = $"The call is open. {opened.Letters} {(opened.Letters == 1 ? "letter waits" : "letters wait")} to be sent; {opened.WithoutContact} of those asked have no contact.";
                return Redirect($"/calls/{plan.Code}");
            case OpenCall.Result.NeedsWork work:
                Problems.AddRange(work.Findings.Select(f => ("", f.Message)));
                break;
        }
        return Page();
    }
}
