namespace Clerestory.Truth.Rules;

/// <summary>Whether everything that the law asks for is there, and whose numbers they are.</summary>
internal static class CoverageRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<TruthRule> All { get; } =
    [
        new("coverage.item-missing", Severity.Error, "The report says nothing of an item that the law requires", "Report the item, or say that it was asked for and not answered.",
            (report, known) => report.Items.Where(i => i.Answers is null or []).Select(i => new Breach($"item/{i.Code}", i.Line, $"Clause ({i.Clause}) of {Cite(known, i.Law)}, asked of {i.AskedOf}, is not reported."))),
        new("coverage.answer-unknown", Severity.Error, "An item is said to be answered where nothing stands", "Correct the place of the answer.", AnswerUnknown),
        new("coverage.partial-total", Severity.Question, "A total over incomplete returns is printed as if it were complete", "Print how many of how many reported beside every total, and name who did not.", PartialTotal),
    ];

    private static string Cite(KnownFacts known, string law) => known.Laws.TryGetValue(law, out var found) ? found.Cite : law;

    private static IEnumerable<Breach> AnswerUnknown(PrintedReport report, KnownFacts known)
    {
        HashSet<string> places = [.. report.Figures.Select(f => f.Code), .. report.Texts.Select(t => t.Code), .. report.Tables.Select(t => t.Code), .. report.Series.Select(s => s.Code), .. report.Breakdowns.Select(b => b.Code)];
        return from item in report.Items from answer in item.Answers ?? [] where !places.Contains(answer) select new Breach($"item/{item.Code}", item.Line, $"Clause ({item.Clause}) is said to be answered at '{answer}', and there is no such place.");
    }

    private static IEnumerable<Breach> PartialTotal(PrintedReport report, KnownFacts known)
    {
        foreach (var round in report.Rounds.Where(r => r.Reported < r.Expected))
        {
            var bare = report.Figures.Where(f => f.Round == round.Code && !f.ShowsReporters).ToList();
            if (bare.Count == 0 && round.NamesMissing) continue;
            string totals = bare.Count == 0 ? "" : $" {bare.Count} totals are printed without that, so they look complete and are undercounts.";
            string names = round.NamesMissing ? "" : $" Nothing says who the other {round.Expected - round.Reported} are.";
            yield return new Breach($"round/{round.Code}", round.Line, $"{round.Reported} of {round.Expected} {round.Who} reported ({Words.Percent(round.Reported, round.Expected)}).{totals}{names}");
        }
    }
}
