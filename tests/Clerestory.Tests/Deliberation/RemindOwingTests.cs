using Clerestory.Deliberation;
using Clerestory.Outbox;

namespace Clerestory.Tests.Deliberation;

public sealed class RemindOwingTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_owes_a_position_is_reminded_once_a_step_and_who_has_stated_one_never(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        Assert.Equal(0, (await sitting.Remind()).Letters);   // a week before 15 February has not come

        sitting.Clock.Advance(TimeSpan.FromDays(7));
        await sitting.Take(code, 8, Stand.Support, "", Sitting.Member("inventmore"));
        // Of 17 seats that are held, one has spoken; 12 has no known holder and 17's holder no address.
        var first = await sitting.Remind();
        Assert.Equal((14, 2), (first.Letters, first.ByHand));
        Assert.Equal([12, 17], first.WithoutAddress.Order());
        Assert.Equal((0, 0), await sitting.Remind() is var again ? (again.Letters, again.ByHand) : default);

        sitting.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(14, (await sitting.Remind()).Letters);
        var letters = await sitting.Letters();
        Assert.DoesNotContain(letters, l => l.ToMail == "inventmore@council.example");
        Assert.All(letters.Where(l => l.ToMail.Length > 0), l => Assert.Equal((LetterState.Waiting, true), (l.State, l.Body.Contains($"{Sitting.Link}/positions/{code}", StringComparison.Ordinal))));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_is_reminded_of_what_is_closed_or_long_past(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        sitting.Clock.Advance(TimeSpan.FromDays(11));   // four days after the first step: it would come with the next
        Assert.Equal(0, (await sitting.Remind()).Letters);
        sitting.Clock.Advance(TimeSpan.FromDays(3));
        await sitting.TakeAll(code, Stand.Support, 1, 2);
        await sitting.Close(code);
        Assert.Equal(0, (await sitting.Remind()).Letters);
        Assert.Empty(await sitting.Letters());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_staff_send_them(string database)
    {
        var (sitting, _) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        foreach (var actor in Sitting.AllBut(AccountRole.Staff)) await Assert.ThrowsAsync<Denied>(() => sitting.Remind(actor));
    }
}
