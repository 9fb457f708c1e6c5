using System.Diagnostics;
using System.Globalization;
using Clerestory.Disclosure;
using Clerestory.Disclosure.Auditing;
using Clerestory.Disclosure.Rules;
using Clerestory.Disclosure.Suppression;
using Clerestory.Disclosure.Tables;

namespace Clerestory.Bench;

/// <summary>A published instance, what is asked of it, and what is known of its optimum.</summary>
/// <param name="Name">The folder of the instance.</param>
/// <param name="Level">S3 or S4.</param>
/// <param name="Optimum">The proven optimum of others; null where none is known.</param>
/// <param name="Method">How it is protected.</param>
/// <param name="Seconds">The most processor time it may take, audit included; null for no limit.</param>
internal sealed record DisclosureGoal(string Name, SafetyLevel Level, long? Optimum, SuppressionMethod Method, double? Seconds = null);

/// <summary>Protects and audits the published instances: cost, bound, processor time and memory, each beside what is known of it.</summary>
internal static class DisclosureBench
{
    private static readonly string[] Folders = [Path.Combine("tests", "Clerestory.Disclosure.Tests", "Instances"), Path.Combine("bench", "Clerestory.Bench", "Instances")];

    private static readonly (string Name, long? Interval, long? Insider)[] Known =
    [
        ("fs2x2", 59, null), ("us136_linked", 20, null), ("us135_singletons", 9, 28), ("ssb_z1", 35, null), ("peht", 78, 115), ("peht_x8", 544, 544), ("history_h1", 119, null), ("history_h3", 56, null),
        ("o_a", 226, 274), ("g1e2", 215, 274), ("o_b", 943, 1154), ("g3e2", 460, 635), ("o_c", 1558, 1763),
    ];

    public static int Run(string? only)
    {
        Console.WriteLine($"{"instance",-18} {"level",-5} {"method",-9} {"cells",6} {"primary",7} {"second.",7} {"cost",7} {"bound",7} {"known",6} {"gap %",6} {"programs",8} {"audited",7} {"protect s",9} {"audit s",8} {"peak MB",7}  verdict");
        bool isWell = true;
        foreach (var goal in Goals().Where(g => only is null || g.Name == only)) isWell &= Measure(goal);
        if (only is null) OneReport();
        return isWell ? 0 : 1;
    }

    private static IEnumerable<DisclosureGoal> Goals()
    {
        foreach (var (name, interval, insider) in Known)
            foreach (var method in (SuppressionMethod[])[SuppressionMethod.Exact, SuppressionMethod.Heuristic])
            {
                yield return new DisclosureGoal(name, SafetyLevel.Interval, interval, method);
                yield return new DisclosureGoal(name, SafetyLevel.Insider, insider, method, 10);
            }
        yield return new DisclosureGoal("g1e3", SafetyLevel.Interval, null, SuppressionMethod.Exact, 120);
        yield return new DisclosureGoal("g1e4", SafetyLevel.Interval, null, SuppressionMethod.Heuristic);
    }

    private static bool Measure(DisclosureGoal goal)
    {
        var system = Read(goal.Name);
        var before = Cpu;
        // The time is processor time, so that what else the machine does changes nothing.
        Func<TimeSpan>? left = goal is { Optimum: null, Seconds: { } most } ? () => before + TimeSpan.FromSeconds(most) - Cpu : null;
        var (result, protect) = Timed(() => Suppressor.Protect(system, new SuppressionOptions { Level = goal.Level, Method = goal.Method, TimeLeft = left }));
        var (report, audit) = Timed(() => ReleaseAudit.Of(system, result.Hidden, goal.Level));
        bool isWell = report.IsSafe && (goal.Optimum is not { } known || (goal.Method == SuppressionMethod.Exact ? result.Cost == known && result.IsOptimal : result.Cost <= 1.10 * known));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{goal.Name,-18} {(goal.Level == SafetyLevel.Interval ? "S3" : "S4"),-5} {goal.Method,-9} {system.Cells.Count,6} {result.Primary.Count,7} {result.Secondary.Count,7} {result.Cost,7} {result.LowerBound,7:0} {goal.Optimum?.ToString(CultureInfo.InvariantCulture) ?? "",6} {100 * result.Gap,6:0.0} {result.Programs,8} {report.Programs,7} {protect,9:0.00} {audit,8:0.00} {Peak,7}  {(isWell ? report.IsSafe && result.IsOptimal ? "optimal" : "safe" : $"{report.Level}, {report.Holes.Count} holes")}{(goal.Seconds < protect + audit ? $", over {goal.Seconds} s" : "")}"));
        return isWell;
    }

    // A table of the report's size, with both engines of the audit and the certificate of every hole: what a page waits for.
    private static void OneReport()
    {
        var system = Read("peht");
        var times = new List<double>();
        for (int n = 0; n < 12; n++)
        {
            long begin = Stopwatch.GetTimestamp();
            var result = Suppressor.Protect(system);
            _ = ReleaseAudit.Of(system, result.Hidden);
            _ = ExactAudit.Of(system, result.Hidden, 2000);
            _ = ReleaseAudit.Of(system, result.Primary.ToHashSet()).Holes.SelectMany(h => h.Proofs).Select(p => p.Text(system, result.Primary.ToHashSet())).ToList();
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nA table of {system.Cells.Count} cells, protected, audited by both engines, certificates written: {times.Skip(2).Order().ElementAt(5):0} ms (median of ten)."));
    }

    private static CellSystem Read(string name)
    {
        string folder = Folders.Select(f => Path.Combine(f, name)).First(Directory.Exists), jj = Path.Combine(folder, "table.jj");
        if (File.Exists(jj))
        {
            using var reader = File.OpenText(jj);
            return JjFile.Read(reader);
        }
        using var described = File.OpenText(Path.Combine(folder, "table.json"));
        var description = TableDescription.Read(described);
        Dimension[] dimensions = [.. description.Dimensions.Select(d => new Dimension([HierarchyReader.Read(d, new StringReader(File.ReadAllText(Path.Combine(folder, $"hier_{d}.csv"))))]))];
        using var inner = File.OpenText(Path.Combine(folder, "inner.csv"));
        return RuleSet.Of(description).Apply(CountTable.Of(TableReader.Read(inner, dimensions), description.Margins)).System;
    }

    private static TimeSpan Cpu => Environment.CpuUsage.TotalTime;

    private static long Peak => Process.GetCurrentProcess().PeakWorkingSet64 >> 20;

    private static (T, double) Timed<T>(Func<T> work)
    {
        var before = Cpu;
        var result = work();
        return (result, (Cpu - before).TotalSeconds);
    }
}
