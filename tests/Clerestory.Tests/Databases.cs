using System.Diagnostics;
using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

[assembly: AssemblyFixture(typeof(Clerestory.Tests.PostgresServer))]

namespace Clerestory.Tests;

/// <summary>The databases that every store test runs on.</summary>
public static class Databases
{
    public static TheoryData<string> All => ["sqlite", "postgres"];
}

/// <summary>A store of its own for one test, gone at the end.</summary>
public sealed class TestStore : IAsyncDisposable
{
    // Each migration takes time, and a thousand tests want the same tables: they are made once, and copied.
    private static readonly Lazy<Task<string>> Migrated = new(MakeMigrated);

    private readonly DirectoryInfo? folder;
    private readonly bool isEmpty;

    private TestStore(StoreAddress address, DirectoryInfo? folder, bool isEmpty) => (Address, this.folder, this.isEmpty) = (address, folder, isEmpty);

    public StoreAddress Address { get; }

    /// <summary>A new store on a database, with its tables; where that database is not there the test is reported as skipped.</summary>
    public static TestStore On(string database, PostgresServer postgres) => Of(database, postgres, isEmpty: false);

    /// <summary>A new store on a database without tables.</summary>
    public static TestStore Empty(string database, PostgresServer postgres) => Of(database, postgres, isEmpty: true);

    private static TestStore Of(string database, PostgresServer postgres, bool isEmpty)
    {
        if (database == "postgres") return new TestStore(StoreAddress.Parse(postgres.NewDatabase(isEmpty)), null, isEmpty);
        var folder = Directory.CreateTempSubdirectory("clerestory-test-");
        return new TestStore(StoreAddress.Parse(Path.Combine(folder.FullName, "store.db")), folder, isEmpty);
    }

    public async Task<DataStore> Open()
    {
        if (!isEmpty && Address.IsMissing) File.Copy(await Migrated.Value, Address.Name);
        return await Address.Open(TestContext.Current.CancellationToken);
    }

    private static async Task<string> MakeMigrated()
    {
        var folder = Directory.CreateTempSubdirectory("clerestory-test-");
        string copy = Path.Combine(folder.FullName, "migrated.db");
        await using var store = await StoreAddress.Parse(Path.Combine(folder.FullName, "store.db")).Open(default);
        // The file alone is not the store while its log is open.
        await store.Database.ExecuteSqlAsync($"VACUUM INTO {copy}");
        return copy;
    }

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder?.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>A throw-away PostgreSQL cluster on a unix socket: no port, no password, gone at the end.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("pgt").FullName;   // short: a socket's path may have 107 bytes
    private readonly string? programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(d => d + "/bin/").LastOrDefault(d => File.Exists(d + "initdb")) : null;

    private const string Migrated = "migrated";

    private int databases;

    public async ValueTask InitializeAsync()
    {
        if (programs is null) return;
        if (Environment.IsPrivilegedProcess) await Run("chown", "postgres", folder);
        await Program("initdb", "-D", folder + "/d", "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
        await Program("pg_ctl", "-D", folder + "/d", "-w", "-l", folder + "/log", "-o", $"-c listen_addresses='' -k {folder} -c fsync=off -c full_page_writes=off", "start");
        await using var migrated = await StoreAddress.Parse(NewDatabase(isEmpty: true, Migrated)).Open(default);
    }

    public async ValueTask DisposeAsync()
    {
        if (programs is not null) await Program("pg_ctl", "-D", folder + "/d", "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The connection string of a new database, with the tables of a store or empty.</summary>
    public string NewDatabase(bool isEmpty)
    {
        Assert.SkipWhen(programs is null, "PostgreSQL is not installed on this machine.");
        return NewDatabase(isEmpty, $"t{Interlocked.Increment(ref databases)}");
    }

    private string NewDatabase(bool isEmpty, string name)
    {
        string server = $"Host={folder};Username=postgres;Database=";
        using var connection = new Npgsql.NpgsqlConnection(server + "postgres;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"create database {name} template {(isEmpty ? "template0" : Migrated)}";
        command.ExecuteNonQuery();
        // Kept between statements, as in production: a new connection is a new process of the server. Soon closed: a thousand tests would leave a thousand.
        return server + name + ";Connection Idle Lifetime=1;Connection Pruning Interval=1";
    }

    // PostgreSQL refuses to run as root.
    private Task Program(string name, params string[] arguments) =>
        Environment.IsPrivilegedProcess ? Run("runuser", ["-u", "postgres", "--", programs + name, .. arguments]) : Run(programs + name, arguments);

    // Through a shell that drops the output: the server would keep an inherited pipe open for ever.
    private static async Task Run(string file, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", file, .. arguments]) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
