using Clerestory.Justice;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Justice;

/// <summary>One draw: what is said of it, and all its counts.</summary>
[Needs(Permission.ReadJustice)]
public sealed class DrawModel : DeskPage
{
    /// <summary>One row of a grid.</summary>
    public sealed record Line(string Label, string? Law, IReadOnlyDictionary<int, DrawCount> Counts)
    {
        /// <summary>What stands in a year.</summary>
        public string At(int year) => Counts.TryGetValue(year, out var count) ? count.Value is { } value ? Words.Number(value) : count.AsWritten.Replace('-', '–') : "–";
    }

    /// <summary>The registers.</summary>
    public JusticeBook Justice => field ??= new JusticeBook(Book.Pack);

    /// <summary>The draw.</summary>
    public Draw Draw { get; private set; } = null!;

    /// <summary>Other draws of its source that stand.</summary>
    public IReadOnlyList<DrawLine> Others { get; private set; } = [];

    /// <summary>What the rules find in it.</summary>
    public IReadOnlyList<LocatedFinding> Findings { get; private set; } = [];

    /// <summary>Its counts, one grid for each measure, disposition and district.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<int> Years, IReadOnlyList<Line> Lines)> Grids { get; private set; } = [];

    /// <summary>The document that printed it.</summary>
    public string PrintedIn => Packs.Source.In(Book.Pack).TryGetValue(Draw.PrintedIn, out var source) ? source.Title : Draw.PrintedIn;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid draw) => await Load(draw) ? Page() : NotFound();

    /// <summary>Withdraws it.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid draw, string? reason)
    {
        if (Stands(await Use<WithdrawDraw>().Run(draw, reason ?? "", Actor, Gone), "reason")) return await Load(draw) ? Page() : NotFound();
        Said = "The draw is withdrawn. It stays on record with your reason.";
        return Redirect($"/justice/draws/{draw}");
    }

    private async Task<bool> Load(Guid id)
    {
        if (await Store.DrawOf(Book.Code, id, Gone) is not { } draw) return false;
        Draw = draw;
        Others = [.. (await Store.DrawLines(Book.Code, Gone)).Where(d => d.Id != id && d.Source == draw.Source && d.WithdrawnAt is null).Reverse()];
        var heading = new DrawHeading(draw.Source, draw.Drawn, draw.PrintedIn, draw.Statutes, draw.Units, draw.Remark);
        if (Justice.Lists.ContainsKey(draw.Statutes)) Findings = DrawChecks.Counts(heading, [.. draw.Counts.Select(c => new LocatedCount(c, ""))], Justice);
        Grids =
        [
            .. draw.Counts.GroupBy(c => (c.Measure, c.Disposition, c.District)).OrderBy(g => g.Key.District, StringComparer.Ordinal).ThenBy(g => g.Key.Measure).Select(grid =>
                (TitleOf(grid.Key), (IReadOnlyList<int>)[.. grid.Select(c => c.Year).Distinct().Order()],
                (IReadOnlyList<Line>)[.. grid.GroupBy(c => c.Statute).Select(s => new Line($"{s.Key} {LabelOf(draw.Statutes, s.Key)}", Justice.Lists.ContainsKey(draw.Statutes) ? Justice.LawOf(draw.Statutes, s.Key)?.Code : null, s.ToDictionary(c => c.Year)))])),
        ];
        return true;
    }

    private string TitleOf((JusticeMeasure Measure, string Disposition, string District) of) =>
        $"{JusticeWords.Name(of.Measure)}{(of.Disposition.Length > 0 ? $": {LabelOf(Justice.Plan?.Dispositions, of.Disposition)}" : "")}{(of.District.Length > 0 ? $", {LabelOf(Justice.Plan?.Districts, of.District)}" : "")}";

    private string LabelOf(string? list, string code) => list is not null && Justice.Lists.TryGetValue(list, out var found) ? found.Label(code) : code;
}
