namespace Clerestory.Disclosure.Tests.Tables;

/// <summary>From inner cells, hierarchies and a threshold comes the very system that sdcTable and τ-ARGUS work on.</summary>
public sealed class InstanceTests
{
    [Theory]
    [InlineData("g1e2", 210)]
    [InlineData("g3e2", 378)]
    [InlineData("o_a", 180)]
    [InlineData("o_b", 272)]
    [InlineData("o_c", 860)]
    [InlineData("peht", 90)]
    [InlineData("peht_x8", 90)]
    [InlineData("ssb_z1", 45)]
    [InlineData("us135_singletons", 18)]
    [InlineData("us136_linked", 13)]
    public void An_instance_comes_out_cell_by_cell_and_sum_by_sum(string name, int cells)
    {
        var instance = Instance.Read(name);
        MustBeTheSame(instance.Judged.System, instance.Expected);
        Assert.Equal(cells, instance.Judged.System.Cells.Count);
    }

    internal static void MustBeTheSame(CellSystem made, CellSystem expected)
    {
        Assert.Equal(expected.Cells.Select(Told), made.Cells.Select(Told));
        Assert.Equal(expected.Relations.Select(Told), made.Relations.Select(Told));
        Assert.Equal(made.Relations.Count, made.Relations.Select(r => r.Name).Distinct().Count());
    }

    private static (long, long, CellRole, long, long, long, long) Told(SystemCell c) => (c.Value, c.Cost, c.Role, c.Lower, c.Upper, c.LowerProtection, c.UpperProtection);

    private static string Told(LinearRelation r) => $"{r.Low} {r.High}: {string.Join(' ', r.Terms)}";
}
