using Clerestory.Deliberation;

namespace Clerestory.Tests.Deliberation;

public sealed class RecordDispositionTests(PostgresServer postgres)
{
    private static readonly StepPlan Bill = new(DispositionStage.Bill, DispositionStatus.Introduced, "Bill 2022-X1 was introduced.", "https://assembly.example/x1", Grade.Verified) { Day = new DateOnly(2022, 1, 10), Cite = "Bill 2022-X1" };

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_chain_leads_from_bill_to_act_to_statute_to_figure_and_the_last_step_of_law_says_how_far_it_came(string database)
    {
        await using var sitting = await Decided(database);
        StepPlan[] steps =
        [
            Bill, new(DispositionStage.Act, DispositionStatus.Enacted, "It became an act.", "inv-acts", Grade.Verified) { Law = "act-2018-x7" },
            new(DispositionStage.Statute, DispositionStatus.Enacted, "The statute has the words.", "inv-code", Grade.Verified) { Law = "uc-910", Day = new DateOnly(2018, 7, 1) },
            new(DispositionStage.Figure, DispositionStatus.Waiting, "More were to answer.", "inv-round-2020", Grade.Verified) { Figure = "PO-01", Before = "PO-18", MeantTo = MeantTo.Rise },
        ];
        foreach (var step in steps) Assert.Null(await sitting.Note("R2021-1", step));
        var kept = await sitting.Recommendation("R2021-1");
        Assert.Equal(DispositionStatus.Enacted, kept.Status);
        Assert.Equal([1001, 1002, 1003, 1004], kept.Steps.Select(s => s.Number));
        Assert.Equal(4, (await sitting.Trail()).Count(e => e.What == "recorded disposition"));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_cannot_be_is_refused(string database)
    {
        await using var sitting = await Decided(database);
        (StepPlan Step, string Why)[] wrong =
        [
            (Bill with { Summary = " " }, "what happened"), (Bill with { Status = DispositionStatus.Done }, "A bill is introduced"), (Bill with { Law = "bill-none" }, "not in the law register"),
            (Bill with { Stage = DispositionStage.Act }, "is law"), (Bill with { Figure = "PO-01" }, "Only a step about a figure"), (Bill with { Source = "" }, "has a source"),
            (new StepPlan(DispositionStage.Figure, DispositionStatus.Waiting, "It moves.", "inv-code", Grade.Verified) { Figure = "ZZ-99", MeantTo = MeantTo.Fall }, "no figure 'ZZ-99'"),
            (new StepPlan(DispositionStage.Figure, DispositionStatus.Waiting, "It moves.", "inv-code", Grade.Verified) { Figure = "PO-01" }, "which way"),
        ];
        foreach (var (step, why) in wrong) Assert.Contains(why, await sitting.Note("R2021-1", step), StringComparison.Ordinal);
        Assert.Empty((await sitting.Recommendation("R2021-1")).Steps);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_nobody_decided_on_has_no_outcome_and_history_goes_on(string database)
    {
        var (sitting, code) = await Sitting.Drafted(database, postgres);
        await using var end = sitting;
        Assert.Contains("decided", await sitting.Note(code, Bill), StringComparison.Ordinal);
        await sitting.With(store => new LoadRecommendations(store, sitting.Clock).Run(Bench.Demonstration, Bench.ActorOf(Bench.Demonstration), Bench.Cancel));
        Assert.Null(await sitting.Note("R2020-1", Bill with { Status = DispositionStatus.Died, Summary = "It died." }));
        Assert.Equal(DispositionStatus.Died, (await sitting.Recommendation("R2020-1")).Status);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_staff_note_it(string database)
    {
        await using var sitting = await Decided(database);
        foreach (var actor in Sitting.AllBut(AccountRole.Staff)) await Assert.ThrowsAsync<Denied>(() => sitting.Note("R2021-1", Bill, actor));
    }

    private async Task<Sitting> Decided(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await sitting.TakeAll(code, Stand.Support);
        await sitting.Close(code);
        return sitting;
    }
}
