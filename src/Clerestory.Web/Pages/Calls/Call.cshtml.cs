using Clerestory.Collection;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Calls;

/// <summary>How complete a data call is, as of any day.</summary>
[Needs(Permission.ReadCompleteness)]
public sealed class CallModel : DeskPage
{
    /// <summary>How many lines stand on a page.</summary>
    public const int PageSize = 100;

    /// <summary>One county or district.</summary>
    public sealed record Group(string Key, int Expected, int Received, int OnTime);

    /// <summary>What may be shown.</summary>
    public IReadOnlyList<(string Code, string Words)> Filters { get; } =
        [("all", "All who are asked"), ("missing", "Not received"), ("received", "Received"), ("late", "Received late"), ("waiting", "Waiting for review"), ("excused", "Excused or with more time")];

    /// <summary>The call.</summary>
    public DataCall Call { get; private set; } = null!;

    /// <summary>How complete it was.</summary>
    public Completeness Completeness { get; private set; } = null!;

    /// <summary>The day.</summary>
    public DateOnly AsOf { get; private set; }

    /// <summary>Whether that day is over.</summary>
    public bool IsPast { get; private set; }

    /// <summary>What is searched for.</summary>
    public string Query { get; private set; } = "";

    /// <summary>What is shown.</summary>
    public string Show { get; private set; } = "all";

    /// <summary>What is grouped by.</summary>
    public string By { get; private set; } = "county";

    /// <summary>Which page.</summary>
    public int At { get; private set; } = 1;

    /// <summary>How many lines were found.</summary>
    public int Found { get; private set; }

    /// <summary>Those of them that stand on this page.</summary>
    public IReadOnlyList<ExpectedReturn> Shown { get; private set; } = [];

    /// <summary>When their returns came.</summary>
    public IReadOnlyDictionary<(string Respondent, string Instrument), DateTimeOffset> Receipts { get; private set; } = new Dictionary<(string, string), DateTimeOffset>();

    /// <summary>Those who failed to report.</summary>
    public IReadOnlyList<ExpectedReturn> Failed { get; private set; } = [];

    /// <summary>Those who have no contact that works.</summary>
    public IReadOnlyList<ExpectedReturn> WithoutContact { get; private set; } = [];

    /// <summary>Counties or districts.</summary>
    public IReadOnlyList<Group> Groups { get; private set; } = [];

    /// <summary>How many voluntary returns came.</summary>
    public int Voluntary => Completeness.Lines.Count(l => l.Obligation.Voluntary && l.IsReceived);

    /// <summary>How many are excused.</summary>
    public int Excused => Completeness.Lines.Count(l => l.State == ReturnState.Excused);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string call, DateOnly? asOf, string? q, string? show, string? by, int? at)
    {
        if (await Store.Call(Book.Code, call, Gone) is not { } asked) return NotFound();
        var today = asked.DayOf(Now);
        (Call, AsOf, Query, By) = (asked, asOf ?? today, q?.Trim() ?? "", by == "district" ? "district" : "county");
        Show = Filters.Any(f => f.Code == show) ? show! : "all";
        IsPast = AsOf < today;
        Completeness = await Store.Completeness(Call, Book, EndOf(AsOf, Call, Now), Gone);
        List<ExpectedReturn> found = [.. Completeness.Lines.Where(l => Fits(l) && IsSearched(l))];
        (Found, At) = (found.Count, Math.Clamp(at ?? 1, 1, Math.Max(1, (found.Count + PageSize - 1) / PageSize)));
        Shown = [.. found.OrderBy(l => l.Name, StringComparer.Ordinal).Skip((At - 1) * PageSize).Take(PageSize)];
        Receipts = await Store.ReceiptsOf(Call, [.. Shown.Where(l => l.IsReceived).Select(l => l.Agency.Code).Distinct()], Gone);
        Failed = [.. Completeness.FailedToReport(Call.TimeZone).OrderBy(l => l.Name, StringComparer.Ordinal)];
        Groups = [.. Completeness.Obliged.GroupBy(l => By == "county" ? l.Agency.County : l.Agency.District, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Group(g.Key, g.Count(), g.Count(l => l.IsReceived), g.Count(l => l.State == ReturnState.OnTime)))];
        if (Actor.May(Permission.KeepContacts)) WithoutContact = await Unreachable([.. Completeness.Lines.Where(l => !l.IsReceived && l.State != ReturnState.Excused)]);
        return Page();
    }

    /// <summary>The address of another page of the list.</summary>
    public string PageAt(int page) => $"/calls/{Call.Code}?asOf={AsOf:yyyy-MM-dd}&q={Uri.EscapeDataString(Query)}&show={Show}&by={By}&at={page}";

    /// <summary>The last moment of a day for the council, or now, if that day is not over.</summary>
    public static DateTimeOffset EndOf(DateOnly day, DataCall call, DateTimeOffset now)
    {
        if (day >= call.DayOf(now)) return now;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(call.TimeZone);
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).AddTicks(-10).ToUniversalTime();
    }

    private async Task<IReadOnlyList<ExpectedReturn>> Unreachable(IReadOnlyList<ExpectedReturn> missing)
    {
        if (missing.Count == 0) return [];
        var reached = await Store.Reachable(Book.Code, Gone);
        return [.. missing.Where(l => !reached.Contains(l.Agency.Code)).DistinctBy(l => l.Agency.Code)];
    }

    // A person knows an agency by its name, its town or county, or the number that the FBI gave it.
    private bool IsSearched(ExpectedReturn line) => Query.Length == 0 || Says(line.Name) || Says(line.Agency.Town) || Says(line.Agency.County) || Says(line.Agency.Ori);

    private bool Says(string word) => word.Contains(Query, StringComparison.OrdinalIgnoreCase);

    private bool Fits(ExpectedReturn line) => Show switch
    {
        "missing" => !line.IsReceived && line.State != ReturnState.Excused,
        "received" => line.IsReceived,
        "late" => line.State == ReturnState.Late,
        "waiting" => line.IsReceived && line.Verdict == ReviewVerdict.Waiting,
        "excused" => line.Reason.Length > 0,
        _ => true,
    };
}
