using Clerestory.Registry;
using Clerestory.Web.Desk;

namespace Clerestory.Web.Pages.Council;

/// <summary>The meetings of all bodies.</summary>
[Needs(Permission.ReadCouncil)]
public sealed class MeetingsModel : CouncilPage
{
    /// <summary>The body that is asked for; empty for all.</summary>
    public string Of { get; private set; } = "";

    /// <summary>Meetings to come, the next first.</summary>
    public IReadOnlyList<Meeting> ToCome { get; private set; } = [];

    /// <summary>Meetings of days past, the latest first.</summary>
    public IReadOnlyList<Meeting> Past { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(string? body)
    {
        await Load();
        Of = body ?? "";
        var all = Council.Meetings.Where(m => Of.Length == 0 || m.Body == Of).ToList();
        (ToCome, Past) = ([.. all.Where(m => m.Day >= Today)], [.. all.Where(m => m.Day < Today).Reverse()]);
    }
}
