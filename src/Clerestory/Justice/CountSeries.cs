namespace Clerestory.Justice;

/// <summary>One year of a series: a count, or the reason why there is none. No reason is a zero.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Value">The count; null where the status says why there is none.</param>
/// <param name="Status">Normal or revised where there is a count.</param>
public readonly record struct YearCount(int Year, long? Value, CellStatus Status = CellStatus.Normal)
{
    /// <summary>A count.</summary>
    public static YearCount Of(int year, long value) => new(year, value);

    /// <summary>A year without a count, and why.</summary>
    public static YearCount Without(int year, CellStatus why) => new(year, null, why);
}

/// <summary>What a rule found in a series.</summary>
/// <param name="Rule">The rule's code, such as <c>justice.outlier</c>.</param>
/// <param name="Year">The year it was found at; null where it concerns the whole.</param>
/// <param name="Message">Plain words that name the thing and the remedy.</param>
/// <param name="Severity">An error stops; a question asks the source; a notice is only said.</param>
public sealed record SeriesFinding(string Rule, int? Year, string Message, Severity Severity);
