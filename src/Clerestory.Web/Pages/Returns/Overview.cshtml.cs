using Clerestory.Collection;
using Clerestory.Web.Desk;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages.Returns;

/// <summary>One return: where it stands and what comes next.</summary>
[Needs(Permission.ReadReturns)]
public sealed class OverviewModel : ReturnPage
{
    /// <summary>How many remarks there are.</summary>
    public int Remarks { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync()
    {
        var (remarks, id) = (Store.Remarks, Desk.Sheet.Id);
        Remarks = await remarks.CountAsync(r => r.Draft == id, Gone);
    }

    /// <summary>How many of a section's items are answered.</summary>
    public (int Answered, int All) Progress(FormSection section)
    {
        var answered = Answers.Select(a => a.Item).ToHashSet(StringComparer.Ordinal);
        return (Asked(section).Count(i => answered.Contains(i.Code)), Asked(section).Count());
    }
}
