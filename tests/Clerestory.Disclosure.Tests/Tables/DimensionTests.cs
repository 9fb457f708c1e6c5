using Clerestory.Disclosure.Tables;
using static Clerestory.Disclosure.Tests.Tables.Small;

namespace Clerestory.Disclosure.Tests.Tables;

public sealed class DimensionTests
{
    private static Hierarchy Tree(string dimension, params (int, string)[] codes) => new(dimension, codes);

    // Young is another name of minors; all adults are one code, so they and their part are one set.
    private static readonly Hierarchy ByAge = Tree("age", (1, "T"), (2, "minors"), (3, "0-12"), (3, "13-17"), (2, "adults"), (3, "18+"));
    private static readonly Hierarchy ByLaw = Tree("age", (1, "All"), (2, "0-12"), (2, "teens and adults"), (3, "18+"), (3, "13-17"));

    [Fact]
    public void Codes_of_one_set_are_one_under_the_first_of_their_names()
    {
        var age = new Dimension(ByAge, ByLaw);
        Assert.Equal(["T", "minors", "0-12", "13-17", "adults", "teens and adults"], age.Codes.Select(c => c.Name));
        Assert.Equal((0, 4, 5), (age.IndexOf("All"), age.IndexOf("18+"), age.IndexOf("teens and adults")));
        Assert.Equal(["13-17", "18+"], age.Codes[5].InnerCodes);
        Assert.Equal(["0-12", "13-17", "18+"], age.InnerCodes);
        Assert.True(age.Has("All"));
        Assert.False(age.Has("old"));
        Assert.Equal([0, 1, 3, 5], age.Above("13-17"));
    }

    // A code with one part adds up nothing; a way that two hierarchies have in common is one.
    [Fact]
    public void Sums_are_those_of_all_hierarchies_each_once()
    {
        Assert.Equal(["0=1+4 (1)", "1=2+3 (1)", "0=2+5 (2)", "5=4+3 (2)"], Told(new Dimension(ByAge, ByLaw)));
        var same = Tree("age", (1, "T"), (2, "adults"), (3, "18+"), (2, "minors"), (3, "13-17"), (3, "0-12"));
        Assert.Equal(["0=1+4 (1)", "1=2+3 (1)"], Told(new Dimension(ByAge, same)));
    }

    private static IEnumerable<string> Told(Dimension dimension) => dimension.Sums.Select(s => $"{s.Total}={string.Join('+', s.Parts)} ({s.Hierarchy})");

    [Fact]
    public void Hierarchies_that_do_not_fit_together_are_named()
    {
        Assert.Equal("A dimension has no hierarchy. Give it one.", Refused(() => new Dimension()));
        Assert.Equal("The hierarchies of 'age' and 'sex' cannot be alternatives of one dimension.", Refused(() => new Dimension(ByAge, Hierarchy.Flat("sex", "T", ["f", "m"]))));
        string differ = "of 'age' is in one of its hierarchies and not in another. All of them must end in the same inner codes.";
        Assert.Equal($"The inner code '18+' {differ}", Refused(() => new Dimension(ByAge, Hierarchy.Flat("age", "T", ["0-12", "13-17"]))));
        Assert.Equal($"The inner code '65+' {differ}", Refused(() => new Dimension(ByAge, Hierarchy.Flat("age", "T", ["0-12", "13-17", "18+", "65+"]))));
        Assert.Equal(
            "The code 'minors' of 'age' means one set in one hierarchy and another set in another. Give one of them another name.",
            Refused(() => new Dimension(ByAge, Tree("age", (1, "T"), (2, "minors"), (3, "0-12"), (3, "18+"), (2, "13-17")))));
        Assert.Equal("The dimension 'age' has no code 'old'. Add it to the hierarchy, or mend where it is used.", Refused(() => new Dimension(ByAge).IndexOf("old")));
    }
}
