using Clerestory.Collection;
using Clerestory.Web.Desk;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages.Review;

/// <summary>What waits for review.</summary>
[Needs(Permission.ReviewReturns)]
public sealed class QueueModel : DeskPage
{
    /// <summary>One return that waits.</summary>
    public sealed record Head(Guid Id, string Call, string Respondent, int Number, DateTimeOffset ReceivedAt, bool IsLate);

    /// <summary>The returns, oldest first, a hundred at most.</summary>
    public IReadOnlyList<Head> Waiting { get; private set; } = [];

    /// <summary>How many wait in all.</summary>
    public int Total { get; private set; }

    /// <summary>What was sent back and not yet signed anew, oldest first, a hundred at most.</summary>
    public IReadOnlyList<Head> SentBack { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync()
    {
        var submissions = Store.Submissions;
        var mine = submissions.AsNoTracking().Where(s => s.Pack == Book.Code && s.IsCurrent);
        Total = await mine.CountAsync(s => s.Verdict == ReviewVerdict.Waiting, Gone);
        Waiting = await Heads(mine.Where(s => s.Verdict == ReviewVerdict.Waiting));
        SentBack = await Heads(mine.Where(s => s.Verdict == ReviewVerdict.Returned));
    }

    private Task<List<Head>> Heads(IQueryable<Submission> of) =>
        of.OrderBy(s => s.Circumstances.ReceivedAt).Take(100).Select(s => new Head(s.Id, s.Call, s.Respondent, s.Number, s.Circumstances.ReceivedAt, s.Circumstances.IsLate)).ToListAsync(Gone);
}
