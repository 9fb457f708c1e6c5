using Clerestory.Registry;
using Clerestory.Web.Desk;

namespace Clerestory.Web.Pages.Council;

/// <summary>Everyone who sits, sat or speaks.</summary>
[Needs(Permission.ReadCouncil)]
public sealed class PeopleModel : CouncilPage
{
    /// <summary>What is searched for.</summary>
    public string Query { get; private set; } = "";

    /// <summary>The people found, by name, with what they sit for today.</summary>
    public IReadOnlyList<(Person Person, IReadOnlyList<SeatOn> Seats)> Found { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(string? q)
    {
        await Load();
        Query = q?.Trim() ?? "";
        var seats = Council.Bodies.SelectMany(b => Council.On(b.Code, Today).Seats).ToList();
        Found = [.. Choices.Where(p => Query.Length == 0 || p.Matches(Query)).Select(p => (p, (IReadOnlyList<SeatOn>)[.. seats.Where(s => s.Member?.Code == p.Code || s.Designee?.Code == p.Code)]))];
    }
}
