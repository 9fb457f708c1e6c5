using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Clerestory.Store;

namespace Clerestory.Bench;

// A large council: so many respondents, a call a year, every return in. The real desk runs in a process of its own; its pages are
// asked for one after the other over the loopback, and its memory is read from the kernel. For work on one page: `once` leaves out the
// smaller sizes, and `kept` fills a store in one file only the first time.
internal sealed class SizeBench(int respondents, int calls, bool once = false, bool kept = false)
{
    private const int Warm = 30, Asked = 120;
    private const double LongestMilliseconds = 100, MostMegabytes = 300;

    public async Task Run(bool onlySqlite, bool onlyPostgres)
    {
        Console.WriteLine($"{respondents:N0} respondents, {calls} calls, {respondents * calls:N0} returns; {Environment.ProcessorCount} processors; each page asked {Asked} times after {Warm}\n");
        if (!onlyPostgres) await On("SQLite", size => Task.FromResult(Path.Combine(kept ? Directory.CreateDirectory(Path.Combine(".data", "bench")).FullName : Directory.CreateTempSubdirectory("clerestory-bench-").FullName, $"size-{size}-{calls}.db")));
        if (onlySqlite) return;
        await using var cluster = await Cluster.Start();
        if (cluster is null) Console.WriteLine("PostgreSQL is not installed: left out.");
        else await On("PostgreSQL", size => cluster.NewDatabase($"size{size}"));
    }

    private async Task On(string database, Func<int, Task<string>> address)
    {
        var seen = new List<(int Size, IReadOnlyList<PageTimes> Pages, double Megabytes)>();
        foreach (int size in once ? [respondents] : new[] { respondents / 8, respondents / 4, respondents / 2, respondents })
        {
            using var pack = new Synthetic(size);
            string at = await address(size);
            long began = Stopwatch.GetTimestamp();
            if (!File.Exists(at)) await new FilledStore(pack, StoreAddress.Parse(at), calls).Fill();
            Console.WriteLine($"{database}: {size * calls:N0} returns made in {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s");
            await using var desk = await DeskProcess.Start(pack.Folder, at, FreePort());
            seen.Add((size, await Ask(desk, pack), desk.PeakMegabytes));
        }
        Print(database, seen);
    }

    private async Task<IReadOnlyList<PageTimes>> Ask(DeskProcess desk, Synthetic pack)
    {
        string last = $"/calls/{Synthetic.Call(calls - 1)}", open = $"/calls/{Synthetic.Call(calls)}";
        string halfway = FilledStore.ReceivedAt(calls, calls - 1, 150).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (staff, respondent) = (await desk.SignIn(FilledStore.Staff), await desk.SignIn(FilledStore.Respondent));
        var pages = new List<PageTimes>();
        foreach (var (name, client, path, holds) in new[]
        {
            ("completeness, everything in", staff, last, $"{pack.Agencies:N0} of {pack.Agencies:N0}"),
            ("completeness, its last page", staff, last + "?at=9999", Synthetic.Agency(pack.Agencies - 1)),
            ("completeness, as of a past day", staff, $"{last}?asOf={halfway}", "as of the end of"),
            ("completeness, nothing in yet", staff, open + "?show=missing", "Not received"),
            ("search by name", staff, last + "?q=town+00042", Synthetic.Agency(42)),
            ("search by ORI", staff, last + "?q=XX0000042", Synthetic.Agency(42)),
            ("search that finds nobody", staff, last + "?q=nobody", "0 found"),
            ("one respondent, seen by staff", staff, $"{last}/agencies/{Synthetic.Agency(42)}", "Received"),
            ("a respondent’s first page", respondent, "/", "Round 0"),
        }) pages.Add(await PageTimes.Of(name, (client, desk), (path, holds), Warm, Asked));
        return pages;
    }

