using static Clerestory.Disclosure.Solving.HighsNative;

namespace Clerestory.Disclosure.Solving;

/// <summary>The rows of a program, each a sparse sum between two bounds, and the bounds and costs of its columns.</summary>
internal sealed record ProgramShape(double[] Cost, double[] Lower, double[] Upper, double[] RowLower, double[] RowUpper, int[] RowStart, int[] Index, double[] Value);

/// <summary>
/// A linear or mixed-integer program that is kept and solved again after small changes. One thread and one seed, so that
/// the same input gives the same answer everywhere. Every end but the optimum is a failure.
/// </summary>
/// <remarks>
/// All programs of a process use one thread: the solver's scheduler is global, and a second program with another number of
/// threads ends with status 0 and an objective of 0, which reads like an answer.
/// </remarks>
internal sealed class LinearProgram : IDisposable
{
    private const int Optimal = 7, TimeLimit = 13, ObjectiveTarget = 12, Unknown = 15, SolutionLimit = 16, Infeasible = 8;
    private nint _highs;
    private double[] _rowValue, _rowDual;
    private int _columns, _rows;

    public LinearProgram(ProgramShape shape, bool maximize = false, bool whole = false)
    {
        (Shape, _columns, _rows) = (shape, shape.Cost.Length, shape.RowLower.Length);
        (Values, ReducedCosts, _rowValue, _rowDual) = (new double[_columns], new double[_columns], new double[_rows], new double[_rows]);
        _highs = Highs_create();
        Highs_setBoolOptionValue(_highs, "output_flag", 0);
        Highs_setIntOptionValue(_highs, "threads", 1);
        Highs_setStringOptionValue(_highs, "parallel", "off");
        Highs_setIntOptionValue(_highs, "random_seed", 1);
        Must(Highs_passLp(_highs, _columns, _rows, shape.Index.Length, 2, maximize ? -1 : 1, 0, shape.Cost, shape.Lower, shape.Upper, shape.RowLower, shape.RowUpper, shape.RowStart, shape.Index, shape.Value));
        if (whole) Whole(Enumerable.Repeat(1, _columns).ToArray());
    }

    /// <summary>As it was made.</summary>
    public ProgramShape Shape { get; }

    /// <summary>The columns of the last solution.</summary>
    public double[] Values { get; private set; }

    /// <summary>Their reduced costs.</summary>
    public double[] ReducedCosts { get; private set; }

    /// <summary>The dual values of the rows.</summary>
    public ReadOnlySpan<double> RowDuals => _rowDual.AsSpan(0, _rows);

    /// <summary>The last objective.</summary>
    public double Objective { get; private set; }

    /// <summary>What no solution can be better than, after a whole-number program.</summary>
    public double Bound { get; private set; }

    /// <summary>How often it was solved.</summary>
    public int Runs { get; private set; }

    public void Whole(int[] integrality) => Must(Highs_changeColsIntegralityByRange(_highs, 0, _columns - 1, integrality));

    public void Choose(string option, string value) => Must(Highs_setStringOptionValue(_highs, option, value));

    public void Choose(string option, int value) => Must(Highs_setIntOptionValue(_highs, option, value));

    public void Choose(string option, double value) => Must(Highs_setDoubleOptionValue(_highs, option, value));

    public void Maximize(bool maximize) => Must(Highs_changeObjectiveSense(_highs, maximize ? -1 : 1));

    public void Between(int column, double lower, double upper) => Must(Highs_changeColBounds(_highs, column, lower, upper));

    public void Between(double[] lower, double[] upper) => Must(Highs_changeColsBoundsByRange(_highs, 0, _columns - 1, lower, upper));

    public void Price(int column, double cost) => Must(Highs_changeColCost(_highs, column, cost));

    public void Price(double[] cost) => Must(Highs_changeColsCostByRange(_highs, 0, _columns - 1, cost));

