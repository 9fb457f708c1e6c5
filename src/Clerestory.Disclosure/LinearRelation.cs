namespace Clerestory.Disclosure;

/// <summary>One cell of a relation with its coefficient.</summary>
/// <param name="Cell">The index of the cell in its system, from 0.</param>
/// <param name="Coefficient">How often it counts; not 0.</param>
public readonly record struct Term(int Cell, long Coefficient);

/// <summary>
/// What everybody knows of some cells together: the weighted sum of them lies between two bounds. A total and its parts
/// are the case of both bounds 0; a part that cannot exceed its whole, a rounded percentage and a rounded mean are ranges.
/// </summary>
/// <param name="Name">What it is in words a reader understands, such as "row 'Labor' 2021".</param>
/// <param name="Terms">The cells; none twice.</param>
/// <param name="Low">The least that the sum can be; <see cref="long.MinValue"/> for no bound.</param>
/// <param name="High">The most that the sum can be; <see cref="long.MaxValue"/> for no bound.</param>
public sealed record LinearRelation(string Name, IReadOnlyList<Term> Terms, long Low = 0, long High = 0)
{
    /// <summary>Whether it is a sum rather than a range.</summary>
    public bool IsEquation => Low == High;

    /// <summary>A total and its parts.</summary>
    /// <param name="name">What it is in words.</param>
    /// <param name="total">The total's index.</param>
    /// <param name="parts">The indices of the parts.</param>
    public static LinearRelation Sum(string name, int total, IEnumerable<int> parts) => new(name, [new Term(total, -1), .. parts.Select(p => new Term(p, 1))]);

    /// <summary>
    /// A percentage that is printed in whole numbers, or with some decimals, of a base that is a cell too: the count lies
    /// within half a unit of the last printed digit.
    /// </summary>
    /// <param name="name">What it is in words.</param>
    /// <param name="count">The index of the count.</param>
    /// <param name="base">The index of the base.</param>
    /// <param name="printed">The percentage in units of its last digit: 125 for 12.5 %.</param>
    /// <param name="decimals">The number of printed decimals, 0 to 6.</param>
    /// <returns>Two ranges: not less than the printed number rounds from, and not more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is below 0 or above 100, or the decimals are not 0 to 6.</exception>
    public static IReadOnlyList<LinearRelation> Percentage(string name, int count, int @base, long printed, int decimals = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 6);
        long unit = (long)Math.Pow(10, decimals);
        ArgumentOutOfRangeException.ThrowIfNegative(printed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(printed, 100 * unit);
        // (printed - 1/2) base <= 100 unit count <= (printed + 1/2) base, doubled so that all is whole.
        return
        [
            new LinearRelation(name, [new Term(count, 200 * unit), new Term(@base, 1 - 2 * printed)], 0, long.MaxValue),
            new LinearRelation(name, [new Term(count, 200 * unit), new Term(@base, -1 - 2 * printed)], long.MinValue, 0),
        ];
    }
}
