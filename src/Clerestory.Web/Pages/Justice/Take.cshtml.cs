using Clerestory.Collection;
using Clerestory.Justice;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages.Justice;

/// <summary>Taking an accepted return of the courts over as a draw.</summary>
[Needs(Permission.KeepJustice)]
public sealed class TakeModel : DeskPage
{
    /// <summary>A return that can be taken over.</summary>
    public sealed record Line(Guid Id, string Respondent, string Call, DateOnly SignedOn);

    /// <summary>The registers.</summary>
    public JusticeBook Justice => field ??= new JusticeBook(Book.Pack);

    /// <summary>The returns.</summary>
    public IReadOnlyList<Line> Returns { get; private set; } = [];

    /// <summary>The one that is chosen.</summary>
    public Guid? Chosen { get; private set; }

    /// <summary>What is typed.</summary>
    public HeadingForm Heading { get; private set; } = new();

    /// <summary>Shows them.</summary>
    public Task OnGetAsync() => Load();

    /// <summary>Takes one over.</summary>
    public async Task<IActionResult> OnPostAsync(Guid submission, HeadingForm heading)
    {
        (Chosen, Heading) = (submission, heading);
        switch (await Use<TakeDrawFromReturn>().Run(submission, new TakeDrawFromReturn.Supplement(heading.Drawn, heading.Units, heading.Remark ?? ""), Actor, Gone))
        {
            case TakeDrawFromReturn.Result.Kept kept:
                Said = $"The draw is kept, with {Words.Number(kept.Counts)} counts.";
                return Redirect($"/justice/draws/{kept.Draw}");
            case TakeDrawFromReturn.Result.Refused refused:
                Problems.AddRange(refused.Why.Select(f => (Field(f.Finding.Rule), f.Cell.Length > 0 ? $"{f.Cell}: {f.Finding.Message}" : f.Finding.Message)));
                break;
        }
        await Load();
        return Page();
    }

    private static string Field(string rule) => rule switch { "justice.draw-date" => "Drawn", "justice.unit" => "Arrests", "justice.unanswered" => "Remark", _ => "submission" };

    private async Task Load()
    {
        var forms = (Justice.Plan?.Returns ?? []).Select(r => r.Instrument).ToList();
        var (submissions, draws) = (Store.Submissions, Store.Draws);
        var taken = await draws.Where(d => d.Pack == Book.Code && d.Origin.Way == DrawWay.Return && d.WithdrawnAt == null).Select(d => d.Origin.Hash).ToListAsync(Gone);
        var accepted = await submissions.AsNoTracking().Where(s => s.Pack == Book.Code && s.IsCurrent && s.Verdict == ReviewVerdict.Accepted && forms.Contains(s.Instrument))
            .Select(s => new { s.Id, s.Respondent, s.Call, s.Attestation.SignedOn, s.Seal }).ToListAsync(Gone);
        Returns = [.. accepted.Where(s => !taken.Contains(s.Seal)).OrderByDescending(s => s.SignedOn).Select(s => new Line(s.Id, s.Respondent, s.Call, s.SignedOn))];
    }
}
