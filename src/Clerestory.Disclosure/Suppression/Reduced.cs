using Clerestory.Disclosure.Solving;

namespace Clerestory.Disclosure.Suppression;

/// <summary>
/// A system as deviations from the published truth: cells that are fixed are gone, cells that are the same set are one
/// variable, relations that say the same are one row. All engines but the exact one of the audit work on it.
/// </summary>
internal sealed class Reduced
{
    private Reduced(CellSystem system, int[] variableOf, int variables)
    {
        (System, VariableOf, Count) = (system, variableOf, variables);
        (Down, Up, Cost) = (new double[variables], new double[variables], new double[variables]);
        (DownNeed, UpNeed) = (new double[variables], new double[variables]);
        (IsPrimary, IsForced, Cells) = (new bool[variables], new bool[variables], new List<int>[variables]);
        Array.Fill(Down, double.NegativeInfinity);
        Array.Fill(Up, double.PositiveInfinity);
    }

    public CellSystem System { get; }

    /// <summary>The variable of each cell; −1 where the cell is fixed.</summary>
    public int[] VariableOf { get; }

    public int Count { get; }

    /// <summary>How far each variable may fall below and rise above its true value, by what is known beforehand.</summary>
    public double[] Down { get; }

    public double[] Up { get; }

    /// <summary>How far below and above a primary variable's interval must reach.</summary>
    public double[] DownNeed { get; }

    public double[] UpNeed { get; }

    public double[] Cost { get; }

    public bool[] IsPrimary { get; }

    /// <summary>Hidden from the start: primary, or withheld before.</summary>
    public bool[] IsForced { get; }

    /// <summary>The cells of each variable.</summary>
    public List<int>[] Cells { get; }

    /// <summary>Row r holds the entries RowStart[r] to RowStart[r + 1].</summary>
    public int[] RowStart { get; private set; } = [];

    public int[] RowVariable { get; private set; } = [];

    public double[] RowCoefficient { get; private set; } = [];

    /// <summary>The bounds of each row's sum of deviations.</summary>
    public double[] RowLow { get; private set; } = [];

    public double[] RowHigh { get; private set; } = [];

    /// <summary>The relation that each row stands for.</summary>
    public int[] RowRelation { get; private set; } = [];

    /// <summary>The rows of each variable.</summary>
    public int[][] RowsOf { get; private set; } = [];

    /// <summary>The same rows, as what may deviate and must balance.</summary>
    public DeviationRows Deviations { get; private set; } = null!;

    /// <summary>The variables that each insider knows; insiders who know nothing hidden are left out, those who know the same are one.</summary>
    public List<(int[] Knows, string Name)> Insiders { get; } = [];

    /// <summary>The insiders, by number, who know a variable.</summary>
    public List<int>[] InsidersOf { get; private set; } = [];

    /// <summary>The primary cells that follow from what is published whatever is hidden.</summary>
    public List<(int Cell, int Relation)> Lost { get; } = [];

    public int Rows => RowLow.Length;

    /// <summary>How often a row counts a variable.</summary>
    public double CoefficientOf(int row, int variable) => RowCoefficient[Array.BinarySearch(RowVariable, RowStart[row], RowStart[row + 1] - RowStart[row], variable)];

    public static Reduced Of(CellSystem system)
    {
        var merger = new SameSets(system);
        var reduced = new Reduced(system, merger.VariableOf, merger.Count);
        reduced.Lost.AddRange(merger.Lost);
        reduced.ReadCells();
        reduced.ReadRows();
        reduced.ReadInsiders();
        return reduced;
    }

    private void ReadCells()
    {
        for (int i = 0; i < VariableOf.Length; i++)
        {
            if (VariableOf[i] is not (>= 0 and var v)) continue;
            var cell = System.Cells[i];
            (Cells[v] ??= []).Add(i);
            Down[v] = Math.Max(Down[v], cell.Lower - cell.Value);
            Up[v] = Math.Min(Up[v], cell.Upper - cell.Value);
            Cost[v] += cell.Cost;
            IsForced[v] |= cell.IsHiddenFromTheStart;
            if (cell.Role != CellRole.Primary) continue;
            IsPrimary[v] = true;
            DownNeed[v] = Math.Max(DownNeed[v], cell.LowerProtection);
            UpNeed[v] = Math.Max(UpNeed[v], cell.UpperProtection);
        }
    }

    private void ReadRows()
    {
        var rows = new RowBuilder(this);
        for (int r = 0; r < System.Relations.Count; r++) rows.Add(r);
        (RowStart, RowVariable, RowCoefficient, RowLow, RowHigh, RowRelation) = rows.Built();
        var of = new List<int>[Count];
        for (int v = 0; v < Count; v++) of[v] = [];
        for (int r = 0; r < Rows; r++)
            for (int k = RowStart[r]; k < RowStart[r + 1]; k++) of[RowVariable[k]].Add(r);
        RowsOf = [.. of.Select(rowsOf => rowsOf.ToArray())];
        Deviations = new DeviationRows(RowStart, RowVariable, RowCoefficient, RowLow, RowHigh, Down, Up);
    }

    private void ReadInsiders()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        InsidersOf = [.. Enumerable.Range(0, Count).Select(_ => new List<int>())];
        foreach (var insider in System.Insiders)
        {
            int[] knows = [.. insider.Knows.Select(c => VariableOf[c]).Where(v => v >= 0).Distinct().Order()];
            if (knows.Length == 0 || !seen.Add(string.Join(',', knows))) continue;
            foreach (int v in knows) InsidersOf[v].Add(Insiders.Count);
            Insiders.Add((knows, insider.Name));
        }
    }
}
