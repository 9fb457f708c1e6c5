using Clerestory.Disclosure.Solving;

namespace Clerestory.Disclosure.Suppression;

/// <summary>The cheapest pattern that satisfies all cuts known so far.</summary>
internal sealed class Master : IDisposable
{
    private readonly Reduced _system;
    private readonly LinearProgram _program;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<Cut> _cuts = [];

    public Master(Reduced system)
    {
        _system = system;
        int n = system.Count;
        _program = new LinearProgram(new ProgramShape(
            system.Cost, [.. system.IsForced.Select(f => f ? 1.0 : 0)], [.. Enumerable.Repeat(1.0, n)], [], [], [], [], []));
    }

    public int Cuts => _cuts.Count;

    /// <summary>How many programs were solved.</summary>
    public int Programs => _program.Runs;

    /// <summary>The cost of what no pattern can be cheaper than.</summary>
    public double Bound { get; private set; }

    /// <summary>Adds a cut; false where it is known.</summary>
    public bool Add(Cut cut)
    {
        if (!_seen.Add($"{string.Join(',', cut.Variables)}:{string.Join(',', cut.Coefficients.Select(c => Math.Round(c, 6)))}")) return false;
        if (cut.Variables.Length == 0) throw new InvalidOperationException("no variable can help");
        _cuts.Add(cut);
        _program.AddRow(1, double.PositiveInfinity, cut.Variables, cut.Coefficients);
        return true;
    }

    /// <summary>A variable hidden alone in a row would be worked out at once, so hiding it is worth nothing: it needs another one. True where that was not known.</summary>
    public bool Bridge(int row, int variable)
    {
        int[] all = _system.RowVariable[_system.RowStart[row].._system.RowStart[row + 1]];
        if (!_seen.Add($"{row}#{variable}")) return false;
        _program.AddRow(0, double.PositiveInfinity, all, [.. all.Select(v => v == variable ? -1.0 : 1)]);
        return true;
    }

    public double[] SolveRelaxed()
    {
        _program.Whole(new int[_system.Count]);
        _program.Solve();
        Bound = Math.Max(Bound, _program.Objective);
        return [.. _program.Values];
    }

    /// <summary>Solves in whole numbers, within a time; null where no pattern was found in it.</summary>
    /// <param name="time">The most time.</param>
    /// <param name="gap">A pattern suffices that costs at most this share more than the cheapest; 0 for the cheapest itself.</param>
    public (double[]? Pattern, bool Proven) SolveWhole(TimeSpan time, double gap)
    {
        _program.Whole([.. Enumerable.Repeat(1, _system.Count)]);
        _program.Choose("mip_rel_gap", gap);
        _program.Choose("mip_abs_gap", 0.9);
        bool isEnough = _program.SolveWithin(time, out bool found), proven = isEnough && gap == 0;
        Bound = Math.Max(Bound, proven ? _program.Objective - 0.9 : _program.Bound);
        return (found ? [.. _program.Values.Select(y => Math.Round(y))] : null, proven);
    }

    public double CostOf(double[] pattern) => pattern.Index().Sum(y => y.Item * _system.Cost[y.Index]);

    public void Dispose() => _program.Dispose();
}
