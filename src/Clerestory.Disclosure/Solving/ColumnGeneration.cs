namespace Clerestory.Disclosure.Solving;

/// <summary>Asks for the cheapest deviation in which one column deviates by so much.</summary>
/// <param name="Column">The column.</param>
/// <param name="By">By how much; not 0.</param>
/// <param name="Price">What deviating by one costs each column; infinite for those that may not.</param>
/// <param name="Most">How far each column may deviate at most.</param>
/// <param name="Still">Columns that may not deviate.</param>
internal sealed record DeviationQuestion(int Column, double By, double[] Price, double Most, IReadOnlySet<int> Still);

/// <summary>
/// The program of the cheapest deviation over all rows, without writing it down: it begins with one column and takes in those
/// that, by what the rows are worth, would make it cheaper. What it takes depends on what has to move, and not on the size of the whole.
/// </summary>
/// <remarks>Column generation: Gilmore and Gomory (1961), doi:10.1287/opre.9.6.849. What a row lacks can be bought, at a price that no good answer pays.</remarks>
internal sealed class ColumnGeneration : IDisposable
{
    private const int PerRound = 200, MostRounds = 100, MostStalled = 2, FewNodes = 20, MostForWhole = 600, FewMembers = 800, MostIterations = 1500, ShareOfAll = 16;
    private const double Missing = 100, Rise = 100, AlmostFree = 0.001, Tolerance = 1e-6;
    private readonly DeviationRows _rows;
    private readonly DeviationQuestion _asked;
    private readonly LinearProgram _program = new(new ProgramShape([], [], [], [], [], [], [], []));
    private readonly List<(int Column, int At)> _members = [];
    private readonly List<(int Row, int At)> _opened = [];
    private readonly Dictionary<int, double> _worth = [];
    private readonly double _opening;
    private double _missing, _mayLack = double.PositiveInfinity;

    /// <param name="rows">What may deviate; lent for as long as this lives.</param>
    /// <param name="asked">The question.</param>
    public ColumnGeneration(DeviationRows rows, DeviationQuestion asked)
    {
        (_rows, _asked, _opening) = (rows, asked, Opening(rows, asked));
        _missing = Missing * _opening;
        _program.Choose("presolve", "off");
        _program.Choose("simplex_strategy", 4);
        _program.Choose("simplex_iteration_limit", MostIterations);
        Take([asked.Column]);
    }

    /// <summary>The cheapest deviation in whole numbers; null where none was found.</summary>
    /// <param name="rows">What may deviate.</param>
    /// <param name="asked">The question.</param>
    /// <param name="isNone">Whether looking farther is of no use: nothing that may come in makes up for what is lacking, though lacking it costs more than a hundred of the dearest columns. A reason to stop looking, and no proof.</param>
    /// <exception cref="SolverFailureException">The solver ended without an answer, or took too many steps to it.</exception>
    public static IReadOnlyList<(int Column, double By)>? Cheapest(DeviationRows rows, DeviationQuestion asked, out bool isNone)
    {
        using var program = new ColumnGeneration(rows, asked);
        bool? isPossible = program.IsPossible();
        isNone = isPossible == false;
        return isPossible == true ? program.Whole() : null;
    }

    /// <summary>Looks for a deviation until none is cheaper, or some rounds have not made it so; false where it is of no use to look farther, null where so much would have to be taken in that one program over everything is quicker.</summary>
    /// <exception cref="SolverFailureException">The solver ended without an answer, or took too many steps to it.</exception>
    public bool? IsPossible()
    {
        double last = double.PositiveInfinity;
        for (int round = 0, stalled = 0; round < MostRounds; round++)
        {
            double cost = _program.Solve();
            bool isBalanced = _opened.TrueForAll(o => _program.Values[o.At] <= Tolerance && _program.Values[o.At + 1] <= Tolerance);
            stalled = cost < last - Tolerance ? 0 : stalled + 1;
            last = cost;
            // Costs are whole: below 1 all that deviates is free.
            if (isBalanced && (cost < 1 || stalled == MostStalled)) return true;
            if (_members.Count > Math.Max(FewMembers, _rows.Up.Length / ShareOfAll)) return null;
            if (Better() is { Count: > 0 } better) Take(better);
            else if (isBalanced) return true;
            else if (_missing > Rise * Dearest) return false;
            else Raise();
        }
        return null;
    }

    /// <summary>The deviation found, in whole numbers; null where none was found.</summary>
    public IReadOnlyList<(int Column, double By)>? Whole()
    {
        if (WholeMultiple.Of(_rows, Deviations()) is { } multiple) return multiple;
        foreach (var (_, at) in _opened)
        {
            _program.Between(at, 0, 0);
            _program.Between(at + 1, 0, 0);
        }
        _mayLack = 0;
        _program.Choose("presolve", "on");
        _program.Choose("mip_max_nodes", FewNodes);
        if (HasWhole()) return Deviations();
        // What is cheapest in parts may have no whole neighbor among the columns that it took; those that share its rows may give one.
        Take([.. _opened.SelectMany(o => _rows.Column[_rows.Start[o.Row].._rows.Start[o.Row + 1]]).Distinct().Where(IsOpen).OrderBy(c => _asked.Price[c]).Take(MostForWhole)]);
        return HasWhole() ? Deviations() : null;
    }

