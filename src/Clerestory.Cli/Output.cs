using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace Clerestory.Cli;

/// <summary>What a command prints: words for people, or with --json one document on standard output and everything else on standard error.</summary>
/// <param name="command">The command's name, as its JSON document gives it.</param>
/// <param name="json">Whether --json was given.</param>
internal sealed class Output(string command, bool json)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private readonly TextWriter? kept = json ? StandardOutput.ForDocument() : null;
    private readonly IAnsiConsole people = ConsoleOn(json ? Console.Error : Console.Out, json ? Console.IsErrorRedirected : Console.IsOutputRedirected);

    /// <summary>The console for people.</summary>
    public IAnsiConsole People => people;

    /// <summary>A line for people.</summary>
    public void Say(string line) => people.WriteLine(line);

    /// <summary>The command's document, if --json was given.</summary>
    public void Document(object document)
    {
        kept?.WriteLine(JsonSerializer.Serialize(document, Options));
    }

    /// <summary>All findings, the gravest first.</summary>
    public void Findings(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings.OrderByDescending(f => f.Severity)) people.WriteLine(finding.ToString(), ColorOf(finding.Severity));
        if (findings.Count > 0) Say(string.Join(", ", findings.GroupBy(f => f.Severity).OrderByDescending(g => g.Key).Select(g => $"{g.Count()} {g.Key.ToString().ToLowerInvariant()}{(g.Count() == 1 ? "" : "s")}")) + ".");
    }

    /// <summary>Findings as the JSON documents give them.</summary>
    public static IEnumerable<object> AsJson(IEnumerable<Finding> findings) => findings.Select(f => new { f.Rule, f.Severity, f.File, f.Line, f.Message });

    /// <summary>Runs a command. What stands in its way is said with the remedy, and ends with exit code 3.</summary>
    public async Task<int> Run(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Fault fault)
        {
            return Stop(fault.Rule, fault.Message, fault.Remedy);
        }
        catch (OperationCanceledException)
        {
            return Stop("stopped", "Stopped before it was done.", "No edition was written; start again when you like.");
        }
        catch (Exception fault) when (Hardware(fault) is { } reason)
        {
            return Stop("io", reason, "Check that the disk is not full and that the folder can be written. Nothing half-written is left.");
        }
        catch (Exception fault)
        {
            return Bug(fault);
        }
    }

    // Whatever else happens is a fault of the program. Its words may hold a person's data, so only its kind is shown.
    private int Bug(Exception fault)
    {
        if (Environment.GetEnvironmentVariable("CLERESTORY_DEBUG") is { Length: > 0 }) Console.Error.WriteLine(fault);
        Stop("bug", $"The program itself has failed ({fault.GetType().Name}).", "Please report it; CLERESTORY_DEBUG=1 shows the details.");
        return 4;
    }

    // A full disk shows up wherever something is written: in a file, or inside the database.
    private static string? Hardware(Exception? fault) => fault switch
    {
        null => null,
        IOException or UnauthorizedAccessException => fault.Message,
        System.Data.Common.DbException => $"The store could not be written: {fault.Message}",
        _ => Hardware(fault.InnerException),
    };

    private int Stop(string rule, string message, string remedy)
    {
        Document(new { command, ok = false, error = new { rule, message, remedy } });
        ConsoleOn(Console.Error, Console.IsErrorRedirected).WriteLine($"{message} {remedy}", new Style(Color.Red));
        return 3;
    }

    // Lines are not broken where another program reads them.
    private static IAnsiConsole ConsoleOn(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect });
        if (redirected) console.Profile.Width = 100_000;
        return console;
    }

    private static Style ColorOf(Severity severity) => severity switch { Severity.Error => new Style(Color.Red), Severity.Question => new Style(Color.Yellow), _ => Style.Plain };
}
