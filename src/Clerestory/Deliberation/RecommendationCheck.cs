using Clerestory.Packs;
using Clerestory.Registry;

namespace Clerestory.Deliberation;

// What the recommendations of a pack say of each other, of seats, laws and sources.
internal static class RecommendationCheck
{
    public static IEnumerable<Finding> Examine(Pack pack)
    {
        var sources = Source.In(pack).Keys.ToHashSet(StringComparer.Ordinal);
        var rules = DeliberationRules.In(pack);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var bodies = CouncilRecord.In(pack).Bodies.Select(b => b.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var recommendation in Recommendation.In(pack))
        {
            Finding Fault(string rule, string message) =>
                Finding.Error(rule, RecommendationFile.Path, PackFiles.LineOf(pack, RecommendationFile.Path, recommendation.Code), $"{recommendation.Code}: {message}");
            if (!codes.Add(recommendation.Code)) yield return Fault("pack.double", "the code stands twice. A code may be used once.");
            if (!bodies.Contains(recommendation.Body)) yield return Fault("recommendation.body", $"the body '{recommendation.Body}' is not in council/bodies.json.");
            foreach (string law in recommendation.LawCodes.Concat(recommendation.Steps.Select(s => s.Law)).Where(l => l.Length > 0 && !pack.Has($"law/{l}.json")).Distinct(StringComparer.Ordinal))
                yield return Fault("recommendation.law", $"the law '{law}' is not in the law register.");
            foreach (string source in SourcesOf(recommendation).Where(s => s.Length > 0 && !sources.Contains(s)).Distinct(StringComparer.Ordinal))
                yield return Fault("recommendation.source", $"the source '{source}' is not in sources.csv.");
            foreach (var step in recommendation.Steps.Where(s => Dispositions.FaultOf(s) is not null))
                yield return Fault("recommendation.step", $"step {step.Number}: {Dispositions.FaultOf(step)}");
            foreach (var roll in recommendation.Rolls)
            {
                foreach (string fault in RollFaults(recommendation, roll, rules)) yield return Fault("recommendation.roll", $"roll {roll.Number}: {fault}");
            }
        }
        foreach (var finding in DeliberationRules.Examine(pack)) yield return finding;
    }

    private static IEnumerable<string> SourcesOf(Recommendation recommendation) =>
        [recommendation.Source, .. recommendation.Rolls.Select(r => r.Source), .. recommendation.Steps.Select(s => s.Source)];

    private static IEnumerable<string> RollFaults(Recommendation recommendation, PositionRoll roll, DeliberationRules rules)
    {
        foreach (string fault in roll.Call.Faults) yield return fault;
        // What a report prints has no reasons; the rule binds the rolls that the council kept itself.
        if (roll.Printed is null)
        {
            foreach (string fault in (roll.Call with { ReasonFor = rules.ReasonFor }).WithoutReason) yield return fault;
        }
        if (roll.Version < 1 || roll.Version > recommendation.Versions.Count) yield return $"there is no version {roll.Version} of the words.";
        if (roll.Day is { } day && day != roll.SeatsOn) yield return "the seats are those of another day than the roll's.";
        if (roll.Printed == PrintedConsensus.Full && roll.Call.Entries.Any(e => e.Stand is Stand.Oppose or Stand.Abstain)) yield return "it is printed as full consensus, and somebody is printed as opposed or abstaining.";
        if (roll.Printed == PrintedConsensus.Without && !roll.Call.Entries.Any(e => e.Stand is Stand.Oppose or Stand.Abstain)) yield return "it is printed as without full consensus, and nobody is printed as opposed or abstaining.";
    }
}
