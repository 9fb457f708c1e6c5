using Microsoft.EntityFrameworkCore.Design;

namespace Clerestory.Store;

// The migration tool makes the contexts by these; no database is opened.
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteStore>
{
    public SqliteStore CreateDbContext(string[] args) => (SqliteStore)StoreAddress.Parse("design.db").Connect();
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresStore>
{
    public PostgresStore CreateDbContext(string[] args) => (PostgresStore)StoreAddress.Parse("Host=localhost;Database=design").Connect();
}
