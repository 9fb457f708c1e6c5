namespace Clerestory.Disclosure.Auditing;

/// <summary>What an outsider can work out of one hidden cell, in whole units.</summary>
/// <param name="Cell">The index of the cell.</param>
/// <param name="Low">The least that it can be; <see cref="long.MinValue"/> for no bound. Where the interval is not exact, it may in truth begin higher.</param>
/// <param name="High">The most that it can be; null for no bound. Where the interval is not exact, it may in truth end lower.</param>
/// <param name="SureLow">The least value for which a solution was found, up to which the interval certainly reaches.</param>
/// <param name="SureHigh">The greatest value for which a solution was found.</param>
/// <param name="IsExact">Whether both ends of the interval are proven.</param>
/// <param name="Pin">Whether the cell has one value only.</param>
/// <param name="Certificate">Why it has; null where it has not, or where the reason would be longer than the limit.</param>
public sealed record CellAudit(int Cell, long Low, long? High, long SureLow, long SureHigh, bool IsExact, Pin Pin, Certificate? Certificate)
{
    /// <summary>Whether the exact value is known to everybody.</summary>
    public bool IsPinned => Pin is Pin.ByEquations or Pin.ByBounds or Pin.ByCases;

    /// <summary>Whether the interval certainly reaches as far below and above the true value as the protection levels of a cell ask.</summary>
    /// <param name="cell">The cell as the system has it.</param>
    public bool Reaches(SystemCell cell) => Below(cell) && Above(cell);

    private bool Below(SystemCell cell) => Math.Min(SureLow, IsExact ? Low : SureLow) <= (Int128)cell.Value - cell.LowerProtection;

    private bool Above(SystemCell cell) => (IsExact && High is null) || Math.Max(SureHigh, IsExact && High is { } h ? h : SureHigh) >= (Int128)cell.Value + cell.UpperProtection;
}

/// <summary>What an insider learns of somebody else's primary cell.</summary>
/// <param name="Cell">The index of the cell.</param>
/// <param name="Pin">How the value is found, or that it is not decided whether it can be.</param>
/// <param name="Certificate">Why it has one value only for the insider; null where that is not decided, or where the reason would be longer than the limit.</param>
public sealed record InsiderPin(int Cell, Pin Pin, Certificate? Certificate);

/// <summary>What one insider can work out beyond what it knows.</summary>
/// <param name="Insider">Who.</param>
/// <param name="Learns">The primary cells of others that it can tell exactly.</param>
/// <param name="NotDecided">The indices of the primary cells of which the search was given up.</param>
public sealed record InsiderAudit(Insider Insider, IReadOnlyList<InsiderPin> Learns, IReadOnlyList<int> NotDecided);
