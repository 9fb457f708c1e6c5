using Clerestory.Collection;
using Clerestory.Web.Desk;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages.Calls;

/// <summary>All data calls.</summary>
[Needs(Permission.ReadCompleteness)]
public sealed class CallsModel : DeskPage
{
    /// <summary>The calls, newest first.</summary>
    public IReadOnlyList<DataCall> Calls { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync()
    {
        var calls = Store.DataCalls;
        Calls = await calls.AsNoTracking().Where(c => c.Pack == Book.Code).OrderByDescending(c => c.Due).ToListAsync(Gone);
    }
}