    public void AddRow(double lower, double upper, int[] index, double[] value)
    {
        Must(Highs_addRow(_highs, lower, upper, index.Length, index, value));
        _rows++;
    }

    /// <summary>Adds rows that sum nothing yet, so that columns with entries in them can follow.</summary>
    public void AddRows(double[] lower, double[] upper)
    {
        Must(Highs_addRows(_highs, lower.Length, lower, upper, 0, new int[lower.Length], [], []));
        _rows += lower.Length;
    }

    /// <summary>Adds columns; those of column c have the entries from <paramref name="start"/>[c] to the next start.</summary>
    public void AddColumns(double[] cost, double[] lower, double[] upper, int[] start, int[] index, double[] value)
    {
        Must(Highs_addCols(_highs, cost.Length, cost, lower, upper, index.Length, start, index, value));
        _columns += cost.Length;
        (Values, ReducedCosts) = (new double[_columns], new double[_columns]);
    }

    /// <summary>Gives the solver a solution to begin with.</summary>
    public void Begin(double[] values) => Must(Highs_setSolution(_highs, values, null, null, null));

    /// <summary>Forgets the last basis, so that the answer does not depend on what was solved before.</summary>
    public void Forget() => Must(Highs_clearSolver(_highs));

    /// <summary>Solves to the optimum.</summary>
    /// <exception cref="SolverFailureException">It ended in any other way.</exception>
    public double Solve() => Run() is Optimal ? Read() : throw new SolverFailureException(Highs_getModelStatus(_highs));

    /// <summary>Solves; false where it is proven that there is no solution.</summary>
    public bool TrySolve()
    {
        int status = Run();
        if (status == Infeasible) return false;
        if (status != Optimal) throw new SolverFailureException(status);
        Read();
        return true;
    }

    /// <summary>Solves a whole-number program; false where there is no solution, or none was found within the limits that were set.</summary>
    public bool TrySolveWhole()
    {
        int status = Run();
        if (status is Infeasible or TimeLimit or SolutionLimit) return false;
        if (status != Optimal) throw new SolverFailureException(status);
        Read();
        return true;
    }

    /// <summary>Solves a whole-number program within a time; true when the optimum is proven, false when time ended first (the bound then still holds).</summary>
    public bool SolveWithin(TimeSpan time, out bool hasSolution)
    {
        Choose("time_limit", Math.Max(0.01, time.TotalSeconds));
        int status = Run();
        if (status is not (Optimal or TimeLimit or ObjectiveTarget or SolutionLimit)) throw new SolverFailureException(status);
        Highs_getDoubleInfoValue(_highs, "mip_dual_bound", out double bound);
        Read();
        Bound = bound;
        hasSolution = status == Optimal || double.IsFinite(Objective) && Highs_getDoubleInfoValue(_highs, "mip_gap", out double gap) == 0 && double.IsFinite(gap);
        return status == Optimal;
    }

    public void Dispose()
    {
        if (_highs != 0) Highs_destroy(_highs);
        _highs = 0;
    }

    // From the last basis the simplex method can, rarely, come to a point that it cannot judge. From nothing it takes another way; if that fails too, nothing is proven.
    private int Run()
    {
        int status = RunOnce();
        if (status != Unknown) return status;
        Forget();
        return RunOnce();
    }

    private int RunOnce()
    {
        Runs++;
        Must(Highs_run(_highs));
        return Highs_getModelStatus(_highs);
    }

    private double Read()
    {
        if (_rowValue.Length < _rows) (_rowValue, _rowDual) = (new double[_rows + 256], new double[_rows + 256]);
        Must(Highs_getSolution(_highs, Values, ReducedCosts, _rowValue, _rowDual));
        return Objective = Highs_getObjectiveValue(_highs);
    }

    // 0 is fine, 1 a warning (a limit was reached), -1 an error.
    private void Must(int code)
    {
        if (code < 0) throw new SolverFailureException(Highs_getModelStatus(_highs));
    }
}
