using System.Globalization;

namespace Clerestory.Disclosure;

/// <summary>A percentage that is printed beside counts, rounded to the nearest last digit. Its name tells no number, so that it can stand where it is hidden.</summary>
/// <param name="Name">What it is, such as <c>percentage of 'kind=T' in 'kind=a'</c>; unique beside the ids of the cells.</param>
/// <param name="Count">The index of the cell that is the part.</param>
/// <param name="Base">The index of the cell that is the whole.</param>
/// <param name="Printed">The percentage in units of its last digit: 125 for 12.5; 0 to 100 in those units.</param>
/// <param name="Decimals">The decimals that are printed; 0 to 6.</param>
/// <remarks>
/// A count under a threshold follows from a percentage as from a difference: policy on small cells of the US Centers for Medicare and Medicaid Services,
/// and Hundepool et al., <i>Handbook on Statistical Disclosure Control</i>, doi:10.1002/9781118348239, chapter 5.
/// </remarks>
public sealed record PrintedPercentage(string Name, int Count, int Base, long Printed, int Decimals = 0)
{
    /// <summary>What everybody knows who reads it: count and base lie within what was rounded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is below 0 or above 100, or has more than six decimals.</exception>
    public IReadOnlyList<LinearRelation> Read() => LinearRelation.Percentage($"{Text} % ({Name})", Count, Base, Printed, Decimals);

    /// <summary>The percentage as a number of its own, which may be hidden.</summary>
    internal SystemCell ToCell() => new(Name, Printed, 1, CellRole.Suppressible, 0, 100 * Unit, 0, 0);

    /// <summary>What ties that number to its count for everybody who reads the base: their product lies within half of the base.</summary>
    /// <param name="index">The index of the number.</param>
    /// <param name="value">The base.</param>
    internal LinearRelation WithBaseRead(int index, long value) =>
        new($"{Name}, of {value}", value == 0 ? [new Term(Count, 1)] : [new Term(Count, 200 * Unit), new Term(index, -2 * value)], -value, value);

    private long Unit => (long)Math.Pow(10, Decimals);

    /// <summary>As it is printed: 12.5.</summary>
    public string Text => (Printed / (decimal)Unit).ToString(string.Create(CultureInfo.InvariantCulture, $"F{Decimals}"), CultureInfo.InvariantCulture);
}
