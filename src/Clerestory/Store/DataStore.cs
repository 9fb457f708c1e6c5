using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace Clerestory.Store;

/// <summary>Everything that is kept. One model, two databases: <see cref="SqliteStore"/> and <see cref="PostgresStore"/>.</summary>
/// <remarks>
/// The store names no module. Each module maps its own types and adds its own sets by an extension property. Every write
/// goes through <see cref="AtOnce{T}"/>: a save does so by itself, a use case that must read and write in one go asks for it.
/// </remarks>
public abstract class DataStore(DbContextOptions options) : DbContext(options)
{
    private readonly List<ISaveStep> beforeSave = [];
    private readonly List<object> rows = [];
    private readonly List<Statement> statements = [];
    private bool inTransaction;

    /// <summary>Reads and writes in one transaction: all of it is kept, or none. What is returned is durable when this returns.</summary>
    /// <param name="work">The work. It must touch the store only through this context.</param>
    /// <param name="cancel">Stops the work; nothing is kept then.</param>
    public async Task<T> AtOnce<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        if (inTransaction) return await work();
        T result = default!;
        await InTransaction(
            async () =>
            {
                inTransaction = true;
                // What was read before this turn may be old by now. Changes in hand are the caller's work, and stay.
                if (!ChangeTracker.HasChanges()) ChangeTracker.Clear();
                try
                {
                    result = await work();
                }
                catch
                {
                    // What the failed work wanted told must not be told with the next work.
                    ForgetSteps();
                    throw;
                }
                finally
                {
                    inTransaction = false;
                }
            }, cancel);
        return result;
    }

    /// <inheritdoc/>
    public sealed override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        AtOnce(() => Save(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);

    /// <summary>Not offered: every save is asynchronous, because it may wait for its turn.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save asynchronously.");

    /// <inheritdoc/>
    public sealed override void Dispose()
    {
        // What was never saved must not be saved by whoever uses this context next.
        ForgetSteps();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public sealed override ValueTask DisposeAsync()
    {
        ForgetSteps();
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    /// <summary>The one step of a kind that is done at the beginning of the next save, inside its transaction: what depends on the order of saves, such as a line's number.</summary>
    internal T BeforeSave<T>() where T : ISaveStep, new()
    {
        if (beforeSave.OfType<T>().FirstOrDefault() is { } known) return known;
        var step = new T();
        beforeSave.Add(step);
        return step;
    }

    /// <summary>Adds a new row, with the rows that it owns, for the next save. It is not kept track of: this work does not find it again and does not change it. All such rows go in one round trip.</summary>
    public void Append(object row) => rows.Add(row);

    /// <summary>Has a statement done after the rows of the next save, in the same round trip.</summary>
    internal void Append(Statement statement) => statements.Add(statement);

    /// <summary>Asks several questions in one round trip, in their order.</summary>
    internal abstract Task Ask(IReadOnlyList<(Statement Question, Action<DbDataReader> OnRow)> questions, CancellationToken cancel);

    /// <summary>Whether something waits for the next save that work which begins again would not make anew.</summary>
    protected bool HasWorkInHand => beforeSave.Count + rows.Count + statements.Count > 0 || ChangeTracker.HasChanges();

    /// <summary>Forgets what was to be done with the next save: the work begins again.</summary>
    protected void ForgetSteps()
    {
        beforeSave.Clear();
        rows.Clear();
        statements.Clear();
    }

    /// <summary>Writes new rows and does statements, in one round trip where there is one.</summary>
    private protected abstract Task Write(IReadOnlyList<object> rows, IReadOnlyList<Statement> statements, CancellationToken cancel);

    /// <summary>Does the work in a transaction of this database.</summary>
    protected abstract Task InTransaction(Func<Task> work, CancellationToken cancel);

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

    private async Task<int> Save(bool accept, CancellationToken cancel)
    {
        var steps = beforeSave.ToList();
        beforeSave.Clear();
        foreach (var step in steps) await step.Run(this, cancel);
        if (ChangeTracker.Entries<IAppendOnly>().FirstOrDefault(e => e.State is EntityState.Modified or EntityState.Deleted) is { } changed)
            throw new InvalidOperationException($"A {changed.Metadata.ClrType.Name} is never changed or removed. Add one that corrects it.");
        int written = await base.SaveChangesAsync(accept, cancel);
        if (rows.Count + statements.Count == 0) return written;
        try
        {
            await Write(rows, statements, cancel);
        }
        catch (DbException fault)
        {
            throw new DbUpdateException("New rows could not be written.", fault);
        }
        written += rows.Count;
        rows.Clear();
        statements.Clear();
        return written;
    }

    // A plain UTC date-time sorts and compares alike in SQLite (text) and PostgreSQL (timestamptz).
    private sealed class UtcMoment() : ValueConverter<DateTimeOffset, DateTime>(
        moment => moment.UtcDateTime,
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
}

/// <summary>Something that is done at the beginning of a save, inside its transaction.</summary>
internal interface ISaveStep
{
    /// <summary>Does it.</summary>
    Task Run(DataStore store, CancellationToken cancel);
}

/// <summary>The store in one file: the default. All its writers stand in one queue (<see cref="WriterQueue"/>).</summary>
public sealed class SqliteStore(DbContextOptions<SqliteStore> options) : DataStore(options)
{
    /// <inheritdoc/>
    protected override Task InTransaction(Func<Task> work, CancellationToken cancel) => WriterQueue.Of(Database.GetConnectionString()!).Run(this, work, cancel);

    /// <inheritdoc/>
    internal override Task Ask(IReadOnlyList<(Statement Question, Action<DbDataReader> OnRow)> questions, CancellationToken cancel) => this.AskInTurn(questions, cancel);

    /// <inheritdoc/>
    private protected override Task Write(IReadOnlyList<object> rows, IReadOnlyList<Statement> statements, CancellationToken cancel) => this.WriteInTurn(rows, statements, cancel);
}

/// <summary>The store on a PostgreSQL server.</summary>
public sealed class PostgresStore : DataStore
{
    private const int MostTries = 12;

    /// <summary>The store with its options.</summary>
    /// <remarks>No savepoint before each save: where one fails, all of its transaction is undone.</remarks>
    public PostgresStore(DbContextOptions<PostgresStore> options) : base(options) => Database.AutoSavepointsEnabled = false;

    /// <inheritdoc/>
    protected override async Task InTransaction(Func<Task> work, CancellationToken cancel)
    {
        // Work that began with changes in hand cannot be done again from its beginning: its caller is told instead.
        bool canTryAgain = !HasWorkInHand;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await using var transaction = await Database.BeginTransactionAsync(cancel);
                await work();
                // From here on the answer is the database's: a caller that has gone away must not leave it open.
                await transaction.CommitAsync(CancellationToken.None);
                return;
            }
            catch (Exception fault) when (canTryAgain && attempt < MostTries && IsCollision(fault))
            {
                ForgetSteps();
                ChangeTracker.Clear();
                await Task.Delay(Random.Shared.Next(2, 10 * attempt), cancel);
            }
        }
    }

    /// <inheritdoc/>
    internal override Task Ask(IReadOnlyList<(Statement Question, Action<DbDataReader> OnRow)> questions, CancellationToken cancel) => this.AskTogether(questions, cancel);

    /// <inheritdoc/>
    private protected override Task Write(IReadOnlyList<object> rows, IReadOnlyList<Statement> statements, CancellationToken cancel) => this.WriteTogether(rows, statements, cancel);

    // Somebody else changed, or made, the same row first.
    private static bool IsCollision(Exception fault) =>
        fault is DbUpdateConcurrencyException
        || (fault as PostgresException ?? fault.InnerException as PostgresException)?.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
