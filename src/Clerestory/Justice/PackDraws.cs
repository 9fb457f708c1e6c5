using System.Globalization;
using Clerestory.Packs;

namespace Clerestory.Justice;

/// <summary>The draws that a pack brings.</summary>
public static class PackDraws
{
    private static readonly string[] Needed = ["statute", "measure", "year", "value"];

    /// <summary>All of them, as they would be kept at a moment. The same file is the same draw each time.</summary>
    public static IReadOnlyList<Draw> In(Pack pack, DateTimeOffset at, string by)
    {
        if (JusticePlan.In(pack) is not { } plan) return [];
        return [.. (plan.Draws ?? []).Select(d => Make(pack, plan, d, at, by))];
    }

    /// <summary>What is wrong with them.</summary>
    public static IEnumerable<Finding> Examine(Pack pack, JusticePlan plan, JusticeBook book)
    {
        foreach (var draw in plan.Draws ?? [])
        {
            foreach (var finding in Examine(pack, plan, draw, book)) yield return finding;
        }
        foreach (string unused in pack.In("justice/draws", ".csv").Except((plan.Draws ?? []).Select(d => d.File), StringComparer.Ordinal))
            yield return Finding.Error("pack.unused", unused, null, "justice/plan.json names no such draw. Name it there, or take the file out.");
        foreach (var twice in (plan.Draws ?? []).GroupBy(d => d.Code, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return Finding.Error("pack.double", JusticePlan.File, PackFiles.LineOf(pack, JusticePlan.File, twice.Key), $"The draw '{twice.Key}' stands twice.");
    }

    private static IEnumerable<Finding> Examine(Pack pack, JusticePlan plan, PackDraw draw, JusticeBook book)
    {
        if (!pack.Has(draw.File)) return [Finding.Error("pack.missing", draw.File, null, $"The file of the draw '{draw.Code}' is missing.")];
        var csv = Csv.Read(pack.Text(draw.File));
        if (Needed.Except(csv.Columns, StringComparer.Ordinal).FirstOrDefault() is { } lacks) return [Finding.Error("pack.column", draw.File, 1, $"The file of a draw needs a column '{lacks}'.")];
        var heading = HeadingOf(plan, draw);
        if (!book.Lists.ContainsKey(heading.Statutes)) return [];
        var faults = csv.Rows.SelectMany(row => RowFaults(plan, heading, row, book).Select(message => Finding.Error("justice.count", draw.File, row.Line, message))).ToList();
        if (faults.Count > 0) return faults;
        var counts = csv.Rows.Select(row => new LocatedCount(Count(row), $"line {row.Line}")).ToList();
        var measures = counts.Select(c => c.Count.Measure).ToHashSet();
        return DrawChecks.Heading(heading, measures, DateOnly.MaxValue, book).Concat(DrawChecks.Counts(heading, counts, book)).Where(f => f.Blocks).Select(f => f.In(draw.File));
    }

    private static IEnumerable<string> RowFaults(JusticePlan plan, DrawHeading heading, CsvRow row, JusticeBook book)
    {
        if (!book.Lists[heading.Statutes].Has(row["statute"])) yield return $"The statute '{row["statute"]}' is not in the code list {heading.Statutes}.";
        if (!Enum.TryParse<JusticeMeasure>(row["measure"], ignoreCase: true, out var measure)) yield return $"The measure '{row["measure"]}' is none of: arrests, convictions, dispositions.";
        else if (measure == JusticeMeasure.Dispositions != row["disposition"].Length > 0) yield return "A disposition stands with its code, and with the measure dispositions only.";
        if (row["disposition"].Length > 0 && !Has(plan.Dispositions, row["disposition"])) yield return $"The disposition '{row["disposition"]}' is in no code list of the plan.";
        if (row["district"].Length > 0 && !Has(plan.Districts, row["district"])) yield return $"The district '{row["district"]}' is in no code list of the plan.";
        if (!int.TryParse(row["year"], NumberStyles.None, CultureInfo.InvariantCulture, out int year) || year is < 1900 or > 2100) yield return $"'{row["year"]}' is no year.";
        if (MissingSigns.Read(row["value"]) is null && !long.TryParse(row["value"], NumberStyles.None, CultureInfo.InvariantCulture, out _)) yield return $"'{row["value"]}' is neither a whole number nor NA, NK, NR or -.";

        bool Has(string? list, string code) => list is not null && book.Lists.TryGetValue(list, out var found) && found.Has(code);
    }

    private static Draw Make(Pack pack, JusticePlan plan, PackDraw draw, DateTimeOffset at, string by)
    {
        string text = pack.Text(draw.File);
        var made = new Draw(pack.Manifest.Code, HeadingOf(plan, draw), [.. Csv.Read(text).Rows.Select(Count)], new DrawOrigin(DrawWay.Pack, Hash.Of(text), at, by));
        return new Draw(made.Pack, HeadingOf(plan, draw), made.Counts, made.Origin) { Id = new Guid(Convert.FromHexString(Hash.Of($"{draw.Code}|{made.Seal}"))[..16]) };
    }

    private static DrawHeading HeadingOf(JusticePlan plan, PackDraw draw) => new(draw.Source, draw.Drawn, draw.PrintedIn ?? "", draw.Statutes ?? plan.Statutes, draw.Units, draw.Remark ?? "");

    private static DrawCount Count(CsvRow row)
    {
        var missing = MissingSigns.Read(row["value"]);
        return new DrawCount(row["statute"], Enum.Parse<JusticeMeasure>(row["measure"], ignoreCase: true), row["disposition"], row["district"], int.Parse(row["year"], CultureInfo.InvariantCulture),
            missing is null ? long.Parse(row["value"], CultureInfo.InvariantCulture) : null, missing ?? CellStatus.Normal);
    }
}
