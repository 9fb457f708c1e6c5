using System.Globalization;
using System.Numerics;
using System.Text;

namespace Clerestory.Disclosure.Auditing;

/// <summary>Sums as one writes them.</summary>
internal static class Words
{
    /// <summary>The relations of a sum: "row A + row B − 2 × column C".</summary>
    public static string Of(IReadOnlyList<Multiplier> relations)
    {
        if (relations is [var only]) return only.Relation.Name;
        var text = new StringBuilder();
        // Whether a total stands left or right of its sum is a matter of writing: what is printed first is added.
        int sign = relations[0].Times.Sign;
        foreach (var (relation, times) in relations) Add(text, sign < 0 ? -times : times, relation.Name);
        return text.ToString();
    }

    /// <summary>Adds a number, so many times.</summary>
    public static void Add(StringBuilder text, Rational times, long value)
    {
        var (factor, number) = value < 0 ? (-times, -(Int128)value) : (times, value);
        // Three times 1 is 3.
        if (factor.IsWhole && value == 1) (factor, number) = (Rational.Of(factor.Sign), (Int128)BigInteger.Abs(factor.Numerator));
        Add(text, factor, number.ToString(CultureInfo.InvariantCulture));
    }

    private static void Add(StringBuilder text, Rational times, string what)
    {
        if (text.Length > 0) text.Append(times.Sign < 0 ? " − " : " + ");
        else if (times.Sign < 0) text.Append('−');
        var size = times.Sign < 0 ? -times : times;
        if (size != Rational.Of(1)) text.Append(size).Append(" × ");
        text.Append(what);
    }
}
