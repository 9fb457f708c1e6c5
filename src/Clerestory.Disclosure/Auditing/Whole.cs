namespace Clerestory.Disclosure.Auditing;

/// <summary>Division of whole numbers that rounds the way it says; the machine's own rounds toward 0.</summary>
internal static class Whole
{
    /// <summary>The largest whole number that is not above the quotient.</summary>
    public static Int128 Floor(Int128 dividend, Int128 divisor)
    {
        var (quotient, rest) = Int128.DivRem(dividend, divisor);
        return rest != 0 && Int128.IsNegative(rest) != Int128.IsNegative(divisor) ? quotient - 1 : quotient;
    }

    /// <summary>The smallest whole number that is not below the quotient.</summary>
    public static Int128 Ceiling(Int128 dividend, Int128 divisor) => -Floor(-dividend, divisor);
}
