using System.CommandLine;
using System.Globalization;
using Clerestory.Protection;

namespace Clerestory.Cli;

/// <summary><c>clerestory protect</c> and <c>clerestory audit</c>: disclosure control of plain tables, without a store.</summary>
internal static class TableCommands
{
    private static Argument<string> Table() => new("table") { Description = "A JJ file; or a folder with inner.csv, table.json and hier_NAME.csv for each dimension; or such a CSV file." };

    private static Option<string?> Rules() => new("--rules") { Description = "The description of the table in JSON: dimensions, rule, margins. Left out, it is table.json beside the CSV file." };

    private static Option<string?> Percentages(string then) => new("--percentages") { Description = $"A CSV file of percentages beside the table: cell, percent, of_cell. {then}" };

    private static Option<string> Level()
    {
        var level = new Option<string>("--level") { Description = "What must be proven: S3 (intervals), S4 (insiders too), S5 (the file holds earlier editions too).", DefaultValueFactory = _ => "S4" };
        return level.AcceptOnlyFromAmong([.. TableGoal.Levels]);
    }

    public static Command Protect()
    {
        var (table, rules, percentages, level, json) = (Table(), Rules(), Percentages("Those that tell too much are hidden, too."), Level(), Options.Json());
        var outFile = new Option<string?>("--out") { Description = "The file to write the protected table to, as CSV; [c] stands for a hidden cell." };
        var method = new Option<string>("--method") { Description = "automatic, exact or heuristic.", DefaultValueFactory = _ => "automatic" }.AcceptOnlyFromAmong([.. TableGoal.Methods]);
        var seconds = new Option<double?>("--seconds") { Description = "The most time to look for something cheaper. What is given then is safe, with its gap." };
        var command = new Command("protect", "Hide what a table would tell of a person, and the least besides. Exit code 0 only if the result is safe.") { table, rules, percentages, level, method, seconds, outFile, json };
        command.SetAction((parsed, _) =>
        {
            var output = new Output("protect", parsed.GetValue(json));
            var goal = new TableGoal(parsed.GetValue(level)!, parsed.GetValue(method)!, Left(parsed.GetValue(seconds)));
            return output.Run(() => Task.FromResult(Protect(output, TableFile.Read(parsed.GetValue(table)!, parsed.GetValue(rules), parsed.GetValue(percentages)), goal, parsed.GetValue(outFile))));
        });
        return command;
    }

    public static Command Audit()
    {
        var (table, rules, percentages, level, json) = (Table(), Rules(), Percentages("All are read but those that --suppressed names."), Level(), Options.Json());
        var suppressed = new Option<string>("--suppressed") { Description = "The ids of all hidden cells and percentages: a file with one a line, or a list parted by commas.", Required = true };
        var command = new Command("audit", "Read a table as an intruder would: what can be worked out of each hidden cell, and why. Exit code 0 only if it is safe.") { table, suppressed, rules, percentages, level, json };
        command.SetAction((parsed, _) =>
        {
            var output = new Output("audit", parsed.GetValue(json));
            return output.Run(() => Task.FromResult(Audit(output, TableFile.Read(parsed.GetValue(table)!, parsed.GetValue(rules), parsed.GetValue(percentages)), parsed.GetValue(suppressed)!, new TableGoal(parsed.GetValue(level)!))));
        });
        return command;
    }

    private static Func<TimeSpan>? Left(double? seconds)
    {
        long begin = TimeProvider.System.GetTimestamp();
        return seconds is { } most ? () => TimeSpan.FromSeconds(most) - TimeProvider.System.GetElapsedTime(begin) : null;
    }

    private static int Protect(Output output, TableFile file, TableGoal goal, string? outFile)
    {
        var table = SuppressedTable.Of(file, goal);
        if (outFile is not null && table.Audit.IsSafe)
        {
            using var writer = File.CreateText(outFile);
            table.Write(writer);
        }
        output.Say(string.Create(CultureInfo.InvariantCulture, $"{table.Status}: {table.Primary.Count} primary and {table.Secondary.Count} secondary cells of {file.Cells} are hidden; level {table.Audit.Level}."));
        output.Say(string.Create(CultureInfo.InvariantCulture, $"Cost {table.Cost}; none can be below {table.LowerBound}; gap {100 * table.Gap:0.0} %. {Cpu:0.00} s of processor time."));
        if (file.Percentages > 0) output.Say(string.Create(CultureInfo.InvariantCulture, $"{table.Percentages.Count} of {file.Percentages} percentages are hidden."));
        SayHoles(output, table.Audit);
        output.Document(new
        {
            command = "protect", ok = table.Audit.IsSafe, table.Status, safetyLevel = table.Audit.Level, table.Method,
            primary = table.Primary.Count, primaryIds = table.Primary, secondary = table.Secondary.Count, secondaryIds = table.Secondary, percentages = table.Percentages.Count, percentageIds = table.Percentages,
            table.Cost, table.LowerBound, table.Gap, table.Audit.Holes, cpuSeconds = Cpu,
        });
        return table.Audit.IsSafe ? 0 : 1;
    }

    private static int Audit(Output output, TableFile file, string suppressed, TableGoal goal)
    {
        var audit = TableAudit.Of(file, file.Named(suppressed), goal);
        output.Say(audit.IsSafe ? $"Safe: level {audit.Level} is proven for each of the hidden cells." : $"Not safe: {audit.Holes.Count + audit.Printed.Count} cells are known too closely.");
        SayHoles(output, audit);
        output.Document(new { command = "audit", ok = audit.IsSafe, safetyLevel = audit.Level, audit.Printed, audit.Cells, audit.Holes, cpuSeconds = Cpu });
        return audit.IsSafe ? 0 : 1;
    }

    private static void SayHoles(Output output, TableAudit audit)
    {
        foreach (string printed in audit.Printed) output.Say($"'{printed}' is printed, and a rule hides it.");
        foreach (var hole in audit.Holes)
        {
            output.Say(string.Create(CultureInfo.InvariantCulture, $"'{hole.Cell}' lies between {hole.Low} and {hole.High}{(hole.KnownTo is null ? "" : $"; {hole.KnownTo} can tell it")}."));
            foreach (string certificate in hole.Certificates) output.Say($"  {certificate}");
        }
    }

    private static double Cpu => Math.Round(Environment.CpuUsage.TotalTime.TotalSeconds, 3);
}
