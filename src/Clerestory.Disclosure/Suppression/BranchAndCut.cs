namespace Clerestory.Disclosure.Suppression;

/// <summary>
/// Looks for the cheapest safe pattern: the cheapest one that satisfies the cuts known so far is shown to an intruder, who answers
/// with cuts that it breaks; until nothing is broken any more. What is broken only in whole numbers is forbidden by itself.
/// </summary>
/// <remarks>Fischetti and Salazar (2001), <i>Solving the cell suppression problem on tabular data with linear constraints</i>, Management Science 47(7), doi:10.1287/mnsc.47.7.1008.9805; the cuts for insiders are our own.</remarks>
internal sealed class BranchAndCut : IDisposable
{
    private const int MostRelaxed = 100, MostRelaxedInLarge = 5, MostStalled = 6, FewBridges = 3, HeuristicEvery = 6;
    private const double Roughly = 0.01;
    private static readonly TimeSpan AsLongAsItTakes = TimeSpan.FromDays(1), Slice = TimeSpan.FromSeconds(25), LeastSlice = TimeSpan.FromSeconds(4), TimeToEnd = TimeSpan.FromSeconds(10);
    private readonly Reduced _system;
    private readonly bool _insiders, _isLarge;
    private readonly Func<TimeSpan>? _timeLeft;
    private readonly Separation _separation;
    private readonly Master _master;
    private readonly Sequential _sequential;
    private double _gap;

    public BranchAndCut(Reduced system, bool insiders, Func<TimeSpan>? timeLeft)
    {
        (_system, _insiders, _timeLeft, _isLarge) = (system, insiders, timeLeft, system.Count > SuppressionOptions.MostForExact);
        _gap = _isLarge ? Roughly : 0;
        (_separation, _master) = (new Separation(system), new Master(system));
        _sequential = new Sequential(system, _separation.Witnesses, insiders, isWide: _isLarge);
        Best = _sequential.Build(null, HeuristicWork);
        foreach (var cut in RowCuts.Of(system, insiders)) _master.Add(cut);
    }

    /// <summary>How many programs the clean-up of a heuristic pattern may solve.</summary>
    public const int HeuristicWork = 6000;

    /// <summary>The cheapest safe pattern found.</summary>
    public double[] Best { get; private set; }

    /// <summary>What no safe pattern can be cheaper than.</summary>
    public double Bound { get; private set; }

    /// <summary>How many programs were solved.</summary>
    public int Programs => _separation.Programs + _master.Programs + _sequential.Programs;

    private bool IsOver => _timeLeft?.Invoke() <= TimeSpan.Zero || IsProven;

    // Costs are whole numbers.
    private bool IsProven => Bound > _master.CostOf(Best) - 1 + 1e-6;

    /// <summary>Looks as long as there is time, or until the optimum is proven.</summary>
    public void Run()
    {
        Relax();
        while (!IsOver && Step())
        {
        }
    }

    private void Relax()
    {
        // In a large system what is wrong with a pattern in whole numbers is found ten times sooner than with one in parts.
        int most = _isLarge ? MostRelaxedInLarge : MostRelaxed;
        double last = double.NegativeInfinity;
        for (int round = 0, stalled = 0; round < most && stalled < MostStalled && !IsOver; round++)
        {
            double[] pattern = _master.SolveRelaxed();
            Bound = Math.Max(Bound, _master.Bound);
            int found = Cut(pattern);
            if (round % HeuristicEvery == HeuristicEvery - 1 || found == 0) OfferNear(pattern);
            if (found == 0) return;
            stalled = _master.Bound < last + 1e-4 * Math.Abs(last) ? stalled + 1 : 0;
            last = _master.Bound;
        }
    }

    // False when nothing is left to do.
    private bool Step()
    {
        var time = _timeLeft?.Invoke() ?? AsLongAsItTakes;
        if (_isLarge && _timeLeft is not null)
        {
            // What is found must still be cut and made safe.
            time = time - TimeToEnd < Slice ? time - TimeToEnd : Slice;
            if (time < LeastSlice) return false;
        }
        var (pattern, proven) = _master.SolveWhole(time, _gap);
        if (proven) Bound = Math.Max(Bound, _master.CostOf(pattern!) - 0.9);
        else Bound = Math.Max(Bound, _master.Bound);
        if (pattern is null) return false;
        if (Cut(pattern) > 0)
        {
            OfferNear(pattern);
            return proven || _isLarge;
        }
        if (!_sequential.Proves(pattern)) return _master.Add(Outside(pattern)) && (proven || _isLarge);
        Offer(pattern);
        if (proven) Bound = Math.Max(Bound, _master.CostOf(pattern));
        // What was cheap enough roughly is looked at closely.
        if (proven || _gap == 0) return false;
        _gap = 0;
        return true;
    }

    // What cannot be proven of a pattern cannot be proven of a part of it: something outside must be hidden too.
    private static Cut Outside(double[] pattern) => Suppression.Cut.OneOf(Enumerable.Range(0, pattern.Length).Where(v => pattern[v] < 0.5));

    private int Cut(double[] pattern)
    {
        int bridges = Bridges(pattern);
        var cuts = _separation.Intervals(pattern);
        if (_insiders && cuts.Count == 0 && bridges < FewBridges) cuts.AddRange(_separation.Insiders(pattern));
        return bridges + cuts.Count(_master.Add);
    }

    private int Bridges(double[] pattern)
    {
        int found = 0;
        for (int row = 0; row < _system.Rows; row++)
        {
            if (_system.RowLow[row] != 0 || _system.RowHigh[row] != 0) continue;
            double sum = 0, most = 0;
            int at = -1;
            for (int k = _system.RowStart[row]; k < _system.RowStart[row + 1]; k++)
            {
                double y = pattern[_system.RowVariable[k]];
                sum += y;
                if (y > most) (most, at) = (y, _system.RowVariable[k]);
            }
            if (at >= 0 && !_system.IsForced[at] && most > sum - most + 1e-6 && _master.Bridge(row, at)) found++;
        }
        return found;
    }

    // The first pattern has shown that there is one; where a later way there ends nowhere, the search goes on without it.
    private void OfferNear(double[] pattern)
    {
        try
        {
            // In a large system what stands is tidied up by being built again from what it is.
            if (_isLarge) pattern = _sequential.Build(pattern, 0);
            Offer(_sequential.Build(pattern, HeuristicWork));
        }
        catch (UnprotectableException)
        {
        }
    }

    private void Offer(double[] pattern)
    {
        if (_master.CostOf(pattern) < _master.CostOf(Best)) Best = pattern;
    }

    public void Dispose()
    {
        _separation.Dispose();
        _master.Dispose();
    }
}
