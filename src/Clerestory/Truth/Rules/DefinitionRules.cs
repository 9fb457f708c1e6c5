using System.Text.RegularExpressions;

namespace Clerestory.Truth.Rules;

/// <summary>What is counted, and in whose words.</summary>
internal static partial class DefinitionRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<TruthRule> All { get; } =
    [
        new("definition.words-differ", Severity.Error, "A required item is printed in other words than those of the law in force", "Print the words of the law in force, and count what they say.", WordsDiffer),
        new("definition.unit-differs", Severity.Question, "A figure counts another unit than the law asks for", "Count what the law asks for, or say that the figure does not answer the item.", UnitDiffers),
        new("definition.no-unit", Severity.Error, "A figure does not say what one of it is", "State the unit.",
            (report, _) => report.Figures.Where(f => string.IsNullOrWhiteSpace(f.Unit)).Select(f => new Breach($"figure/{f.Code}", f.Line, $"'{f.Label}' has no unit."))),
        new("definition.two-measures", Severity.Question, "One number stands for two measures", "Print a number for each.",
            (report, _) => report.Figures.Where(f => TwoMeasures().IsMatch(f.Label)).Select(f => new Breach($"figure/{f.Code}", f.Line, $"'{f.Label}' names two measures and prints one number."))),
    ];

    private static IEnumerable<Breach> WordsDiffer(PrintedReport report, KnownFacts known)
    {
        var day = report.Report?.Published?.To ?? report.Report?.CouncilOn;
        foreach (var item in report.Items.Where(i => i.Printed is not null).DistinctBy(i => (i.Law, i.Clause)))
        {
            if (day is null || !known.Laws.TryGetValue(item.Law, out var law) || law.On(day.Value)?.Text is not { } text || Clauses.Of(text).GetValueOrDefault(item.Clause) is not { } words) continue;
            var (added, left) = WordDifference.Between(item.Printed!, words);
            if (added.Count > 0 && left.Count > 0)
                yield return new Breach($"item/{item.Code}", item.Line, $"Clause ({item.Clause}) of {law.Cite} is printed with '{string.Join(' ', added)}'; the law in force says '{string.Join(' ', left)}'.");
        }
    }

    private static IEnumerable<Breach> UnitDiffers(PrintedReport report, KnownFacts known) =>
        from item in report.Items
        where item.Unit is not null
        from figure in report.Figures
        where item.Answers?.Contains(figure.Code) == true && figure.Unit is not null && !WordDifference.Holds(figure.Unit, item.Unit!)
        select new Breach($"figure/{figure.Code}", figure.Line, $"'{figure.Label}' is printed in {figure.Unit}; the law asks for {item.Unit}.");

    // Two participles joined, or "and/or": what was counted, the one or the other?
    [GeneratedRegex(@"\b\p{L}+ed and \p{L}+ed\b|\band/or\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TwoMeasures();
}
