using Clerestory.Disclosure.Tables;
using static Clerestory.Disclosure.Tests.Tables.Small;

namespace Clerestory.Disclosure.Tests.Tables;

/// <summary>How tables are read, and what each message says to the end.</summary>
public sealed class TableReaderTests
{
    private static readonly Dimension[] Dimensions = [Flat("kind", "a", "b"), Flat("place", "n", "s")];
    private static readonly string Long = new('x', 41);

    private static string RefusedLine(string line, TableColumns? columns = null, string header = "kind,place,n") =>
        Refused(() => TableReader.Read(new StringReader($"{header}\n{line}\n"), Dimensions, columns));

    [Fact]
    public void Messages_name_the_line_and_the_remedy()
    {
        Assert.Equal("The table is empty. Its first line must name the columns.", Refused(() => TableReader.Read(new StringReader(""), Dimensions)));
        Assert.Equal("The table has no column 'n'. Its columns are 'kind', 'place', 'count'.", RefusedLine("a,n,1", header: "kind,place,count"));
        Assert.Equal("Line 2 of the table has 2 fields, and the header 3. Mend the line.", RefusedLine("a,n"));
        Assert.Equal("Line 2 of the table has the unknown code 'x' of 'kind'. Add it to the hierarchy, or mend the line.", RefusedLine("x,n,1"));
        Assert.Equal("Line 2 of the table has the count 'many', which is not a whole number. Mend it.", RefusedLine("a,n,many"));
        Assert.Equal("Line 2 of the table has the negative count -1. Counts are 0 or more.", RefusedLine("a,n,-1"));
        Assert.Equal("Line 3 of the table is the same cell as line 2: kind=a, place=n. Put the two together, or take one out.", RefusedLine("a,n,1\na,n,2"));
        Assert.Equal("Line 3 gives 4 for the total 'kind=a, place=T', and its parts add up to 3. Mend the total or its parts.", RefusedLine("a,n,3\na,T,4"));
        Assert.Equal("Line 2 of the table names no contributor. Name the one that it comes from.", RefusedLine("a,n,1,", new TableColumns(Contributor: "who"), "kind,place,n,who"));
        Assert.Equal("Line 2 of the table has no id of its unit. Give one.", RefusedLine("a,n,", new TableColumns(null, Unit: "id"), "kind,place,id"));
        Assert.Equal("Line 2 of the table is one unit and counts 2. Count it once.", RefusedLine("a,n,2,u", new TableColumns(Unit: "id"), "kind,place,n,id"));
        Assert.Equal("The total 'kind=T, place=T' is missing: its parts add up to 3. Add a line for it.", RefusedLine("a,n,3", new TableColumns(TotalsMustBeThere: true)));
    }

    [Fact]
    public void A_code_or_column_of_more_than_forty_characters_is_shortened_in_messages()
    {
        Assert.Contains($"'{Long[..40]}…'", RefusedLine($"{Long},n,1"), StringComparison.Ordinal);
        Assert.Contains($"'{Long[..40]}'", RefusedLine($"{Long[..40]},n,1"), StringComparison.Ordinal);
        Assert.Contains($"no column 'n'. Its columns are 'kind', 'place', '{Long[..40]}…'", RefusedLine("a,n,1", header: $"kind,place,{Long}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind;place;n\n\"a\";n;3\n\n")]
    [InlineData(" kind , place , n \n a , n , 3 ")]
    [InlineData("\uFEFFkind\tplace\tn\n   \na\tn\t3")]
    [InlineData("kind;place;\"n\"\na;\"n\";3")]
    public void Signs_that_part_fields_are_read_from_the_header(string text)
    {
        var row = Assert.Single(TableReader.Read(new StringReader(text), Dimensions).Rows);
        Assert.Equal(("a", "n", 3L), (row.Codes[0], row.Codes[1], row.Count));
    }

    [Fact]
    public void Quotation_marks_hold_separators_and_each_other()
    {
        Dimension[] odd = [Flat("kind", "a, b", "say \"c\"")];
        var read = TableReader.Read(new StringReader("kind,n\n\"a, b\",1\n\"say \"\"c\"\"\",2\n"), odd);
        Assert.Equal([("a, b", 1L), ("say \"c\"", 2L)], read.Rows.Select(r => (r.Codes[0], r.Count)));
        Assert.Equal("Line 2 opens a quotation mark and does not close it. Close it.", Refused(() => TableReader.Read(new StringReader("kind,n\n\"a, b,1\n"), odd)));
    }

    // Lines are numbered as they stand in the file, empty ones among them.
    [Fact]
    public void Empty_lines_are_counted_and_not_read() => Assert.StartsWith("Line 4 of the table has the unknown code", RefusedLine("a,n,1\n\nx,n,1"), StringComparison.Ordinal);

    [Fact]
    public void Without_counts_each_line_is_one_unit_and_several_may_look_alike()
    {
        var read = TableReader.Read(new StringReader("kind,place\na,n\na,n\nb,s\n"), Dimensions, new TableColumns(null), "clients");
        Assert.Equal([2L, 1L], read.Rows.Select(r => r.Count));
        Assert.Equal("clients", read.Population);
        Assert.Contains("is the same cell as line 2", RefusedLine("a,n,u\na,n,u", new TableColumns(null, Unit: "id"), "kind,place,id"), StringComparison.Ordinal);
        Assert.Contains("is the same cell as line 2", RefusedLine("a,n,1,x\na,n,1,x", new TableColumns(Contributor: "who"), "kind,place,n,who"), StringComparison.Ordinal);
    }

    // All totals that are not inner must be there; inner cells that are not named are 0.
    [Fact]
    public void Totals_that_must_be_there_are_all_looked_for()
    {
        string[] all = ["kind place n", "a n 3", "T T 3", "T n 3", "T s 0", "a T 3", "b T 0"];
        var columns = new TableColumns(TotalsMustBeThere: true);
        Assert.Equal(3, Assert.Single(Read(Dimensions, columns, all).Rows).Count);
        for (int without = 2; without < all.Length; without++)
        {
            string[] left = [.. all.Where((_, i) => i != without)];
            string[] gone = all[without].Split(' ');
            Assert.Contains($"The total 'kind={gone[0]}, place={gone[1]}' is missing", Refused(() => Read(Dimensions, columns, left)), StringComparison.Ordinal);
        }
    }

    // The code of one part is the part: the total is given under either name.
    [Fact]
    public void A_total_given_twice_under_two_names_is_named()
    {
        Dimension[] one = [new(new Hierarchy("d", [(1, "T"), (2, "x"), (3, "a"), (2, "b"), (2, "y"), (3, "c"), (3, "e")])), Flat("place", "n", "s")];
        Assert.Equal("Line 4 gives the total 'd=x, place=T' a second time. Take one of the two out.", Refused(() => Read(one, null, "d place n", "a n 3", "a T 3", "x T 3")));
    }
}
