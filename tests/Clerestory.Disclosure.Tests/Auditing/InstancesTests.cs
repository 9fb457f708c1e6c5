using Clerestory.Disclosure.Auditing;
using Clerestory.Disclosure.Tests.Tables;

namespace Clerestory.Disclosure.Tests.Auditing;

/// <summary>Published instances, of 13 to 860 cells, with what must be hidden and nothing else: full of holes, each of which is proven.</summary>
public sealed class InstancesTests
{
    [Theory]
    [InlineData("us135_singletons")]
    [InlineData("us136_linked")]
    [InlineData("peht")]
    [InlineData("peht_x8")]
    [InlineData("ssb_z1")]
    [InlineData("o_b")]
    [InlineData("g1e2")]
    public void Every_hole_of_a_published_instance_is_found_and_proven(string name)
    {
        var system = Instance.Read(name).Expected;
        var hidden = Enumerable.Range(0, system.Cells.Count).Where(c => system.Cells[c].IsHiddenFromTheStart).ToHashSet();
        var audit = ExactAudit.Of(system, hidden);
        Assert.All(audit.Cells, c => Assert.True(c.IsExact && c.Pin != Pin.NotDecided));
        Assert.All(audit.Cells, c => Assert.InRange(system.Cells[c.Cell].Value, c.Low, c.High ?? long.MaxValue));
        Assert.All(audit.Cells, c => Assert.Equal(EverySolution.FollowsLinearly(system, hidden, c.Cell), c.Pin == Pin.ByEquations));
        Assert.All(audit.Cells.Where(c => c.IsPinned), c => Assert.True(c.Certificate!.Check(), c.Certificate.Text));
        Assert.All(audit.Insiders, i => Assert.Empty(i.NotDecided));
    }

    // With all cells of 20 or less hidden, the verdict for each cell and each insider needs few cases, however long the intervals would take.
    [Theory]
    [InlineData("g1e2")]
    [InlineData("o_a")]
    public void A_large_block_is_judged_with_few_cases(string name)
    {
        var system = Instance.Read(name).Expected;
        var hidden = system.Cells.Index().Where(c => c.Item.MayBeHidden && (c.Item.Value <= 20 || c.Item.IsHiddenFromTheStart)).Select(c => c.Index).ToHashSet();
        var audit = ExactAudit.Of(system, hidden, 2_000);
        Assert.DoesNotContain(audit.Cells, c => c.Pin == Pin.NotDecided);
        Assert.All(audit.Insiders, i => Assert.Empty(i.NotDecided));
        Assert.All(audit.Cells, c => Assert.True(c.Low <= c.SureLow && c.SureHigh <= (c.High ?? long.MaxValue)));
    }
}
