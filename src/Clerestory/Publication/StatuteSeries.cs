using System.Globalization;
using Clerestory.Documents;
using Clerestory.Justice;
using Clerestory.Protection;

namespace Clerestory.Publication;

/// <summary>The series of a statute, draw by draw, from protected tables alone. The version in force stands beside each year, and nothing is divided by anything.</summary>
/// <param name="content">What the edition is written from.</param>
internal sealed class StatuteSeries(EditionContent content)
{
    private const string Statute = "statute", Year = "year", Measure = "measure", DrawDate = "draw", Arrests = "arrests", Convictions = "convictions";

    private readonly JusticeBook book = new(content.Pack);

    /// <summary>One draw of one statute.</summary>
    private sealed record Drawn(ProtectedTable Table, string? Code, IReadOnlyList<ProtectedCell> Cells)
    {
        /// <summary>The day, or the words that a source printed none.</summary>
        public string Day => Code is not null && DateOnly.TryParseExact(Code.AsSpan(0, Math.Min(10, Code.Length)), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Dates.Read(day) : "not stated";

        /// <summary>What it is called.</summary>
        public string Name => Day == "not stated" ? "As printed" : $"Drawn {Day}";

        /// <summary>The cell of a year and measure.</summary>
        public ProtectedCell? At(int year, string measure) => Cells.FirstOrDefault(c => c.CodeOf(Table, Year) == year.ToString(CultureInfo.InvariantCulture) && c.CodeOf(Table, Measure) == measure);

        /// <summary>The years.</summary>
        public IReadOnlyList<int> Years => [.. Cells.Select(c => int.Parse(c.CodeOf(Table, Year), CultureInfo.InvariantCulture)).Distinct().Order()];
    }

    /// <summary>The sections that show a law's series; none where it is not counted.</summary>
    public IEnumerable<Block> Of(Law law)
    {
        var draws = DrawsOf(law);
        if (draws.Count == 0) yield break;
        yield return new Section("series", "Arrests and convictions", [.. draws.Select((d, i) => (d, i)).Reverse().SelectMany(d => Series(law, d.d, isNewest: d.i == draws.Count - 1))]);
        if (draws.Count > 1) yield return new Section("draws", "What changed between draws", [.. draws.Zip(draws.Skip(1)).Reverse().SelectMany(pair => Changes(pair.First, pair.Second)), .. Reasons()]);
    }

    /// <summary>The files of the tables that hold a law's series.</summary>
    public SiteLink[] Files(Law law) => [.. DrawsOf(law).Select(d => d.Table).DistinctBy(t => t.Code).SelectMany(t => new[] { new SiteLink($"Data, CSV: {t.Prefix}", $"/data/{t.Code}.csv"), new SiteLink($"Data, JSON: {t.Prefix}", $"/data/{t.Code}.json") })];

    // The draws of each table, the oldest first. A table of printed figures is one draw whose day nobody stated.
    private List<Drawn> DrawsOf(Law law)
    {
        if (book.Plan is not { } plan || law.Kind != LawKind.Statute) return [];
        var codes = (plan.Draws ?? []).Select(d => d.Statutes).OfType<string>().Append(plan.Statutes).Distinct(StringComparer.Ordinal).SelectMany(l => book.CodesOf(l, law)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from code in plan.Tables ?? []
               let table = content.Tables.GetValueOrDefault(code)
               where table is { IsWithheld: false } && new[] { Statute, Year, Measure }.All(d => table.Dimensions.Any(x => x.Code == d))
               let isDrawn = table.Dimensions.Any(d => d.Code == DrawDate)
               from cell in table.Cells
               where codes.Contains(cell.CodeOf(table, Statute))
               group cell by (table, Draw: isDrawn ? cell.CodeOf(table, DrawDate) : null) into draw
               orderby draw.Key.Draw is null or "printed" ? "" : draw.Key.Draw
               select new Drawn(draw.Key.table, draw.Key.Draw, [.. draw]),
        ];
    }

    private IEnumerable<Block> Series(Law law, Drawn drawn, bool isNewest)
    {
        string title = drawn.Name + (isNewest && drawn.Code is not null ? ", the latest draw" : "");
        var table = new DataTable($"Arrests and convictions by year, {drawn.Name.ToLowerInvariant()}", [new Column("Year"), new Column("Law in force"), new Column("Arrests", IsNumeric: true), new Column("Convictions", IsNumeric: true)],
            [.. drawn.Years.Select(year => new Row(Inlines.Text(year.ToString(CultureInfo.InvariantCulture)), [Force(law, year), Number(law, drawn, year, Arrests), Number(law, drawn, year, Convictions)]))]);
        var drawable = drawn.Years.Where(y => law.InForceIn(y) != InForce.NotYet && drawn.At(y, Arrests)?.Value is not null && drawn.At(y, Convictions)?.Value is not null).ToList();
        string left = string.Join(", ", drawn.Years.Except(drawable));
        List<IReadOnlyList<Inline>> notes =
        [
            [new Inline.Strong(Inlines.Text("Draw date")), Inline.Of($" {drawn.Day}. "), new Inline.Strong(Inlines.Text("Counted in")), Inline.Of($" {Unit(drawn)}.")],
            [new Inline.Strong(Inlines.Text("Note")), Inline.Of(" Arrests stand in the year of the arrest, convictions in the year of the judgment. They are not about the same people, so one is not divided by the other.")],
            [new Inline.Strong(Inlines.Text("Source")), Inline.Of($" {content.SourceTitle(SourceOf(drawn))}. "), new Inline.OnScreen([new Inline.Link(content.TableAddress(drawn.Table.Code), Inlines.Text("Every number, with its code"), $"Every number, with its code: {drawn.Name}")])],
        ];
        if (left.Length > 0 && drawable.Count > 0) notes.Insert(1, [new Inline.Strong(Inlines.Text("Not drawn")), Inline.Of($" {left}: the table says why.")]);
        IReadOnlyList<Block> body = drawable.Count == 0 ? [table]
            : [new ColumnChart(table.Caption, "Year", [.. drawable.Select(y => y.ToString(CultureInfo.InvariantCulture))], "Arrests", [.. drawable.Select(y => drawn.At(y, Arrests)!.Value!.Value)], "Convictions", [.. drawable.Select(y => drawn.At(y, Convictions)!.Value!.Value)]), table];
        yield return new Exhibit($"series-{drawn.Code ?? "printed"}", drawn.Table.Prefix, title, $"{law.Cite}, {drawn.Years[0]} to {drawn.Years[^1]}", body, notes);
    }

