using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Trail;

public sealed class VerifyTrailTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_trail_that_nobody_touched_holds(string database)
    {
        await using var at = await WithLines(database, 40);
        await using var store = await at.Open();
        var results = await new VerifyTrail(store).Run(null, Bench.Cancel);
        Assert.Equal([("a", 40L, null), ("b", 40L, null)], results.Select(r => (r.Organization, r.Entries, r.Fault)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Any_edited_field_of_any_line_is_found(string database)
    {
        foreach (string field in new[] { "who", "what", "subject", "content", "previous", "seal", "at" })
        {
            await using var at = await WithLines(database, 12);
            long line = 1 + field.Length % 12;
            await Execute(at, $"UPDATE trail SET {field} = {(field == "at" ? "(SELECT t.at FROM trail t WHERE t.organization = 'b' AND t.number = 12)" : "'somebody else'")} WHERE organization = 'a' AND number = {line}");
            var fault = await Fault(at);
            Assert.True(fault is not null, $"An edited {field} in line {line} was not found.");
            Assert.Contains($"Line {line} ", fault, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_removed_line_is_found(string database)
    {
        await using var at = await WithLines(database, 12);
        await Execute(at, "DELETE FROM trail WHERE organization = 'a' AND number = 7");
        Assert.Equal("Line 7 is missing: line 8 comes next.", await Fault(at));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_removed_line_whose_gap_was_closed_is_found(string database)
    {
        await using var at = await WithLines(database, 12);
        await Execute(at, "DELETE FROM trail WHERE organization = 'a' AND number = 7");
        for (int line = 8; line <= 12; line++) await Execute(at, $"UPDATE trail SET number = {line - 1} WHERE organization = 'a' AND number = {line}");
        Assert.Contains("Line 7 ", await Fault(at), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_lines_that_changed_places_are_found(string database)
    {
        await using var at = await WithLines(database, 12);
        await Execute(at, "UPDATE trail SET number = 100 WHERE organization = 'a' AND number = 3");
        await Execute(at, "UPDATE trail SET number = 3 WHERE organization = 'a' AND number = 4");
        await Execute(at, "UPDATE trail SET number = 4 WHERE organization = 'a' AND number = 100");
        Assert.Contains("Line 3 ", await Fault(at), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_line_that_was_written_anew_with_a_seal_of_its_own_breaks_the_next(string database)
    {
        await using var at = await WithLines(database, 12);
        await using (var store = await at.Open())
        {
            var line = await store.Trail.AsNoTracking().SingleAsync(e => e.Organization == "a" && e.Number == 5, Bench.Cancel);
            string seal = (line with { Who = "somebody else" }).SealItOughtToHave();
            await store.Database.ExecuteSqlAsync($"UPDATE trail SET who = 'somebody else', seal = {seal} WHERE organization = 'a' AND number = 5", Bench.Cancel);
        }
        Assert.Contains("Line 6 does not follow", await Fault(at), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Writers_at_the_same_time_write_one_chain_and_lose_no_line(string database)
    {
        await using var at = await WithLines(database, 3);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async writer =>
        {
            await using var store = at.Address.Connect();
            store.Record(Actor.Operator($"writer {writer}", "a"), Bench.Clock.GetUtcNow(), "did", $"{writer}", "");
            store.Record(Actor.Operator($"writer {writer}", "a"), Bench.Clock.GetUtcNow(), "did again", $"{writer}", "");
            await store.SaveChangesAsync(Bench.Cancel);
        }));
        Assert.Null(await Fault(at));
        await using var after = await at.Open();
        Assert.Equal(27, (await new VerifyTrail(after).Run("a", Bench.Cancel)).Single().Entries);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Lines_cut_off_at_the_end_are_seen(string database)
    {
        await using var at = await WithLines(database, 5);
        await using (var store = await at.Open()) await store.Trail.Where(e => e.Organization == "a" && e.Number > 3).ExecuteDeleteAsync(Bench.Cancel);
        Assert.Contains("line 5", await Fault(at), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_break_cannot_pass_for_the_border_between_two_fields()
    {
        var one = new TrailEntry { Organization = "a", Number = 1, At = Bench.Clock.GetUtcNow(), Who = "x\ny", What = "z", Subject = "", Content = "", Previous = TrailEntry.Beginning, Seal = "" };
        Assert.NotEqual(one.SealItOughtToHave(), (one with { Who = "x", What = "y\nz" }).SealItOughtToHave());
    }

    private async Task<TestStore> WithLines(string database, int count)
    {
        var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        for (int i = 0; i < count; i++)
        {
            foreach (string organization in new[] { "a", "b" })
                store.Record(Actor.Operator("A. Clerk", organization), Bench.Clock.GetUtcNow().AddSeconds(i), "did something", $"thing {i}", Hash.Of($"{i}"));
            if (i % 3 == 0) await store.SaveChangesAsync(Bench.Cancel);
        }
        await store.SaveChangesAsync(Bench.Cancel);
        return at;
    }

    private static async Task Execute(TestStore at, string sql)
    {
        await using var store = await at.Open();
        Assert.True(await store.Database.ExecuteSqlRawAsync(sql, Bench.Cancel) > 0, sql);
    }

    private static async Task<string?> Fault(TestStore at)
    {
        await using DataStore store = await at.Open();
        return (await new VerifyTrail(store).Run("a", Bench.Cancel)).Single().Fault;
    }
}
