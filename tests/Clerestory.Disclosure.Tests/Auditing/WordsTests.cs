using System.Text;
using Clerestory.Disclosure.Auditing;

namespace Clerestory.Disclosure.Tests.Auditing;

public sealed class WordsTests
{
    private static readonly Rational Half = Rational.Of(1) / Rational.Of(2);

    private static string Sum(params (Rational Times, long Value)[] terms)
    {
        var text = new StringBuilder();
        foreach (var (times, value) in terms) Words.Add(text, times, value);
        return text.ToString();
    }

    [Fact]
    public void Numbers_are_added_and_taken_away_as_one_writes_them()
    {
        Assert.Equal("5 − 3 + 2 × 3 + 1/2 × 3", Sum((Rational.Of(1), 5), (Rational.Of(-1), 3), (Rational.Of(2), 3), (Half, 3)));
        Assert.Equal("−5 + 2", Sum((Rational.Of(-1), 5), (Rational.Of(1), 2)));
        Assert.Equal("−2 × 7 − 1/2 × 7", Sum((Rational.Of(-2), 7), (-Half, 7)));
        Assert.Equal("0", Sum((Rational.Of(1), 0)));
    }

    // Three times 1 is 3, and half of 1 is a half.
    [Fact]
    public void Ones_are_counted()
    {
        Assert.Equal("3 − 4 + 1 + 1/2 × 1", Sum((Rational.Of(3), 1), (Rational.Of(-4), 1), (Rational.Of(1), 1), (Half, 1)));
    }

    [Fact]
    public void Numbers_below_0_change_the_sign()
    {
        Assert.Equal("−4 + 2 × 4 − 3 × 9", Sum((Rational.Of(1), -4), (Rational.Of(-2), -4), (Rational.Of(3), -9)));
    }

    [Fact]
    public void Relations_are_named_with_how_often_they_are_counted()
    {
        LinearRelation Row(string name) => new(name, [new Term(0, 1)]);
        Assert.Equal("row A + row B − 2 × column C", Words.Of([new Multiplier(Row("row A"), Rational.Of(1)), new Multiplier(Row("row B"), Rational.Of(1)), new Multiplier(Row("column C"), Rational.Of(-2))]));
    }
}
