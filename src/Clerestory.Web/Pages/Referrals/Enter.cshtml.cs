using System.Globalization;
using Clerestory.Referrals;
using Clerestory.Registry;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Clerestory.Web.Pages.Referrals;

/// <summary>One agency's own side of a route: counts by month and kind, or its single referrals.</summary>
[Needs(Permission.KeepReferrals)]
public sealed class EnterModel : ReferralPage
{
    /// <summary>Whose side it is.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>Which side.</summary>
    public RouteSide Side { get; private set; }

    /// <summary>The year that is shown.</summary>
    public int Year { get; private set; }

    /// <summary>The months that are shown, newest first.</summary>
    public IReadOnlyList<DateOnly> Months { get; private set; } = [];

    /// <summary>The columns: the kinds, and one for all together.</summary>
    public IReadOnlyList<(string Code, string Label)> Kinds { get; private set; } = [];

    /// <summary>The referrals of the agency's side, newest first.</summary>
    public IReadOnlyList<SingleReferral> Singles { get; private set; } = [];

    /// <summary>A reference that has just been made, to be written on the referral.</summary>
    [TempData]
    public string? Reference { get; set; }

    private Dictionary<string, string>? typed;

    /// <summary>Shows it.</summary>
    public IActionResult OnGet(string agency, int? year)
    {
        if (!Book.Agencies.TryGetValue(agency, out var found) || !Route.SidesOf(found).Any()) return NotFound();
        (Agency, Side, Year) = (found, Route.SidesOf(found).First(), Math.Clamp(year ?? Today.Year, 2000, Today.Year));
        Months = [.. Enumerable.Range(1, 12).Select(m => new DateOnly(Year, m, 1)).Where(m => m <= Today).Reverse()];
        Kinds = [.. Route.Mode == RouteMode.Counts && Route.Kinds is { } list ? Book.Lists[list].Codes.Select(c => (c["code"], c["label"])) : [], (Route.AllKinds, Route.Kinds is null || Route.Mode == RouteMode.Singles ? "Number" : "Or all kinds together")];
        Singles = [.. Ledger.Singles.Where(s => s.DayOf(Side) is not null).OrderByDescending(s => s.DayOf(Side)).Take(200)];
        return Page();
    }

    /// <summary>Enters the counts of the page.</summary>
    public async Task<IActionResult> OnPostAsync(string agency, int? year)
    {
        if (OnGet(agency, year) is not PageResult page) return NotFound();
        typed = Request.Form.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        var statements = Months.Select(Statement).OfType<ReferralStatement>().ToList();
        switch (await Use<EnterReferrals>().Run(Route.Code, agency, statements, Actor, Gone))
        {
            case EnterReferrals.Result.Kept kept:
                Said = kept.Changed == 0 ? "Nothing was changed." : $"{kept.Changed} {(kept.Changed == 1 ? "month is" : "months are")} in the ledger.";
                return Redirect($"{Home}/{agency}?year={Year}");
            case EnterReferrals.Result.Refused refused:
                Problems.AddRange(refused.Why.Select(w => (Field(w.Period, Kinds[^1].Code), $"{ReferralWords.Month(w.Period)}: {w.Why}")));
                break;
        }
        return page;
    }

    /// <summary>Notes a single referral.</summary>
    public async Task<IActionResult> OnPostNoteAsync(string agency, string? reference, string? day, string? kind)
    {
        if (OnGet(agency, null) is not PageResult page) return NotFound();
        // No day is not the same as taking the note back.
        if (Day(day) is null && Stands("Give the day.", "day")) return page;
        return await Noted(page, await Use<NoteReferral>().Run(Route.Code, agency, (Side, reference ?? "", Day(day), kind ?? ""), Actor, Gone), (reference ?? "").Trim().Length == 0);
    }

    /// <summary>Takes a note back.</summary>
    public async Task<IActionResult> OnPostBackAsync(string agency, string? reference)
    {
        if (OnGet(agency, null) is not PageResult page) return NotFound();
        return await Noted(page, await Use<NoteReferral>().Run(Route.Code, agency, (Side, reference ?? "", null, ""), Actor, Gone), false);
    }

    /// <summary>What stands in a field.</summary>
    public string ValueAt(DateOnly month, string kind)
    {
        if (typed?.GetValueOrDefault(Field(month, kind)) is { } words) return words;
        var said = Ledger.Statement(Side, Agency.Code, month).FirstOrDefault(c => c.Kind == kind);
        return said?.Value?.ToString(CultureInfo.InvariantCulture) ?? said?.Missing switch { Collection.Missing.NotKnown => "NK", Collection.Missing.NotApplicable => "NA", _ => "" };
    }

    /// <summary>Through which day a month is counted, where it is not over.</summary>
    public DateOnly ThroughOf(DateOnly month) => SaidOf(month) is { } said && said.Through > Today.AddDays(-1) ? said.Through : Today;

    /// <summary>The revision that stands.</summary>
    public int RevisionOf(DateOnly month) => Ledger.Counts.Where(c => c.Side == Side && c.Agency == Agency.Code && c.From == month && c.Months == 1).Select(c => c.Revision).DefaultIfEmpty().Max();

    /// <summary>How what stands came.</summary>
    public string OriginOf(DateOnly month) => SaidOf(month) is { } said
        ? $"{ReferralWords.Of(said.Origin)}, {Words.Day(LastDay.DayOf(said.At, Book.TimeZone))}{(said.Through < said.To ? $", through {Words.Day(said.Through)}" : "")}" : "not reported";

    /// <summary>The name of a field.</summary>
    public static string Field(DateOnly month, string kind) => $"v|{month:yyyy-MM}|{kind}";

    private ReferralCount? SaidOf(DateOnly month) => Ledger.Statement(Side, Agency.Code, month) is [var first, ..] ? first : null;

    private ReferralStatement? Statement(DateOnly month)
    {
        var values = Kinds.ToDictionary(k => k.Code, k => typed!.GetValueOrDefault(Field(month, k.Code), "").Trim(), StringComparer.Ordinal);
        // What the page showed and nobody touched says nothing new; so a month that is not over is not said to be counted until today.
        bool isTouched = Kinds.Any(k => values[k.Code] != StoredAt(month, k.Code));
        var through = Day(typed!.GetValueOrDefault($"t|{month:yyyy-MM}"));
        bool isCountedOn = through is not null && SaidOf(month) is { } said && said.Through != through && values.Values.Any(v => v.Length > 0);
        bool endsOpen = SaidOf(month) is { } open && open.Through < open.To && open.To < Today && values.Values.Any(v => v.Length > 0);
        if (!isTouched && !isCountedOn && !endsOpen) return null;
        return new ReferralStatement(Side, month, 1, through, values, int.TryParse(typed!.GetValueOrDefault($"s|{month:yyyy-MM}"), CultureInfo.InvariantCulture, out int seen) ? seen : null);
    }

    private string StoredAt(DateOnly month, string kind)
    {
        var words = typed;
        typed = null;
        string stored = ValueAt(month, kind);
        typed = words;
        return stored;
    }

    private async Task<IActionResult> Noted(PageResult page, NoteReferral.Result result, bool isNew)
    {
        switch (result)
        {
            case NoteReferral.Result.Noted noted:
                if (isNew) Reference = noted.Reference;
                Said = isNew ? $"The new reference is {noted.Reference}. Write it on the referral." : "It is noted.";
                return Redirect($"{Home}/{Agency.Code}");
            case NoteReferral.Result.Refused refused: Problems.Add((refused.Field, refused.Why)); break;
        }
        await Load();
        return page;
    }
}
