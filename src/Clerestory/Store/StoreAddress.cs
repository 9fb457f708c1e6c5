using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Clerestory.Store;

/// <summary>Where the store is: a file, or a PostgreSQL connection string.</summary>
public sealed record StoreAddress
{
    // Made once for each address: a context is asked for with every request, and on a server a good part of a request's work would be making it.
    private static readonly ConcurrentDictionary<string, PooledDbContextFactory<PostgresStore>> Postgres = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, DbContextOptions<SqliteStore>> Sqlite = new(StringComparer.Ordinal);

    private readonly string connection;

    private StoreAddress(bool isPostgres, string connection, string name) => (IsPostgres, this.connection, Name) = (isPostgres, connection, name);

    /// <summary>Whether the store is on a PostgreSQL server.</summary>
    public bool IsPostgres { get; }

    /// <summary>The store's name for people: the file, or database and host. Never the password.</summary>
    public string Name { get; }

    /// <summary>Reads an address: a text with an equals sign is a PostgreSQL connection string, anything else a file.</summary>
    /// <exception cref="Fault">The connection string cannot be read.</exception>
    public static StoreAddress Parse(string address)
    {
        if (!address.Contains('=', StringComparison.Ordinal)) return ForFile(address);
        try
        {
            var parts = new Npgsql.NpgsqlConnectionStringBuilder(address);
            return new StoreAddress(true, address, $"{parts.Database} on {parts.Host}");
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            throw new Fault("store.address", "The store's connection string cannot be read.", "Write it as in Host=localhost;Database=clerestory;Username=clerestory.", fault);
        }
    }

    /// <summary>Whether there is a store of one's own to make: a file that is not there yet.</summary>
    public bool IsMissing => !IsPostgres && !File.Exists(Name);

    /// <summary>Opens the store, makes or updates its tables, and refuses one that a newer program has written.</summary>
    /// <exception cref="Fault">The store cannot be reached, is not a store of ours, or is newer than this program.</exception>
    public Task<DataStore> Open(CancellationToken cancel) => Open(migrate: true, cancel);

    /// <summary>Opens the store to read it, and changes nothing in it.</summary>
    /// <exception cref="Fault">The store cannot be reached, or was written by a newer or an older program.</exception>
    public Task<DataStore> OpenToRead(CancellationToken cancel) => Open(migrate: false, cancel);

    private async Task<DataStore> Open(bool migrate, CancellationToken cancel)
    {
        var store = Connect();
        try
        {
            if (!IsPostgres && Path.GetDirectoryName(Path.GetFullPath(Name)) is { } folder) Directory.CreateDirectory(folder);
            await RefuseNewer(store, cancel);
            if (migrate) await store.Database.MigrateAsync(cancel);
            else if ((await store.Database.GetPendingMigrationsAsync(cancel)).Any())
                throw new Fault("store.older", $"The store {Name} was written by an older program, or is none.", "Verify it with the program that wrote it, or publish once with this one to bring it up to date.");
            if (!IsPostgres && migrate) await store.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancel);
            return store;
        }
        catch (Exception fault) when (fault is DbException or IOException or UnauthorizedAccessException)
        {
            await store.DisposeAsync();
            throw new Fault("store.open", $"The store {Name} cannot be opened: {fault.Message}", IsPostgres
                ? "Check that the server runs and that the connection string names it."
                : "Check that the file is a Clerestory store, that its folder can be written and that the disk is not full.", fault);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>A context on the store, without opening it. It goes back to be used again when it is disposed of.</summary>
    public DataStore Connect() => IsPostgres
        ? Postgres.GetOrAdd(connection, address => new PooledDbContextFactory<PostgresStore>(Options<PostgresStore>().UseNpgsql(Prepared(address)).Options)).CreateDbContext()
        : new SqliteStore(Sqlite.GetOrAdd(connection, address => Options<SqliteStore>().UseSqlite(address).AddInterceptors(new Durable()).Options));

    // The server plans the statements that come again and again once and not each time; who needs another number (a pooler in between wants 0) writes it into the connection string.
    private static string Prepared(string address)
    {
        var parts = new Npgsql.NpgsqlConnectionStringBuilder(address);
        // ContainsKey knows every word that there is; this asks for those that were written.
        if (!parts.ShouldSerialize("Max Auto Prepare")) parts.MaxAutoPrepare = 100;
        return parts.ToString();
    }

    private static DbContextOptionsBuilder<T> Options<T>() where T : DbContext => new DbContextOptionsBuilder<T>().UseSnakeCaseNamingConvention();

    private static StoreAddress ForFile(string file) =>
        new(false, new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString(), file);

    private async Task RefuseNewer(DataStore store, CancellationToken cancel)
    {
        if (!await store.Database.CanConnectAsync(cancel)) return;
        var unknown = (await store.Database.GetAppliedMigrationsAsync(cancel)).Except(store.Database.GetMigrations(), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            throw new Fault("store.newer", $"The store {Name} was written by a newer program (its step {unknown[^1]} is unknown here).", "Use the newer program, or another store.");
    }

    // Every connection syncs the file at each commit: SQLite's default in WAL mode may lose the last ones when the power fails.
    private sealed class Durable : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Pragma(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Pragma(connection);
            return Task.CompletedTask;
        }

        private static void Pragma(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous=FULL;";
            command.ExecuteNonQuery();
        }
    }
}
