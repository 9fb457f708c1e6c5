namespace Clerestory.Disclosure;

/// <summary>A primary cell that no suppression can protect: too much is published that may not be hidden.</summary>
/// <param name="cell">The cell's id.</param>
/// <param name="why">What gives it away.</param>
public sealed class UnprotectableException(string cell, string why)
    : Exception($"The cell '{cell}' cannot be protected by hiding others: {why}. Merge codes, allow zeros to be hidden, print no percentage of it, or leave the table out.")
{
    /// <summary>The cell's id.</summary>
    public string Cell { get; } = cell;
}
