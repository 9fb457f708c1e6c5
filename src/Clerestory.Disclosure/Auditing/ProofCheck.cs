using System.Numerics;

namespace Clerestory.Disclosure.Auditing;

/// <summary>Follows a proof step by step in exact fractions. It knows the system and who knows what, and nothing of the search.</summary>
internal sealed class ProofCheck
{
    private readonly CellSystem _system;
    private readonly IReadOnlySet<int> _hidden;
    private readonly Dictionary<(int Cell, bool IsUpper), BigInteger> _bounds;

    private ProofCheck(CellSystem system, IReadOnlySet<int> hidden, Dictionary<(int, bool), BigInteger> bounds) =>
        (_system, _hidden, _bounds) = (system, hidden, bounds);

    /// <summary>Whether a proof shows that a cell cannot be at most so much (or at least so much).</summary>
    public static bool Holds(CellSystem system, IReadOnlySet<int> hidden, ProofStep assumed, Proof proof)
    {
        var check = new ProofCheck(system, hidden, []);
        check.Narrow(assumed.Cell, assumed.IsUpper, assumed.Bound);
        return check.Follows(proof);
    }

    private bool Follows(Proof proof)
    {
        foreach (var step in proof.Steps)
        {
            if (!Follows(step)) return false;
            Narrow(step.Cell, step.IsUpper, step.Bound);
        }
        if (proof.Cases is { } cases)
        {
            return With(cases.Cell, true, cases.Middle).Follows(cases.Below)
                && With(cases.Cell, false, (BigInteger)cases.Middle + 1).Follows(cases.Above);
        }
        if (proof.Broken is null) return _bounds.Keys.Select(b => b.Cell).Any(c => Bound(c, false) > Bound(c, true));
        return Combination.Of(_system, _hidden, proof.Broken) is { } sum && (Sum(sum, -1, false) > sum.High || Sum(sum, -1, true) < sum.Low);
    }

    private bool Follows(ProofStep step)
    {
        if (Combination.Of(_system, _hidden, step.From) is not { } sum || !sum.Hidden.TryGetValue(step.Cell, out var times)) return false;
        bool usesHigh = step.IsUpper == times.Sign > 0;
        if ((usesHigh ? sum.High : sum.Low) is not { } limit || Sum(sum, step.Cell, !usesHigh) is not { } rest) return false;
        var exact = (limit - rest) / times;
        // Counts are whole numbers: what is at most 3/2 is at most 1.
        return step.IsUpper ? step.Bound >= exact.Floor() : step.Bound <= -(-exact).Floor();
    }

    // The most or the least of a sum of hidden cells; null where it has no bound.
    private Rational? Sum(Statement sum, int but, bool most)
    {
        var all = default(Rational);
        foreach (var (cell, times) in sum.Hidden)
        {
            if (cell == but) continue;
            if (Bound(cell, most == times.Sign > 0) is not { } bound) return null;
            all += times * Rational.Of(bound);
        }
        return all;
    }

    private BigInteger? Bound(int cell, bool isUpper)
    {
        if (_bounds.TryGetValue((cell, isUpper), out var bound)) return bound;
        long known = isUpper ? _system.Cells[cell].Upper : _system.Cells[cell].Lower;
        return known == (isUpper ? long.MaxValue : long.MinValue) ? null : known;
    }

    private void Narrow(int cell, bool isUpper, BigInteger bound)
    {
        if (Bound(cell, isUpper) is { } before && (isUpper ? before <= bound : before >= bound)) return;
        _bounds[(cell, isUpper)] = bound;
    }

    private ProofCheck With(int cell, bool isUpper, BigInteger bound)
    {
        var check = new ProofCheck(_system, _hidden, new(_bounds));
        check.Narrow(cell, isUpper, bound);
        return check;
    }
}
