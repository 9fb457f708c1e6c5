namespace Clerestory.Disclosure;

/// <summary>What may be done with a cell. The letters are those of the JJ format of τ-ARGUS.</summary>
public enum CellRole
{
    /// <summary>May be published or hidden, whichever costs less (s).</summary>
    Suppressible,

    /// <summary>Must be hidden, and protected: primary suppression (u).</summary>
    Primary,

    /// <summary>Is published whatever happens: a zero, or a number that is public already (z).</summary>
    Published,

    /// <summary>Is hidden whatever happens, and needs no protection of its own: withheld by an earlier decision (m).</summary>
    Hidden,
}

/// <summary>One number of a release: a set of units that is counted, wherever the count is printed.</summary>
/// <param name="Id">The name by which messages and results speak of it; unique in its system.</param>
/// <param name="Value">The count, or a magnitude in whole units.</param>
/// <param name="Cost">What hiding it costs; 1 or more. By default the value, so that small cells are hidden before large ones.</param>
/// <param name="Role">What may be done with it.</param>
/// <param name="Lower">The least that anybody outside knows it to be before anything is published; for counts 0.</param>
/// <param name="Upper">The most that anybody outside knows it to be.</param>
/// <param name="LowerProtection">How far below its value the feasibility interval of a primary cell must reach (LPL); 0 asks for nothing.</param>
/// <param name="UpperProtection">How far above its value it must reach (UPL).</param>
/// <remarks>Terms: Hundepool et al., <i>Handbook on Statistical Disclosure Control</i>, chapter 4 (feasibility interval, protection level).</remarks>
public sealed record SystemCell(
    string Id, long Value, long Cost, CellRole Role, long Lower, long Upper, long LowerProtection = 1, long UpperProtection = 1)
{
    /// <summary>Whether the release keeps the number back whatever else is decided.</summary>
    public bool IsHiddenFromTheStart => Role is CellRole.Primary or CellRole.Hidden;

    /// <summary>Whether hiding it can be decided at all.</summary>
    public bool MayBeHidden => Role != CellRole.Published;
}
