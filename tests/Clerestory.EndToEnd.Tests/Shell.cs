using System.Diagnostics;

namespace Clerestory.EndToEnd.Tests;

/// <summary>The real command line, started as a process of its own.</summary>
internal static class Shell
{
    /// <summary>What a command printed, and how it ended.</summary>
    public sealed record Ended(int Code, string Out, string Error);

    /// <summary>The repository's root.</summary>
    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Clerestory.slnx"))) folder = folder.Parent!;
            return folder.FullName;
        }
    }

    public static Task<Ended> Clerestory(params string[] arguments) => Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "Clerestory.Cli.dll"), .. arguments]);

    public static async Task<Ended> Run(string program, string[] arguments, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? Path.GetTempPath() };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Ended(process.ExitCode, await output, await error);
    }
}
