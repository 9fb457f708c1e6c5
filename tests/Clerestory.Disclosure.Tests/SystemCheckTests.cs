using Clerestory.Disclosure.Tests.Tables;

namespace Clerestory.Disclosure.Tests;

/// <summary>Cells and relations that cannot be true together, and JJ files that cannot be read.</summary>
public sealed class SystemCheckTests
{
    private static readonly SystemCell Total = new("all", 5, 5, CellRole.Suppressible, 0, 50), Part = new("part", 2, 2, CellRole.Primary, 0, 50), Rest = new("rest", 3, 3, CellRole.Suppressible, 0, 50);

    [Fact]
    public void A_total_that_is_not_the_sum_of_its_parts_is_named_with_its_relation()
    {
        string message = Small.Refused(() => new CellSystem([Total with { Value = 6 }, Part, Rest], [LinearRelation.Sum("the row", 0, [1, 2])]));
        Assert.Equal("The relation 'the row' does not hold: − 6 ('all') + 2 ('part') + 3 ('rest') is -1, not 0. Mend the total or its parts.", message);
    }

    [Fact]
    public void A_range_that_does_not_hold_is_named() =>
        Assert.Contains("'half' does not hold: + 2 × 2 ('part') is 4, not from 5 to 7", Small.Refused(() => new CellSystem([Part], [new LinearRelation("half", [new Term(0, 2)], 5, 7)])), StringComparison.Ordinal);

