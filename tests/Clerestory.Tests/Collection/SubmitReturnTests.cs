using Clerestory.Collection;
using Clerestory.Outbox;
using static Clerestory.Tests.Collection.RoundPack;

namespace Clerestory.Tests.Collection;

public sealed class SubmitReturnTests(PostgresServer postgres)
{
    private static readonly Sheet Sheet = Round.SheetOf(Round.Town);
    private static readonly Actor Clerk = Round.Preparer(Round.Town), Chief = Round.Signer(Round.Town);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_signed_return_is_sealed_over_all_that_was_signed_and_read_back_the_same(string database)
    {
        await using var round = await Round.Opened(database, postgres);

        var received = await round.File(Round.Town);

        var submission = Assert.Single(await round.Submissions(Sheet));
        Assert.Equal((received.Submission, 1, received.Seal, true, ReviewVerdict.Waiting), (submission.Id, submission.Number, submission.Seal, submission.IsCurrent, submission.Verdict));
        Assert.Equal(submission.Seal, submission.SealItOughtToHave());
        Assert.Equal(Filled.ToHashSet(), submission.Answers.ToHashSet());
        Assert.Equal(("Pat Chief", "Head of department", new DateOnly(2021, 2, 1)), (submission.Attestation.Name, submission.Attestation.Title, submission.Attestation.SignedOn));
        Assert.Equal(round.Book.Instruments[Round.Police].Attestation.Statement, submission.Attestation.Statement);
        Assert.Equal((round.Clock.GetUtcNow(), false, (AssistedBy?)null, Chief.Name), (submission.Circumstances.ReceivedAt, submission.Circumstances.IsLate, submission.Circumstances.Assisted, submission.Circumstances.By));
        var draft = await round.Draft(Sheet);
        Assert.Equal(DraftStage.Signed, draft!.Stage);
        Assert.Empty(draft.Values);
    }