    public void Dispose()
    {
        foreach (var (column, _) in _members) _rows.Place[column] = -1;
        foreach (var (row, _) in _opened) _rows.PlaceOfRow[row] = -1;
        _program.Dispose();
    }

    private bool HasWhole()
    {
        _program.Whole([.. Enumerable.Repeat(1, _program.Values.Length)]);
        return _program.TrySolveWhole();
    }

    private bool IsOpen(int column) => _rows.Place[column] < 0 && double.IsFinite(_asked.Price[column]) && !_asked.Still.Contains(column);

    // What balancing a row costs about here: the dearest of the cheapest partners in the rows of the column.
    private static double Opening(DeviationRows rows, DeviationQuestion asked)
    {
        double most = 1;
        foreach (var (r, _) in rows.EntriesOf[asked.Column])
        {
            double least = double.PositiveInfinity;
            for (int e = rows.Start[r]; e < rows.Start[r + 1]; e++)
                if (rows.Column[e] is var c && c != asked.Column) least = Math.Min(least, asked.Price[c]);
            if (double.IsFinite(least)) most = Math.Max(most, least);
        }
        return most;
    }

    // Those that would make the answer cheaper; first those that open few rows.
    private List<int> Better()
    {
        ReadWorth(_program.RowDuals);
        var best = new PriorityQueue<int, (double, int)>();
        foreach (var (c, worth) in _worth)
        {
            double price = _asked.Price[c], reduced = Math.Min(_rows.Up[c] > 0 ? price - worth : 0, _rows.Down[c] < 0 ? price + worth : 0);
            if (reduced < -Tolerance) best.Enqueue(c, (reduced + _opening * _rows.EntriesOf[c].Count(e => _rows.PlaceOfRow[e.Row] < 0), c));
        }
        var taken = new List<int>();
        while (taken.Count < PerRound && best.TryDequeue(out int c, out _)) taken.Add(c);
        return taken;
    }

    private void ReadWorth(ReadOnlySpan<double> worth)
    {
        _worth.Clear();
        for (int k = 0; k < _opened.Count; k++)
        {
            if (Math.Abs(worth[k]) <= 1e-9) continue;
            for (int r = _opened[k].Row, e = _rows.Start[r]; e < _rows.Start[r + 1]; e++)
                if (_rows.Column[e] is var c && IsOpen(c))
                    _worth[c] = _worth.GetValueOrDefault(c) + _rows.Coefficient[e] * worth[k];
        }
    }

    // Only where buying costs far more than anything that could be taken instead does a lack say something.
    private double Dearest => _asked.Price.Where(double.IsFinite).DefaultIfEmpty(1).Max();

    private void Raise()
    {
        _missing *= Rise;
        foreach (var (_, at) in _opened)
        {
            _program.Price(at, _missing);
            _program.Price(at + 1, _missing);
        }
    }

    private void Take(List<int> taken)
    {
        var columns = new NewColumns();
        int first = _program.Values.Length;
        Open([.. taken.SelectMany(c => _rows.EntriesOf[c]).Select(e => e.Row).Where(r => _rows.PlaceOfRow[r] < 0).Distinct()], columns, first);
        foreach (int c in taken)
        {
            bool isAsked = c == _asked.Column;
            _rows.Place[c] = _members.Count;
            _members.Add((c, first + columns.Count));
            foreach (int sign in (int[])[1, -1])
            {
                double wanted = Math.Max(0, sign * _asked.By), most = isAsked ? wanted : Math.Min(_asked.Most, sign > 0 ? _rows.Up[c] : -_rows.Down[c]);
                columns.Add(isAsked ? 0 : Math.Max(_asked.Price[c], AlmostFree), isAsked ? wanted : 0, most, [.. _rows.EntriesOf[c].Select(e => (_rows.PlaceOfRow[e.Row], sign * e.Times))]);
            }
        }
        columns.AddTo(_program);
    }

    // Each row has two columns that buy what it lacks.
    private void Open(int[] rows, NewColumns columns, int first)
    {
        _program.AddRows([.. rows.Select(r => _rows.Low[r])], [.. rows.Select(r => _rows.High[r])]);
        foreach (int r in rows)
        {
            int place = _rows.PlaceOfRow[r] = _opened.Count;
            _opened.Add((r, first + columns.Count));
            columns.Add(_missing, 0, _mayLack, [(place, 1)]);
            columns.Add(_missing, 0, _mayLack, [(place, -1)]);
        }
    }

    private List<(int Column, double By)> Deviations() =>
        [.. _members.Select(m => (m.Column, By: _program.Values[m.At] - _program.Values[m.At + 1])).Where(d => Math.Abs(d.By) > 1e-9)];
}
