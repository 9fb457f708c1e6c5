using Clerestory.Disclosure.Auditing;
using Clerestory.Disclosure.Suppression;
using Clerestory.Disclosure.Tests.Auditing;

namespace Clerestory.Disclosure.Tests.Suppression;

/// <summary>What is called safe is safe when every world is counted, nothing cheaper is, and what is called lost is lost.</summary>
public sealed class SuppressorAgainstEnumerationTests
{
    public static TheoryData<string, int> Kinds => new() { { "tables", 500 }, { "linked", 250 }, { "percentages", 250 }, { "years", 120 } };

    [Theory, MemberData(nameof(Kinds))]
    public void No_pattern_is_called_safe_that_is_not(string kind, int count)
    {
        int safe = 0, lost = 0;
        foreach (var system in Releases(kind, count))
        {
            foreach (var method in (SuppressionMethod[])[SuppressionMethod.Exact, SuppressionMethod.Heuristic])
            {
                try
                {
                    var result = Suppressor.Protect(system, new SuppressionOptions { Method = method });
                    Assert.True(IsSafe(system, result.Hidden), Told(system, result.Hidden));
                    Assert.True(ReleaseAudit.Of(system, result.Hidden).IsSafe, Told(system, result.Hidden));
                    safe++;
                }
                catch (UnprotectableException)
                {
                    HashSet<int> everything = [.. Enumerable.Range(0, system.Cells.Count).Where(c => system.Cells[c].MayBeHidden)];
                    Assert.False(IsSafe(system, everything), Told(system, everything));
                    lost++;
                }
            }
        }
        Assert.True(safe > count / 2, $"{safe} safe, {lost} lost");
    }

    [Fact]
    public void Nothing_that_is_safe_is_cheaper_than_the_optimum()
    {
        int proven = 0;
        foreach (var system in SmallReleases.Tables(70_000, 120))
        {
            if (Protected(system) is not { IsOptimal: true } result) continue;
            int[] free = [.. Enumerable.Range(0, system.Cells.Count).Where(c => system.Cells[c].Role == CellRole.Suppressible)];
            int[] forced = [.. Enumerable.Range(0, system.Cells.Count).Where(c => system.Cells[c].Role == CellRole.Primary)];
            for (int subset = 0; subset < 1 << free.Length; subset++)
            {
                HashSet<int> hidden = [.. forced, .. free.Where((_, i) => (subset >> i & 1) == 1)];
                if (hidden.Sum(c => system.Cells[c].Cost) < result.Cost) Assert.False(IsSafe(system, hidden), Told(system, hidden));
            }
            proven++;
        }
        Assert.True(proven > 40, $"Only {proven}.");
    }

    private static SuppressionResult? Protected(CellSystem system)
    {
        try
        {
            return Suppressor.Protect(system, new SuppressionOptions { Method = SuppressionMethod.Exact });
        }
        catch (UnprotectableException)
        {
            return null;
        }
    }

    private static IEnumerable<CellSystem> Releases(string kind, int count) => kind switch
    {
        "tables" => SmallReleases.Tables(10_000, count),
        "linked" => SmallReleases.Linked(20_000, count),
        "percentages" => SmallReleases.WithPercentages(30_000, count),
        _ => SmallReleases.TwoYears(40_000, count),
    };

    private static bool IsSafe(CellSystem system, HashSet<int> hidden) => IsSafe(system, (IReadOnlySet<int>)hidden);

    private static bool IsSafe(CellSystem system, IReadOnlySet<int> hidden)
    {
        var all = EverySolution.Of(system, hidden);
        return system.Cells.Index().Where(c => c.Item.Role == CellRole.Primary).All(c => hidden.Contains(c.Index) && all.LevelOf(c.Index) == SafetyLevel.Insider);
    }

    private static string Told(CellSystem system, IReadOnlySet<int> hidden) =>
        string.Join(", ", system.Cells.Select((c, i) => $"{c.Id}={c.Value}{(hidden.Contains(i) ? "*" : "")}{(c.Role == CellRole.Primary ? "!" : "")}"));
}
