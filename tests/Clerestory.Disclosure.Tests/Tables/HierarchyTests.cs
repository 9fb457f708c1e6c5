using Clerestory.Disclosure.Tables;
using static Clerestory.Disclosure.Tests.Tables.Small;

namespace Clerestory.Disclosure.Tests.Tables;

public sealed class HierarchyTests
{
    private static Hierarchy Read(string text) => HierarchyReader.Read("d", new StringReader(text));

    private static Hierarchy Deep => Read("@,T\n@@,north\n@@@,a\n@@@,b\n@@,south\n@@@,c\n@@,d\n");

    [Fact]
    public void Codes_stand_in_their_order_with_parts_and_inner_codes()
    {
        Assert.Equal(("d", "T", "T north a b south c d"), (Deep.Dimension, Deep.Total, string.Join(' ', Deep.Codes)));
        Assert.Equal(["a", "b", "c", "d"], Deep.InnerCodes);
        Assert.Equal(["north", "south", "d"], Deep.PartsOf("T"));
        Assert.Equal(["a b", "c", "d"], ((string[])["north", "south", "d"]).Select(c => string.Join(' ', Deep.InnerCodesOf(c))));
        Assert.Empty(Deep.PartsOf("c"));
        Assert.True(Deep.Has("south"));
        Assert.False(Deep.Has("west"));
        Assert.Equal("The hierarchy of 'd' has no code 'west'. Add it to the hierarchy, or mend where it is used.", Refused(() => Deep.PartsOf("west")));
        Assert.Contains("has no code 'west'", Refused(() => Deep.InnerCodesOf("west")), StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_in_any_order_make_the_same_tree()
    {
        var made = Hierarchy.OfPairs("d", "T", [("a", "north"), ("north", "T"), ("b", "north"), ("south", "T"), ("d", "T"), ("c", "south")]);
        Assert.Equal(Deep.Codes, made.Codes);
        Assert.Equal("The hierarchy of 'd' says more than once where the code 'T' belongs. Say it once, and use a second hierarchy for a second way to add up.", Refused(() => Hierarchy.OfPairs("d", "T", [("T", "a"), ("a", "T")])));
        Assert.Equal("The hierarchy of 'd' says that 'a' is part of 'x', which is not there. Add 'x', or put 'a' elsewhere.", Refused(() => Hierarchy.OfPairs("d", "T", [("b", "T"), ("a", "x")])));
        Assert.Equal("The hierarchy of 'd' goes round in a circle at the code 'a', so that it never reaches the total 'T'. Say of which code it is part.", Refused(() => Hierarchy.OfPairs("d", "T", [("a", "b"), ("b", "a")])));
    }

    [Theory]
    [InlineData("level,code\n@,T\n@@,a\n")]
    [InlineData("\"level\",\"code\"\n\"@\",\"T\"\n\"@@\",\"a\"\n")]
    [InlineData("Level;Name\n@;T\n@@;a\n")]
    [InlineData("\uFEFF@\tT\n\n@@\ta\n")]
    [InlineData("@ T\n  @@ a  \n")]
    [InlineData("@T\n@@a\n")]
    public void All_ways_in_which_such_files_are_written_are_read(string text) => Assert.Equal(["T", "a"], Read(text).Codes);

    [Fact]
    public void A_header_is_one_only_in_the_first_line() =>
        Assert.Equal("Line 2 of the hierarchy of 'd' begins with 'level,code' and not with '@'. Each line reads '@', once for each level, then a comma and a code.", Refused(() => Read("@,T\nlevel,code\n")));

    [Fact]
    public void Long_lines_are_shortened_in_messages()
    {
        Assert.Contains($"begins with '{new string('x', 40)}…' and", Refused(() => Read(new string('x', 41))), StringComparison.Ordinal);
        Assert.Contains($"begins with '{new string('x', 40)}' and", Refused(() => Read(new string('x', 40))), StringComparison.Ordinal);
        Assert.Equal("Line 1 of the hierarchy of 'd' has no code after the '@'. Each line reads '@', once for each level, then a comma and a code.", Refused(() => Read("@")));
    }

    [Fact]
    public void What_is_written_is_read_again_with_signs_that_part_fields_and_quotation_marks()
    {
        var hierarchy = Hierarchy.Flat("d", "All, of them", ["a;b", "say \"a\"", "two words", "plain"]);
        using var writer = new StringWriter();
        HierarchyReader.Write(hierarchy, writer);
        Assert.Equal("level,code\n@,\"All, of them\"\n@@,\"a;b\"\n@@,\"say \"\"a\"\"\"\n@@,\"two words\"\n@@,plain\n", writer.ToString());
        Assert.Equal(["All, of them", "a;b", "two words", "plain"], Read(writer.ToString().Replace("@@,\"say \"\"a\"\"\"\n", "")).Codes);
    }

    [Fact]
    public void Deep_trees_are_written_with_their_levels()
    {
        using var writer = new StringWriter();
        HierarchyReader.Write(Deep, writer);
        Assert.Equal("level,code\n@,T\n@@,north\n@@@,a\n@@@,b\n@@,south\n@@@,c\n@@,d\n", writer.ToString());
    }

    [Theory]
    [InlineData("The hierarchy of 'd' has no total: the first line must be '@' and the code of the total.", "")]
    [InlineData("The hierarchy of 'd' has two totals, 'T' and 'U'. Put one of them below the other.", "@,T\n@,U\n")]
    [InlineData("The hierarchy of 'd' leaves out a level above the code 'a', which is an orphan so. Give it one '@' more than the code that it is part of.", "@,T\n@@@,a\n")]
    [InlineData("The hierarchy of 'd' goes round in a circle: the code 'a' is part of itself. Take one of the two out.", "@,T\n@@,a\n@@@,b\n@@@@,a\n")]
    [InlineData("The hierarchy of 'd' has the code 'a' twice. Take one of the two out, or use a second hierarchy for a second way to add up.", "@,T\n@@,a\n@@,b\n@@@,a\n")]
    public void Messages_say_what_is_wrong_and_what_to_do(string message, string text) => Assert.Equal(message, Refused(() => Read(text)));
}
