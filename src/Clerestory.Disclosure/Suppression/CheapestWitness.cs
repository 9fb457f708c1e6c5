using Clerestory.Disclosure.Solving;

namespace Clerestory.Disclosure.Suppression;

/// <summary>Finds, for one primary variable, the cheapest cells that let it deviate by what it needs: the step of all sequential methods.</summary>
/// <remarks>Kelly, Golden and Assad (1992), <i>Cell suppression: disclosure protection for sensitive tabular data</i>, with a linear program in place of a network, so that any relations may hold.</remarks>
internal sealed class CheapestWitness(Reduced system, bool isWide)
{
    private const int FewNodes = 20, ByRows = 0;

    // A program in whole numbers over more variables than this takes gigabytes.
    private const int MostAtOnce = 2500;

    private readonly Neighborhood _near = new(system);

    // How far to look, and how much to prefer variables that close rows; one look takes in what the rows lack, which a set that is merely near can miss.
    private readonly (int Size, double Closing)[] _looks = isWide ? [(400, 8), (1000, 8), (2500, 8), (ByRows, 0), (int.MaxValue, 0)] : [(80, 8), (400, 8), (ByRows, 0), (int.MaxValue, 0)];

    /// <summary>How many programs were solved; one that is solved in several steps counts once.</summary>
    public int Programs { get; private set; }

    /// <summary>How many looks there are: each is wider, and takes longer, than the one before; the last is over the whole system.</summary>
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
            bool isAll = false;
            double[]? found = size == ByRows
                ? Found(() => ColumnGeneration.Cheapest(system.Deviations, new DeviationQuestion(variable, by, price, Math.Abs(by), still), out isAll))
                : Found(() => Near(variable, by, price, Math.Abs(by), still, size, closing, out isAll));
            if (found is not null) return found;
            if (isAll) break;
        }
        return looks == Looks ? Found(() => Near(variable, by, price, double.MaxValue, still, int.MaxValue, 0, out _)) : null;
    }

    private double[]? Found(Func<IReadOnlyList<(int Variable, double By)>?> look)
    {
        Programs++;
        try
        {
            if (look() is not { } deviations) return null;
            var all = new double[system.Count];
            foreach (var (v, by) in deviations) all[v] = by;
            return all;
        }
        catch (SolverFailureException)
        {
            return null;   // a witness that was not found proves nothing, and what is found is checked in whole numbers
        }
    }

    private IReadOnlyList<(int Variable, double By)>? Near(int variable, double by, double[] price, double most, HashSet<int> still, int size, double closing, out bool isAll)
    {
        _near.Gather(variable, price, size, closing);
        isAll = _near.IsAll;
        if (_near.Members.Count == 0) return null;
        using var program = _near.Program(by, price, most, still);
        if (!program.TrySolve()) return null;
        return WholeMultiple.Of(system.Deviations, _near.Deviations(program.Values)) ?? (HasWhole(program, isLast: most == double.MaxValue) ? _near.Deviations(program.Values) : null);
    }

    // Of many variables those are tried that the answer in parts has used, or nearly so; all of them only before there is said to be nothing.
    private static bool HasWhole(LinearProgram program, bool isLast)
    {
        int columns = program.Values.Length;
        int[] far = [.. Enumerable.Range(0, columns).OrderBy(c => Math.Abs(program.Values[c]) > 1e-9 ? -1 : program.ReducedCosts[c]).Skip(2 * MostAtOnce)];
        program.Whole([.. Enumerable.Repeat(1, columns)]);
        program.Choose("mip_max_nodes", FewNodes);
        foreach (int c in far) program.Between(c, 0, 0);
        if (program.TrySolveWhole()) return true;
        if (far.Length == 0 || !isLast) return false;
        foreach (int c in far) program.Between(c, program.Shape.Lower[c], program.Shape.Upper[c]);
        return program.TrySolveWhole();
    }
}
