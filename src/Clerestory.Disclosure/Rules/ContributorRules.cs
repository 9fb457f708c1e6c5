using System.Globalization;
using Clerestory.Disclosure.Tables;

namespace Clerestory.Disclosure.Rules;

/// <summary>Minimum number of contributors: where fewer have contributed, one can tell what another did.</summary>
/// <param name="Least">The least number of holdings that a cell must have; 2 or more.</param>
/// <param name="Holdings">Who belongs together; null when everybody stands alone.</param>
/// <remarks>Handbook (doi:10.1002/9781118348239), 4.2.</remarks>
public sealed record MinimumContributors(int Least = 3, Holdings? Holdings = null) : PrimaryRule
{
    /// <summary>The least number of holdings that a cell must have.</summary>
    public int Least { get; } = Least >= 2 ? Least : throw new ArgumentOutOfRangeException(nameof(Least), Least, "One contributor is always there; ask for two at least.");

    /// <inheritdoc/>
    public override string Name => $"at least {Least} contributors";

    /// <inheritdoc/>
    public override IEnumerable<(int Cell, PrimaryReason Reason)> Judge(CountTable table) => JudgeCells(table, cell =>
    {
        int contributors = (Holdings ?? Holdings.None).Of(cell).Count;
        return cell.Count > 0 && contributors < Least ? Because($"{contributors} of {Least} contributors", ConfidentialityCode.SmallCount) : null;
    });
}

/// <summary>Dominance, the (n,k) rule: the n largest contributors make up more than k percent.</summary>
/// <param name="Largest">n, how many are added; 1 or more.</param>
/// <param name="Percent">k, more than 0 and less than 100.</param>
/// <param name="Holdings">Who belongs together; null when everybody stands alone.</param>
/// <remarks>Handbook (doi:10.1002/9781118348239), 4.2.1; the limit itself is still free.</remarks>
public sealed record Dominance(int Largest, decimal Percent, Holdings? Holdings = null) : PrimaryRule
{
    /// <summary>How many of the largest are added.</summary>
    public int Largest { get; } = Largest >= 1 ? Largest : throw new ArgumentOutOfRangeException(nameof(Largest), Largest, "Add at least one contributor.");
    /// <summary>The share that they may not exceed.</summary>
    public decimal Percent { get; } = Percent is > 0 and < 100 ? Percent : throw new ArgumentOutOfRangeException(nameof(Percent), Percent, "The share lies between 0 and 100 %.");

    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"dominance ({Largest}, {Percent})");

    private string Code => Largest switch { 1 => ConfidentialityCode.DominanceByOne, 2 => ConfidentialityCode.DominanceByTwo, _ => ConfidentialityCode.Concentration };

    /// <inheritdoc/>
    public override IEnumerable<(int Cell, PrimaryReason Reason)> Judge(CountTable table) => JudgeCells(table, cell =>
    {
        long top = (Holdings ?? Holdings.None).Of(cell).Take(Largest).Sum(c => c.Amount);
        return 100m * top > Percent * cell.Count ? Because($"the largest {Largest} make up {top} of {cell.Count}", Code) : null;
    });
}

/// <summary>
/// The p% rule: the second largest contributor, who knows its own share, could estimate the largest to within p percent of it,
/// because all the others together are less than that.
/// </summary>
/// <param name="Percent">p, more than 0 and at most 100.</param>
/// <param name="Holdings">Who belongs together; null when everybody stands alone.</param>
/// <remarks>Handbook (doi:10.1002/9781118348239), 4.2.1: sensitive when X − x₁ − x₂ &lt; p/100 · x₁; the limit itself is still free.</remarks>
public sealed record PPercent(decimal Percent, Holdings? Holdings = null) : PrimaryRule
{
    /// <summary>How near the largest may be estimated.</summary>
    public decimal Percent { get; } = Percent is > 0 and <= 100 ? Percent : throw new ArgumentOutOfRangeException(nameof(Percent), Percent, "The share lies between 0 and 100 %.");

    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"p% ({Percent})");

    /// <inheritdoc/>
    public override IEnumerable<(int Cell, PrimaryReason Reason)> Judge(CountTable table) => JudgeCells(table, cell =>
    {
        var largest = (Holdings ?? Holdings.None).Of(cell).Take(2).ToList();
        long others = cell.Count - largest.Sum(c => c.Amount);
        return largest.Count > 0 && 100m * others < Percent * largest[0].Amount
            ? Because($"beside the two largest there is {others} of {cell.Count}", ConfidentialityCode.Concentration)
            : null;
    });
}
