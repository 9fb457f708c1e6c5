namespace Clerestory.Disclosure.Suppression;

/// <summary>
/// Makes a safe pattern of any size: cell after cell, the dearest first, each with its cheapest protection; then what turned out
/// to be superfluous, or dearer than another way, is published again. Each requirement is proven by a deviation in whole numbers before it counts as met.
/// </summary>
/// <remarks>Kelly, Golden and Assad (1992); the clean-up is that of Robertson and Ethier (2002), <i>Cell suppression: experience and theory</i>.</remarks>
internal sealed class Sequential
{
    /// <summary>Beyond so many variables the improvement solves so many programs only.</summary>
    public const int Large = 5000, WorkInLarge = 300;

    private const int MostTries = 40;
    private readonly Reduced _system;
    private readonly Witnesses _witnesses;
    private readonly bool _insiders;
    private readonly CheapestWitness _cheapest;
    private readonly int[] _primaries;

    /// <param name="system">The system.</param>
    /// <param name="witnesses">What is known already; grows.</param>
    /// <param name="insiders">Whether to protect against insiders too.</param>
    /// <param name="isWide">Whether to look wide at once, for a pattern that stands by itself; otherwise as near as can be, for one of many.</param>
    public Sequential(Reduced system, Witnesses witnesses, bool insiders, bool isWide)
    {
        (_system, _witnesses, _insiders, _cheapest) = (system, witnesses, insiders, new CheapestWitness(system, isWide));
        _primaries = [.. Enumerable.Range(0, system.Count).Where(v => system.IsPrimary[v]).OrderByDescending(v => system.Cost[v]).ThenBy(v => v)];
    }

    /// <summary>How many programs were solved.</summary>
    public int Programs => _cheapest.Programs;

    /// <summary>A safe pattern.</summary>
    /// <param name="guide">How much of each variable an ideal pattern hides; such variables are preferred. Null for none.</param>
    /// <param name="mostPrograms">How many programs the improvement may solve: a limit of work, not of time, so that the result is the same everywhere.</param>
    /// <exception cref="UnprotectableException">A cell cannot be protected whatever is hidden.</exception>
    public double[] Build(double[]? guide, int mostPrograms)
    {
        var (pattern, price) = (new double[_system.Count], new double[_system.Count]);
        for (int v = 0; v < _system.Count; v++)
            (pattern[v], price[v]) = _system.IsForced[v] ? (1, 0) : (0, _system.Cost[v] * (guide is null ? 1 : 1.02 - Math.Clamp(guide[v], 0, 1)));
        // Who finds no protection near waits: the more is hidden, the less a wide look costs.
        var left = _primaries.ToList();
        for (int look = 0; look < _cheapest.Looks - 1; look++) left.RemoveAll(p => Widen(p, pattern, price, look));
        foreach (int p in _primaries) Protect(p, pattern, price);
        Improve(pattern, _cheapest.Programs + mostPrograms);
        return pattern;
    }

    /// <summary>Whether every requirement is met by a deviation in whole numbers that the pattern allows; looks for those that are not known yet.</summary>
    public bool Proves(double[] pattern)
    {
        double[] price = [.. pattern.Select(y => y > 0.5 ? 0 : double.PositiveInfinity)];
        return _primaries.All(p => IsSafe(p, pattern, price));
    }

    // Whether a variable's interval is wide enough, if need be by what one look finds.
    private bool Widen(int primary, double[] pattern, double[] price, int look)
    {
        foreach (double by in Needs(primary))
        {
            if (_witnesses.Reaches(primary, by > 0, pattern)) continue;
            if (_cheapest.Find(primary, by, price, [], look + 1, look) is not { } found) return false;
            Hide(found, pattern, price);
        }
        return true;
    }

    private IEnumerable<double> Needs(int primary)
    {
        if (_system.UpNeed[primary] > 0) yield return _system.UpNeed[primary];
        if (_system.DownNeed[primary] > 0) yield return -_system.DownNeed[primary];
    }

    private void Protect(int primary, double[] pattern, double[] price)
    {
        foreach (double by in Needs(primary))
        {
            if (_witnesses.Reaches(primary, by > 0, pattern)) continue;
            Hide(_cheapest.Find(primary, by, price, [], _cheapest.Looks) ?? throw Lost(primary, "nothing that may be hidden lets it differ by so much"), pattern, price);
        }
        if (!_insiders) return;
        for (int round = 0; _witnesses.WhoKnows(primary, pattern) is { Count: > 0 } knowing; round++)
        {
            if (round == MostTries) throw Lost(primary, $"{_system.Insiders[knowing[0]].Name} can tell it");
            Hide(AgainstInsiders(primary, knowing, price), pattern, price);
        }
    }

