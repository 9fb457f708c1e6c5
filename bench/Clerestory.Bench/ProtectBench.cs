using System.Globalization;
using Clerestory.Disclosure;
using Clerestory.Disclosure.Auditing;
using Clerestory.Disclosure.Rules;
using Clerestory.Disclosure.Suppression;
using Clerestory.Disclosure.Tables;

namespace Clerestory.Bench;

/// <summary>Protects and audits invented tables of growing size: processor time, memory, and the exponent by which they grow.</summary>
internal static class ProtectBench
{
    private const int Seed = 7, LargestSmallCount = 3;

    public static int Run(int largest, SafetyLevel level)
    {
        Console.WriteLine($"{"cells",8} {"primary",8} {"second.",8} {"cost",10} {"bound",10} {"protect s",10} {"audit s",8} {"peak MB",8}  level");
        var times = new List<(double Cells, double Seconds)>();
        for (int codes = 6; ; codes = (int)(codes * 1.5))
        {
            var system = Table(codes);
            if (system.Cells.Count > largest) break;
            var (result, protect) = Timed(() => Suppressor.Protect(system, new SuppressionOptions { Level = level, Method = SuppressionMethod.Heuristic }));
            var (report, audit) = Timed(() => ReleaseAudit.Of(system, result.Hidden, level));
            times.Add((system.Cells.Count, protect + audit));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{system.Cells.Count,8} {result.Primary.Count,8} {result.Secondary.Count,8} {result.Cost,10} {result.LowerBound,10:0} {protect,10:0.00} {audit,8:0.00} {PeakMegabytes,8}  {report.Level}"));
            if (!report.IsSafe) return 1;
        }
        if (times.Count > 2)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Processor time grows with the cells to the power of {Math.Log(times[^1].Seconds / times[1].Seconds) / Math.Log(times[^1].Cells / times[1].Cells):0.00}."));
        return 0;
    }

    private static long PeakMegabytes => System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 >> 20;

    private static (T, double) Timed<T>(Func<T> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        var result = work();
        return (result, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    // Towns by age and kind; towns stand in groups of six. Counts are skewed, as counts of people are.
    private static CellSystem Table(int towns)
    {
        var random = new Random(Seed);
        Dimension[] dimensions = [Hierarchy("town", towns, 6), Hierarchy("age", 8, 4), Hierarchy("kind", 5, 5)];
        var rows = new List<InnerRow>();
        for (int t = 0; t < towns; t++)
            for (int a = 0; a < 8; a++)
                for (int k = 0; k < 5; k++)
                    if (random.Next(4) > 0) rows.Add(new InnerRow([$"town{t}", $"age{a}", $"kind{k}"], (long)Math.Floor(Math.Pow(random.NextDouble(), 3) * 40), [], []));
        return new RuleSet([new MinimumFrequency(LargestSmallCount)]).Apply(CountTable.Of(new InnerTable(dimensions, rows), null)).System;
    }

    private static Dimension Hierarchy(string name, int codes, int group)
    {
        var text = new System.Text.StringBuilder($"level,code\n@,{name}_T\n");
        for (int g = 0; g * group < codes; g++)
        {
            bool isGrouped = codes > group;
            if (isGrouped) text.Append(CultureInfo.InvariantCulture, $"@@,{name}s{g}\n");
            for (int c = g * group; c < Math.Min(codes, (g + 1) * group); c++) text.Append(CultureInfo.InvariantCulture, $"{(isGrouped ? "@@@" : "@@")},{name}{c}\n");
        }
        return new Dimension([HierarchyReader.Read(name, new StringReader(text.ToString()))]);
    }
}
