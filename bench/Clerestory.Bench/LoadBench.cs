using Clerestory.Collection;
using Clerestory.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Bench;

// The deadline hour: so many respondents file whole returns at once, each return once. Beside it, in the same run and with as many
// clients, what the database does at best: one small row made durable, and the same transaction sent by hand as SQL.
internal sealed class LoadBench(int clients, TimeSpan time, bool http) : IDisposable
{
    private const int Agencies = 2_000, Calls = 20;

    private const string TakeHead =
        "INSERT INTO trail_head (organization, number, seal) VALUES (@o, 0, '') ON CONFLICT (organization) DO UPDATE SET number = trail_head.number RETURNING number, seal";

    private const string PutHead = "UPDATE trail_head SET number = @n, seal = @s WHERE organization = @o";

    private static readonly string Small = new('x', 700);

    private readonly Synthetic pack = new(Agencies);

    public async Task Run(bool onlySqlite, bool onlyPostgres)
    {
        Console.WriteLine($"{clients} clients, {time.TotalSeconds:N0} s each, {pack.Answers.Count} answers a return, {Environment.ProcessorCount} processors\n");
        if (!onlySqlite) await OnPostgres();
        if (!onlyPostgres) await OnSqlite();
    }

    public void Dispose() => pack.Dispose();

    private async Task OnPostgres()
    {
        await using var cluster = await Cluster.Start();
        if (cluster is null)
        {
            Console.WriteLine("PostgreSQL is not installed: left out.");
            return;
        }
        Console.WriteLine("PostgreSQL, fsync and synchronous_commit on");
        string hand = await cluster.NewDatabase("hand"), product = await cluster.NewDatabase("product");
        foreach (string each in new[] { hand, product }) await pack.Prepare(StoreAddress.Parse(each), Calls, default);
        await using var source = Npgsql.NpgsqlDataSource.Create(hand + ";Max Auto Prepare=50");
        await using (var command = source.CreateCommand("CREATE TABLE raw (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text)")) await command.ExecuteNonQueryAsync();
        var raw = new Round("limit: one row of 700 bytes", async () =>
        {
            await using var command = source.CreateCommand("INSERT INTO raw (body) VALUES ($1)");
            command.Parameters.Add(new() { Value = Small });
            await command.ExecuteNonQueryAsync();
            return true;
        });
        int next = 0;
        var byHand = new Round("limit: the same transaction by hand as SQL", async () => Next(ref next) is { } rows && await ByHand(source, rows));
        var filed = Filed(StoreAddress.Parse(product));
        await Round.Compare(clients, time, [raw, byHand, filed]);
        Console.WriteLine($"\nfiled against one row: {filed.PerSecond / raw.PerSecond:P0} (goal 15 %); against the same transaction by hand: {filed.PerSecond / byHand.PerSecond:P0} (goal 60 %)\n");
        if (http) await OverHttp(await cluster.NewDatabase("http"));
    }

    private async Task OnSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("clerestory-bench-");
        Console.WriteLine("SQLite, write-ahead log, synchronous FULL");
        string Address(string name) => Path.Combine(folder.FullName, name);
        var (competing, queued) = (StoreAddress.Parse(Address("competing.db")), StoreAddress.Parse(Address("queued.db")));
        var product = StoreAddress.Parse(Address("product.db"));
        foreach (var each in new[] { competing, queued, product }) await pack.Prepare(each, Calls, default);
        int next = 0, nextQueued = 0;
        // Each on a thread of its own, as processes would be: SQLite waits for the lock in naps.
        var compete = new Round("the transaction by hand, each its own BEGIN IMMEDIATE", async () => Next(ref next) is { } rows && await Task.Factory.StartNew(() => Compete(competing.Name, rows), TaskCreationOptions.LongRunning));
        var queue = new Round("the transaction by hand, in the one writer queue", async () =>
        {
            if (Next(ref nextQueued) is not { } rows) return false;
            await using var store = queued.Connect();
            return await store.AtOnce(() => Task.FromResult(Write((SqliteConnection)store.Database.GetDbConnection(), null, rows)), default);
        });
        var filed = Filed(product);
        await Round.Compare(clients, time, [compete, queue, filed]);
        Console.WriteLine($"\nqueue against competing writers: {queue.PerSecond / compete.PerSecond:N1} times, p99 {compete.P99 / queue.P99:N1} times shorter; filed against the same transaction by hand in the queue: {filed.PerSecond / queue.PerSecond:P0}");
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private Round Filed(StoreAddress address)
    {
        int next = 0;
        var signature = pack.Signature;
        return new Round("filed through the product (FileReturn)", async () =>
        {
            if (pack.Sheet(Interlocked.Increment(ref next) - 1, Calls) is not { } sheet) return false;
            await using var store = address.Connect();
            var actor = Actor.Of(sheet.Pack, sheet.Respondent, "record system", AccountRole.Signer);
            var result = await new FileReturn(store, pack.Book, TimeProvider.System).Run(sheet, pack.Answers, signature, ($"{sheet.Call}-{sheet.Respondent}", Synthetic.Site), actor, default);
            return result is FileReturn.Result.Answered { Reply: SubmitReturn.Result.Received } ? true : throw new InvalidOperationException($"{result}");
        });
    }

