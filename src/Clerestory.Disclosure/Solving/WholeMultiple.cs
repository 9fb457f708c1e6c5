namespace Clerestory.Disclosure.Solving;

/// <summary>Deviations in halves or thirds are whole numbers when they are taken twice or thrice, where bounds allow and all rows are sums.</summary>
internal static class WholeMultiple
{
    private const int Most = 6;
    private const double Tolerance = 1e-6;

    /// <summary>The deviations taken as often as makes them whole; null where no few times do.</summary>
    /// <param name="rows">What may deviate, and how far.</param>
    /// <param name="deviations">The columns that deviate, and by how much.</param>
    public static IReadOnlyList<(int Column, double By)>? Of(DeviationRows rows, IReadOnlyList<(int Column, double By)> deviations)
    {
        for (int times = 1; times <= (rows.IsOfSums ? Most : 1); times++)
            if (deviations.All(d => IsWhole(rows, d.Column, times * d.By, times))) return [.. deviations.Select(d => (d.Column, Math.Round(times * d.By)))];
        return null;
    }

    private static bool IsWhole(DeviationRows rows, int column, double by, int times) =>
        Math.Abs(by - Math.Round(by)) <= Tolerance && (times == 1 || by <= rows.Up[column] + Tolerance && by >= rows.Down[column] - Tolerance);
}
