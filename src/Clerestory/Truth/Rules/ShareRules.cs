using System.Globalization;

namespace Clerestory.Truth.Rules;

/// <summary>Percentages, and the whole numbers behind them.</summary>
internal static class ShareRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<TruthRule> All { get; } =
    [
        new("share.impossible", Severity.Error, "No whole numbers give the printed percentages", "Compute the percentages from the counts again, and print the counts where that is safe.", Impossible),
        new("share.no-base", Severity.Question, "A percentage is printed without the number that it is a share of", "Print the base beside the percentage.", NoBase),
        new("share.total", Severity.Error, "Percentages of all classes do not add up to a hundred, as far as rounding allows", "Compute them again, or say that one thing can be in several classes.", Total),
    ];

    private static IEnumerable<Breach> Impossible(PrintedReport report, KnownFacts known)
    {
        foreach (var group in report.Shares)
        {
            if ((group.Base ?? group.BaseFrom) is not ({ } from and > 0) || (group.Base ?? group.BaseTo) is not { } to || PossibleCounts.Find(group.Percents, from, to, group.IsWhole) is not null) continue;
            string bases = from == to ? $"{from}" : $"{from} to {to}";
            yield return new Breach($"share/{group.Code}", group.Line, $"{group.Title}: no whole numbers give {Listed(group.Percents)} of {bases}, neither rounded nor cut off.{Nearest(group)}");
        }
    }

    // What the counts would be if each percentage had been rounded as suits it best.
    private static string Nearest(ShareGroup group)
    {
        if (group is not { Base: { } n, IsWhole: true }) return "";
        var ranges = group.Percents.Select(p => PossibleCounts.Of(p, n)).ToList();
        int lost = ranges.FindIndex(r => r is null);
        if (lost >= 0) return $" {Printed(group.Percents[lost])} alone is impossible.";
        long low = ranges.Sum(r => r!.Value.Low), high = ranges.Sum(r => r!.Value.High);
        return low > n || high < n ? $" Even if each had been rounded in its own way, the counts add up to {(low > n ? $"{low} or more" : $"{high} at most")}, not {n}." : " They fit only if some were rounded and others cut off.";
    }

    private static string Listed(IEnumerable<decimal> percents) => string.Join(" + ", percents.GroupBy(p => p).Select(p => p.Count() == 1 ? Printed(p.Key) : $"{p.Count()} × {Printed(p.Key)}"));

    private static string Printed(decimal percent) => percent.ToString(CultureInfo.InvariantCulture) + "%";

    private static IEnumerable<Breach> NoBase(PrintedReport report, KnownFacts known) =>
        report.Figures.Where(f => f is { Kind: MeasureKind.Percent, Base: null, Value: not null }).Select(f => new Breach($"figure/{f.Code}", f.Line, $"'{f.Label}', {Printed(f.Value!.Value)}, is printed without the number it is a share of."))
            .Concat(report.Shares.Where(s => s.Base is null).Select(s => new Breach($"share/{s.Code}", s.Line, $"The percentages of '{s.Title}' are printed without their base.")));

    // Each percentage may be off by less than one unit of its last decimal, whichever way it was rounded.
    private static IEnumerable<Breach> Total(PrintedReport report, KnownFacts known) =>
        from shares in report.Shares
        where shares.IsWhole && shares.Percents.Count > 1
        let sum = shares.Percents.Sum()
        let slack = shares.Percents.Sum(p => 1m / (decimal)Math.Pow(10, p.Scale))
        where Math.Abs(sum - 100) >= slack
        select new Breach($"share/{shares.Code}", shares.Line, $"The percentages of '{shares.Title}' add up to {Printed(sum)}.");
}
