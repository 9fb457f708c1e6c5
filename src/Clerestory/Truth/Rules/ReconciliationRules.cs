namespace Clerestory.Truth.Rules;

/// <summary>Numbers of two sources for one thing.</summary>
internal static class ReconciliationRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<TruthRule> All { get; } =
    [
        new("reconcile.sources-differ", Severity.Question, "Two sources give different numbers for one thing", "Mend the wrong one, or explain to readers why both are right.", SourcesDiffer),
        new("reconcile.sent-received", Severity.Question, "What was sent is not what was received, or a route has fallen silent", "Ask both sides, and explain the difference to readers.", SentReceived),
    ];

    private static IEnumerable<Breach> SourcesDiffer(PrintedReport report, KnownFacts known) =>
        from comparison in report.Comparisons
        let one = ValueOf(report, comparison.One)
        let other = ValueOf(report, comparison.Other)
        where one is not null && other is not null && one != other
        select new Breach($"comparison/{comparison.Code}", comparison.Line, $"{comparison.Title}: {one} by {comparison.One.Who}, {other} by {comparison.Other.Who}.");

    private static decimal? ValueOf(PrintedReport report, Quantity quantity)
    {
        if (quantity.Figure is { } code) return report.Figures.FirstOrDefault(f => f.Code == code)?.Value;
        var values = (quantity.Series ?? []).Select(s => report.Series.FirstOrDefault(p => p.Code == s)?.Values.FirstOrDefault(v => v.Year == quantity.Year)).ToList();
        return values.Count == 0 || values.Any(v => v is null || (v.Value is null && v.Status != CellStatus.NotApplicable)) ? null : values.Sum(v => v!.Value ?? 0);
    }

    private static IEnumerable<Breach> SentReceived(PrintedReport report, KnownFacts known)
    {
        foreach (var route in report.Routes)
        {
            string way = $"From {route.From} to {route.To}, {route.Period}";
            if (route is { Sent: { } sent, Received: { } received } && sent != received)
                yield return new Breach($"route/{route.Code}", route.Line, $"{way}: {sent} sent, {received} received.");
            else if (route.Usual > 0 && (route.Sent ?? route.Received) == 0)
                yield return new Breach($"route/{route.Code}", route.Line, $"{way}: nothing was {(route.Sent == 0 ? "sent" : "received")}, where {route.Usual} or more are usual.");
        }
    }
}
