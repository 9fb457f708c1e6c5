using System.Text.Json;
using Clerestory.Deliberation;
using Clerestory.Registry;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages.Recommendations;

/// <summary>Writing down a recommendation that was put forward.</summary>
[Needs(Permission.KeepRecommendations)]
public sealed class NewRecommendationModel : DeskPage
{
    /// <summary>What was typed.</summary>
    public RecommendationPlan Plan { get; private set; } = new(0, "", "", Seat.Council, "", [], "", "");

    /// <summary>The bodies that may recommend.</summary>
    public IReadOnlyList<Body> Bodies { get; private set; } = [];

    /// <summary>The laws of the register, with how they are cited.</summary>
    public IReadOnlyList<(string Code, string Words)> Laws =>
        [.. Book.Pack.In("law", ".json").Select(path => JsonElement.Parse(Book.Pack.Text(path))).Select(l => (l.GetProperty("code").GetString()!, $"{l.GetProperty("cite").GetString()}, {l.GetProperty("title").GetString()}")).OrderBy(l => l.Item2, StringComparer.Ordinal)];

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync()
    {
        if (Plan.Year == 0) Plan = Plan with { Year = Book.DayOf(Now).Year };
        var (bodies, code) = (Store.Bodies, Book.Code);
        Bodies = [.. (await bodies.AsNoTracking().Where(b => b.Pack == code).ToListAsync(Gone)).OrderBy(b => b.Kind).ThenBy(b => b.Name, StringComparer.Ordinal)];
    }

    /// <summary>Writes it down.</summary>
    public async Task<IActionResult> OnPostAsync(int year, string? kind, string? title, string? body, string? addressee, List<string> laws, string? text, string? proposedBy)
    {
        Plan = new RecommendationPlan(year, kind ?? "", title ?? "", body ?? "", addressee ?? "", laws, text ?? "", proposedBy ?? "");
        switch (await Use<DraftRecommendation>().Run(Plan, Actor, Gone))
        {
            case DraftRecommendation.Result.Drafted drafted:
                Said = $"Written down as {drafted.Code}.";
                return Redirect($"/recommendations/{drafted.Code}");
            case DraftRecommendation.Result.NeedsWork work: Problems.AddRange(work.Problems); break;
        }
        await OnGetAsync();
        return Page();
    }
}
