using System.Diagnostics;

namespace Clerestory.Bench;

/// <summary>One piece of work, done again and again by many clients at once, and what came of it.</summary>
/// <param name="name">What they do.</param>
/// <param name="step">One piece of work of one client; false when there is none left.</param>
internal sealed class Round(string name, Func<Task<bool>> step)
{
    private readonly List<double> times = [];
    private TimeSpan took, processor;

    public double PerSecond => times.Count / Math.Max(0.001, took.TotalSeconds);

    public double P99 => At(0.99);

    /// <summary>Has each do its work in turn and prints what came of it. The machine's other work is then shared by all of them, and the ratios hold.</summary>
    /// <param name="clients">How many clients: a closed loop each.</param>
    /// <param name="time">How long each round works in all, in four turns; one more before is not counted.</param>
    /// <param name="rounds">What is compared.</param>
    public static async Task Compare(int clients, TimeSpan time, params IReadOnlyList<Round> rounds)
    {
        if (Environment.GetEnvironmentVariable("BENCH_ONLY") is { } only) rounds = [.. rounds.Where(r => r.Is(only))];
        for (int turn = -1; turn < 4; turn++)
        {
            foreach (var round in rounds) await round.Take(clients, time / 4, counted: turn >= 0);
        }
        Console.WriteLine($"{"",-58}{"a second",10}{"p50 ms",9}{"p95 ms",9}{"p99 ms",9}{"done",9}{"our CPU ms",12}");
        foreach (var round in rounds) round.Print();
    }

    private bool Is(string part) => name.Contains(part, StringComparison.Ordinal);

    private void Print() =>
        Console.WriteLine($"{name,-58}{PerSecond,10:N0}{At(0.5),9:N1}{At(0.95),9:N1}{P99,9:N1}{times.Count,9}{processor.TotalMilliseconds / Math.Max(1, times.Count),12:N2}");

    private double At(double share) => times.Count == 0 ? 0 : times.Order().ElementAt(Math.Min(times.Count - 1, (int)(times.Count * share)));

    private async Task Take(int clients, TimeSpan turn, bool counted)
    {
        var (start, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var done = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (Stopwatch.GetElapsedTime(start) < turn)
            {
                long began = Stopwatch.GetTimestamp();
                if (!await step()) break;
                own.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            return own;
        })));
        if (!counted) return;
        times.AddRange(done.SelectMany(d => d));
        took += Stopwatch.GetElapsedTime(start);
        processor += Environment.CpuUsage.TotalTime - before;
    }
}
