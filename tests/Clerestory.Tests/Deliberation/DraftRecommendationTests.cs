using Clerestory.Deliberation;

namespace Clerestory.Tests.Deliberation;

public sealed class DraftRecommendationTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task It_stands_with_its_first_words_and_the_next_code_of_its_year(string database)
    {
        await using var sitting = await Sitting.On(database, postgres);
        Assert.Equal(new DraftRecommendation.Result.Drafted("R2021-1"), await sitting.Draft());
        Assert.Equal(new DraftRecommendation.Result.Drafted("R2021-2"), await sitting.Draft());

        var kept = await sitting.Recommendation("R2021-1");
        Assert.Equal((Sitting.Plan.Text, "Council on Freedom from Trafficking", "uc-910", Sitting.Today, false), (kept.Text, kept.BodyName, kept.Laws, kept.Versions[0].Day, kept.IsFromPack));
        Assert.Equal(Hash.Of(Sitting.Plan.Text), (await sitting.Trail()).First(e => e.What == "drafted recommendation").Content);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Everything_that_is_missing_is_named_at_once(string database)
    {
        await using var sitting = await Sitting.On(database, postgres);
        var needs = Assert.IsType<DraftRecommendation.Result.NeedsWork>(await sitting.Draft(new RecommendationPlan(21, "", "", "nobody", "", ["uc-none"], " ", "")));
        Assert.Equal(["year", "kind", "title", "body", "addressee", "text", "proposedBy", "laws"], needs.Problems.Select(p => p.Field));
        Assert.Empty(await sitting.With(store => store.RecommendationsOf("demo", Bench.Cancel)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_draft_is_nobodys_business_before_it_is_decided(string database)
    {
        var (sitting, _) = await Sitting.Drafted(database, postgres);
        await using var end = sitting;
        Assert.Empty((await sitting.With(store => store.DeliberationRecord("demo", Bench.Cancel))).Recommendations);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_staff_draft(string database)
    {
        await using var sitting = await Sitting.On(database, postgres);
        foreach (var actor in Sitting.AllBut(AccountRole.Staff)) await Assert.ThrowsAsync<Denied>(() => sitting.Draft(actor: actor));
    }
}
