using System.Globalization;
using Clerestory.Documents;
using Clerestory.Protection;

namespace Clerestory.Publication;

/// <summary>Draws the charts of a chapter from figures and protected tables, and holds each title against the data.</summary>
/// <param name="content">What the edition is written from.</param>
internal sealed class Exhibits(EditionContent content)
{
    /// <summary>A chart under its finding; null where something it needs is missing, which is then a finding.</summary>
    public Block? Draw(ChartPart plan, string number, string id)
    {
        if (plan.Lacks is { } missing)
        {
            content.Fault("outline.block", plan.Title ?? "chart", $"The chart lacks '{missing}'.");
            return null;
        }
        CheckClaim(plan);
        IReadOnlyList<Block>? body = plan.Kind switch
        {
            ChartKind.Waffle => Waffle(plan),
            ChartKind.Bars => Bars(plan),
            ChartKind.Columns => Columns(plan),
            _ => Panels(plan),
        };
        return body is null ? null : new Exhibit(id, number, content.Plain(plan.Title), content.Plain(plan.Subtitle), body, [.. Notes(plan)]);
    }

    private IEnumerable<IReadOnlyList<Inline>> Notes(ChartPart plan)
    {
        if (plan.Note is { } note) yield return [new Inline.Strong(Inlines.Text("Note")), Inline.Of(" "), .. content.Line(note)];
        var codes = new[] { plan.Part, plan.Whole }.Concat(plan.Bars?.Select(b => b.Figure) ?? []).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        string source = plan.Source ?? (plan.Table is { } table && content.Tables.TryGetValue(table, out var held) ? content.SourceTitle(held.Source) : "");
        if (source.Length + codes.Count > 0)
            yield return [new Inline.Strong(Inlines.Text("Source")), Inline.Of(" "), .. plan.Source is null ? Inlines.Text(source) : content.Line(source), .. codes.SelectMany(Code)];
        if (plan.Table is { } data && content.Tables.TryGetValue(data, out var open) && !open.IsWithheld)
            yield return
            [
                new Inline.OnScreen(
                [
                    new Inline.Strong(Inlines.Text("Data")), Inline.Of(" "), new Inline.Link(content.TableAddress(data), Inlines.Text("Every number of this table")), Inline.Of(", "),
                    new Inline.Link($"/data/{data}.csv", Inlines.Text("CSV"), $"CSV, {open.Title}"), Inline.Of(", "), new Inline.Link($"/data/{data}.json", Inlines.Text("JSON"), $"JSON, {open.Title}"),
                ]),
            ];
    }

    private Inline[] Code(string code) => [Inline.Of(" "), new Inline.Link(content.NumberAddress(code), Inlines.Text(code), $"{code}, how it was made")];

    private IReadOnlyList<Block>? Waffle(ChartPart plan)
    {
        if (Shown(plan.Part) is not { } part || Shown(plan.Whole) is not { } whole) return null;
        if (part.IsPercent || whole.IsPercent || FigureGate.TellsOfFew(part.Tables.Concat(whole.Tables), part.Value!.Value, whole.Value!.Value))
        {
            content.Fault("chart.waffle", plan.Title, $"The chart '{plan.Title}' needs two counts, and may not show a count of few people: the part, or the whole less the part.");
            return null;
        }
        if (part.Value > whole.Value || whole.Value > 600)
        {
            content.Fault("chart.waffle", plan.Title, $"The chart '{plan.Title}' draws a square for each of {whole.Text}: the part must not be greater than the whole, and 600 squares are the most.");
            return null;
        }
        string words = $"Of {whole.Text} {whole.Definition.Unit}, {part.Text} {plan.PartLabel} and {Numbers.Read(whole.Value!.Value - part.Value!.Value)} {plan.RestLabel}.";
        return [new WaffleChart(part.Value.Value, whole.Value.Value, plan.PartLabel ?? "", plan.RestLabel ?? "", words)];
    }

    private IReadOnlyList<Block>? Bars(ChartPart plan)
    {
        var bars = (plan.Bars ?? []).Select(bar => (Plan: bar, Figure: Shown(bar.Figure))).ToList();
        if (bars.Count == 0 || bars.Any(b => b.Figure is null)) return null;
        return
        [
            new BarChart(content.Plain(plan.Subtitle), "What is counted", "Number", [.. bars.Select(b => new Bar(
                content.Plain(b.Plan.Label), b.Figure!.Value!.Value, b.Plan.Gap is { } gap ? content.Plain(gap) : b.Figure.Text, b.Plan.Note is { } note ? content.Line(note) : [], b.Plan.Gap is not null))]),
        ];
    }

    private IReadOnlyList<Block>? Columns(ChartPart plan)
    {
        if (Series(plan, plan.At ?? Nowhere) is not { } series) return null;
        return [new ColumnChart(content.Plain(plan.Subtitle), Title(plan), series.Axis, plan.UpLabel ?? "", series.Up, plan.DownLabel ?? "", series.Down)];
    }

    private IReadOnlyList<Block>? Panels(ChartPart plan)
    {
        var groups = new List<PanelGroup>();
        foreach (var group in plan.Groups ?? [])
        {
            var panels = new List<Panel>();
            foreach (string member in group.Members)
            {
                if (Series(plan, new Dictionary<string, string> { [plan.Panels!] = member }) is not { } series) return null;
                panels.Add(PanelOf(plan, member, series));
            }
            groups.Add(new PanelGroup(RoundUp(panels.SelectMany(p => p.Up.Concat(p.Down)).Max()), panels));
        }
        if (groups.SelectMany(g => g.Panels).Any(p => !p.Axis.SequenceEqual(groups[0].Panels[0].Axis)))
        {
            content.Fault("chart.data", plan.Title, $"The panels of the chart '{plan.Title}' do not share one {plan.Along}.");
            return null;
        }
        return groups.Count == 0 ? null : [new PanelChart(plan.UpLabel ?? "", plan.DownLabel ?? "", groups, plan.Rest is { } rest ? content.Line(rest) : []), DataOf(plan, groups)];
    }

