using Clerestory.Collection;
using static Clerestory.Tests.Collection.RoundPack;

namespace Clerestory.Tests.Collection;

public sealed class StartAmendmentTests(PostgresServer postgres)
{
    private static readonly Sheet Sheet = Round.SheetOf(Round.Town);

    [Theory]
    [InlineData("sqlite", AmendmentKind.Material)]
    [InlineData("sqlite", AmendmentKind.Clerical)]
    [InlineData("postgres", AmendmentKind.Material)]
    [InlineData("postgres", AmendmentKind.Clerical)]
    public async Task An_amendment_begins_with_what_was_signed_and_keeps_both_versions(string database, AmendmentKind kind)
    {
        await using var round = await Round.Opened(database, postgres);
        var first = await round.File(Round.Town);

        Assert.Null(await round.Amend(Sheet, kind, " Two cases were counted twice. "));
        var draft = (await round.Draft(Sheet))!;
        Assert.Equal((first.Submission, kind, "Two cases were counted twice."), (draft.Amends, draft.Amendment, draft.AmendmentReason));
        Assert.Equal(Filled.ToHashSet(), draft.Answers.ToHashSet());
        Assert.True((await round.Submissions(Sheet)).Single().IsCurrent);

        await round.Save(Sheet, Round.Preparer(Round.Town), draft.Revision, Of("handed-over", "1"));
        var second = Assert.IsType<SubmitReturn.Result.Received>(await round.Sign(Sheet));

        var both = await round.Submissions(Sheet);
        Assert.Equal([(1, false, "0"), (2, true, "1")], both.Select(s => (s.Number, s.IsCurrent, s.Answers.Single(a => a.Item == "handed-over").Value)));
        Assert.All(both, s => Assert.Equal(s.Seal, s.SealItOughtToHave()));
        Assert.Equal((2, kind, "Two cases were counted twice."), (second.Number, both[1].Circumstances.Amendment, both[1].Circumstances.AmendmentReason));
        Assert.Equal(["signed return", "began amendment", "signed amendment"], (await round.Trail($"demo/{Round.Town}")).Select(e => e.What));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_amendment_that_is_given_up_leaves_the_return_as_it_was_signed(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var first = await round.File(Round.Town);
        await round.Amend(Sheet, AmendmentKind.Material, "A case was forgotten.");
        await round.Save(Sheet, Round.Preparer(Round.Town), int.MaxValue, Of("handed-over", "1"));

        Assert.Null(await round.Amend(Sheet, null, ""));

        var draft = (await round.Draft(Sheet))!;
        Assert.Equal((DraftStage.Signed, (Guid?)null, 0), (draft.Stage, draft.Amends, draft.Values.Count));
        Assert.Equal((first.Seal, true), ((await round.Submissions(Sheet)).Single().Seal, (await round.Submissions(Sheet)).Single().IsCurrent));
        Assert.NotNull(await round.Amend(Sheet, null, ""));
        Assert.Null(await round.Amend(Sheet, AmendmentKind.Clerical, "A slip after all."));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task It_needs_a_signed_return_and_a_reason_and_only_one_is_begun(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        Assert.NotNull(await round.Amend(Sheet, AmendmentKind.Material, "Nothing was signed yet."));
        Assert.Null(await round.Draft(Sheet));
        await round.File(Round.Town);
        Assert.NotNull(await round.Amend(Sheet, AmendmentKind.Material, "  "));
        Assert.Null(await round.Amend(Sheet, AmendmentKind.Material, "A case was forgotten."));
        Assert.NotNull(await round.Amend(Sheet, AmendmentKind.Clerical, "Another one."));
        Assert.Equal(AmendmentKind.Material, (await round.Draft(Sheet))!.Amendment);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Amendments_are_taken_until_their_own_last_day_and_are_never_late(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.File(Round.Town);
        await round.File(Round.Neighbor);
        round.Clock.AdjustTime(new DateTimeOffset(2021, 6, 1, 5, 59, 0, TimeSpan.Zero));   // 31 May, 23:59 in Denver
        Assert.Null(await round.Amend(Sheet, AmendmentKind.Clerical, "A slip."));
        Assert.IsType<SubmitReturn.Result.Received>(await round.Sign(Sheet));
        Assert.False((await round.Submissions(Sheet))[1].Circumstances.IsLate);
        Assert.Equal(ReturnState.OnTime, (await round.Line(Round.Town)).State);

        round.Clock.AdjustTime(new DateTimeOffset(2021, 6, 1, 6, 0, 0, TimeSpan.Zero));
        Assert.NotNull(await round.Amend(Round.SheetOf(Round.Neighbor), AmendmentKind.Clerical, "A slip."));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_page_from_before_the_first_signature_overwrites_nothing_of_the_amendment(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.File(Round.Town);
        await round.Amend(Sheet, AmendmentKind.Material, "A case was forgotten.");

        var result = Assert.IsType<SaveAnswers.Result.Conflicting>(await round.Save(Sheet, Round.Preparer(Round.Town), 0, Of("concerns-in", "9")));

        Assert.Equal("3", Assert.Single(result.Conflicts).Theirs);
        Assert.Equal(Filled.ToHashSet(), (await round.Draft(Sheet))!.Answers.ToHashSet());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_amends_the_return_of_another_agency(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.File(Round.Town);
        foreach (var actor in new[] { Round.Signer(Round.Neighbor), Round.Reviewer, Round.Reader, Round.Member, Round.Administrator })
            await Assert.ThrowsAsync<Denied>(() => round.Amend(Sheet, AmendmentKind.Clerical, "A slip.", actor));
    }
}
