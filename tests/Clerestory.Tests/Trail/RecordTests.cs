using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Trail;

public sealed class RecordTests(PostgresServer postgres)
{
    private static readonly Actor Clerk = Actor.Operator("a clerk", "demo");

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_line_is_there_if_what_it_tells_of_is_there_and_only_then(string database)
    {
        await using var at = await With(database, "taken");
        await using (var store = at.Address.Connect())
        {
            store.Contacts.Add(Contact("taken"));   // it is there already: the save fails
            store.Record(Clerk, Bench.Clock.GetUtcNow(), "kept contact", "taken", "");
            await Assert.ThrowsAsync<DbUpdateException>(() => store.SaveChangesAsync(Bench.Cancel));
        }
        Assert.Equal(["taken"], await Lines(at));

        await using (var store = at.Address.Connect())
        {
            store.Contacts.Add(Contact("free"));
            store.Record(Clerk, Bench.Clock.GetUtcNow(), "kept contact", "free", "");
            Assert.Equal(["taken"], await Lines(at));   // not before the save
            await store.SaveChangesAsync(Bench.Cancel);
        }
        Assert.Equal(["taken", "free"], await Lines(at));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_was_to_be_told_of_work_that_failed_is_not_told_with_the_next_work(string database)
    {
        await using var at = await With(database, "first");
        await using (var store = at.Address.Connect())
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => store.AtOnce<int>(
                () =>
                {
                    store.Record(Clerk, Bench.Clock.GetUtcNow(), "did what it did not", "never", "");
                    throw new InvalidOperationException("The work failed before it saved.");
                }, Bench.Cancel));
            store.Contacts.Add(Contact("second"));
            store.Record(Clerk, Bench.Clock.GetUtcNow(), "kept contact", "second", "");
            await store.SaveChangesAsync(Bench.Cancel);
        }
        Assert.Equal(["first", "second"], await Lines(at));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Work_that_is_undone_after_it_saved_leaves_no_line_and_no_gap(string database)
    {
        await using var at = await With(database, "first");
        await using (var store = at.Address.Connect())
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => store.AtOnce<int>(
                async () =>
                {
                    store.Record(Clerk, Bench.Clock.GetUtcNow(), "did what it did not", "never", "");
                    await store.SaveChangesAsync(Bench.Cancel);
                    throw new InvalidOperationException("The work failed after it saved.");
                }, Bench.Cancel));
        }
        await using (var store = at.Address.Connect())
        {
            store.Record(Clerk, Bench.Clock.GetUtcNow(), "kept contact", "second", "");
            await store.SaveChangesAsync(Bench.Cancel);
        }
        Assert.Equal(["first", "second"], await Lines(at));
    }

    private async Task<TestStore> With(string database, string agency)
    {
        var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        store.Contacts.Add(Contact(agency));
        store.Record(Clerk, Bench.Clock.GetUtcNow(), "kept contact", agency, "");
        await store.SaveChangesAsync(Bench.Cancel);
        return at;
    }

    private static Contact Contact(string agency) => new() { Pack = "demo", Agency = agency, Rank = 1, Name = "Desk", Mail = $"desk@{agency}.example" };

    // The subjects of all lines, in order. The trail must hold.
    private static async Task<List<string>> Lines(TestStore at)
    {
        await using DataStore store = at.Address.Connect();
        Assert.All(await new VerifyTrail(store).Run(null, Bench.Cancel), r => Assert.Null(r.Fault));
        return await store.Trail.AsNoTracking().OrderBy(e => e.Number).Select(e => e.Subject).ToListAsync(Bench.Cancel);
    }
}
