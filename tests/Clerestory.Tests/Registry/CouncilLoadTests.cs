using Clerestory.Registry;

namespace Clerestory.Tests.Registry;

public sealed class CouncilLoadTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_a_pack_says_of_its_council_is_read_back_from_the_store_word_for_word(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        Assert.Equal(Text(CouncilRecord.In(sitting.Pack)), Text(await sitting.Council()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_the_desk_changed_stays_when_the_same_pack_is_loaded_again(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        Assert.Null(await sitting.Appoint(13, "wheelworth", Sitting.Today));
        Assert.Null(await sitting.End("a8", Sitting.Today));
        string before = Text(await sitting.Council());
        var again = await sitting.Load(sitting.Pack);
        Assert.False(again.Changed);
        Assert.Empty(again.Kept);
        Assert.Equal(before, Text(await sitting.Council()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_only_the_pack_changed_is_taken_and_what_it_took_out_goes(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        using var copy = new PackCopy("demo");
        copy.Replace("council/people.csv", "Ray Standinson", "Ray Standinsen");
        copy.Write("council/designations.csv", string.Join('\n', copy.Read("council/designations.csv").Split('\n').Where(l => !l.StartsWith("d3,", StringComparison.Ordinal))));
        var loaded = await sitting.Load(copy.Pack);
        Assert.True(loaded.Changed);
        var council = await sitting.Council();
        Assert.Equal("Ray Standinsen", council.PersonOf("standinson")!.Name);
        Assert.DoesNotContain(council.Designations, d => d.Code == "d3");
        Assert.False((await sitting.Load(copy.Pack)).Changed);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Where_both_changed_and_differ_the_desks_word_stands_and_it_is_told_until_they_agree(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        Assert.Null(await sitting.End("a8", Sitting.Today));
        using var copy = new PackCopy("demo");
        copy.Replace("council/appointments.csv", "2018-09-01,2021-08-31,,", "2018-09-01,2021-08-31,2020-10-20,Resigned.");
        for (int load = 0; load < 2; load++)
        {
            var kept = Assert.Single((await sitting.Load(copy.Pack)).Kept);
            Assert.Contains("appointment a8", kept.Message, StringComparison.Ordinal);
            Assert.Equal(Sitting.Today, (await sitting.Council()).Appointments.Single(a => a.Code == "a8").To);
        }
        copy.Replace("council/appointments.csv", "2020-10-20,Resigned.", "2020-10-15,Resigned.");
        Assert.Empty((await sitting.Load(copy.Pack)).Kept);
        copy.Replace("council/appointments.csv", "2020-10-15,Resigned.", "2020-10-16,Resigned.");
        Assert.Empty((await sitting.Load(copy.Pack)).Kept);   // they agreed, so the pack is followed again
        Assert.Equal(new DateOnly(2020, 10, 16), (await sitting.Council()).Appointments.Single(a => a.Code == "a8").To);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_councils_share_a_store_and_neither_sees_the_other(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        string before = Text(await sitting.Council());
        await sitting.Load(Bench.Connecticut);
        Assert.Equal(before, Text(await sitting.Council()));
        Assert.Equal(Text(CouncilRecord.In(Bench.Connecticut)), Text(await sitting.With(store => store.Council("ct", Bench.Cancel))));
    }

    private static string Text(CouncilRecord council) => System.Text.Json.JsonSerializer.Serialize(council);
}
