namespace Clerestory.Disclosure.Solving;

/// <summary>What may deviate from the truth, how far, and the sums in which it must balance; read by rows and by columns.</summary>
internal sealed class DeviationRows
{
    /// <param name="start">Row r holds the entries from start[r] to start[r + 1].</param>
    /// <param name="column">The column of each entry; a row names a column once.</param>
    /// <param name="coefficient">How often the row counts it.</param>
    /// <param name="low">The least that each row may sum to; at most 0.</param>
    /// <param name="high">The most; at least 0.</param>
    /// <param name="down">How far each column may fall; at most 0.</param>
    /// <param name="up">How far it may rise; at least 0.</param>
    public DeviationRows(int[] start, int[] column, double[] coefficient, double[] low, double[] high, double[] down, double[] up)
    {
        (Start, Column, Coefficient, Low, High, Down, Up) = (start, column, coefficient, low, high, down, up);
        var of = new List<(int, double)>[up.Length];
        for (int c = 0; c < of.Length; c++) of[c] = [];
        for (int r = 0; r < low.Length; r++)
            for (int e = start[r]; e < start[r + 1]; e++) of[column[e]].Add((r, coefficient[e]));
        EntriesOf = [.. of.Select(entries => entries.ToArray())];
        IsOfSums = low.All(bound => bound == 0) && high.All(bound => bound == 0);
        (Place, PlaceOfRow) = ([.. Enumerable.Repeat(-1, up.Length)], [.. Enumerable.Repeat(-1, low.Length)]);
    }

    public int[] Start { get; }

    public int[] Column { get; }

    public double[] Coefficient { get; }

    public double[] Low { get; }

    public double[] High { get; }

    public double[] Down { get; }

    public double[] Up { get; }

    /// <summary>The rows of each column, with how often they count it.</summary>
    public (int Row, double Times)[][] EntriesOf { get; }

    /// <summary>Whether every row must balance exactly, so that what satisfies them does so when it is taken twice.</summary>
    public bool IsOfSums { get; }

    /// <summary>Where each column stands in the program that is being made; −1 for nowhere. One program at a time.</summary>
    public int[] Place { get; }

    /// <summary>The same of each row.</summary>
    public int[] PlaceOfRow { get; }
}
