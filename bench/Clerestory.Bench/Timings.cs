using System.Diagnostics;

namespace Clerestory.Bench;

/// <summary>Times by step, and how they are printed.</summary>
internal sealed class Timings
{
    private readonly List<(string Name, List<double> Times)> steps = [];

    public string Note { get; set; } = "";

    public void Add(string name, double milliseconds)
    {
        if (steps.All(s => s.Name != name)) steps.Add((name, []));
        steps.First(s => s.Name == name).Times.Add(milliseconds);
    }

    public void Print(string title)
    {
        Console.WriteLine($"{title} ({Note}); milliseconds\n");
        Console.WriteLine($"{"step",-44}{"min",10}{"median",10}{"max",10}");
        foreach (var (name, times) in steps) Console.WriteLine($"{name,-44}{times.Min(),10:N1}{Median(times),10:N1}{times.Max(),10:N1}");
        Console.WriteLine();
        Console.WriteLine($"writing the edition against the same files raw: {Ratio("write the edition", "limit: the same files, raw"):N2} times");
        string limit = steps.First(s => s.Name.Contains("by hand", StringComparison.Ordinal)).Name;
        double loading = new[] { "load the register", "load the returns", "build the tables", "put them through the gate" }.Sum(n => Median(steps.First(s => s.Name == n).Times));
        Console.WriteLine($"loading the store against the same rows by hand: {loading / Median(steps.First(s => s.Name == limit).Times):N1} times");
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"peak memory {process.PeakWorkingSet64 / 1024 / 1024} MiB, processor {process.TotalProcessorTime.TotalSeconds:N1} s in all");
    }

    private double Ratio(string one, string other) => Median(steps.First(s => s.Name == one).Times) / Median(steps.First(s => s.Name == other).Times);

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
