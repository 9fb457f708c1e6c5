using Clerestory.Collection;
using static Clerestory.Tests.Collection.RoundPack;

namespace Clerestory.Tests.Collection;

public sealed class SaveAnswersTests(PostgresServer postgres)
{
    private static readonly Sheet Sheet = Round.SheetOf(Round.Town);
    private static readonly Actor Clerk = Round.Preparer(Round.Town), Chief = Round.Signer(Round.Town);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_is_saved_is_there_for_the_next_one_who_looks(string database)
    {
        await using var round = await Round.Opened(database, postgres);

        var saved = Assert.IsType<SaveAnswers.Result.Saved>(await round.Save(Sheet, Clerk, 0, Of("concerns-in", " 3 "), Of("concerns-in-by", "2", "hotline")));

        var draft = await round.Draft(Sheet);
        Assert.Equal((saved.Revision, DraftStage.Preparing, Clerk.Name), (draft!.Revision, draft.Stage, draft.ChangedBy));
        Assert.Equal([Of("concerns-in", "3"), Of("concerns-in-by", "2", "hotline")], draft.Answers.OrderBy(a => a.Item, StringComparer.Ordinal));
        Assert.Equal(ReturnState.Begun, (await round.Line(Round.Town)).State);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_blank_is_no_zero_and_taking_an_answer_back_leaves_none(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Clerk, 0, Of("concerns-in", "0"), Of("searches-opened", ""), Of("handed-over", "NK"));
        Assert.Equal([Of("concerns-in", "0"), Of("handed-over", "NK")], (await round.Draft(Sheet))!.Answers);

        await round.Save(Sheet, Clerk, 1, Of("concerns-in", "  "));

        var answers = new Answers((await round.Draft(Sheet))!.Answers);
        Assert.Equal(Missing.Blank, answers["concerns-in"].Missing);
        Assert.Null(answers["concerns-in"].Number);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_who_change_the_same_place_are_told_of_each_other_and_all_else_is_kept(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Clerk, 0, Of("concerns-in", "3"), Of("searches-opened", "4"), Of("handed-over", "1"));
        await round.Save(Sheet, Clerk, 1, Of("concerns-in", "5"), Of("searches-opened", "4"), Of("handed-over", "1"));

        var result = Assert.IsType<SaveAnswers.Result.Conflicting>(await round.Save(Sheet, Chief, 1, Of("concerns-in", "7"), Of("searches-opened", "4"), Of("handed-over", "2")));

        var conflict = Assert.Single(result.Conflicts);
        Assert.Equal(("concerns-in", "7", "5", Clerk.Name), (conflict.Item, conflict.Mine, conflict.Theirs, conflict.By));
        Assert.Equal([Of("concerns-in", "5"), Of("handed-over", "2"), Of("searches-opened", "4")], (await round.Draft(Sheet))!.Answers.OrderBy(a => a.Item, StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_has_seen_both_values_decides(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Clerk, 0, Of("concerns-in", "5"));
        var conflict = Assert.IsType<SaveAnswers.Result.Conflicting>(await round.Save(Sheet, Chief, 0, Of("concerns-in", "7")));

        Assert.IsType<SaveAnswers.Result.Saved>(await round.Save(Sheet, Chief, conflict.Revision, Of("concerns-in", "7")));

        var draft = await round.Draft(Sheet);
        Assert.Equal([Of("concerns-in", "7")], draft!.Answers);
        Assert.Equal(["5", "7"], draft.Values.OrderBy(v => v.Revision).Select(v => v.Value));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_page_that_stood_open_for_long_overwrites_nothing_that_its_reader_left_alone(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Clerk, 0, Of("concerns-in", "3"), Of("searches-opened", "4"));
        for (int i = 0; i < 5; i++) await round.Save(Sheet, Clerk, i + 1, Of("concerns-in", $"{10 + i}"), Of("taught", i % 2 == 0 ? "yes" : "no"));

        Assert.IsType<SaveAnswers.Result.Saved>(await round.Save(Sheet, Chief, 1, Of("concerns-in", "3"), Of("searches-opened", "8"), Of("taught", "")));

        Assert.Equal([Of("concerns-in", "14"), Of("searches-opened", "8"), Of("taught", "yes")], (await round.Draft(Sheet))!.Answers.OrderBy(a => a.Item, StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_who_mean_the_same_do_not_disagree(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Clerk, 0, Of("concerns-in", "5"));
        Assert.IsType<SaveAnswers.Result.Saved>(await round.Save(Sheet, Chief, 0, Of("concerns-in", "5")));
        Assert.Single((await round.Draft(Sheet))!.Values);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_place_that_is_sent_twice_ends_with_the_last_value(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        Assert.IsType<SaveAnswers.Result.Saved>(await round.Save(Sheet, Clerk, 0, Of("concerns-in", "5"), Of("concerns-in", "6")));
        Assert.Equal([Of("concerns-in", "6")], (await round.Draft(Sheet))!.Answers);
    }

    [Theory]
    [InlineData("sqlite", "2021-01-11T06:59:00Z", false)]     // 10 January, 23:59 in Denver: the call opens on the 11th
    [InlineData("sqlite", "2021-01-11T07:00:00Z", true)]
    [InlineData("sqlite", "2021-05-01T05:59:00Z", true)]      // 30 April, 23:59 in Denver: the last day for a first return
    [InlineData("sqlite", "2021-05-01T06:00:00Z", false)]
    [InlineData("postgres", "2021-01-11T06:59:00Z", false)]
    [InlineData("postgres", "2021-05-01T05:59:00Z", true)]
    [InlineData("postgres", "2021-05-01T06:00:00Z", false)]
    public async Task First_returns_are_taken_from_the_first_day_to_the_last_both_counted_whole(string database, string moment, bool taken)
    {
        await using var round = await Round.Before(database, postgres);
        round.Clock.AdjustTime(DateTimeOffset.Parse("2021-01-01T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await round.Open(Round.Plan, Round.Staff);
        round.Clock.AdjustTime(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));

        var result = await round.Save(Sheet, Clerk, 0, Filled);

        Assert.Equal(taken, result is SaveAnswers.Result.Saved);
        Assert.Equal(!taken, result is SaveAnswers.Result.Refused);
        Assert.Equal(taken, await round.Draft(Sheet) is not null);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nothing_is_saved_into_a_signed_return_or_a_closed_call(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var filed = await round.File(Round.Town);
        Assert.IsType<SaveAnswers.Result.Refused>(await round.Save(Sheet, Clerk, 0, Of("concerns-in", "9")));

        await round.Review(filed.Submission, ReviewVerdict.Accepted);
        await round.Close();

        Assert.IsType<SaveAnswers.Result.Refused>(await round.Save(Round.SheetOf(Round.Neighbor), Round.Preparer(Round.Neighbor), 0, Filled));
        Assert.Null(await round.Draft(Round.SheetOf(Round.Neighbor)));
        Assert.Equal("3", (await round.Submissions(Sheet)).Single().Answers.Single(a => a.Item == "concerns-in").Value);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_return_that_came_in_with_a_pack_is_signed_and_begins_no_second_one(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.With(store => new LoadReturns(store, round.Clock).Run(round.Book.Pack, Bench.ActorOf(round.Book.Pack), Bench.Cancel));

        Assert.IsType<SaveAnswers.Result.Refused>(await round.Save(Sheet, Clerk, 0, Of("concerns-in", "9")));
        Assert.Null(await round.Amend(Sheet, AmendmentKind.Material, "Ten more searches were found."));
        Assert.IsType<SaveAnswers.Result.Saved>(await round.Save(Sheet, Clerk, int.MaxValue, Of("handed-over", "1")));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_writes_into_the_return_of_another_agency_and_nobody_else_writes_at_all(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        foreach (var actor in Round.AllBut(AccountRole.Staff, AccountRole.Preparer, AccountRole.Signer).Append(Round.Preparer(Round.Neighbor)).Append(Round.Signer(Round.Neighbor)))
            await Assert.ThrowsAsync<Denied>(() => round.Save(Sheet, actor, 0, Filled));
        Assert.Null(await round.Draft(Sheet));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_return_that_nobody_asked_for_is_not_there(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        foreach (var sheet in new[] { Sheet with { Call = "2019" }, Sheet with { Instrument = "provider-return.1" }, Sheet with { Instrument = "police-return.9" } })
            Assert.IsType<SaveAnswers.Result.NotThere>(await round.Save(sheet, Clerk, 0, Filled));
    }
}
