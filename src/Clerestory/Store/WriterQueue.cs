using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Store;

/// <summary>All writers of one SQLite file, in one queue, with one durable commit for as many as are waiting (group commit).</summary>
/// <remarks>
/// SQLite takes one writer at a time. Writers that compete for the lock wait in naps and stall for seconds; a queue gives
/// each its turn, and the disk is asked to sync once for all that came while it was busy. Each piece of work runs inside a
/// savepoint: one that fails is undone alone. Nobody is told "done" before the commit has returned.
/// </remarks>
internal sealed class WriterQueue
{
    private const int MostAtOnce = 256;

    private static readonly ConcurrentDictionary<string, WriterQueue> Queues = new(StringComparer.Ordinal);

    private readonly ConcurrentQueue<Turn> waiting = new();
    private readonly string connectionString;
    private int isRunning;

    private WriterQueue(string connectionString) => this.connectionString = connectionString;

    /// <summary>The queue of a store's file.</summary>
    public static WriterQueue Of(string connectionString) => Queues.GetOrAdd(connectionString, key => new WriterQueue(key));

    /// <summary>Does the work in its turn, and returns when it is on the disk.</summary>
    public Task Run(SqliteStore store, Func<Task> work, CancellationToken cancel)
    {
        var turn = new Turn(store, work, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), cancel);
        waiting.Enqueue(turn);
        Wake();
        return turn.Done.Task;
    }

    private void Wake()
    {
        if (Interlocked.CompareExchange(ref isRunning, 1, 0) == 0) _ = Task.Run(Drain);
    }

    private async Task Drain()
    {
        while (!waiting.IsEmpty) await Group();
        Volatile.Write(ref isRunning, 0);
        // Somebody may have come between the last look and the line above.
        if (!waiting.IsEmpty) Wake();
    }

    private async Task Group()
    {
        var kept = new List<Turn>();
        try
        {
            await using var connection = new SqliteConnection(connectionString);
            await connection.OpenAsync();
            await Execute(connection, "PRAGMA synchronous=FULL;");
            await using var transaction = connection.BeginTransaction();
            while (kept.Count < MostAtOnce && waiting.TryDequeue(out var turn))
            {
                if (await Take(turn, connection, transaction)) kept.Add(turn);
            }
            if (kept.Count > 0) await transaction.CommitAsync();
        }
        catch (Exception fault) when (fault is SqliteException or IOException or InvalidOperationException)
        {
            Fail(kept, fault);
            return;
        }
        foreach (var turn in kept) turn.Done.SetResult();
    }

    // The lock could not be had, or the commit failed: whoever was in this group is told, and one who still waits is, too, so that no one waits for ever.
    private void Fail(List<Turn> kept, Exception fault)
    {
        if (kept.Count == 0 && waiting.TryDequeue(out var next)) kept.Add(next);
        foreach (var turn in kept) turn.Done.TrySetException(fault);
    }

    private static async Task<bool> Take(Turn turn, SqliteConnection connection, SqliteTransaction transaction)
    {
        if (turn.Cancel.IsCancellationRequested)
        {
            turn.Done.SetCanceled(turn.Cancel);
            return false;
        }
        await Execute(connection, "SAVEPOINT turn;");
        try
        {
            await InTheirContext(turn, connection, transaction);
            await Execute(connection, "RELEASE turn;");
            return true;
        }
        catch (Exception fault)
        {
            await Execute(connection, "ROLLBACK TO turn; RELEASE turn;");
            turn.Done.SetException(fault);
            return false;
        }
    }

    // The caller waits meanwhile, so its context is ours: it is lent the writer's connection and gets its own address back.
    private static async Task InTheirContext(Turn turn, SqliteConnection connection, SqliteTransaction transaction)
    {
        var database = turn.Store.Database;
        string address = database.GetConnectionString()!;
        database.SetDbConnection(connection);
        database.AutoSavepointsEnabled = false;
        await database.UseTransactionAsync(transaction);
        try
        {
            await turn.Work();
        }
        finally
        {
            await database.UseTransactionAsync(null);
            database.SetDbConnection(null);
            database.SetConnectionString(address);
        }
    }

    private static async Task Execute(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private sealed record Turn(SqliteStore Store, Func<Task> Work, TaskCompletionSource Done, CancellationToken Cancel);
}