    private static void Print(string database, List<(int Size, IReadOnlyList<PageTimes> Pages, double Megabytes)> seen)
    {
        var (_, pages, megabytes) = seen[^1];
        Console.WriteLine($"\n{database}, {seen[^1].Size:N0} respondents: milliseconds\n\n{"",-34}{"p50",8}{"p95",8}{"p99",8}{"goal",8}{"",8}{"used",8}{"KiB",8}{"growth",9}");
        for (int i = 0; i < pages.Count; i++)
        {
            var page = pages[i];
            string growth = Growth([.. seen.Select(s => ((double)s.Size, s.Pages[i].At(0.5)))]);
            Console.WriteLine($"{page.Name,-34}{page.At(0.5),8:N1}{page.At(0.95),8:N1}{page.At(0.99),8:N1}{"< " + LongestMilliseconds,8}{(page.At(0.99) < LongestMilliseconds ? "met" : "MISSED"),8}{page.Used,8:N1}{page.Bytes / 1024.0,8:N0}{growth,9}");
        }
        Console.WriteLine($"{"most memory of the server, MB",-34}{megabytes,8:N0}{"",16}{"< " + MostMegabytes,8}{(megabytes < MostMegabytes ? "met" : "MISSED"),8}{"",16}{Growth([.. seen.Select(s => ((double)s.Size, s.Megabytes))]),9}");
        Console.WriteLine($"\n{"p50 by respondents",-34}{string.Concat(seen.Select(s => $"{s.Size,10:N0}"))}");
        for (int i = 0; i < pages.Count; i++) Console.WriteLine($"{pages[i].Name,-34}{string.Concat(seen.Select(s => $"{s.Pages[i].At(0.5),10:N1}"))}");
        Console.WriteLine($"{"most memory, MB",-34}{string.Concat(seen.Select(s => $"{s.Megabytes,10:N0}"))}\n");
    }

    // The slope of the line through the logarithms: 0 does not grow, 1 grows with the respondents. Of one size nothing is known.
    private static string Growth(IReadOnlyList<(double Size, double Value)> points) => points.Count > 1 ? Exponent(points).ToString("N2", CultureInfo.InvariantCulture) : "–";

    private static double Exponent(IReadOnlyList<(double Size, double Value)> points)
    {
        var logs = points.Select(p => (X: Math.Log(p.Size), Y: Math.Log(p.Value))).ToList();
        double x = logs.Average(l => l.X), y = logs.Average(l => l.Y);
        return logs.Sum(l => (l.X - x) * (l.Y - y)) / logs.Sum(l => (l.X - x) * (l.X - x));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>How long a page took, each time it was asked for.</summary>
/// <param name="Name">What the page is.</param>
/// <param name="Sorted">Milliseconds until it was there, the shortest first.</param>
/// <param name="Used">Milliseconds of a processor that the server used for one.</param>
/// <param name="Bytes">How long it is.</param>
internal sealed record PageTimes(string Name, IReadOnlyList<double> Sorted, double Used, int Bytes)
{
    public double At(double share) => Sorted[Math.Min(Sorted.Count - 1, (int)(Sorted.Count * share))];

    public static async Task<PageTimes> Of(string name, (HttpClient Client, DeskProcess Desk) at, (string Path, string Holds) page, int warm, int asked)
    {
        var ((client, desk), (path, holds)) = (at, page);
        string text = await client.GetStringAsync(new Uri(path, UriKind.Relative));
        if (!System.Net.WebUtility.HtmlDecode(text).Contains(holds, StringComparison.Ordinal)) throw new InvalidOperationException($"{path} does not say '{holds}'.");
        var (times, used) = (new List<double>(), 0.0);
        for (int i = 0; i < warm + asked; i++)
        {
            if (i == warm) used = desk.UsedMilliseconds;
            long began = Stopwatch.GetTimestamp();
            await client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
            if (i >= warm) times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return new PageTimes(name, [.. times.Order()], (desk.UsedMilliseconds - used) / asked, text.Length);
    }
}