    // 3 % of 58 would be 1.45 to 2.03.
    [Fact]
    public void A_percentage_that_does_not_hold_is_told_without_an_end_that_nobody_wrote()
    {
        var percentage = new PrintedPercentage("percentage", 0, 1, 3).Read();
        SystemCell[] cells = [new("one", 1, 1, CellRole.Primary, 0, 90), new("all", 58, 58, CellRole.Suppressible, 0, 90)];
        Assert.EndsWith("is -90, not 0 or more. Mend the total or its parts.", Small.Refused(() => new CellSystem(cells, percentage)), StringComparison.Ordinal);
        Assert.EndsWith("is 194, not 0 or less. Mend the total or its parts.", Small.Refused(() => new CellSystem([cells[0] with { Value = 3 }, cells[1]], percentage)), StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_that_cannot_be_are_named()
    {
        Assert.Contains("'part' is there twice", Refused([Part, Part]), StringComparison.Ordinal);
        Assert.Contains("'part' cannot be used: its value -1 lies outside", Refused([Part with { Value = -1 }]), StringComparison.Ordinal);
        Assert.Contains("its value 51 lies outside what is known beforehand, 0 to 50", Refused([Part with { Value = 51 }]), StringComparison.Ordinal);
        Assert.Contains("the lower one is above the upper", Refused([Part with { Lower = 3, Upper = 2 }]), StringComparison.Ordinal);
        Assert.Contains("its cost -1 is negative", Refused([Part with { Cost = -1 }]), StringComparison.Ordinal);
        Assert.Contains("protection level is negative", Refused([Part with { LowerProtection = -1 }]), StringComparison.Ordinal);
        Assert.Contains("protection level is negative", Refused([Part with { UpperProtection = -1 }]), StringComparison.Ordinal);
        Assert.Equal(0, new CellSystem([Part with { Value = 0 }], []).Cells[0].Value);
        Assert.Equal(50, new CellSystem([Part with { Value = 50 }], []).Cells[0].Value);
    }

    [Fact]
    public void Relations_that_cannot_be_are_named()
    {
        Assert.Contains("names the cell 3, and there are only 0 to 2", Refused([Total, Part, Rest], new Term(3, 1)), StringComparison.Ordinal);
        Assert.Contains("names the cell -1", Refused([Total, Part, Rest], new Term(-1, 1)), StringComparison.Ordinal);
        Assert.Contains("counts the cell 'part' twice", Refused([Total, Part, Rest], new Term(1, 1), new Term(1, -1)), StringComparison.Ordinal);
        Assert.Contains("counts the cell 'part' 0 times", Refused([Total, Part, Rest], new Term(1, 0)), StringComparison.Ordinal);
        Assert.Contains("There is no cell 'x'", Small.Refused(() => new CellSystem([Part], []).IndexOf("x")), StringComparison.Ordinal);
        Assert.True(new CellSystem([Part], []).Has("part") && !new CellSystem([Part], []).Has("x"));
    }

    [Theory]
    [InlineData("the file ends before all was said", "0\n1\n")]
    [InlineData("Line 2 of the JJ file cannot be read: the number of cells is '-1'", "0\n-1\n")]
    [InlineData("a cell has 3 fields, and 9 are needed", "0\n1\n0 5 5\n")]
    [InlineData("the status 'q' of cell 0", "0\n1\n0 5 5 q 0 9 0 0 0\n0\n")]
    [InlineData("the cell 0 has the negative count -5", "0\n1\n0 -5 5 s 0 9 0 0 0\n0\n")]
    [InlineData("the value is '1.5', not a whole number", "0\n1\n0 1.5 5 s 0 9 0 0 0\n0\n")]
    [InlineData("the relation names the cell '7', which is not there", "0\n1\n0 5 5 s 0 9 0 0 0\n1\n0 1 : 7 (1)\n")]
    [InlineData("Line 5 of the JJ file cannot be read: the relation promises 2 cells and names 1", "0\n1\n0 5 5 s 0 9 0 0 0\n1\n0 2 : 0 (1)\n")]
    [InlineData("a relation reads", "0\n1\n0 5 5 s 0 9 0 0 0\n1\n0 1 0 (1)\n")]
    [InlineData("'relation on line 5' does not hold", "0\n1\n0 5 5 s 0 9 0 0 0\n1\n0 1 : 0 (1)\n")]
    public void A_JJ_file_that_cannot_be_is_named_by_its_line(string named, string text) =>
        Assert.Contains(named, Small.Refused(() => JjFile.Read(new StringReader(text))), StringComparison.Ordinal);

    private static string RefusedJj(string text) => Small.Refused(() => JjFile.Read(new StringReader(text)));

    [Theory]
    [InlineData(1, "value")]
    [InlineData(2, "cost")]
    [InlineData(4, "lower bound")]
    [InlineData(5, "upper bound")]
    [InlineData(6, "lower protection")]
    [InlineData(7, "upper protection")]
    public void A_field_of_a_JJ_file_that_is_no_number_is_named(int field, string name)
    {
        string[] fields = ["0", "5", "5", "s", "0", "9", "0", "0", "0"];
        fields[field] = "x";
        Assert.Equal($"Line 3 of the JJ file cannot be read: the {name} is 'x', not a whole number.", RefusedJj($"0\n1\n{string.Join(' ', fields)}\n0\n"));
    }

    [Fact]
    public void Relations_and_counts_of_a_JJ_file_are_named_when_they_cannot_be_read()
    {
        const string Cell = "0\n1\n0 5 5 s 0 9 0 0\n";
        Assert.Equal("Line 5 of the JJ file cannot be read: the right-hand side is 'x', not a whole number.", RefusedJj($"{Cell}1\nx 1 : 0 (1)\n"));
        Assert.Equal("Line 5 of the JJ file cannot be read: the coefficient is 'x', not a whole number.", RefusedJj($"{Cell}1\n0 1 : 0 (x)\n"));
        Assert.Equal("Line 5 of the JJ file cannot be read: the number of cells of a relation is 'x', not a whole number up to 10,000,000.", RefusedJj($"{Cell}1\n0 x : 0 (1)\n"));
        Assert.Equal("Line 5 of the JJ file cannot be read: a relation reads 'right-hand-side count : cell (coefficient) …'.", RefusedJj($"{Cell}1\n0 1\n"));
        Assert.Equal("Line 4 of the JJ file cannot be read: the number of relations is '1.5', not a whole number up to 10,000,000.", RefusedJj($"{Cell}1.5\n"));
        Assert.Contains("the file ends before all was said", RefusedJj("0\n10000000\n"), StringComparison.Ordinal);
        Assert.Contains("the number of cells is '10000001'", RefusedJj("0\n10000001\n"), StringComparison.Ordinal);
        Assert.Contains($"the number of cells is '{new string('9', 40)}…'", RefusedJj($"0\n{new string('9', 41)}\n"), StringComparison.Ordinal);
        Assert.Contains($"the number of cells is '{new string('9', 40)}', not", RefusedJj($"0\n{new string('9', 40)}\n"), StringComparison.Ordinal);
        Assert.Contains("the status 'q' of cell 0 is not one of s, u, z, m", RefusedJj("0\n1\n0 5 5 q 0 9 0 0 0\n0\n"), StringComparison.Ordinal);
    }

    // Other programs write 5.0, 1e3, a magnitude below 0 with its bound, empty lines, and relations without cells.
    [Fact]
    public void Numbers_of_a_JJ_file_may_be_written_as_other_programs_write_them()
    {
        var read = JjFile.Read(new StringReader("0\n\n2\n0 5.0 1e3 s 0 9 0 0\n\n1 -4 4 u -9 9 1 1 0\n2\n1 2 : 0 (1.0) 1 (1)\n0 0 :\n"));
        Assert.Equal((5L, 1000L, -4L, -9L), (read.Cells[0].Value, read.Cells[0].Cost, read.Cells[1].Value, read.Cells[1].Lower));
        Assert.Equal(("relation on line 8", 1L), (read.Relations[0].Name, read.Relations[0].Low));
        Assert.Empty(read.Relations[1].Terms);
        Assert.Contains("the value is '99999999999999999999', not a whole number", RefusedJj("0\n1\n0 99999999999999999999 5 s 0 9 0 0 0\n0\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Protection_is_written_for_primary_cells_only()
    {
        using var writer = new StringWriter();
        JjFile.Write(new CellSystem([Total, Part], []), writer);
        Assert.Equal("0\n2\n0 5 5 s 0 50 0 0 0\n1 2 2 u 0 50 1 1 0\n0\n", writer.ToString());
    }

    [Fact]
    public void Roles_say_what_is_hidden_and_what_may_be()
    {
        var roles = Enum.GetValues<CellRole>().Select(r => Part with { Role = r }).ToList();
        Assert.Equal([CellRole.Primary, CellRole.Hidden], roles.Where(c => c.IsHiddenFromTheStart).Select(c => c.Role));
        Assert.Equal([CellRole.Suppressible, CellRole.Primary, CellRole.Hidden], roles.Where(c => c.MayBeHidden).Select(c => c.Role));
        Assert.Equal(
            "The cell 'part' cannot be protected by hiding others: it follows from the row. Merge codes, allow zeros to be hidden, print no percentage of it, or leave the table out.",
            new UnprotectableException("part", "it follows from the row").Message);
    }

    [Fact]
    public void A_JJ_file_is_written_as_it_was_read()
    {
        const string Text = "0\n3\n0 5 7 z 0 50 0 0 0\n1 2 2 u 0 50 1 3 0\n2 3 3 m 0 50 0 0 0\n1\n0 3 : 0 (-1) 1 (1) 2 (1)\n";
        using var writer = new StringWriter();
        JjFile.Write(JjFile.Read(new StringReader(Text)), writer);
        Assert.Equal(Text, writer.ToString());
        var range = new CellSystem([Part], [new LinearRelation("half", [new Term(0, 1)], 0, 9)]);
        Assert.Contains("'half' is a range", Small.Refused(() => JjFile.Write(range, TextWriter.Null)), StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_numbers_may_be_written_with_a_decimal_point() =>
        Assert.Equal((5, 7), JjFile.Read(new StringReader("0\n1\n0 5.000 7.0 s 0 9 0 0 0\n0\n")).Cells[0] is var c ? (c.Value, c.Cost) : default);

    [Theory]
    [InlineData(101, 0)]
    [InlineData(-1, 0)]
    [InlineData(1001, 1)]
    [InlineData(5, 7)]
    [InlineData(5, -1)]
    public void Percentages_are_0_to_100_with_at_most_six_decimals(long printed, int decimals) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearRelation.Percentage("p", 0, 1, printed, decimals));

    // 12.5 % of 8 is 1: 12.45 × 8 ≤ 100 ≤ 12.55 × 8; 2 would be 25 %.
    [Fact]
    public void A_percentage_of_one_decimal_tells_the_count_of_a_base_of_8()
    {
        SystemCell[] Cells(long n) => [new("n", n, 1, CellRole.Primary, 0, 8), new("base", 8, 8, CellRole.Published, 0, 90)];
        var relations = LinearRelation.Percentage("p", 0, 1, 125, 1);
        Assert.Equal(1, new CellSystem(Cells(1), relations).Cells[0].Value);
        Assert.Contains("'p' does not hold", Small.Refused(() => new CellSystem(Cells(2), relations)), StringComparison.Ordinal);
        Assert.Contains("'p' does not hold", Small.Refused(() => new CellSystem(Cells(0), relations)), StringComparison.Ordinal);
    }

    [Fact]
    public void Coalitions_know_together_what_each_knows()
    {
        Insider[] three = [new("a", [1]), new("b", [2, 3]), new("c", [3])];
        Assert.Equal(["a", "b", "c"], Insider.Coalitions(three, 1).Select(i => i.Name));
        var pairs = Insider.Coalitions(three, 2);
        Assert.Equal(["a", "b", "c", "a with b", "a with c", "b with c"], pairs.Select(i => i.Name));
        Assert.Equal([1, 2, 3], pairs[3].Knows);
        Assert.Equal([2, 3], pairs[5].Knows);
        Assert.Equal(7, Insider.Coalitions(three, 3).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => Insider.Coalitions(three, 0));
    }

    // One person: 'one' is 1, and so is 'all' because its other part is printed as 0. 'more' is not alone.
    [Fact]
    public void Whoever_is_alone_knows_every_cell_that_is_visibly_its_own()
    {
        var system = new CellSystem(
            [new("all", 1, 1, CellRole.Suppressible, 0, 9), new("one", 1, 1, CellRole.Primary, 0, 9), new("none", 0, 1, CellRole.Published, 0, 9), new("more", 2, 2, CellRole.Primary, 0, 9)],
            [LinearRelation.Sum("the row", 0, [1, 2])]);
        var insider = Assert.Single(system.Insiders);
        Assert.Equal("whoever is alone in 'all'", insider.Name);
        Assert.Equal([0, 1], insider.Knows);
    }

    private static string Refused(SystemCell[] cells, params Term[] terms) => Small.Refused(() => new CellSystem(cells, terms.Length == 0 ? [] : [new LinearRelation("r", terms)]));
}
