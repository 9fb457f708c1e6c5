namespace Clerestory.Disclosure.Suppression;

/// <summary>
/// Makes a safe pattern of any size: cell after cell, the dearest first, each with its cheapest protection; then what turned out
/// to be superfluous is published again. Each requirement is proven by a deviation in whole numbers before it counts as met.
/// </summary>
/// <remarks>Kelly, Golden and Assad (1992); the clean-up is that of Robertson and Ethier (2002), <i>Cell suppression: experience and theory</i>.</remarks>
internal sealed class Sequential
{
    /// <summary>Beyond so many variables a look at each cell must be short, and the clean-up solves so many programs only.</summary>
    public const int Large = 5000, WorkInLarge = 1500;

    private const int MostTries = 40;
    private readonly Reduced _system;
    private readonly Witnesses _witnesses;
    private readonly bool _insiders;
    private readonly CheapestWitness _cheapest;
    private readonly int[] _primaries;

    public Sequential(Reduced system, Witnesses witnesses, bool insiders)
    {
        (_system, _witnesses, _insiders, _cheapest) = (system, witnesses, insiders, new CheapestWitness(system));
        _primaries = [.. Enumerable.Range(0, system.Count).Where(v => system.IsPrimary[v]).OrderByDescending(v => system.Cost[v]).ThenBy(v => v)];
    }

    /// <summary>A safe pattern.</summary>
    /// <param name="guide">How much of each variable an ideal pattern hides; such variables are preferred. Null for none.</param>
    /// <param name="mostPrograms">How many programs the clean-up may solve: a limit of work, not of time, so that the result is the same everywhere.</param>
    /// <exception cref="UnprotectableException">A cell cannot be protected whatever is hidden.</exception>
    public double[] Build(double[]? guide, int mostPrograms)
    {
        var (pattern, price) = (new double[_system.Count], new double[_system.Count]);
        for (int v = 0; v < _system.Count; v++)
            (pattern[v], price[v]) = _system.IsForced[v] ? (1, 0) : (0, _system.Cost[v] * (guide is null ? 1 : 1.02 - Math.Clamp(guide[v], 0, 1)));
        foreach (int p in _primaries) Protect(p, pattern, price);
        CleanUp(pattern, _cheapest.Runs + mostPrograms);
        return pattern;
    }

    /// <summary>Whether every requirement is met by a deviation in whole numbers that the pattern allows; looks for those that are not known yet.</summary>
    public bool Proves(double[] pattern)
    {
        double[] price = [.. pattern.Select(y => y > 0.5 ? 0 : double.PositiveInfinity)];
        return _primaries.All(p => IsSafe(p, pattern, price, thorough: true));
    }

    private void Protect(int primary, double[] pattern, double[] price)
    {
        foreach (double by in (double[])[_system.UpNeed[primary], -_system.DownNeed[primary]])
        {
            if (by == 0 || _witnesses.Reaches(primary, by > 0, pattern)) continue;
            Hide(_cheapest.Find(primary, by, price, []) ?? throw Lost(primary, "nothing that may be hidden lets it differ by so much"), pattern, price);
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
        return (knowing.Count > 1 && all.Count < 50 ? Moved(primary, price, all, thorough: false) : null) ?? Moved(primary, price, first, thorough: true)
            ?? throw Lost(primary, $"{_system.Insiders[knowing[0]].Name} can tell it");
    }

    private double[]? Moved(int primary, double[] price, HashSet<int> still, bool thorough)
    {
        var up = _system.Up[primary] >= 1 ? _cheapest.Find(primary, 1, price, still, thorough) : null;
        return up ?? (_system.Down[primary] <= -1 ? _cheapest.Find(primary, -1, price, still, thorough) : null);
    }

    private void Hide(double[] deviations, double[] pattern, double[] price)
    {
        _witnesses.Keep(deviations);
        for (int v = 0; v < deviations.Length; v++)
            if (Math.Abs(deviations[v]) > 1e-7) (pattern[v], price[v]) = (1, 0);
    }

    // The dearest first: publish it again where all that rested on it can rest on what is hidden besides.
    private void CleanUp(double[] pattern, int mostRuns)
    {
        double[] price = [.. pattern.Select(y => y > 0.5 ? 0 : double.PositiveInfinity)];
        foreach (int v in Enumerable.Range(0, _system.Count).Where(v => pattern[v] > 0.5 && !_system.IsForced[v]).OrderByDescending(v => _system.Cost[v]).ThenBy(v => v).ToList())
        {
            if (_cheapest.Runs >= mostRuns) return;
            (pattern[v], price[v]) = (0, double.PositiveInfinity);
            if (!_witnesses.MovedWith(v).Order().All(p => IsSafe(p, pattern, price, thorough: false))) (pattern[v], price[v]) = (1, 0);
        }
    }

    private bool IsSafe(int primary, double[] pattern, double[] price, bool thorough)
    {
        foreach (double by in (double[])[_system.UpNeed[primary], -_system.DownNeed[primary]])
        {
            if (by == 0 || _witnesses.Reaches(primary, by > 0, pattern)) continue;
            if (_cheapest.Find(primary, by, price, [], thorough) is not { } found) return false;
            _witnesses.Keep(found);
            if (!_witnesses.Reaches(primary, by > 0, pattern)) return false;
        }
        if (!_insiders) return true;
        for (int round = 0; _witnesses.WhoKnows(primary, pattern) is { Count: > 0 } knowing; round++)
        {
            if (round == MostTries || Moved(primary, price, [.. _system.Insiders[knowing[0]].Knows], thorough) is not { } found) return false;
            _witnesses.Keep(found);
        }
        return true;
    }

    private UnprotectableException Lost(int variable, string why) => new(_system.System.Cells[_system.Cells[variable][0]].Id, why);
}
