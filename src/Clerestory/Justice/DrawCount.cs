namespace Clerestory.Justice;

/// <summary>What is counted.</summary>
public enum JusticeMeasure
{
    /// <summary>Arrests, by the year of the arrest.</summary>
    Arrests,

    /// <summary>Convictions, by the year of the judgment.</summary>
    Convictions,

    /// <summary>Dispositions of cases, by the year of the disposition, each with its code.</summary>
    Dispositions,
}

/// <summary>The place of a count: statute, measure, disposition, district and year.</summary>
/// <param name="Statute">The statute's code, in the draw's code list.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Disposition">The code of the disposition; empty for arrests and convictions.</param>
/// <param name="District">The code of the judicial district; empty for the whole state.</param>
/// <param name="Year">The calendar year.</param>
public readonly record struct DrawPlace(string Statute, JusticeMeasure Measure, string Disposition, string District, int Year);

/// <summary>One number of a draw at its place, or the reason why there is none.</summary>
/// <param name="Statute">The statute's code, in the draw's code list.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Disposition">The code of the disposition; empty for arrests and convictions.</param>
/// <param name="District">The code of the judicial district; empty for the whole state.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Value">The count; null where the status says why there is none.</param>
/// <param name="Status">Normal where there is a count.</param>
public sealed record DrawCount(string Statute, JusticeMeasure Measure, string Disposition, string District, int Year, long? Value, CellStatus Status)
{
    /// <summary>Its place.</summary>
    public DrawPlace Place => new(Statute, Measure, Disposition, District, Year);

    /// <summary>The year's count, for the rules over series.</summary>
    public YearCount OfYear => new(Year, Value, Status);

    /// <summary>The number, or the sign of the missing value, as people write it in files.</summary>
    public string AsWritten => Value is { } value ? value.ToString(System.Globalization.CultureInfo.InvariantCulture) : MissingSigns.Of(Status);
}

/// <summary>The signs of missing values in files: the same that forms use.</summary>
public static class MissingSigns
{
    private static readonly Dictionary<string, CellStatus> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = CellStatus.Blank, ["-"] = CellStatus.Blank, ["–"] = CellStatus.Blank, ["NA"] = CellStatus.NotApplicable, ["N/A"] = CellStatus.NotApplicable, ["not applicable"] = CellStatus.NotApplicable,
        ["NK"] = CellStatus.NotKnown, ["not known"] = CellStatus.NotKnown, ["NR"] = CellStatus.NotReported, ["not reported"] = CellStatus.NotReported,
    };

    /// <summary>The status that a text stands for; null when it is no such sign.</summary>
    public static CellStatus? Read(string text) => Known.TryGetValue(text.Trim(), out var status) ? status : null;

    /// <summary>The sign of a status.</summary>
    public static string Of(CellStatus status) => status switch { CellStatus.NotApplicable => "NA", CellStatus.NotKnown => "NK", CellStatus.NotReported => "NR", _ => "-" };

    /// <summary>A status in words.</summary>
    public static string InWords(CellStatus status) => status switch
    {
        CellStatus.NotApplicable => "not applicable", CellStatus.NotKnown => "not known", CellStatus.NotReported => "not reported", CellStatus.Lost => "lost", _ => "blank",
    };
}
