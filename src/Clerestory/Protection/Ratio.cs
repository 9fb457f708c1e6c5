using Clerestory.Disclosure;
using Clerestory.Tables;

namespace Clerestory.Protection;

/// <summary>A percentage or a mean as it is printed, with the base that its table states.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Cell">The percentage or mean.</param>
/// <param name="Relation">What the table says of it.</param>
/// <param name="Base">The cell of its base.</param>
internal sealed record Ratio(TableDefinition Table, Cell Cell, Relation Relation, Cell Base)
{
    /// <summary>Percentages are of a hundred, means of one.</summary>
    public long Per => Relation.Kind == RelationKind.Share ? 100 : 1;

    /// <summary>As printed.</summary>
    public long Printed => Cell.Value!.Value;

    /// <summary>Whether some whole number gives it by rounding to the nearest; else only by cutting off or rounding up, or not at all.</summary>
    public bool IsRounded => Within(Of).First <= Within(Of).Last;

    /// <summary>The least and the most that the count (or the sum) behind it can be; the first is greater than the last when no whole number gives it.</summary>
    public (long First, long Last) Counts => IsRounded ? Within(Of) : Within(2 * Of - 1);

    /// <summary>Whether it can be judged: its base is a count of somebody, and some whole number gives it.</summary>
    public bool IsJudged => Of is > 0 and <= Percentage.LargestBaseJudged && (Per == 1 || Printed is >= 0 and <= 100) && Counts.First <= Counts.Last;

    private long Of => Base.Value ?? 0;

    /// <summary>What is known of the count by everybody who reads the base, while the percentage itself may be read or not.</summary>
    /// <param name="name">In words.</param>
    /// <param name="count">The index of the count.</param>
    /// <param name="printed">The index of the percentage.</param>
    public LinearRelation WithBaseRead(string name, int count, int printed)
    {
        long slack = IsRounded ? Of : 2 * Of - 1;
        return new LinearRelation(name, [new Term(count, 2 * Per), new Term(printed, -2 * Of)], -slack, slack);
    }

    /// <summary>What is known of count and base by everybody who reads the percentage.</summary>
    public IEnumerable<LinearRelation> Read(string name, int count, int @base)
    {
        // |2 per count − 2 printed base| is at most the base, or less than twice the base where it was not rounded to the nearest.
        long off = IsRounded ? 1 : 2, least = IsRounded ? 0 : 1;
        yield return new LinearRelation(name, Terms(count, @base, off - 2 * Printed), least, long.MaxValue);
        yield return new LinearRelation(name, Terms(count, @base, -off - 2 * Printed), long.MinValue, -least);
    }

    /// <summary>One count for each, nearest to what is printed, that add up to a total where they must; null when no whole numbers do.</summary>
    /// <param name="ratios">The percentages.</param>
    /// <param name="total">What they add up to; null for nothing in particular.</param>
    /// <param name="known">The count where it is printed.</param>
    public static IReadOnlyList<long>? Fit(IReadOnlyList<Ratio> ratios, long? total, Func<Ratio, long?> known)
    {
        var ends = ratios.Select(r => known(r) is { } k ? (First: k, Last: k) : r.Counts).ToList();
        long[] counts = [.. ratios.Zip(ends).Select(r => Math.Clamp((2 * r.First.Printed * r.First.Of + r.First.Per) / (2 * r.First.Per), r.Second.First, r.Second.Last))];
        long lacks = total is { } sum ? sum - counts.Sum() : 0;
        for (int i = 0; i < counts.Length && lacks != 0; i++)
        {
            long step = Math.Clamp(lacks, ends[i].First - counts[i], ends[i].Last - counts[i]);
            (counts[i], lacks) = (counts[i] + step, lacks - step);
        }
        return lacks == 0 ? counts : null;
    }

    private Term[] Terms(int count, int @base, long times) => times == 0 ? [new Term(count, 2 * Per)] : [new Term(count, 2 * Per), new Term(@base, times)];

    private (long First, long Last) Within(long slack)
    {
        long low = 2 * Printed * Of - slack, last = (2 * Printed * Of + slack) / (2 * Per);
        return (low <= 0 ? 0 : (low + 2 * Per - 1) / (2 * Per), Per == 100 ? Math.Min(last, Of) : last);
    }
}
