using Clerestory.Disclosure.Auditing;

namespace Clerestory.Disclosure.Tests.Auditing;

/// <summary>A proof of which something was taken, or to which something was added, proves nothing any more.</summary>
public sealed class ProofCheckTests
{
    private static readonly Proof Nothing = new([], null, null);

    [Fact]
    public void Each_half_of_two_cases_and_the_size_of_each_step_count()
    {
        int halves = 0, steps = 0;
        foreach (var (system, hidden) in RandomSystems.Tables(900_000, 150).Concat(RandomSystems.Wild(910_000, 250)))
        {
            foreach (var certificate in ExactAudit.Of(system, hidden).Cells.Select(c => c.Certificate).OfType<CaseCertificate>())
            {
                bool Holds(Exclusion others) => new CaseCertificate(system, hidden, certificate.Cell, certificate.Value, others).Check();
                Assert.True(Holds(certificate.Others));
                List<(Exclusion Others, bool IsHalf)> spoiled =
                [
                    .. Spoiled(certificate.Others.Less).Select(s => (certificate.Others with { Less = s.Proof }, s.IsHalf)),
                    .. Spoiled(certificate.Others.More).Select(s => (certificate.Others with { More = s.Proof }, s.IsHalf)),
                ];
                Assert.All(spoiled, s => Assert.False(Holds(s.Others), certificate.Text));
                (halves, steps) = (halves + spoiled.Count(s => s.IsHalf), steps + spoiled.Count(s => !s.IsHalf));
            }
        }
        Assert.True(halves > 20 && steps > 200, $"{halves} halves, {steps} steps");
    }

    // a and b are 3 together and at most 9 each; what is said of c is invented, and so is what a alone is.
    [Fact]
    public void A_step_needs_a_relation_of_the_system_that_has_the_cell_and_the_bound()
    {
        SystemCell Cell(string id, long value) => new(id, value, 1, CellRole.Primary, 0, 9);
        var (sum, atLeast) = (new LinearRelation("sum", [new Term(0, 1), new Term(1, 1)], 3, 3), new LinearRelation("at least", [new Term(2, 1)], 2, long.MaxValue));
        var system = new CellSystem([Cell("a", 1), Cell("b", 2), Cell("c", 4)], [sum, atLeast]);
        bool Holds(ProofStep assumed, params ProofStep[] steps) => ProofCheck.Holds(system, new HashSet<int> { 0, 1, 2 }, assumed, new Proof(steps, null, null));
        ProofStep Step(LinearRelation from, int cell, bool isUpper, long bound) => new([new Multiplier(from, Rational.Of(1))], cell, isUpper, bound);

        // That a is 4 or more cannot be: b is at least 0, so a at most 3.
        Assert.True(Holds(Step(sum, 0, false, 4), Step(sum, 0, true, 3)));
        Assert.False(Holds(Step(sum, 0, false, 3), Step(sum, 0, true, 3)));
        Assert.False(Holds(Step(sum, 0, false, 4), Step(sum, 0, true, 2)));
        Assert.False(Holds(Step(sum, 2, false, 4), Step(sum, 2, true, 3)));
        Assert.False(Holds(Step(atLeast, 2, false, 4), Step(atLeast, 2, true, 3)));
        Assert.True(Holds(Step(atLeast, 2, true, 1), Step(atLeast, 2, false, 2)));
        Assert.False(Holds(Step(sum, 0, false, 4), Step(sum with { Name = "copied" }, 0, true, 3)));
        Assert.False(Holds(Step(sum, 0, false, 4)));
        Assert.True(Holds(Step(sum, 0, false, 10)));
        // A looser bound after a narrower one changes nothing.
        Assert.True(Holds(Step(sum, 0, false, 4), Step(sum, 0, true, 3), Step(sum, 0, true, 8)));
    }

    // Nothing in the place of one half, and each bound narrower by 1 than what follows.
    private static IEnumerable<(Proof Proof, bool IsHalf)> Spoiled(Proof proof)
    {
        for (int i = 0; i < proof.Steps.Count; i++)
        {
            var step = proof.Steps[i];
            yield return (proof with { Steps = [.. proof.Steps.Take(i), step with { Bound = step.Bound + (step.IsUpper ? -1 : 1) }, .. proof.Steps.Skip(i + 1)] }, false);
        }
        if (proof.Cases is not { } cases) yield break;
        yield return (proof with { Cases = cases with { Below = Nothing } }, true);
        yield return (proof with { Cases = cases with { Above = Nothing } }, true);
        foreach (var (below, isHalf) in Spoiled(cases.Below)) yield return (proof with { Cases = cases with { Below = below } }, isHalf);
        foreach (var (above, isHalf) in Spoiled(cases.Above)) yield return (proof with { Cases = cases with { Above = above } }, isHalf);
    }
}
