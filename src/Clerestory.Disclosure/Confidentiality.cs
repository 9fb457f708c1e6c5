namespace Clerestory.Disclosure;

/// <summary>What may be said of a number. The codes follow the SDMX code list CL_CONF_STATUS.</summary>
public enum Confidentiality
{
    /// <summary>Free for publication (SDMX code F).</summary>
    Free,

    /// <summary>Confidential because the count itself is small: primary suppression (SDMX code A).</summary>
    SmallCount,

    /// <summary>Confidential because a small count follows from it (SDMX code D).</summary>
    Derived,
}
