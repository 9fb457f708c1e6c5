using Clerestory.Disclosure.Solving;

namespace Clerestory.Disclosure.Suppression;

/// <summary>Finds, for one primary variable, the cheapest cells that let it deviate by what it needs: the step of all sequential methods.</summary>
/// <remarks>Kelly, Golden and Assad (1992), <i>Cell suppression: disclosure protection for sensitive tabular data</i>, with a linear program in place of a network, so that any relations may hold.</remarks>
internal sealed class CheapestWitness(Reduced system, bool isWide)
{
    private readonly Neighborhood _near = new(system);

    /// <summary>How many programs were solved.</summary>
    public int Runs { get; private set; }

    /// <summary>How far to look, and how much to prefer variables that close rows: each look is wider, and takes longer, than the one before.</summary>
    private readonly (int Size, double Closing)[] _looks = isWide
        ? [(400, 8), (1000, 8), (2500, 8), (int.MaxValue, 0)]
        : [(80, 8), (400, 8), (int.MaxValue, 0)];

    /// <summary>How many looks there are.</summary>
    public int Looks => _looks.Length;

    /// <summary>The cheapest deviation in whole numbers in which a variable moves by so much and some others do not move; null where there is none.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="by">By how much it must move; not 0.</param>
    /// <param name="price">What moving each variable costs; infinite where it may not move.</param>
    /// <param name="still">The variables that may not move.</param>
    /// <param name="looks">How many looks to take at most: with fewer than <see cref="Looks"/> an answer of none may be wrong, but is quick.</param>
    /// <param name="first">The first look to take, from 0.</param>
    public double[]? Find(int variable, double by, double[] price, HashSet<int> still, int looks, int first = 0)
    {
        foreach (var (size, closing) in _looks[first..looks])
        {
            _near.Gather(variable, price, size, closing);
            if (Solve(by, price, Math.Abs(by), still) is { } found) return found;
            if (_near.IsAll) break;
        }
        return looks == Looks ? Solve(by, price, double.MaxValue, still) : null;
    }

    private double[]? Solve(double by, double[] price, double most, HashSet<int> still)
    {
        if (_near.Members.Count == 0) return null;
        using var program = _near.Program(by, price, most, still);
        Runs++;
        try
        {
            return HasWhole(program) ? _near.Deviations(program.Values) : null;
        }
        catch (SolverFailureException)
        {
            return null;   // a witness that was not found proves nothing, and what is found is checked in whole numbers
        }
    }

    private bool HasWhole(LinearProgram program)
    {
        if (!program.TrySolve()) return false;
        if (IsWhole(program.Values)) return true;
        program.Whole([.. Enumerable.Repeat(1, 2 * _near.Members.Count)]);
        program.Choose("mip_max_nodes", 20);
        return program.TrySolveWhole();
    }

    private static bool IsWhole(double[] values) => values.All(v => Math.Abs(v - Math.Round(v)) <= 1e-6);
}
