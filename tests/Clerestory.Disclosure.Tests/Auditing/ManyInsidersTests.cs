using Clerestory.Disclosure.Auditing;

namespace Clerestory.Disclosure.Tests.Auditing;

/// <summary>A world that was found is never forgotten, however many were found before.</summary>
public sealed class ManyInsidersTests
{
    // 'a' can be exchanged with each of 300 others: two worlds each, and whoever knows one of the others is left in doubt by the rest.
    [Fact]
    public void A_cell_that_moves_in_hundreds_of_ways_is_told_to_nobody_who_knows_one_of_them()
    {
        SystemCell[] cells = [new("all", 301, 301, CellRole.Suppressible, 0, 900), .. Enumerable.Range(0, 301).Select(i => new SystemCell(i == 0 ? "a" : $"b{i}", 1, 1, CellRole.Primary, 0, 900))];
        Insider[] insiders = [.. Enumerable.Range(2, 300).Select(i => new Insider($"who knows all but a and b{i - 1}", [.. Enumerable.Range(2, 300).Where(c => c != i)]))];
        var system = new CellSystem(cells, [LinearRelation.Sum("the row", 0, Enumerable.Range(1, 301))], insiders);
        Assert.True(ReleaseAudit.Of(system, Enumerable.Range(1, 301).ToHashSet()).IsSafe);
    }
}
