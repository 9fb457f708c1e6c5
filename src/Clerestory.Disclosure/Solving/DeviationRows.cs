namespace Clerestory.Disclosure.Solving;

/// <summary>What may deviate from the truth, how far, and the sums in which it must balance; read by rows and by columns.</summary>
/// <param name="Start">Row r holds the entries from Start[r] to Start[r + 1].</param>
/// <param name="Column">The column of each entry; a row names a column once.</param>
/// <param name="Coefficient">How often the row counts it.</param>
/// <param name="Low">The least that each row may sum to; at most 0.</param>
/// <param name="High">The most; at least 0.</param>
/// <param name="Down">How far each column may fall; at most 0.</param>
/// <param name="Up">How far it may rise; at least 0.</param>
internal sealed record DeviationRows(int[] Start, int[] Column, double[] Coefficient, double[] Low, double[] High, double[] Down, double[] Up)
{
    /// <summary>The rows of each column, with how often they count it.</summary>
    public (int Row, double Times)[][] EntriesOf { get; } = ByColumn(Start, Column, Coefficient, Up.Length);

    /// <summary>Whether every row must balance exactly, so that what satisfies them does so when it is taken twice.</summary>
    public bool IsOfSums { get; } = Low.All(bound => bound == 0) && High.All(bound => bound == 0);

    /// <summary>Where each column stands in the program that is being made; −1 for nowhere. One program at a time.</summary>
    public int[] Place { get; } = [.. Enumerable.Repeat(-1, Up.Length)];

    /// <summary>The same of each row.</summary>
    public int[] PlaceOfRow { get; } = [.. Enumerable.Repeat(-1, Low.Length)];

    private static (int, double)[][] ByColumn(int[] start, int[] column, double[] coefficient, int columns)
    {
        var of = new List<(int, double)>[columns];
        for (int c = 0; c < columns; c++) of[c] = [];
        for (int r = 0; r + 1 < start.Length; r++)
            for (int e = start[r]; e < start[r + 1]; e++) of[column[e]].Add((r, coefficient[e]));
        return [.. of.Select(entries => entries.ToArray())];
    }
}
