using Clerestory.Disclosure.Solving;

namespace Clerestory.Disclosure.Suppression;

/// <summary>Finds, for one primary variable, the cheapest cells that let it deviate by what it needs: the step of all sequential methods.</summary>
/// <remarks>Kelly, Golden and Assad (1992), <i>Cell suppression: disclosure protection for sensitive tabular data</i>, with a linear program in place of a network, so that any relations may hold.</remarks>
internal sealed class CheapestWitness(Reduced system, bool isWide)
{
    private const int FewNodes = 20;
    private readonly Neighborhood _near = new(system);

    /// <summary>How many programs were solved.</summary>
    public int Runs { get; private set; }

    /// <summary>How far to look, and how much to prefer variables that close rows.</summary>
    private readonly (int Size, double Closing)[] _looks = isWide ? [(400, 8)] : [(80, 8), (400, 8)];

    /// <summary>How many looks there are: the last one is over the whole system.</summary>
    public int Looks => _looks.Length + 1;

    /// <summary>The cheapest deviation in whole numbers in which a variable moves by so much and some others do not move; null where there is none.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="by">By how much it must move; not 0.</param>
    /// <param name="price">What moving each variable costs; infinite where it may not move.</param>
    /// <param name="still">The variables that may not move.</param>
    /// <param name="looks">How many looks to take at most: with fewer than <see cref="Looks"/> an answer of none may be wrong, but is quick.</param>
    /// <param name="first">The first look to take, from 0.</param>
    public double[]? Find(int variable, double by, double[] price, HashSet<int> still, int looks, int first = 0)
    {
        foreach (var (size, closing) in _looks[Math.Min(first, _looks.Length)..Math.Min(looks, _looks.Length)])
        {
            _near.Gather(variable, price, size, closing);
            if (Near(by, price, still) is { } found) return found;
        }
        if (looks < Looks) return null;
        return Anywhere(variable, by, price, Math.Abs(by), still) ?? Anywhere(variable, by, price, double.MaxValue, still);
    }

    private double[]? Near(double by, double[] price, HashSet<int> still)
    {
        if (_near.Members.Count == 0) return null;
        using var program = _near.Program(by, price, Math.Abs(by), still);
        Runs++;
        try
        {
            if (!program.TrySolve()) return null;
            if (WholeMultiple.Of(system.Deviations, _near.Deviations(program.Values)) is { } multiple) return Dense(multiple);
            program.Whole([.. Enumerable.Repeat(1, program.Values.Length)]);
            program.Choose("mip_max_nodes", FewNodes);
            return program.TrySolveWhole() ? Dense(_near.Deviations(program.Values)) : null;
        }
        catch (SolverFailureException)
        {
            return null;   // a witness that was not found proves nothing, and what is found is checked in whole numbers
        }
    }

    private double[]? Anywhere(int variable, double by, double[] price, double most, HashSet<int> still)
    {
        using var program = new ColumnGeneration(system.Deviations, new DeviationQuestion(variable, by, price, most, still));
        Runs++;
        try
        {
            return program.IsPossible() && program.Whole() is { } found ? Dense(found) : null;
        }
        catch (SolverFailureException)
        {
            return null;
        }
    }

    private double[] Dense(IEnumerable<(int Variable, double By)> deviations)
    {
        var all = new double[system.Count];
        foreach (var (v, by) in deviations) all[v] = by;
        return all;
    }
}
