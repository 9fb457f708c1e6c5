using System.Globalization;
using Clerestory.Justice;
using Clerestory.Packs;

namespace Clerestory.Tables;

/// <summary>Which draws a table shows.</summary>
/// <param name="Source">The agency.</param>
/// <param name="Statutes">The code list of the statutes; draws with another are left out.</param>
/// <param name="Measures">What is shown; null for arrests and convictions.</param>
public sealed record DrawTally(string Source, string Statutes, IReadOnlyList<JusticeMeasure>? Measures)
{
    /// <summary>What is shown.</summary>
    public IReadOnlyList<JusticeMeasure> Shown => Measures ?? [JusticeMeasure.Arrests, JusticeMeasure.Convictions];
}

/// <summary>Cells from draws: every draw that stands is shown, none replaces another.</summary>
public static class DrawTable
{
    private const string Printed = "printed";

    private static readonly string[] Known = ["statute", "year", "measure", "draw", "disposition", "district"], Needed = ["statute", "year", "measure", "draw"];

    /// <summary>What is wrong with a table of draws.</summary>
    public static IEnumerable<Finding> Examine(Pack pack, TableDefinition table)
    {
        var (path, codes, tally) = ($"tables/{table.Code}.json", table.Dimensions.Select(d => d.Code).ToList(), table.Data.Draws!);
        Finding Fault(string message) => Finding.Error("table.draws", path, PackFiles.LineOf(pack, path, "draws"), message);
        foreach (string lacks in Needed.Except(codes, StringComparer.Ordinal)) yield return Fault($"A table of draws needs the dimension '{lacks}'.");
        foreach (string unknown in codes.Except(Known, StringComparer.Ordinal)) yield return Fault($"A table of draws has no dimension '{unknown}'.");
        if (JusticePlan.In(pack)?.Sources.Contains(tally.Source, StringComparer.Ordinal) != true) yield return Fault($"The source '{tally.Source}' is not in justice/plan.json.");
        if (!CodeList.In(pack).ContainsKey(tally.Statutes)) yield return Fault($"The code list '{tally.Statutes}' is not in codelists/index.json.");
        if (tally.Shown.Contains(JusticeMeasure.Dispositions) != codes.Contains("disposition")) yield return Fault("Dispositions are shown with the dimension 'disposition', and only they.");
    }

    /// <summary>The cells of a table of draws. A table without the dimension of districts shows the whole state.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="table">The table.</param>
    /// <param name="draws">The draws that stand.</param>
    public static IReadOnlyList<Cell> Fill(Pack pack, TableDefinition table, IReadOnlyList<Draw> draws)
    {
        var tally = table.Data.Draws!;
        bool byDistrict = table.Dimensions.Any(d => d.Code == "district");
        var order = CodeList.In(pack)[tally.Statutes].Codes.Select((r, i) => (Code: r["code"], Index: i)).ToDictionary(r => r.Code, r => r.Index, StringComparer.Ordinal);
        var shown = draws.Where(d => d.Source == tally.Source && d.Statutes == tally.Statutes).OrderBy(d => d.Drawn ?? DateOnly.MinValue).ThenBy(d => d.Origin.KeptAt).ToList();
        return
        [
            .. shown.SelectMany((draw, index) => draw.Counts.Where(c => tally.Shown.Contains(c.Measure) && (byDistrict || c.District.Length == 0))
                    .OrderBy(c => order.GetValueOrDefault(c.Statute)).ThenBy(c => c.Measure).ThenBy(c => c.Year).Select(c => (draw, Code: CodeOf(shown, index), Count: c)))
                .Select((c, number) => new Cell
                {
                    Pack = pack.Manifest.Code, Table = table.Code, Key = table.Key(PlaceOf(c.Count, c.Code)), Order = number, Value = c.Count.Value, Status = c.Count.Status,
                    Unit = UnitOf(c.draw, c.Count.Measure), Note = c.draw.Remark, Source = c.draw.PrintedIn,
                }),
        ];
    }

    /// <summary>What a draw is called in addresses: its day, with a number where the day has several.</summary>
    private static string CodeOf(List<Draw> draws, int index)
    {
        string day = draws[index].Drawn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Printed;
        int before = draws.Take(index).Count(d => d.Drawn == draws[index].Drawn);
        return before == 0 ? day : $"{day}-{before + 1}";
    }

    private static string UnitOf(Draw draw, JusticeMeasure measure) => draw.Units.Of(measure) is null or CountingUnit.NotStated
        ? $"{DrawChecks.Name(measure)} (unit not stated)" : $"{DrawChecks.Name(measure)}, counted in {CountingUnits.InWords(draw.Units.Of(measure))}";

    private static Dictionary<string, string> PlaceOf(DrawCount count, string draw) => new(StringComparer.Ordinal)
    {
        ["statute"] = count.Statute, ["year"] = count.Year.ToString(CultureInfo.InvariantCulture), ["measure"] = DrawChecks.Name(count.Measure), ["draw"] = draw,
        ["disposition"] = count.Disposition.Length > 0 ? count.Disposition : "all", ["district"] = count.District.Length > 0 ? count.District : "state",
    };
}