    private Panel PanelOf(ChartPart plan, string member, (IReadOnlyList<string> Axis, IReadOnlyList<long> Up, IReadOnlyList<long> Down) series)
    {
        var table = content.Tables[plan.Table!];
        string label = table.Cells.First(c => c.CodeOf(table, plan.Panels!) == member).LabelOf(table, plan.Panels!);
        string words = $"{label}: {plan.UpLabel} {string.Join(", ", series.Axis.Zip(series.Up).Select(p => $"{p.Second} in {p.First}"))}. {plan.DownLabel} {string.Join(", ", series.Axis.Zip(series.Down).Select(p => $"{p.Second} in {p.First}"))}.";
        return new Panel(member, label, series.Axis, series.Up, series.Down, words);
    }

    private static DataTable DataOf(ChartPart plan, List<PanelGroup> groups)
    {
        var panels = groups.SelectMany(g => g.Panels).ToList();
        Row RowOf(Panel panel, string measure, IReadOnlyList<long> values) => new(
            [new Inline.Strong(Inlines.Text(panel.Title)), Inline.Of($" {measure.ToLowerInvariant()}")], [.. values.Select(v => new TableCell(Inlines.Text(Numbers.Read(v)), v == 0))]);
        return new DataTable(
            "The numbers of this chart", [new Column("Section"), .. panels[0].Axis.Select(a => new Column(a, IsNumeric: true))],
            [.. panels.SelectMany(p => new[] { RowOf(p, plan.UpLabel ?? "", p.Up), RowOf(p, plan.DownLabel ?? "", p.Down) })]);
    }

    private (IReadOnlyList<string> Axis, IReadOnlyList<long> Up, IReadOnlyList<long> Down)? Series(ChartPart plan, IReadOnlyDictionary<string, string> at)
    {
        if (content.Table(plan.Table) is not { } table) return null;
        if (!content.Knows(table, plan.Title, [plan.Along!, .. at.Keys, .. plan.Up!.Keys, .. plan.Down!.Keys])) return null;
        if (table.IsWithheld)
        {
            content.Fault("chart.withheld", plan.Title, $"The chart '{plan.Title}' needs the table '{plan.Table}', which is withheld. Take the chart out.");
            return null;
        }
        var up = table.Where(Both(at, plan.Up)).ToList();
        var down = table.Where(Both(at, plan.Down)).ToList();
        var axis = up.Select(c => c.CodeOf(table, plan.Along!)).ToList();
        if (axis.Count == 0 || axis.Distinct().Count() != axis.Count || !axis.SequenceEqual(down.Select(c => c.CodeOf(table, plan.Along!))) || up.Concat(down).Any(c => c.Value is null))
        {
            content.Fault("chart.data", plan.Title, $"The chart '{plan.Title}' needs one value at every {plan.Along}, for both measures of the table '{plan.Table}'. Say more in 'at', 'up' and 'down'.");
            return null;
        }
        return ([.. up.Select(c => c.LabelOf(table, plan.Along!))], [.. up.Select(c => c.Value!.Value)], [.. down.Select(c => c.Value!.Value)]);
    }

    private static readonly Dictionary<string, string> Nowhere = [];

    private static Dictionary<string, string> Both(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) => one.Where(p => !other.ContainsKey(p.Key)).Concat(other).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);

    private string Title(ChartPart plan) => content.Tables[plan.Table!].Dimensions.First(d => d.Code == plan.Along).Title;

    private Figure? Shown(string? code)
    {
        if (code is null || content.Figure(code) is not { } figure) return null;
        if (figure.Status == FigureStatus.Shown) return figure;
        content.Fault("chart.figure", code, $"A chart needs the figure '{code}', which has no number that may be shown. Take the chart out, or the figure out of it.");
        return null;
    }

    private static long RoundUp(long value) => value switch { <= 10 => 10, <= 100 => (value + 9) / 10 * 10, _ => (value + 99) / 100 * 100 };

    private void CheckClaim(ChartPart plan)
    {
        if (plan.Claim is not { } claim || Holds(claim, plan)) return;
        content.Fault("chart.claim", plan.Title, $"The data do not bear out the title '{plan.Title}'. Change the title, or the claim that goes with it.");
    }

    private bool Holds(Claim claim, ChartPart plan) => claim.Kind switch
    {
        ClaimKind.Largest => IsLargest(claim, plan.Along),
        ClaimKind.Zero => claim.Figure is { } code && content.Figure(code)?.Value == 0,
        _ => claim.Figure is { } code && content.Figure(code) is { Status: FigureStatus.Shown } figure
            && decimal.Parse(figure.Machine, CultureInfo.InvariantCulture) is var value && value >= claim.Low && value <= claim.High,
    };

    private bool IsLargest(Claim claim, string? along)
    {
        if (content.Table(claim.Table) is not { Verdict: Verdict.Shown } table || claim.At is null || along is null || !claim.At.ContainsKey(along)
            || !content.Knows(table, claim.Table!, [.. claim.At.Keys]) || table.At(claim.At) is not { Value: { } top } cell) return false;
        var others = table.Where(claim.At.Where(a => a.Key != along).ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal)).Where(c => c != cell).ToList();
        return others.Count > 0 && others.All(c => c.Value < top);
    }
}
