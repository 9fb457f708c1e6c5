using Clerestory.Packs;

namespace Clerestory.Services;

/// <summary>How the rows of a provider's own records become the totals that its return asks for. It names columns and codes, and holds no row.</summary>
/// <param name="Instrument">The form whose items are counted.</param>
/// <param name="About">What one row is, and what to do before counting.</param>
/// <param name="Small">The largest number of people that is warned of as few.</param>
/// <param name="Person">The column that tells people apart, where one person may stand in several rows; null where each row is one person. It is compared, and never written.</param>
/// <param name="Columns">The columns that are read; all others are passed over.</param>
/// <param name="Counts">What is counted from them.</param>
public sealed record CountPlan(string Instrument, string About, long Small, string? Person, IReadOnlyList<PlanColumn> Columns, IReadOnlyList<PlannedCount> Counts)
{
    /// <summary>The plans of a pack, by the form's id.</summary>
    public static IReadOnlyDictionary<string, CountPlan> In(Pack pack) => pack.Once<IReadOnlyDictionary<string, CountPlan>>(p => p.ReadAll<CountPlan>("counting").ToDictionary(c => c.Instrument, StringComparer.Ordinal));

    /// <summary>The column of a code.</summary>
    public PlanColumn Column(string code) => Columns.Single(c => c.Code == code);
}

/// <summary>What a column of a provider's records holds.</summary>
public enum ColumnKind { Day, Code, Number, YesNo, Text }

/// <summary>One column that a plan reads.</summary>
/// <param name="Code">Its name in the plan.</param>
/// <param name="Title">Its heading, where a provider's table follows the plan.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Optional">Whether a table may do without it; what is counted by it is then left blank.</param>
/// <param name="Codelist">The code list that its words or its numbers fall into.</param>
/// <param name="Words">Other words that stand for a code, by code.</param>
/// <param name="Bands">For numbers: the codes with the first and the last number of each.</param>
/// <param name="Born">For an age: the columns of the day of birth and of the day on which the age is wanted, for rows that give no number.</param>
/// <param name="Blank">The code of an empty cell; null where the cell may not be empty.</param>
public sealed record PlanColumn(
    string Code, string Title, ColumnKind Kind, bool Optional, string? Codelist, IReadOnlyDictionary<string, IReadOnlyList<string>>? Words,
    IReadOnlyDictionary<string, IReadOnlyList<long>>? Bands, BornOn? Born, string? Blank);

/// <summary>Where the day of birth stands, and the day on which the age is wanted. Only the number of whole years is kept, and that only while counting.</summary>
public sealed record BornOn(string Column, string On);

/// <summary>What must hold of a row for it to be counted.</summary>
public enum Holds { InPeriod, ByEnd, NotBeforeStart, Yes, No, Given, Blank, Code }

/// <summary>One condition on a row.</summary>
/// <param name="Column">The column.</param>
/// <param name="Is">In the period; by its end; not before its start, or still empty; yes or no; given or blank; or a code.</param>
/// <param name="Code">For a code: which.</param>
public sealed record RowCondition(string Column, Holds Is, string? Code);

/// <summary>One item of the form, counted.</summary>
/// <param name="Item">The item.</param>
/// <param name="Place">Its place, for a part of a percentage or of a measure before and after; null otherwise.</param>
/// <param name="Rows">For a grid: the column whose codes are its rows.</param>
/// <param name="By">For a grid of two code lists: the column whose codes are its columns.</param>
/// <param name="When">What must hold of a row.</param>
public sealed record PlannedCount(string Item, string? Place, string? Rows, string? By, IReadOnlyList<RowCondition> When);
