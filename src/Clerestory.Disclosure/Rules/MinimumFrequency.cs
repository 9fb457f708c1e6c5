using Clerestory.Disclosure.Tables;

namespace Clerestory.Disclosure.Rules;

/// <summary>Minimum frequency: a count from 1 to the threshold may not be shown. Zeros are no matter of this rule.</summary>
/// <param name="Largest">The largest count that may not be shown; 1 or more.</param>
/// <remarks>Handbook (doi:10.1002/9781118348239), 5.2: the threshold rule.</remarks>
public sealed record MinimumFrequency(long Largest) : PrimaryRule
{
    /// <summary>The largest count that may not be shown.</summary>
    public long Largest { get; } = new ThresholdRule(Largest).Threshold;

    /// <inheritdoc/>
    public override string Name => $"frequency 1..{Largest}";

    /// <inheritdoc/>
    public override IEnumerable<(int Cell, PrimaryReason Reason)> Judge(CountTable table) =>
        JudgeCells(table, c => new ThresholdRule(Largest).IsSmall(c.Count) ? Because($"{c.Count} is not more than {Largest}", ConfidentialityCode.SmallCount) : null);
}
