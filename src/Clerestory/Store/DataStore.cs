using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Clerestory.Store;

/// <summary>Everything that is kept. One model, two databases: <see cref="SqliteStore"/> and <see cref="PostgresStore"/>.</summary>
/// <remarks>The store names no module. Each module maps its own types and adds its own sets by an extension property.</remarks>
public abstract class DataStore(DbContextOptions options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DataStore).Assembly);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMoment>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    // A plain UTC date-time sorts and compares alike in SQLite (text) and PostgreSQL (timestamptz).
    private sealed class UtcMoment() : ValueConverter<DateTimeOffset, DateTime>(
        moment => moment.UtcDateTime,
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
}

/// <summary>The store in one file: the default.</summary>
public sealed class SqliteStore(DbContextOptions<SqliteStore> options) : DataStore(options);

/// <summary>The store on a PostgreSQL server.</summary>
public sealed class PostgresStore(DbContextOptions<PostgresStore> options) : DataStore(options);
