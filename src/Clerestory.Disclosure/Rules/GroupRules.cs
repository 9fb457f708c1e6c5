using Clerestory.Disclosure.Tables;

namespace Clerestory.Disclosure.Rules;

/// <summary>What is hidden when a group tells what all of its members are.</summary>
public enum GroupRemedy
{
    /// <summary>The cell in which all of them are.</summary>
    Cell,

    /// <summary>The total of the group.</summary>
    Parent,

    /// <summary>The other cells of the group that are zero: without them nobody can tell that all are in one.</summary>
    Zeros,
}

/// <summary>
/// Group disclosure, as k-disclosure: a cell holds all but k or fewer of its group, so that whoever knows of k members
/// learns of each other member what it is. With k = 0 this is the "100 %" cell, which tells everybody; with k = 1 the insider.
/// </summary>
/// <param name="K">How many members of the group are known to the reader; 0 or more.</param>
/// <param name="Remedy">What becomes primary.</param>
/// <param name="Dimensions">The dimensions that tell something sensitive; null for all.</param>
/// <remarks>
/// Lupp and Langsrud, <i>Suppression of Directly-Disclosive Cells in Frequency Tables</i>, UNECE expert meeting on statistical data
/// confidentiality (2021): |parent| − k ≤ |cell|. An empty cell has no members to tell of and is not judged.
/// </remarks>
public sealed record GroupDisclosure(int K = 0, GroupRemedy Remedy = GroupRemedy.Cell, IReadOnlyList<string>? Dimensions = null) : PrimaryRule
{
    /// <summary>How many members are known.</summary>
    public int K { get; } = K >= 0 ? K : throw new ArgumentOutOfRangeException(nameof(K), K, "The number of members that are known is 0 or more.");

    /// <inheritdoc/>
    public override string Name => $"group disclosure, k = {K}";

    /// <inheritdoc/>
    public override IEnumerable<(int Cell, PrimaryReason Reason)> Judge(CountTable table)
    {
        foreach (var sum in table.Sums.Where(s => Dimensions?.Contains(s.Dimension) ?? true))
        {
            long parent = table.Cells[sum.Total].Count;
            foreach (int part in sum.Parts)
            {
                long count = table.Cells[part].Count;
                if (count == 0 || parent - K > count) continue;
                var reason = Because($"{count} of the {parent} in '{table.Cells[sum.Total].Id}' are in '{table.Cells[part].Id}'", ConfidentialityCode.Confidential);
                foreach (int hidden in Hidden(table, sum, part)) yield return (hidden, reason);
            }
        }
    }

    private IEnumerable<int> Hidden(CountTable table, TableSum sum, int part) => Remedy switch
    {
        GroupRemedy.Parent => [sum.Total],
        GroupRemedy.Zeros => sum.Parts.Where(p => table.Cells[p].Count == 0),
        _ => [part],
    };
}

/// <summary>
/// Within-group disclosure: all members of a group but one are in one cell. The one, who knows itself to be elsewhere, learns
/// of each other member what it is.
/// </summary>
/// <param name="Dimensions">The dimensions that tell something sensitive; null for all.</param>
/// <remarks>Handbook (doi:10.1002/9781118348239), 5.2: within-group disclosure.</remarks>
public sealed record WithinGroupDisclosure(IReadOnlyList<string>? Dimensions = null) : PrimaryRule
{
    /// <inheritdoc/>
    public override string Name => "within-group disclosure";

    /// <inheritdoc/>
    public override IEnumerable<(int Cell, PrimaryReason Reason)> Judge(CountTable table)
    {
        foreach (var sum in table.Sums.Where(s => Dimensions?.Contains(s.Dimension) ?? true))
        {
            var parent = table.Cells[sum.Total];
            foreach (int part in sum.Parts.Where(p => table.Cells[p].Count > 0 && table.Cells[p].Count == parent.Count - 1))
                yield return (part, Because($"all but one of the {parent.Count} in '{parent.Id}' are in '{table.Cells[part].Id}'", ConfidentialityCode.Confidential));
        }
    }
}

/// <summary>Cells that somebody has decided to hide.</summary>
/// <param name="Cells">Their names.</param>
/// <param name="Why">The reason that was given.</param>
public sealed record MustHide(IReadOnlyList<string> Cells, string Why) : PrimaryRule
{
    /// <inheritdoc/>
    public override string Name => "by decision";

    /// <inheritdoc/>
    public override IEnumerable<(int Cell, PrimaryReason Reason)> Judge(CountTable table) => Cells.Select(c => (table.IndexOf(c), Because(Why, ConfidentialityCode.NotForPublication)));
}
