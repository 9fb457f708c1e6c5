using Clerestory.Registry;

namespace Clerestory.Tests.Registry;

public sealed class EndDesignationTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_designee_sits_until_the_last_day_and_the_member_stays(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        Assert.Null(await End(sitting, "d1", Sitting.Today));
        Assert.NotNull((await sitting.Seat(2)).Designee);
        var next = await sitting.Seat(2, Sitting.Today.AddDays(1));
        Assert.Equal((null, Holding.Held), (next.Designee, next.Holding));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_cannot_be_is_refused_and_says_why(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        Assert.Contains("no such designee", await End(sitting, "none", Sitting.Today), StringComparison.Ordinal);
        Assert.Contains("ended on March 31, 2020", await End(sitting, "d2", Sitting.Today), StringComparison.Ordinal);
        Assert.Contains("before September 1, 2019", await End(sitting, "d1", new DateOnly(2019, 8, 31)), StringComparison.Ordinal);
        foreach (var actor in Sitting.Others) await Assert.ThrowsAsync<Denied>(() => End(sitting, "d1", Sitting.Today, actor));
    }

    private static Task<string?> End(Sitting sitting, string designation, DateOnly last, Actor? actor = null) =>
        sitting.With(store => new EndDesignation(store, sitting.Clock).Run("demo", designation, last, actor ?? Sitting.Staff, Bench.Cancel));
}
