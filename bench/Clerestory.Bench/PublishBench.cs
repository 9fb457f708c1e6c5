using System.Diagnostics;
using Clerestory.Cli;
using Clerestory.Collection;
using Clerestory.Packs;
using Clerestory.Protection;
using Clerestory.Publication;
using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Tables;
using Microsoft.Data.Sqlite;

namespace Clerestory.Bench;

// Measures the publish job step by step, and beside it in the same run what the machine can do at best:
// the same bytes written and synced raw, the same number of rows inserted by hand in one transaction.
internal sealed class PublishBench(string packFolder, int runs, bool pdf)
{
    public async Task Run()
    {
        var work = Directory.CreateTempSubdirectory("clerestory-bench-");
        try
        {
            var table = new Timings();
            for (int run = -1; run < runs; run++) await Once(table, Path.Combine(work.FullName, $"run{run}"), counted: run >= 0);
            table.Print($"Publishing {packFolder}, {runs} runs after one that is not counted");
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private async Task Once(Timings table, string folder, bool counted)
    {
        Directory.CreateDirectory(folder);
        var (clock, cancel) = (TimeProvider.System, CancellationToken.None);
        T Timed<T>(string name, Func<T> work)
        {
            long start = Stopwatch.GetTimestamp();
            var result = work();
            if (counted) table.Add(name, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            return result;
        }

        var pack = Timed("read the pack", () => Pack.Open(packFolder));
        var actor = Actor.Operator("bench", pack.Manifest.Code);
        string edition = Outline.EditionsIn(pack).First();
        Timed("check the pack", () => PackCheck.Examine(pack));
        await using var store = Timed("open a new store", () => StoreAddress.Parse(Path.Combine(folder, "store.db")).Open(cancel).Result);
        Timed("load the register", () => new LoadRegister(store, clock).Run(pack, actor, cancel).Result);
        Timed("load the recommendations", () => new Clerestory.Deliberation.LoadRecommendations(store, clock).Run(pack, actor, cancel).Result);
        Timed("load the returns", () => new LoadReturns(store, clock).Run(pack, actor, cancel).Result);
        Timed("build the tables", () => new BuildTables(store, clock).Run(pack, actor, cancel).Result);
        var gate = Timed("put them through the gate", () => new ProtectTables(store, clock).Run(pack, null, actor, cancel).Result);
        var outline = Outline.In(pack, edition);
        var made = Timed("make pages and data", () => EditionFiles.Make(pack, outline, gate.Tables));
        if (pdf) Timed("print the PDF", () => PdfPrinter.Print(made.PrintHtml, outline.Issued, cancel).Result);
        Timed("write the edition", () => { EditionFolder.Write(Path.Combine(folder, "out"), made.Files); return 0; });

        int rows = Agency.In(pack).Count + Seat.In(pack).Count + gate.Tables.Sum(t => t.Cells.Count);
        Timed("limit: the same files, raw", () => WriteRaw(Path.Combine(folder, "raw"), made.Files));
        Timed($"limit: {rows} rows by hand, one commit", () => InsertRaw(Path.Combine(folder, "raw.db"), rows));
        if (counted) table.Note = $"{made.Files.Count} files, {made.Files.Values.Sum(f => (long)f.Length) / 1024:N0} KiB, {rows} rows";
    }

    private static int WriteRaw(string folder, IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (var (path, bytes) in files)
        {
            string at = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(at)!);
            File.WriteAllBytes(at, bytes);
        }
        return files.Count;
    }

    private static int InsertRaw(string file, int rows)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (a TEXT, b TEXT, c TEXT, d INTEGER)";
        command.ExecuteNonQuery();
        using var transaction = connection.BeginTransaction();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO t VALUES ($a, $b, $c, $d)";
        foreach (string name in new[] { "$a", "$b", "$c", "$d" }) command.Parameters.AddWithValue(name, "a value of usual length");
        for (int i = 0; i < rows; i++) command.ExecuteNonQuery();
        transaction.Commit();
        return rows;
    }
}
