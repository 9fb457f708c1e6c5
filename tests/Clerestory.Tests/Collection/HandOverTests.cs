using Clerestory.Accounts;
using Clerestory.Collection;

namespace Clerestory.Tests.Collection;

public sealed class HandOverTests(PostgresServer postgres)
{
    private static readonly Sheet Sheet = Round.SheetOf(Round.Town);
    private static readonly Actor Clerk = Round.Preparer(Round.Town);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_whole_return_is_handed_over_once_with_a_letter_and_a_line_in_the_agencys_trail(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Clerk, 0, RoundPack.Filled);

        Assert.IsType<HandOver.Result.Done>(await round.HandOver(Sheet, Clerk));

        Assert.Equal(DraftStage.HandedOver, (await round.Draft(Sheet))!.Stage);
        Assert.Equal([$"first@{Round.Town}.example"], (await round.Letters(Round.Town)).Where(l => l.Subject.StartsWith("handed-over", StringComparison.Ordinal)).Select(l => l.ToMail).OrderDescending());
        Assert.Equal(["handed over return"], (await round.Trail($"demo/{Round.Town}")).Select(e => e.What));
        Assert.IsType<HandOver.Result.Refused>(await round.HandOver(Sheet, Clerk));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Where_an_agency_has_people_who_sign_the_letter_goes_to_each_of_them_and_to_no_one_else(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await Add(round, "one", "Signer", Round.Town);
        await Add(round, "two", "Preparer Signer", Round.Town);
        await Add(round, "clerk", "Preparer", Round.Town);
        await Add(round, "elsewhere", "Signer", Round.Neighbor);
        await round.Save(Sheet, Clerk, 0, RoundPack.Filled);
        Assert.IsType<HandOver.Result.Done>(await round.HandOver(Sheet, Clerk));

        Assert.Equal(["one@sign.example", "two@sign.example"], (await round.Letters(Round.Town)).Where(l => l.Subject.StartsWith("handed-over", StringComparison.Ordinal)).Select(l => l.ToMail).Order());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_must_be_mended_is_told_all_at_once_and_nothing_is_handed_over(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Clerk, 0, RoundPack.Of("concerns-in", "2"), RoundPack.Of("concerns-child-agency", "3"));

        var work = Assert.IsType<HandOver.Result.NeedsWork>(await round.HandOver(Sheet, Clerk));

        Assert.Superset(new HashSet<string> { "K02", "K03", "K06" }, work.Findings.Select(f => f.Rule).ToHashSet(StringComparer.Ordinal));
        Assert.Equal(DraftStage.Preparing, (await round.Draft(Sheet))!.Stage);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_change_afterwards_takes_it_back_to_the_desk(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Clerk, 0, RoundPack.Filled);
        await round.HandOver(Sheet, Clerk);

        await round.Save(Sheet, Round.Signer(Round.Town), (await round.Draft(Sheet))!.Revision, RoundPack.Of("handed-over", "2"));

        Assert.Equal(DraftStage.Preparing, (await round.Draft(Sheet))!.Stage);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task It_is_refused_when_the_return_is_signed_or_none_is_taken_any_more(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.File(Round.Town);
        Assert.IsType<HandOver.Result.Refused>(await round.HandOver(Sheet, Clerk));

        await round.Save(Round.SheetOf(Round.Neighbor), Round.Preparer(Round.Neighbor), 0, RoundPack.Filled);
        round.Clock.AdjustTime(Round.DenverNoon(2021, 5, 1));
        Assert.IsType<HandOver.Result.Refused>(await round.HandOver(Round.SheetOf(Round.Neighbor), Round.Preparer(Round.Neighbor)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_hands_over_the_return_of_another_agency(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Clerk, 0, RoundPack.Filled);
        foreach (var actor in new[] { Round.Preparer(Round.Neighbor), Round.Reviewer, Round.Reader, Round.Administrator })
            await Assert.ThrowsAsync<Denied>(() => round.HandOver(Sheet, actor));
    }

    private static Task<int> Add(Round round, string name, string roles, string agency) => round.With(store =>
    {
        string mail = $"{name}@sign.example";
        store.Accounts.Add(new Account { Pack = "demo", Name = name, UserName = mail, NormalizedUserName = mail.ToUpperInvariant(), Email = mail, RoleNames = roles, Agency = agency });
        return store.SaveChangesAsync(Bench.Cancel);
    });
}
