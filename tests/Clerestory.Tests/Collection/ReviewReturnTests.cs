using Clerestory.Collection;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Collection;

public sealed class ReviewReturnTests(PostgresServer postgres)
{
    private static readonly Sheet Sheet = Round.SheetOf(Round.Town);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_accepted_return_is_accepted_with_a_line_and_a_letter_and_its_seal_stays(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var filed = await round.File(Round.Town);

        Assert.Null(await round.Review(filed.Submission, ReviewVerdict.Accepted));

        var submission = (await round.Submissions(Sheet)).Single();
        Assert.Equal((ReviewVerdict.Accepted, filed.Seal, filed.Seal), (submission.Verdict, submission.Seal, submission.SealItOughtToHave()));
        Assert.Equal((Round.Reviewer.Name, filed.Seal), (await round.Trail("demo")).Where(e => e.What == "accepted return").Select(e => (e.Who, e.Content)).Single());
        Assert.Equal($"first@{Round.Town}.example", (await round.Letters(Round.Town)).Single(l => l.Subject.StartsWith("accepted", StringComparison.Ordinal)).ToMail);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_return_is_sent_back_with_words_at_the_item_or_not_at_all(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var filed = await round.File(Round.Town);
        Assert.NotNull(await round.Review(filed.Submission, ReviewVerdict.Returned));
        Assert.NotNull(await round.Review(filed.Submission, ReviewVerdict.Returned, null, ("concerns-in", "  ")));
        Assert.NotNull(await round.Review(filed.Submission, ReviewVerdict.Waiting));
        Assert.Equal(ReviewVerdict.Waiting, (await round.Submissions(Sheet)).Single().Verdict);

        Assert.Null(await round.Review(filed.Submission, ReviewVerdict.Returned, null, ("concerns-in", "Is this with the school’s? "), ("", "Please call us.")));

        var remarks = await round.With(store => store.Remarks.AsNoTracking().Where(r => r.Draft == Sheet.Id).OrderBy(r => r.Item).ToListAsync(Bench.Cancel));
        Assert.Equal([("", "Please call us.", 1, true), ("concerns-in", "Is this with the school’s?", 1, true)], remarks.Select(r => (r.Item, r.Text, r.Number, r.IsOfCouncil)));
        var letter = (await round.Letters(Round.Town)).Single(l => l.Subject.StartsWith("returned", StringComparison.Ordinal));
        Assert.DoesNotContain("school", letter.Body, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_answer_to_a_return_that_was_sent_back_waits_for_review_anew(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var first = await round.File(Round.Town);
        await round.Review(first.Submission, ReviewVerdict.Returned, null, ("", "Please look again."));
        await round.Amend(Sheet, AmendmentKind.Material, "As you asked.");
        var second = Assert.IsType<SubmitReturn.Result.Received>(await round.Sign(Sheet));

        Assert.Equal(ReviewVerdict.Waiting, (await round.Line(Round.Town)).Verdict);
        Assert.NotNull(await round.Review(first.Submission, ReviewVerdict.Accepted));
        Assert.Null(await round.Review(second.Submission, ReviewVerdict.Accepted));
        Assert.Equal([ReviewVerdict.Returned, ReviewVerdict.Accepted], (await round.Submissions(Sheet)).Select(s => s.Verdict));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nothing_is_judged_once_the_call_is_closed_or_where_there_is_nothing(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        Assert.NotNull(await round.Review(Guid.NewGuid(), ReviewVerdict.Accepted));
        var filed = await round.File(Round.Town);
        await round.Review(filed.Submission, ReviewVerdict.Accepted);
        await round.Close();
        Assert.NotNull(await round.Review(filed.Submission, ReviewVerdict.Returned, null, ("", "Too late.")));
        Assert.Equal(ReviewVerdict.Accepted, (await round.Submissions(Sheet)).Single().Verdict);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_a_reviewer_judges_and_no_agency_judges_itself(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var filed = await round.File(Round.Town);
        foreach (var actor in Round.AllBut(AccountRole.Reviewer)) await Assert.ThrowsAsync<Denied>(() => round.Review(filed.Submission, ReviewVerdict.Accepted, actor));
        Assert.Equal(ReviewVerdict.Waiting, (await round.Submissions(Sheet)).Single().Verdict);
    }
}