    private async Task OverHttp(string database)
    {
        await pack.Prepare(StoreAddress.Parse(database), Calls, default);
        await using var desk = await HttpRespondents.Start(pack, StoreAddress.Parse(database));
        int next = 0;
        await Round.Compare(clients, time, [new Round("filed over HTTP (the whole desk)", async () => pack.Sheet(Interlocked.Increment(ref next) - 1, Calls) is { } sheet && await desk.File(sheet))]);
        Console.WriteLine();
    }

    private Rows? Next(ref int next) =>
        pack.Sheet(Interlocked.Increment(ref next) - 1, Calls) is { } sheet ? new Rows(sheet, $"{sheet.Call}-{sheet.Respondent}", pack.Answers, Small) : null;

    private static async Task<bool> ByHand(Npgsql.NpgsqlDataSource source, Rows rows)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var (number, seal) = (0L, "");
        await using (var take = new Npgsql.NpgsqlCommand(TakeHead, connection, transaction) { Parameters = { new("o", rows.Organization) } })
        {
            await using var reader = await take.ExecuteReaderAsync();
            await reader.ReadAsync();
            (number, seal) = (reader.GetInt64(0) + 1, reader.GetString(1));
        }
        await using var batch = new Npgsql.NpgsqlBatch(connection, transaction);
        foreach (var (table, values) in rows.All(TimeProvider.System.GetUtcNow().UtcDateTime, number, seal))
        {
            var command = new Npgsql.NpgsqlBatchCommand(Rows.Insert(table, [.. values.Select(v => v.Column)]));
            for (int i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"p{i}", values[i].Value ?? DBNull.Value);
            batch.BatchCommands.Add(command);
        }
        batch.BatchCommands.Add(new Npgsql.NpgsqlBatchCommand(PutHead) { Parameters = { new("n", number), new("s", rows.Key), new("o", rows.Organization) } });
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return true;
    }

    private static bool Compete(string file, Rows rows)
    {
        using var connection = new SqliteConnection($"Data Source={file};Default Timeout=60");
        connection.Open();
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA synchronous=FULL;";
        pragma.ExecuteNonQuery();
        using var transaction = connection.BeginTransaction(deferred: false);
        Write(connection, transaction, rows);
        transaction.Commit();
        return true;
    }

    private static bool Write(SqliteConnection connection, SqliteTransaction? transaction, Rows rows)
    {
        var (number, seal) = (0L, "");
        using (var take = connection.CreateCommand())
        {
            take.Transaction = transaction ?? take.Transaction;
            take.CommandText = TakeHead;
            take.Parameters.AddWithValue("@o", rows.Organization);
            using var reader = take.ExecuteReader();
            reader.Read();
            (number, seal) = (reader.GetInt64(0) + 1, reader.GetString(1));
        }
        foreach (var (table, values) in rows.All(TimeProvider.System.GetUtcNow().UtcDateTime, number, seal))
        {
            using var command = connection.CreateCommand();
            command.CommandText = Rows.Insert(table, [.. values.Select(v => v.Column)]);
            for (int i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"@p{i}", values[i].Value ?? DBNull.Value);
            command.ExecuteNonQuery();
        }
        using var put = connection.CreateCommand();
        put.CommandText = PutHead;
        put.Parameters.AddWithValue("@n", number);
        put.Parameters.AddWithValue("@s", rows.Key);
        put.Parameters.AddWithValue("@o", rows.Organization);
        put.ExecuteNonQuery();
        return true;
    }
}
