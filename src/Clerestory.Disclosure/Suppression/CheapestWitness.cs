using Clerestory.Disclosure.Solving;

namespace Clerestory.Disclosure.Suppression;

/// <summary>Finds, for one primary variable, the cheapest cells that let it deviate by what it needs: the step of all sequential methods.</summary>
/// <remarks>Kelly, Golden and Assad (1992), <i>Cell suppression: disclosure protection for sensitive tabular data</i>, with a linear program in place of a network, so that any relations may hold.</remarks>
internal sealed class CheapestWitness(Reduced system, bool isWide)
{
    // A program in whole numbers over more variables than this takes gigabytes.
    private const int MostAtOnce = 2500, MostTimes = 6;
    private readonly Neighborhood _near = new(system);
    private readonly bool _isOfSums = system.RowLow.All(r => r == 0) && system.RowHigh.All(r => r == 0);

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
            if (!program.TrySolve()) return null;
            var found = _near.Deviations(program.Values);
            return Times(found) ?? (HasWhole(program) ? _near.Deviations(program.Values) : null);
        }
        catch (SolverFailureException)
        {
            return null;   // a witness that was not found proves nothing, and what is found is checked in whole numbers
        }
    }

    // A deviation in halves or thirds is one in whole numbers when it is taken twice or thrice, where bounds allow and all rows are sums.
    private double[]? Times(double[] found)
    {
        for (int times = 1; times <= (_isOfSums ? MostTimes : 1); times++)
        {
            bool isWhole = true;
            for (int v = 0; v < found.Length && isWhole; v++)
            {
                double d = times * found[v];
                isWhole = Math.Abs(d - Math.Round(d)) <= 1e-6 && (times == 1 || d <= system.Up[v] + 1e-6 && d >= system.Down[v] - 1e-6);
            }
            if (isWhole) return times == 1 ? found : [.. found.Select(d => Math.Round(times * d))];
        }
        return null;
    }

    // Of many variables those that the answer in parts has used are tried first.
    private bool HasWhole(LinearProgram program)
    {
        int columns = 2 * _near.Members.Count;
        int[] unused = columns <= 2 * MostAtOnce ? [] : [.. Enumerable.Range(0, columns).Where(c => Math.Abs(program.Values[c]) <= 1e-9)];
        program.Whole([.. Enumerable.Repeat(1, columns)]);
        program.Choose("mip_max_nodes", 20);
        if (unused.Length == 0) return program.TrySolveWhole();
        foreach (int c in unused) program.Between(c, 0, 0);
        if (program.TrySolveWhole()) return true;
        foreach (int c in unused) program.Between(c, program.Shape.Lower[c], program.Shape.Upper[c]);
        return program.TrySolveWhole();
    }
}
