using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Store;

public sealed class AtOnceTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Work_that_fails_undoes_all_of_itself_and_nothing_of_others(string database)
    {
        await using var at = await New(database);

        // Forty at once, so that they stand in one queue: every third fails after it has saved.
        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            await using var store = at.Address.Connect();
            try
            {
                await store.AtOnce(
                    async () =>
                    {
                        store.Contacts.Add(Contact($"first-{i}"));
                        await store.SaveChangesAsync(Bench.Cancel);
                        if (i % 3 == 0) throw new InvalidOperationException("Changed my mind.");
                        store.Contacts.Add(Contact($"second-{i}"));
                        return await store.SaveChangesAsync(Bench.Cancel);
                    }, Bench.Cancel);
                return true;
            }
            catch (InvalidOperationException fault) when (fault.Message == "Changed my mind.")
            {
                return false;
            }
        }));

        Assert.Equal(Enumerable.Range(0, 40).Select(i => i % 3 != 0), results);
        var kept = Enumerable.Range(0, 40).Where(i => i % 3 != 0).SelectMany(i => new[] { $"first-{i}", $"second-{i}" });
        Assert.Equal(kept.Order(StringComparer.Ordinal), await Held(at));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_many_writers_were_told_is_kept_is_kept(string database)
    {
        await using var at = await New(database);
        int writers = database == "sqlite" ? 300 : 30;   // a server takes a hundred connections, and other tests run beside this one
        await Task.WhenAll(Enumerable.Range(0, writers).Select(async i =>
        {
            await using var store = at.Address.Connect();
            store.Contacts.Add(Contact($"{i:000}"));
            await store.SaveChangesAsync(Bench.Cancel);
            // Whoever is told "done" can be read by another at that very moment.
            await using var other = at.Address.Connect();
            Assert.True(await other.Contacts.AnyAsync(c => c.Agency == $"{i:000}", Bench.Cancel));
        }));
        Assert.Equal(Enumerable.Range(0, writers).Select(i => $"{i:000}"), await Held(at));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Many_who_read_and_then_write_the_same_row_lose_no_step(string database)
    {
        await using var at = await New(database);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(async i =>
        {
            await using var store = at.Address.Connect();
            store.Record(Actor.Operator("a writer", "one"), Bench.Clock.GetUtcNow(), "did", $"{i}", "");
            await store.SaveChangesAsync(Bench.Cancel);
        }));
        await using var after = at.Address.Connect();
        Assert.Equal((30L, null), (await new VerifyTrail(after).Run("one", Bench.Cancel)).Select(r => (r.Entries, r.Fault)).Single());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Work_inside_work_is_one_piece_of_work(string database)
    {
        await using var at = await New(database);
        await using (var store = at.Address.Connect())
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => store.AtOnce<int>(
                async () =>
                {
                    await store.AtOnce(
                        async () =>
                        {
                            store.Contacts.Add(Contact("inner"));
                            return await store.SaveChangesAsync(Bench.Cancel);
                        }, Bench.Cancel);
                    throw new InvalidOperationException("The outer work failed.");
                }, Bench.Cancel));
        }
        Assert.Empty(await Held(at));

        await using var again = at.Address.Connect();
        Assert.Equal(7, await again.AtOnce(() => again.AtOnce(() => Task.FromResult(7), Bench.Cancel), Bench.Cancel));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Work_that_was_called_off_writes_nothing(string database)
    {
        await using var at = await New(database);
        using var before = new CancellationTokenSource();
        await before.CancelAsync();
        await using (var store = at.Address.Connect())
        {
            store.Contacts.Add(Contact("before"));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.SaveChangesAsync(before.Token));
        }
        using var during = new CancellationTokenSource();
        await using (var store = at.Address.Connect())
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.AtOnce(
                async () =>
                {
                    store.Contacts.Add(Contact("during"));
                    await store.SaveChangesAsync(during.Token);
                    await during.CancelAsync();
                    during.Token.ThrowIfCancellationRequested();
                    return 0;
                }, during.Token));
        }
        Assert.Empty(await Held(at));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_store_whose_work_failed_can_be_worked_with_again(string database)
    {
        await using var at = await New(database);
        await using var store = at.Address.Connect();
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.AtOnce<int>(() => throw new InvalidOperationException("No."), Bench.Cancel));
        store.Contacts.Add(Contact("after"));
        await store.SaveChangesAsync(Bench.Cancel);
        Assert.Equal(["after"], await Held(at));
    }

    private async Task<TestStore> New(string database)
    {
        var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        return at;
    }

    private static Contact Contact(string agency) => new() { Pack = "demo", Agency = agency, Rank = 1, Name = "Desk", Mail = $"desk@{agency}.example" };

    private static async Task<List<string>> Held(TestStore at)
    {
        await using DataStore store = at.Address.Connect();
        return [.. (await store.Contacts.AsNoTracking().Select(c => c.Agency).ToListAsync(Bench.Cancel)).Order(StringComparer.Ordinal)];
    }
}
