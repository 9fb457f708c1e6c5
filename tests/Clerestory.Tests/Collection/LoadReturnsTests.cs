using Clerestory.Collection;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Collection;

public sealed class LoadReturnsTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_demonstration_round_comes_in_whole_and_only_once(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        var load = new LoadReturns(store, Bench.Clock);
        var pack = Bench.Demonstration;

        var first = await load.Run(pack, Bench.ActorOf(pack), Bench.Cancel);
        var second = await load.Run(pack, Bench.ActorOf(pack), Bench.Cancel);

        Assert.Equal((first.Returns, first.Returns), (first.Returns, first.Added));
        Assert.Equal(0, second.Added);
        Assert.Equal(61, await store.Submissions.CountAsync(s => s.Instrument == "police-return.1", Bench.Cancel));
        Assert.All(await store.Submissions.AsNoTracking().ToListAsync(Bench.Cancel), s => Assert.Equal(s.Seal, s.SealItOughtToHave()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_return_that_differs_takes_the_place_of_the_old_one_and_no_other(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        await new LoadReturns(store, Bench.Clock).Run(Bench.Demonstration, Bench.ActorOf(Bench.Demonstration), Bench.Cancel);
        using var copy = new PackCopy("demo");
        var lines = copy.Read("calls/2020-signers.csv").Split('\n');
        var cells = lines[1].Split(',');
        copy.Replace("calls/2020-signers.csv", lines[1], lines[1].Replace(cells[1], "Somebody Else", StringComparison.Ordinal));

        var result = await new LoadReturns(store, Bench.Clock).Run(copy.Pack, Bench.ActorOf(copy.Pack), Bench.Cancel);

        Assert.Equal(1, result.Added);
        Assert.Equal(result.Returns, await store.Submissions.CountAsync(Bench.Cancel));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_was_collected_here_is_neither_replaced_nor_taken_out_by_a_pack(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var own = await round.File(Round.Town);   // the pack holds another return of this agency
        var ownAlone = await round.File(Round.ByChoice);   // and none of this one

        var result = await round.With(store => new LoadReturns(store, round.Clock).Run(round.Book.Pack, Bench.ActorOf(round.Book.Pack), Bench.Cancel));

        Assert.Equal(result.Returns - 1, result.Added);
        Assert.Equal(own.Seal, (await round.Submissions(Round.SheetOf(Round.Town))).Single().Seal);
        Assert.Equal(ownAlone.Seal, (await round.Submissions(Round.SheetOf(Round.ByChoice))).Single().Seal);
    }
}
