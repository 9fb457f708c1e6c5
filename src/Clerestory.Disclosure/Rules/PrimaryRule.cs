using Clerestory.Disclosure.Tables;

namespace Clerestory.Disclosure.Rules;

/// <summary>Why a cell must be hidden.</summary>
/// <param name="Rule">The rule, with its parameters: <c>frequency 1..4</c>.</param>
/// <param name="Words">What is the matter with this cell, for the one who reviews it; it tells the cell's numbers, so it is never published.</param>
/// <param name="Code">The SDMX code of CL_CONF_STATUS, version 1.2, one of <see cref="ConfidentialityCode"/>.</param>
public sealed record PrimaryReason(string Rule, string Words, string Code);

/// <summary>The codes of the SDMX code list CL_CONF_STATUS (version 1.2) that primary rules give.</summary>
public static class ConfidentialityCode
{
    /// <summary>Confidential statistical information: an identifiable respondent.</summary>
    public const string Confidential = "C";

    /// <summary>Primary confidentiality due to small counts.</summary>
    public const string SmallCount = "A";

    /// <summary>Primary confidentiality due to dominance by one unit.</summary>
    public const string DominanceByOne = "O";

    /// <summary>Primary confidentiality due to dominance by two units.</summary>
    public const string DominanceByTwo = "T";

    /// <summary>Primary confidentiality by other measures of concentration.</summary>
    public const string Concentration = "M";

    /// <summary>Not for publication: for internal use only.</summary>
    public const string NotForPublication = "N";
}

/// <summary>A rule that says of each cell, by what is counted there and beside it, whether it tells on somebody. A pure function.</summary>
/// <remarks>Hundepool, Domingo-Ferrer, Franconi, Giessing, Schulte Nordholt, Spicer and De Wolf, <i>Statistical Disclosure Control</i> (2012), chapters 4 and 5; doi:10.1002/9781118348239.</remarks>
public abstract record PrimaryRule
{
    /// <summary>The rule with its parameters, as reasons name it.</summary>
    public abstract string Name { get; }

    /// <summary>The cells that must be hidden, by their index, each with its reason; a cell may come up more than once.</summary>
    /// <exception cref="InvalidSystemException">The table lacks what the rule needs.</exception>
    public abstract IEnumerable<(int Cell, PrimaryReason Reason)> Judge(CountTable table);

    /// <summary>A reason of this rule.</summary>
    protected PrimaryReason Because(string words, string code) => new(Name, words, code);

    private protected static IEnumerable<(int Cell, PrimaryReason Reason)> JudgeCells(CountTable table, Func<TableCell, PrimaryReason?> judge)
    {
        foreach (var (index, cell) in table.Cells.Index())
            if (judge(cell) is { } reason) yield return (index, reason);
    }
}
