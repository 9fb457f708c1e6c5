using Clerestory.Collection;
using Clerestory.Registry;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages.Review;

/// <summary>One return under review: read, asked about at its items, accepted or sent back.</summary>
[Needs(Permission.ReviewReturns)]
public sealed class ReturnModel : DeskPage
{
    /// <summary>The version under review.</summary>
    public Submission Submission { get; private set; } = null!;

    /// <summary>Its call and form.</summary>
    public ReturnDesk Desk { get; private set; } = null!;

    /// <summary>The respondent.</summary>
    public Agency Agency => Desk.Agency;

    /// <summary>What was said.</summary>
    public IReadOnlyList<Remark> Remarks { get; private set; } = [];

    /// <summary>The return's own pages.</summary>
    public string Home => $"/returns/{Desk.Sheet.Call}/{Desk.Sheet.Respondent}/{Desk.Sheet.Instrument}";

    private Submission? Before { get; set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var (submissions, remarks) = (Store.Submissions, Store.Remarks);
        if (await submissions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.Pack == Book.Code, Gone) is not { } found || await Store.Desk(Book, found.Sheet, Gone) is not { } desk) return NotFound();
        (Submission, Desk, Before) = (found, desk, await Store.Before(desk.Call, found.Sheet, Gone));
        var draft = found.Sheet.Id;
        Remarks = await remarks.AsNoTracking().Where(r => r.Draft == draft).OrderBy(r => r.At).ToListAsync(Gone);
        return Page();
    }

    /// <summary>Notes the verdict.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, ReviewVerdict verdict)
    {
        var remarks = Request.Form.Where(f => f.Key.StartsWith("r|", StringComparison.Ordinal)).Select(f => (f.Key[2..], f.Value.ToString())).ToList();
        if (!Stands(await Use<ReviewReturn>().Run(id, verdict, (remarks, Settings.Site), Actor, Gone)))
        {
            Said = verdict == ReviewVerdict.Accepted ? "Accepted." : "Sent back, with your questions.";
            return Redirect("/review");
        }
        Store.ChangeTracker.Clear();
        return await OnGetAsync(id);
    }

    /// <summary>What was answered the year before, where it was one value.</summary>
    public string? BeforeOf(Item item) => Before is not null && AnswerWords.All(item, Before.Answers, Book.Lists) is [var only] && only.Place == "" ? only.Words : null;

    /// <summary>The questions at an item, with what was explained.</summary>
    public IEnumerable<(string Question, string Explained)> ExplainedAt(Item item) =>
        from check in Desk.Form.Checks where (check.Item ?? check.Parts) == item.Code && Submission.Explanations.ContainsKey(check.Code) select (check.Message, Submission.Explanations[check.Code]);
}
