using Clerestory.Deliberation;

namespace Clerestory.Tests.Deliberation;

public sealed class LoadRecommendationsTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_the_store_tells_is_what_the_pack_tells_to_the_last_seal(string database)
    {
        await using var sitting = await Sitting.On(database, postgres);
        foreach (var pack in new[] { Bench.Demonstration, Bench.Connecticut })
        {
            var load = await sitting.With(store => new LoadRecommendations(store, sitting.Clock).Run(pack, Bench.ActorOf(pack), Bench.Cancel));
            Assert.Equal(new LoadRecommendations.Result(Recommendation.In(pack).Count, Recommendation.In(pack).Count), load);
            var record = await sitting.With(store => store.DeliberationRecord(pack.Manifest.Code, Bench.Cancel));
            Assert.Equal(DeliberationRecord.In(pack).Seal, record.Seal);
            Assert.All(record.Recommendations.SelectMany(r => r.Rolls), r => Assert.Equal(r.SealItOughtToHave(), r.Seal));
            Assert.Equal(0, (await sitting.With(store => new LoadRecommendations(store, sitting.Clock).Run(pack, Bench.ActorOf(pack), Bench.Cancel))).Changed);
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_change_of_the_pack_comes_through_and_what_the_desk_noted_stays(string database)
    {
        await using var sitting = await Sitting.On(database, postgres);
        using var copy = new PackCopy("demo");
        Task<LoadRecommendations.Result> Load() => sitting.With(store => new LoadRecommendations(store, sitting.Clock).Run(copy.Pack, Bench.ActorOf(copy.Pack), Bench.Cancel));
        await Load();
        await sitting.Draft();
        Assert.Null(await sitting.Note("R2018-1", new StepPlan(DispositionStage.Bill, DispositionStatus.Introduced, "It was introduced again.", "inv-acts", Grade.Verified) { Cite = "Bill 2021-X40" }));
        copy.Replace("recommendations/recommendations.json", "The session ended before the bill was called.", "The session ended.");
        Assert.Equal(new LoadRecommendations.Result(6, 1), await Load());

        var kept = await sitting.Recommendation("R2018-1");
        Assert.Equal([(2, "The session ended."), (1001, "It was introduced again.")], kept.Steps.Skip(1).Select(s => (s.Number, s.Summary)));
        Assert.Equal(Sitting.Plan.Title, (await sitting.Recommendation("R2021-1")).Title);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_code_that_the_desk_has_used_is_a_fault_with_its_remedy(string database)
    {
        await using var sitting = await Sitting.On(database, postgres);
        await sitting.Draft(Sitting.Plan with { Year = 2017 });
        var fault = await Assert.ThrowsAsync<Fault>(() => sitting.With(store => new LoadRecommendations(store, sitting.Clock).Run(Bench.Demonstration, Bench.ActorOf(Bench.Demonstration), Bench.Cancel)));
        Assert.Equal("recommendation.clash", fault.Rule);
        Assert.Contains("R2017-1", fault.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_the_operator_loads(string database)
    {
        await using var sitting = await Sitting.On(database, postgres);
        foreach (var actor in Sitting.AllBut()) await Assert.ThrowsAsync<Denied>(() => sitting.With(store => new LoadRecommendations(store, sitting.Clock).Run(Bench.Demonstration, actor, Bench.Cancel)));
    }
}
