using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Clerestory.Store;

/// <summary>Several questions, or several rows, in one round trip to a server; one after the other where the database is a file.</summary>
internal static class RoundTrips
{
    private static readonly ConcurrentDictionary<(RowPlan, bool), string> Texts = new();

    private static readonly ConcurrentDictionary<string, string> Numbered = new(StringComparer.Ordinal);

    /// <summary>Asks all questions in one batch.</summary>
    public static async Task AskTogether(this PostgresStore store, IReadOnlyList<(Statement Question, Action<DbDataReader> OnRow)> questions, CancellationToken cancel)
    {
        await using var batch = BatchOn(store);
        foreach (var (question, _) in questions) batch.BatchCommands.Add(Command(question));
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        foreach (var (_, onRow) in questions)
        {
            while (await reader.ReadAsync(cancel)) onRow(reader);
            await reader.NextResultAsync(cancel);
        }
    }

    /// <summary>Asks one question after the other.</summary>
    public static async Task AskInTurn(this SqliteStore store, IReadOnlyList<(Statement Question, Action<DbDataReader> OnRow)> questions, CancellationToken cancel)
    {
        foreach (var (question, onRow) in questions)
        {
            await using var command = Command(store, question);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel)) onRow(reader);
        }
    }

    /// <summary>Writes all rows in one batch: one statement for an object, one for all rows that it owns in a table.</summary>
    public static async Task WriteTogether(this PostgresStore store, IReadOnlyList<object> rows, IReadOnlyList<Statement> statements, CancellationToken cancel)
    {
        await using var batch = BatchOn(store);
        await using var maker = new NpgsqlCommand();
        foreach (object row in rows)
        {
            var plan = RowPlan.Of(store, row);
            batch.BatchCommands.Add(Insert(plan, row, maker));
            foreach (var (owned, all) in plan.OwnedBy(row)) batch.BatchCommands.Add(InsertAll(owned, row, all, maker));
        }
        foreach (var statement in statements) batch.BatchCommands.Add(Command(statement));
        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Writes row after row.</summary>
    public static async Task WriteInTurn(this SqliteStore store, IReadOnlyList<object> rows, IReadOnlyList<Statement> statements, CancellationToken cancel)
    {
        foreach (object row in rows)
        {
            var plan = RowPlan.Of(store, row);
            await Insert(store, plan, row, [row], cancel);
            foreach (var (owned, all) in plan.OwnedBy(row)) await Insert(store, owned, row, all, cancel);
        }
        foreach (var statement in statements)
        {
            await using var command = Command(store, statement);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static NpgsqlBatch BatchOn(PostgresStore store) => new((NpgsqlConnection)store.Database.GetDbConnection(), (NpgsqlTransaction?)store.Database.CurrentTransaction?.GetDbTransaction());

    private static NpgsqlBatchCommand Insert(RowPlan plan, object row, NpgsqlCommand maker)
    {
        var command = new NpgsqlBatchCommand(Texts.GetOrAdd((plan, false), _ => $"{Into(plan)} VALUES ({string.Join(", ", plan.Columns.Select((_, i) => $"${i + 1}"))})"));
        foreach (var column in plan.Columns) command.Parameters.Add((NpgsqlParameter)column.ParameterOf(maker, "", row));
        return command;
    }

    // A list for each column, and one row for each place in the lists.
    private static NpgsqlBatchCommand InsertAll(RowPlan plan, object owner, IReadOnlyList<object> rows, NpgsqlCommand maker)
    {
        var command = new NpgsqlBatchCommand(Texts.GetOrAdd((plan, true), _ =>
        {
            var own = plan.Columns.Where(c => !c.IsOfOwner).ToList();
            string name(RowColumn column) => column.IsOfOwner ? $"${IndexOf(plan, column)}" : $"r.c{own.IndexOf(column)}";
            return $"{Into(plan)} SELECT {string.Join(", ", plan.Columns.Select(name))} FROM unnest({string.Join(", ", own.Select(c => $"${IndexOf(plan, c)}"))}) AS r({string.Join(", ", own.Select((_, i) => $"c{i}"))})";
        }));
        foreach (var column in plan.Columns)
        {
            if (column.IsOfOwner)
            {
                command.Parameters.Add((NpgsqlParameter)column.ParameterOf(maker, "", owner));
                continue;
            }
            var list = Array.CreateInstance(column.Type, rows.Count);
            for (int i = 0; i < rows.Count; i++) list.SetValue(column.ValueOf(rows[i]), i);
            command.Parameters.Add(new NpgsqlParameter { Value = list, DataTypeName = column.StoreType + "[]" });
        }
        return command;
    }

    private static int IndexOf(RowPlan plan, RowColumn column) => plan.Columns.TakeWhile(c => c != column).Count() + 1;

    private static string Into(RowPlan plan) => $"INSERT INTO \"{plan.Table}\" ({string.Join(", ", plan.Columns.Select(c => $"\"{c.Name}\""))})";

    private static NpgsqlBatchCommand Command(Statement statement)
    {
        var command = new NpgsqlBatchCommand(Numbered.GetOrAdd(statement.Text, _ => statement.With(i => $"${i + 1}")));
        foreach (object value in statement.Values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static DbCommand Command(SqliteStore store, Statement statement)
    {
        var command = CommandOn(store);
        command.CommandText = statement.With(i => $"@p{i}");
        for (int i = 0; i < statement.Values.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{i}", statement.Values[i]);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private static async Task Insert(SqliteStore store, RowPlan plan, object owner, IReadOnlyList<object> rows, CancellationToken cancel)
    {
        await using var command = CommandOn(store);
        command.CommandText = Texts.GetOrAdd((plan, false), _ => $"{Into(plan)} VALUES ({string.Join(", ", plan.Columns.Select((_, i) => $"@p{i}"))})");
        foreach (object row in rows)
        {
            command.Parameters.Clear();
            for (int i = 0; i < plan.Columns.Count; i++) command.Parameters.Add(plan.Columns[i].ParameterOf(command, $"@p{i}", plan.Columns[i].IsOfOwner ? owner : row));
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static DbCommand CommandOn(DbContext store)
    {
        var command = store.Database.GetDbConnection().CreateCommand();
        command.Transaction = store.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }
}
