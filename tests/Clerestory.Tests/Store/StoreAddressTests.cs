using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Store;

public sealed class StoreAddressTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_new_store_gets_all_its_tables_and_opens_again(string database)
    {
        await using var at = TestStore.Empty(database, postgres);
        await using (var store = await at.Open()) Assert.Empty(await store.Database.GetPendingMigrationsAsync(Bench.Cancel));
        await using var again = await at.Open();
        Assert.Equal(database == "postgres", again is PostgresStore);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_model_has_no_change_that_the_migrations_lack(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        Assert.False(store.Database.HasPendingModelChanges());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_store_of_a_newer_program_is_refused_with_the_remedy(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using (var store = await at.Open())
            await store.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0')", Bench.Cancel);

        var fault = await Assert.ThrowsAsync<Fault>(at.Open);

        Assert.Equal("store.newer", fault.Rule);
        Assert.Contains("29990101000000_Later", fault.Message, StringComparison.Ordinal);
        Assert.Contains("newer program", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_refused()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "store.db");
        await File.WriteAllTextAsync(file, "This is a letter, not a database. " + new string('x', 4096), Bench.Cancel);

        var fault = await Assert.ThrowsAsync<Fault>(() => StoreAddress.Parse(file).Open(Bench.Cancel));

        Assert.Equal("store.open", fault.Rule);
        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_without_the_password()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => StoreAddress.Parse("Host=/nowhere;Database=council;Username=c;Password=secret-word;Timeout=2").Open(Bench.Cancel));

        Assert.Contains("council on /nowhere", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 100)]
    [InlineData(";Max Auto Prepare=7", 7)]
    [InlineData(";MaxAutoPrepare=0", 0)]
    public async Task Statements_that_come_again_are_prepared_unless_the_address_says_otherwise(string said, int kept)
    {
        await using var store = StoreAddress.Parse("Host=localhost;Database=council" + said).Connect();

        Assert.Equal(kept, new Npgsql.NpgsqlConnectionStringBuilder(store.Database.GetConnectionString()).MaxAutoPrepare);
    }

    [Fact]
    public async Task Every_connection_to_a_file_syncs_at_each_commit()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        Assert.Equal(2, await store.Database.SqlQueryRaw<int>("SELECT synchronous AS \"Value\" FROM pragma_synchronous").SingleAsync(Bench.Cancel));
        Assert.Equal("wal", await store.Database.SqlQueryRaw<string>("SELECT journal_mode AS \"Value\" FROM pragma_journal_mode").SingleAsync(Bench.Cancel));
    }
}
