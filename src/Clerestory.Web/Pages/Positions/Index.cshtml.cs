using Clerestory.Deliberation;
using Clerestory.Web.Desk;

namespace Clerestory.Web.Pages.Positions;

/// <summary>What a member or designee still owes a position on.</summary>
[Needs(Permission.TakePosition)]
public sealed class PositionsModel : DeskPage
{
    /// <summary>The open rolls on which a seat of one's own may speak.</summary>
    public IReadOnlyList<OwnSeat> Own { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync() => Own = await Store.OwnSeats(Book.Code, Actor, Gone);
}