    // A year in which the law changed has two versions, and the page says which.
    private static TableCell Force(Law law, int year) => law.InForceIn(year) switch
    {
        InForce.NotYet => TableCell.Of("not yet law"),
        InForce.NoMore => TableCell.Of("no longer law"),
        InForce.NotKnown => TableCell.Of("not known"),
        _ => new TableCell([.. law.VersionsIn(year).SelectMany((v, i) => new Inline[]
        {
            Inline.Of(i == 0 ? "" : ", then "), new Inline.Link($"#version-{NumberOf(law, v)}", Inlines.Text($"version {NumberOf(law, v)}"), $"version {NumberOf(law, v)}, {StatutePages.Span(v)}, in force in {year}"),
        })]),
    };

    private static int NumberOf(Law law, LawVersion version) => law.Versions.ToList().IndexOf(version) + 1;

    // What a source prints for a year before the law is told as printed, and is no number of ours.
    private TableCell Number(Law law, Drawn drawn, int year, string measure)
    {
        if (drawn.At(year, measure) is not { } cell) return TableCell.Of("[x]");
        var link = new Inline.Number(TableBlocks.ReadOf(drawn.Table, cell), content.NumberAddress(drawn.Table.NumberOf(cell)), drawn.Table.NumberOf(cell), cell.Grade.IsUnconfirmed);
        if (law.InForceIn(year) == InForce.NotYet || cell.Status == CellStatus.NotApplicable)
            return new TableCell(cell.Value is null ? [Inline.Of("not applicable")] : [Inline.Of("not applicable; printed as "), link]);
        return new TableCell([link], cell.Value == 0);
    }

    private static string Unit(Drawn drawn) => drawn.Code is null ? $"not stated ({drawn.Table.Unit})"
        : string.Join("; ", drawn.Cells.Select(c => c.Unit.Length > 0 ? c.Unit : drawn.Table.Unit).Distinct(StringComparer.Ordinal));

    private static string SourceOf(Drawn drawn) => drawn.Cells.Select(c => c.Source).FirstOrDefault(s => s.Length > 0) ?? drawn.Table.Source;

    private IEnumerable<Block> Changes(Drawn earlier, Drawn later)
    {
        var changed =
            (from year in earlier.Years.Intersect(later.Years)
             from measure in new[] { Arrests, Convictions }
             let pair = (Before: earlier.At(year, measure), After: later.At(year, measure))
             where pair is { Before.Value: not null, After.Value: not null } && pair.Before.Unit == pair.After.Unit && !pair.After.Unit.Contains("not stated", StringComparison.Ordinal) && pair.Before.Value != pair.After.Value
             orderby measure, year
             select (Year: year, Measure: measure, pair.Before, pair.After)).ToList();
        yield return new Heading(3, $"From {earlier.Day} to {later.Day}");
        if (changed.Count == 0) yield return new Paragraph(Inlines.Text("No number of a year that both draws give in one unit differs."));
        else yield return new DataTable($"Numbers that differ, {earlier.Day} and {later.Day}", [new Column("Year and measure"), new Column(earlier.Name, IsNumeric: true), new Column(later.Name, IsNumeric: true), new Column("Difference", IsNumeric: true)],
            [.. changed.Select(c => new Row(Inlines.Text($"{c.Year} {c.Measure}"), [Linked(earlier, c.Before!), Linked(later, c.After!), TableCell.Of(Signed(c.After!.Value!.Value - c.Before!.Value!.Value))]))]);
        var fresh = later.Years.Except(earlier.Years).ToList();
        if (fresh.Count > 0) yield return new Paragraph(Inlines.Text($"New in the later draw: {string.Join(", ", fresh)}."), Role.Note);
    }

    private TableCell Linked(Drawn drawn, ProtectedCell cell) =>
        new([new Inline.Number(TableBlocks.ReadOf(drawn.Table, cell), content.NumberAddress(drawn.Table.NumberOf(cell)), drawn.Table.NumberOf(cell), cell.Grade.IsUnconfirmed)], cell.Value == 0);

    private static string Signed(long difference) => difference < 0 ? $"−{Numbers.Read(-difference)}" : $"+{Numbers.Read(difference)}";

    private IEnumerable<Block> Reasons()
    {
        var reasons = book.Plan!.Reasons ?? [];
        if (reasons.Count == 0) yield break;
        yield return new Prose([new Paragraph(Inlines.Text("Why a past year can differ when it is drawn again. Which of these is behind a difference is not told: nobody may tell of a record that was erased."))]);
        yield return new Definitions([.. reasons.Select(r => new Definition(r.Title, content.Texts.Line(r.Text, JusticePlan.File, null)))]);
    }
}
