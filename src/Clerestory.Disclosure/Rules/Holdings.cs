using Clerestory.Disclosure.Tables;

namespace Clerestory.Disclosure.Rules;

/// <summary>Which contributors belong together and know each other's numbers: agencies of one body, firms of one owner.</summary>
/// <param name="HoldingOf">The holding of each contributor; those that are not named stand alone.</param>
/// <remarks>Handbook (doi:10.1002/9781118348239), 4.2: the holding, not the establishment, is the one who attacks and the one who is protected.</remarks>
public sealed record Holdings(IReadOnlyDictionary<string, string> HoldingOf)
{
    /// <summary>Every contributor stands alone.</summary>
    public static Holdings None { get; } = new(new Dictionary<string, string>());

    /// <summary>What each holding contributed to a cell, the largest first; those who contributed nothing are left out.</summary>
    /// <exception cref="InvalidSystemException">The cell counts something, and nobody contributed it.</exception>
    public IReadOnlyList<Contribution> Of(TableCell cell)
    {
        var contributions = cell.ByContributor;
        if (contributions.Sum(c => c.Amount) != cell.Count)
            throw new InvalidSystemException($"The cell '{cell.Id}' is {cell.Count}, and its contributors add up to {contributions.Sum(c => c.Amount)}. Name the contributor of every line.");
        return [.. contributions.GroupBy(c => HoldingOf.GetValueOrDefault(c.Contributor, c.Contributor), StringComparer.Ordinal)
            .Select(g => new Contribution(g.Key, g.Sum(c => c.Amount))).OrderByDescending(c => c.Amount).ThenBy(c => c.Contributor, StringComparer.Ordinal)];
    }
}
