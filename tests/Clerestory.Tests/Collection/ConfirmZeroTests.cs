using Clerestory.Collection;

namespace Clerestory.Tests.Collection;

public sealed class ConfirmZeroTests(PostgresServer postgres)
{
    private static readonly Sheet Sheet = Round.SheetOf(Round.Town);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_confirms_that_there_was_nothing_has_answered_every_question_and_may_sign(string database)
    {
        await using var round = await Round.Opened(database, postgres);

        Assert.Null(await round.ConfirmZero(Sheet, Round.Preparer(Round.Town)));

        var draft = (await round.Draft(Sheet))!;
        Assert.True(draft.IsZeroReturn);
        var answers = new Answers(draft.Answers);
        Assert.Equal(0, answers["concerns-in"].Number);
        Assert.Equal(0, answers.Sum("searches-by-age"));
        Assert.True(answers.At("hurdles", ItemPlaces.None).IsYes);
        Assert.IsType<SubmitReturn.Result.Received>(await round.Sign(Sheet));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_stood_there_before_is_put_aside_and_stays_in_the_history(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Round.Preparer(Round.Town), 0, RoundPack.Of("concerns-in", "12"), RoundPack.Of("remarks", "A busy year."));

        await round.ConfirmZero(Sheet, Round.Preparer(Round.Town));

        var draft = (await round.Draft(Sheet))!;
        Assert.False(new Answers(draft.Answers).Has("remarks"));
        Assert.Contains(draft.Values, v => v is { Item: "concerns-in", Value: "12" });
        Assert.Contains(draft.Values, v => v is { Item: "remarks", Value: "A busy year." });
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_value_given_later_ends_the_return_with_nothing_to_report(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.ConfirmZero(Sheet, Round.Preparer(Round.Town));
        await round.Save(Sheet, Round.Preparer(Round.Town), (await round.Draft(Sheet))!.Revision, RoundPack.Of("handed-over", "1"));
        Assert.False((await round.Draft(Sheet))!.IsZeroReturn);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_page_from_before_does_not_bring_the_old_values_back(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Round.Preparer(Round.Town), 0, RoundPack.Of("concerns-in", "12"));
        await round.ConfirmZero(Sheet, Round.Signer(Round.Town));
        Assert.IsType<SaveAnswers.Result.Saved>(await round.Save(Sheet, Round.Preparer(Round.Town), 1, RoundPack.Of("concerns-in", "12")));
        Assert.Equal("0", (await round.Draft(Sheet))!.Answers.Single(a => a.Item == "concerns-in").Value);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task It_is_refused_where_the_form_has_no_such_return_and_where_nothing_may_be_saved(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        Assert.NotNull(await round.ConfirmZero(Round.SheetOf("tanselgarth-house", "provider-return.1"), Round.Preparer("tanselgarth-house")));
        await Assert.ThrowsAsync<Denied>(() => round.ConfirmZero(Sheet, Round.Preparer(Round.Neighbor)));
        await Assert.ThrowsAsync<Denied>(() => round.ConfirmZero(Sheet, Round.Reviewer));

        await round.File(Round.Town);
        Assert.NotNull(await round.ConfirmZero(Sheet, Round.Preparer(Round.Town)));
        round.Clock.AdjustTime(Round.DenverNoon(2021, 5, 1));
        Assert.NotNull(await round.ConfirmZero(Round.SheetOf(Round.Neighbor), Round.Preparer(Round.Neighbor)));
    }
}
