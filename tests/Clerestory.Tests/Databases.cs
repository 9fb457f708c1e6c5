using System.Diagnostics;
using Clerestory.Store;

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
    private readonly DirectoryInfo? folder;

    private TestStore(StoreAddress address, DirectoryInfo? folder) => (Address, this.folder) = (address, folder);

    public StoreAddress Address { get; }

    /// <summary>A new store on a database; where that database is not there the test is reported as skipped.</summary>
    public static TestStore On(string database, PostgresServer postgres)
    {
        if (database == "postgres") return new TestStore(StoreAddress.Parse(postgres.NewDatabase()), null);
        var folder = Directory.CreateTempSubdirectory("clerestory-test-");
        return new TestStore(StoreAddress.Parse(Path.Combine(folder.FullName, "store.db")), folder);
    }

    public Task<DataStore> Open() => Address.Open(TestContext.Current.CancellationToken);

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

    private int databases;

    public async ValueTask InitializeAsync()
    {
        if (programs is null) return;
        if (Environment.IsPrivilegedProcess) await Run("chown", "postgres", folder);
        await Program("initdb", "-D", folder + "/d", "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
        await Program("pg_ctl", "-D", folder + "/d", "-w", "-l", folder + "/log", "-o", $"-c listen_addresses='' -k {folder} -c fsync=off -c full_page_writes=off", "start");
    }

    public async ValueTask DisposeAsync()
    {
        if (programs is not null) await Program("pg_ctl", "-D", folder + "/d", "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The connection string of a new, empty database.</summary>
    public string NewDatabase()
    {
        Assert.SkipWhen(programs is null, "PostgreSQL is not installed on this machine.");
        string name = $"t{Interlocked.Increment(ref databases)}", server = $"Host={folder};Username=postgres;Database=";
        using var connection = new Npgsql.NpgsqlConnection(server + "postgres;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "create database " + name;
        command.ExecuteNonQuery();
        return server + name + ";Pooling=false";
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
