namespace Clerestory.Disclosure.Suppression;

/// <summary>Finds what is wrong with a pattern: for each primary variable that can be worked out too closely, cuts that every safe pattern satisfies.</summary>
internal sealed class Separation : IDisposable
{
    private readonly Reduced _system;
    private readonly Intruder _intruder;
    private readonly int[] _primaries;
    private readonly double _widest;

    public Separation(Reduced system)
    {
        (_system, _intruder, Witnesses) = (system, new Intruder(system), new Witnesses(system));
        _widest = Math.Max(1, Math.Max(system.UpNeed.DefaultIfEmpty().Max(), system.DownNeed.DefaultIfEmpty().Max()));
        _primaries = [.. Enumerable.Range(0, system.Count).Where(v => system.IsPrimary[v])];
    }

    public Witnesses Witnesses { get; }

    /// <summary>How many programs were solved.</summary>
    public int Programs => _intruder.Programs;

    /// <summary>Cuts for the intervals that everybody can work out; the pattern may be fractional.</summary>
    public List<Cut> Intervals(double[] pattern)
    {
        var cuts = new List<Cut>();
        var unclear = new List<(int, bool)>();
        foreach (double most in (double[])[_widest, double.PositiveInfinity])
        {
            var open = most == _widest ? [.. _primaries.SelectMany(p => ((int, bool)[])[(p, true), (p, false)])] : unclear;
            if (open.Count == 0) break;
            _intruder.Read(pattern, most);
            foreach (var (p, up) in open)
                if (!Reaches(p, up, pattern, cuts) && most == _widest) unclear.Add((p, up));
        }
        return cuts;
    }

    // True where the interval is wide enough, or a cut was found that says why not.
    private bool Reaches(int variable, bool up, double[] pattern, List<Cut> cuts)
    {
        double need = up ? _system.UpNeed[variable] : _system.DownNeed[variable];
        if (need <= 0 || Witnesses.Reaches(variable, up, pattern)) return true;
        double reach = _intruder.Reach(variable, up);
        Witnesses.Keep(_intruder.Witness);
        if (reach >= need - 1e-6) return true;
        var gains = new Dictionary<int, double>();
        double byBounds = _intruder.AddDual(gains);
        if (Cut.Of(_system, gains, need - Math.Max(0, reach - byBounds)) is not { } cut || cut.Violation(pattern) < 1e-6) return false;
        cuts.Add(cut);
        return true;
    }

    /// <summary>Cuts for what each insider can work out.</summary>
    public List<Cut> Insiders(double[] pattern)
    {
        var cuts = new List<Cut>();
        var unclear = _system.Insiders.Select(i => (i.Knows, Open: (List<int>)[.. _primaries.Where(p => !i.Knows.Contains(p))])).ToList();
        foreach (double most in (double[])[_widest, double.PositiveInfinity])
        {
            _intruder.Read(pattern, most);
            foreach (var (knows, open) in unclear)
            {
                open.RemoveAll(p => Witnesses.Moves(p, knows, pattern));
                if (open.Count == 0) continue;
                _intruder.Learn(knows);
                MoveTogether(open);
                open.RemoveAll(p => Moves(p, knows, pattern, cuts));
                _intruder.Unlearn(knows);
            }
        }
        return cuts;
    }

    // One program that moves many variables at once settles most of them; what it leaves is looked at one by one.
    private void MoveTogether(List<int> open)
    {
        for (int round = 0; round < 6 && open.Count > 3; round++)
        {
            var costs = new double[_system.Count];
            for (int k = 0; k < open.Count; k++) costs[open[k]] = (open[k] * 2654435761L >> (7 + round) & 1) == 0 ? 1 : -1;
            _intruder.Move(costs);
            int before = open.Count;
            var witness = _intruder.Witness;
            Witnesses.Keep(witness);
            open.RemoveAll(p => Math.Abs(witness[p]) >= 1 - 1e-6);
            if (open.Count > 0.9 * before) return;
        }
    }

    // True where the variable can be moved, or a cut was found that says why not.
    private bool Moves(int variable, int[] knows, double[] pattern, List<Cut> cuts)
    {
        if (Witnesses.Moves(variable, knows, pattern)) return true;
        var gains = new Dictionary<int, double>();
        double width = 0, byBounds = 0;
        foreach (bool up in (bool[])[true, false])
        {
            width += _intruder.Reach(variable, up);
            Witnesses.Keep(_intruder.Witness);
            if (width >= 1 - 1e-6) return true;
            byBounds += _intruder.AddDual(gains);
        }
        foreach (int k in knows) gains.Remove(k);
        if (Cut.Of(_system, gains, 1 - Math.Max(0, width - byBounds)) is not { } cut || cut.Violation(pattern) < 1e-6) return false;
        cuts.Add(cut);
        return true;
    }

    public void Dispose() => _intruder.Dispose();
}