    [Fact]
    public void The_seal_is_another_when_anything_that_was_signed_is_another()
    {
        var attestation = new Attestation("Pat Chief", "Head of department", new DateOnly(2021, 2, 1), "I have read this.");
        var circumstances = new Circumstances(Round.DenverNoon(2021, 2, 1), true, "The flood.", AmendmentKind.Clerical, "A slip.", AssistedBy.Paper, "S. Taff", "S. Taff");
        string Seal(Sheet? sheet = null, int number = 1, IReadOnlyList<Answer>? answers = null, Attestation? a = null, Circumstances? c = null) =>
            new Submission(sheet ?? Sheet, number, answers ?? Filled, a ?? attestation, c ?? circumstances).Seal;
        string[] seals =
        [
            Seal(), Seal(Sheet with { Pack = "ct" }), Seal(Sheet with { Call = "2021" }), Seal(Sheet with { Respondent = Round.Neighbor }), Seal(Sheet with { Instrument = "police-return.2" }), Seal(number: 2),
            Seal(answers: [.. Filled.Skip(1)]), Seal(answers: [.. Filled.Skip(1), Filled[0] with { Value = "4" }]), Seal(answers: [.. Filled, Of("remarks", "none")]), Seal(answers: [.. Filled.Skip(1), Filled[0] with { Place = "x" }]),
            Seal(a: attestation with { Name = "Pat" }), Seal(a: attestation with { Title = "Chief" }), Seal(a: attestation with { SignedOn = new DateOnly(2021, 2, 2) }), Seal(a: attestation with { Statement = "I have not." }),
            Seal(c: circumstances with { ReceivedAt = circumstances.ReceivedAt.AddSeconds(1) }), Seal(c: circumstances with { IsLate = false }), Seal(c: circumstances with { LateReason = "" }),
            Seal(c: circumstances with { Amendment = AmendmentKind.Material }), Seal(c: circumstances with { AmendmentReason = "" }), Seal(c: circumstances with { Assisted = AssistedBy.Phone }),
            Seal(c: circumstances with { AssistedName = "" }), Seal(c: circumstances with { By = "" }),
        ];
        Assert.Equal(seals.Length, seals.Distinct().Count());
        Assert.Equal(Seal(), Seal(answers: [.. Filled.Reverse()]));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_has_not_read_the_latest_change_does_not_sign_it(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Clerk, 0, Filled);
        await round.Save(Sheet, Clerk, 1, Of("handed-over", "2"));

        Assert.Equal(2, Assert.IsType<SubmitReturn.Result.Changed>(await round.Sign(Sheet, change: s => s with { Seen = 1 })).Revision);

        Assert.Empty(await round.Submissions(Sheet));
        Assert.IsType<SubmitReturn.Result.Received>(await round.Sign(Sheet));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Everything_to_be_mended_or_explained_is_told_at_once(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Clerk, 0, Of("concerns-in", "many"), Of("concerns-child-agency", "3"), Of("searches-opened", "2"), Of("searches-by-age", "1", "under-ten"), Of("of-the-moon", "1"));
        round.Clock.AdjustTime(Round.DenverNoon(2021, 3, 20));

        var findings = Assert.IsType<SubmitReturn.Result.NeedsWork>(await round.Sign(Sheet, change: s => s with { Name = " ", Title = "King" })).Findings;

        Assert.Superset(new HashSet<string> { "sign.name", "sign.title", "sign.late", "answer", "K03", "K05" }, findings.Select(f => f.Rule).ToHashSet(StringComparer.Ordinal));
        Assert.Equal(["concerns-in", "of-the-moon"], findings.Where(f => f.Rule == "answer").Select(f => f.File).Order());
        Assert.Empty(await round.Submissions(Sheet));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_question_is_no_error_and_an_explanation_answers_it_and_is_sealed(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Clerk, 0, [.. Filled.Where(a => a.Item != "hurdles"), Of("hurdles", "yes", "none")]);
        Assert.Equal(["K12"], Assert.IsType<SubmitReturn.Result.NeedsWork>(await round.Sign(Sheet)).Findings.Select(f => f.Rule));

        await round.Save(Sheet, Clerk, 1, Of(Draft.Explanation, "It was an easy year.", "K12"));
        Assert.IsType<SubmitReturn.Result.Received>(await round.Sign(Sheet));

        var submission = (await round.Submissions(Sheet)).Single();
        Assert.Equal("It was an easy year.", submission.Explanations["K12"]);
        Assert.NotEqual(submission.Seal, new Submission(Sheet, 1, submission.Answers.Where(a => a.Item != Draft.Explanation), submission.Attestation, submission.Circumstances).Seal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_explanation_excuses_no_error(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Clerk, 0, [.. Filled.Where(a => a.Item != "taught"), Of(Draft.Explanation, "We forgot.", "K03")]);
        Assert.Equal(["K03"], Assert.IsType<SubmitReturn.Result.NeedsWork>(await round.Sign(Sheet)).Findings.Select(f => f.Rule));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_due_day_counts_whole_and_after_it_a_reason_is_asked_and_kept(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        round.Clock.AdjustTime(new DateTimeOffset(2021, 3, 16, 5, 59, 0, TimeSpan.Zero));   // 15 March, 23:59 in Denver
        await round.File(Round.Town);
        round.Clock.AdjustTime(new DateTimeOffset(2021, 3, 16, 6, 0, 0, TimeSpan.Zero));    // 16 March, 00:00
        await round.Save(Round.SheetOf(Round.Neighbor), Round.Preparer(Round.Neighbor), 0, Filled);
        Assert.Equal(["sign.late"], Assert.IsType<SubmitReturn.Result.NeedsWork>(await round.Sign(Round.SheetOf(Round.Neighbor))).Findings.Select(f => f.Rule));
        Assert.IsType<SubmitReturn.Result.Received>(await round.Sign(Round.SheetOf(Round.Neighbor), change: s => s with { LateReason = "The flood." }));

        Assert.False((await round.Submissions(Sheet)).Single().Circumstances.IsLate);
        var late = (await round.Submissions(Round.SheetOf(Round.Neighbor))).Single().Circumstances;
        Assert.Equal((true, "The flood."), (late.IsLate, late.LateReason));
        Assert.Equal((ReturnState.OnTime, ReturnState.Late), ((await round.Line(Round.Town)).State, (await round.Line(Round.Neighbor)).State));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_staff_note_for_a_signer_says_how_it_came_and_who_wrote_it_down(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Round.Staff, 0, Filled);
        Assert.IsType<SubmitReturn.Result.Refused>(await round.Sign(Sheet, Round.Staff));

        Assert.IsType<SubmitReturn.Result.Received>(await round.Sign(Sheet, Round.Staff, s => s with { Assisted = AssistedBy.Phone }));

        var how = (await round.Submissions(Sheet)).Single().Circumstances;
        Assert.Equal((AssistedBy.Phone, Round.Staff.Name, Round.Staff.Name), (how.Assisted, how.AssistedName, how.By));
        var line = (await round.Trail("demo")).Single(e => e.What == "signed return");
        Assert.Equal((Round.Staff.Name, $"2020/{Round.Town}/{Round.Police}/1"), (line.Who, line.Subject));
        Assert.Empty(await round.Trail($"demo/{Round.Town}"));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_staff_filled_in_and_the_signer_signed_names_both(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.With(store => new SaveAnswers(store, round.Book, round.Clock).Run(Sheet, Filled, 0, Round.Staff, Bench.Cancel, AssistedBy.Paper));

        Assert.IsType<SubmitReturn.Result.Received>(await round.Sign(Sheet));

        var how = (await round.Submissions(Sheet)).Single().Circumstances;
        Assert.Equal((AssistedBy.Paper, Round.Staff.Name, Chief.Name), (how.Assisted, how.AssistedName, how.By));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_the_agencys_own_signer_signs_and_only_staff_note_what_another_signed(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Clerk, 0, Filled);
        foreach (var actor in Round.AllBut(AccountRole.Staff, AccountRole.Signer).Append(Round.Signer(Round.Neighbor)))
        {
            await Assert.ThrowsAsync<Denied>(() => round.Sign(Sheet, actor));
            await Assert.ThrowsAsync<Denied>(() => round.Sign(Sheet, actor, s => s with { Assisted = AssistedBy.Paper }));
        }
        await Assert.ThrowsAsync<Denied>(() => round.Sign(Sheet, Chief, s => s with { Assisted = AssistedBy.Paper }));
        Assert.Empty(await round.Submissions(Sheet));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_who_sign_at_once_make_one_return_one_receipt_and_one_line(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Clerk, 0, Filled);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => round.Sign(Sheet)));

        Assert.Single(results.OfType<SubmitReturn.Result.Received>());
        Assert.Equal(3, results.Count(r => r is SubmitReturn.Result.Refused or SubmitReturn.Result.Changed));
        Assert.Single(await round.Submissions(Sheet));
        Assert.Single(await round.Trail($"demo/{Round.Town}"));
        Assert.IsType<SubmitReturn.Result.Refused>(await round.Sign(Sheet));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_receipt_goes_to_the_first_contact_and_the_signer_with_the_seal_and_without_an_answer(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Clerk, 0, [.. Filled, Of("remarks", "Two officers left this year.")]);
        var received = Assert.IsType<SubmitReturn.Result.Received>(await round.Sign(Sheet));

        var receipts = (await round.Letters(Round.Town)).Where(l => l.Subject.StartsWith("receipt", StringComparison.Ordinal)).ToList();

        Assert.Equal([Chief.Mail!, $"first@{Round.Town}.example"], receipts.Select(l => l.ToMail).Order(StringComparer.Ordinal));
        Assert.All(receipts, l => Assert.Equal(LetterState.Waiting, l.State));
        Assert.All(receipts, l => Assert.Contains(received.Seal, l.Body, StringComparison.Ordinal));
        Assert.All(receipts, l => Assert.DoesNotContain("Two officers", l.Body, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_count_far_from_the_one_of_the_year_before_is_asked_about(string database)
    {
        await using var round = await Round.Before(database, postgres);
        await round.Open(Round.Plan with { Code = "2019", Period = new DaySpan(new DateOnly(2019, 1, 1), new DateOnly(2019, 12, 31)) }, Round.Staff);
        await round.Open(Round.Plan, Round.Staff);
        var before = Sheet with { Call = "2019" };
        await round.Save(before, Clerk, 0, Filled);
        Assert.IsType<SubmitReturn.Result.Received>(await round.Sign(before));

        await round.Save(Sheet, Clerk, 0, [.. Filled.Where(a => !a.Item.StartsWith("searches", StringComparison.Ordinal)), Of("searches-opened", "25")]);
        Assert.Equal(["L01"], Assert.IsType<SubmitReturn.Result.NeedsWork>(await round.Sign(Sheet)).Findings.Select(f => f.Rule));
        await round.Save(Sheet, Clerk, 1, Of("searches-opened", "24"));   // 24 is 20 more than 4, and 20 is not yet asked about
        Assert.IsType<SubmitReturn.Result.Received>(await round.Sign(Sheet));
    }
}
