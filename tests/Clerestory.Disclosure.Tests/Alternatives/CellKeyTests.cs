using System.Text;
using Clerestory.Disclosure.Alternatives;
using Clerestory.Disclosure.Tables;
using Clerestory.Disclosure.Tests.Tables;

namespace Clerestory.Disclosure.Tests.Alternatives;

public sealed class CellKeyTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("0123456789abcdef0123456789abcdef");

    [Theory]
    [InlineData(5, 2.0, 0)]
    [InlineData(5, 3.0, 2)]
    [InlineData(1, 0.5, 0)]
    [InlineData(10, 9.0, 4)]
    public void Every_count_is_moved_by_0_on_average_with_the_variance_that_was_asked_for(int greatest, double variance, int smallestBelow)
    {
        var table = new PerturbationTable(greatest, variance, smallestBelow);
        for (int count = 1; count < 40; count++)
        {
            var p = Enumerable.Range(-greatest, 2 * greatest + 1).Select(d => (Deviation: d, P: table.Probability(count, d))).ToList();
            Assert.All(p, x => Assert.True(x.P is >= 0 and <= 1));
            Assert.Equal(1, p.Sum(x => x.P), 9);
            Assert.Equal(0, p.Sum(x => x.P * x.Deviation), 6);
            Assert.Equal(variance, p.Sum(x => x.P * x.Deviation * x.Deviation), 6);
            Assert.All(p.Where(x => x.P > 0), x => Assert.True(count + x.Deviation == 0 || count + x.Deviation > smallestBelow));
        }
        Assert.Equal((1, 0), (table.Probability(0, 0), table.Probability(0, 1)));
        Assert.Equal(0, table.Probability(9, greatest + 1));
        Assert.Equal((greatest, variance, smallestBelow), (table.Greatest, table.Variance, table.SmallestBelow));
    }

    [Fact]
    public void A_key_chooses_the_deviation_by_its_share_of_the_whole()
    {
        // D = 1 and variance 1/2: −1, 0, 1 with ¼, ½, ¼.
        var table = new PerturbationTable(1, 0.5);
        int At(double share) => table.Deviation(9, (ulong)(share * Math.Pow(2, 64)));
        Assert.Equal((-1, -1, 0, 0, 1, 1), (At(0), At(0.2499), At(0.2501), At(0.7499), At(0.7501), At(0.9999)));
        Assert.Equal(0, table.Deviation(0, ulong.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Deviation(-1, 0));
    }

    [Theory]
    [InlineData(0, 1.0, 0)]
    [InlineData(101, 1.0, 0)]
    [InlineData(3, 1.0, -1)]
    [InlineData(3, 1.0, 3)]
    public void What_is_out_of_range_is_refused(int greatest, double variance, int smallestBelow) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PerturbationTable(greatest, variance, smallestBelow));

    [Fact]
    public void A_variance_that_no_distribution_has_is_refused_with_those_that_are_possible()
    {
        Assert.Contains("choose a variance above 0 to 3", Small.Refused(() => new PerturbationTable(3, 9.5)), StringComparison.Ordinal);
        Assert.Contains("variance", Small.Refused(() => new PerturbationTable(3, 0)), StringComparison.Ordinal);
        // A count of 1 with js = 1 goes to 0 or to 2 and more: the least variance is 1 × 1.
        Assert.Contains("choose a variance from 1 to", Small.Refused(() => new PerturbationTable(3, 0.5, 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_units_are_moved_alike_wherever_they_are_counted()
    {
        var key = new CellKey(Secret, new PerturbationTable(3, 2));
        var first = CountTable.Of(Table("a", "b", "c"));
        var again = key.Perturb(first);
        Assert.Equal(key.Perturb(CountTable.Of(Table("c", "b", "a"))).Select(b => b.Published), again.Select(b => b.Published));
        Assert.All(again.Zip(first.Cells), p => Assert.InRange(p.Second.Count, p.First.Lower, p.First.Upper));
        Assert.All(again, b => Assert.True(b.Upper == b.Published + 3 && b.Lower >= 0));
        Assert.NotEqual(key.KeyOf("a"), key.KeyOf("b"));
        Assert.NotEqual(key.KeyOf("a"), new CellKey([.. Secret.Reverse()], key.Table).KeyOf("a"));
    }

    // The key of a cell is the sum of its units' keys, over the end of 2⁶⁴; what is published as more than 0 is at least 1.
    [Fact]
    public void A_cell_is_moved_by_the_sum_of_the_keys_of_its_units()
    {
        var key = new CellKey(Secret, new PerturbationTable(1, 0.5));
        var published = new HashSet<long>();
        for (int n = 0; n < 40; n++)
        {
            string[] units = [$"a{n}", $"b{n}", $"c{n}"];
            var bands = key.Perturb(CountTable.Of(Table([.. units.Take(1 + n % 3)])));
            ulong sum = units.Take(1 + n % 3).Aggregate(0UL, (s, u) => unchecked(s + key.KeyOf(u)));
            int count = 1 + n % 3;
            Assert.Equal(count + key.Table.Deviation(count, sum), bands[1].Published);
            Assert.Equal(count + 1 + key.Table.Deviation(count + 1, unchecked(sum + key.KeyOf("z"))), bands[0].Published);
            Assert.Equal((bands[1].Published == 0 ? 0 : Math.Max(1, bands[1].Published - 1), bands[1].Published + 1), (bands[1].Lower, bands[1].Upper));
            published.Add(bands[1].Published);
        }
        Assert.Superset(new HashSet<long> { 0, 1, 2, 3 }, published);
    }

    [Fact]
    public void A_short_secret_units_that_are_lacking_and_units_counted_twice_are_refused()
    {
        var table = new PerturbationTable(3, 2);
        Assert.StartsWith("The secret must be 32 bytes or longer.", Assert.Throws<ArgumentException>(() => new CellKey(Secret.AsSpan(1), table)).Message, StringComparison.Ordinal);
        Assert.Contains("and 0 units are recorded", Small.Refused(() => new CellKey(Secret, table).Perturb(CountTable.Of(Small.Row(3)))), StringComparison.Ordinal);
        Assert.Contains("counts the same unit twice", Small.Refused(() => new CellKey(Secret, table).Perturb(CountTable.Of(Table("a", "a")))), StringComparison.Ordinal);
    }

    private static InnerTable Table(params string[] units) =>
        new([Small.Flat("d", "A", "B")], [new InnerRow(["A"], units.Length, [], units), new InnerRow(["B"], 1, [], ["z"])]);
}