    // One deviation that moves none of what they all know is cheapest, where there is one.
    private double[] AgainstInsiders(int primary, List<int> knowing, double[] price)
    {
        HashSet<int> all = [.. knowing.SelectMany(i => _system.Insiders[i].Knows).Where(v => v != primary)], first = [.. _system.Insiders[knowing[0]].Knows];
        return (knowing.Count > 1 && all.Count < 50 ? Moved(primary, price, all, 1) : null) ?? Moved(primary, price, first, _cheapest.Looks)
            ?? throw Lost(primary, $"{_system.Insiders[knowing[0]].Name} can tell it");
    }

    private double[]? Moved(int primary, double[] price, HashSet<int> still, int looks)
    {
        var up = _system.Up[primary] >= 1 ? _cheapest.Find(primary, 1, price, still, looks) : null;
        return up ?? (_system.Down[primary] <= -1 ? _cheapest.Find(primary, -1, price, still, looks) : null);
    }

    private void Hide(double[] deviations, double[] pattern, double[] price)
    {
        _witnesses.Keep(deviations);
        for (int v = 0; v < deviations.Length; v++)
            if (Math.Abs(deviations[v]) > 1e-7) (pattern[v], price[v]) = (1, 0);
    }

    // The dearest first: publish it again where all that rested on it can rest on what is hidden besides, or on what costs less.
    private void Improve(double[] pattern, int mostPrograms)
    {
        double[] price = [.. pattern.Select((y, v) => y > 0.5 ? 0 : _system.Cost[v])];
        var queue = new PriorityQueue<int, (double, int)>();
        var tried = new HashSet<int>();
        for (int v = 0; v < _system.Count; v++) Offer(v);
        while (_cheapest.Programs < mostPrograms && queue.TryDequeue(out int v, out _))
        {
            if (pattern[v] < 0.5) continue;
            foreach (int w in WithoutIt(v, pattern, price) ?? []) Offer(w);
        }

        void Offer(int v)
        {
            if (pattern[v] > 0.5 && !_system.IsForced[v] && tried.Add(v)) queue.Enqueue(v, (-_system.Cost[v], v));
        }
    }

    // What is hidden in its stead; null where that costs as much.
    private List<int>? WithoutIt(int variable, double[] pattern, double[] price)
    {
        var added = new List<int>();
        double spent = 0;
        (pattern[variable], price[variable]) = (0, double.PositiveInfinity);
        foreach (int p in _witnesses.MovedWith(variable).Order())
        {
            if (Mend(p, pattern, price, added, ref spent, _system.Cost[variable])) continue;
            foreach (int w in added) (pattern[w], price[w]) = (0, _system.Cost[w]);
            (pattern[variable], price[variable]) = (1, 0);
            return null;
        }
        price[variable] = _system.Cost[variable];
        return added;
    }

    private bool Mend(int primary, double[] pattern, double[] price, List<int> added, ref double spent, double most)
    {
        foreach (double by in Needs(primary))
        {
            if (_witnesses.Reaches(primary, by > 0, pattern)) continue;
            if (_cheapest.Find(primary, by, price, [], 1) is not { } found || !Pay(found, pattern, price, added, ref spent, most)) return false;
            if (!_witnesses.Reaches(primary, by > 0, pattern)) return false;
        }
        if (!_insiders) return true;
        for (int round = 0; _witnesses.WhoKnows(primary, pattern) is { Count: > 0 } knowing; round++)
            if (round == MostTries || Moved(primary, price, [.. _system.Insiders[knowing[0]].Knows], 1) is not { } found || !Pay(found, pattern, price, added, ref spent, most)) return false;
        return true;
    }

    private bool Pay(double[] deviations, double[] pattern, double[] price, List<int> added, ref double spent, double most)
    {
        _witnesses.Keep(deviations);
        for (int v = 0; v < deviations.Length; v++)
        {
            if (Math.Abs(deviations[v]) <= 1e-7 || pattern[v] > 0.5) continue;
            spent += _system.Cost[v];
            (pattern[v], price[v]) = (1, 0);
            added.Add(v);
        }
        return spent < most;
    }

    private bool IsSafe(int primary, double[] pattern, double[] price)
    {
        foreach (double by in Needs(primary))
        {
            if (_witnesses.Reaches(primary, by > 0, pattern)) continue;
            if (_cheapest.Find(primary, by, price, [], _cheapest.Looks) is not { } found) return false;
            _witnesses.Keep(found);
            if (!_witnesses.Reaches(primary, by > 0, pattern)) return false;
        }
        if (!_insiders) return true;
        for (int round = 0; _witnesses.WhoKnows(primary, pattern) is { Count: > 0 } knowing; round++)
        {
            if (round == MostTries || Moved(primary, price, [.. _system.Insiders[knowing[0]].Knows], _cheapest.Looks) is not { } found) return false;
            _witnesses.Keep(found);
        }
        return true;
    }

    private UnprotectableException Lost(int variable, string why) => new(_system.System.Cells[_system.Cells[variable][0]].Id, why);
}
