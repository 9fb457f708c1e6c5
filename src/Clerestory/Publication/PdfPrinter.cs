using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Clerestory.Publication;

/// <summary>Prints a document to a tagged PDF by the Chromium of this machine.</summary>
public static class PdfPrinter
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chromium-headless-shell"];

    /// <summary>Where Chromium is: what CLERESTORY_CHROMIUM says, or the first of its usual names on the path; null when there is none.</summary>
    public static string? Find() => Environment.GetEnvironmentVariable("CLERESTORY_CHROMIUM") is { Length: > 0 } named ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>Where Chromium is.</summary>
    /// <exception cref="Fault">There is none.</exception>
    public static string MustBeThere() => Find() is { } browser && File.Exists(browser) ? browser : throw new Fault(
        "pdf.chromium", Find() is { } named ? $"The PDF cannot be printed: there is no Chromium at {named}." : "The PDF cannot be printed: Chromium is not installed.",
        "Install it (on Debian: apt-get install chromium), set CLERESTORY_CHROMIUM to its path, or publish with --no-pdf.");

    /// <summary>Prints.</summary>
    /// <param name="html">The document, complete in itself: nothing is fetched.</param>
    /// <param name="on">The day that the file says it was made on, so that the same report gives the same bytes.</param>
    /// <param name="cancel">Stops the browser.</param>
    /// <exception cref="Fault">There is no Chromium, or it could not print.</exception>
    public static async Task<byte[]> Print(string html, DateOnly on, CancellationToken cancel)
    {
        string browser = MustBeThere();
        var work = Directory.CreateTempSubdirectory("clerestory-print-");
        try
        {
            string page = Path.Combine(work.FullName, "report.html"), pdf = Path.Combine(work.FullName, "report.pdf");
            await File.WriteAllTextAsync(page, html, cancel);
            await Run(browser, page, pdf, work.FullName, cancel);
            if (!File.Exists(pdf)) throw new Fault("pdf.print", "Chromium ended without a PDF.", $"Try {Path.GetFileName(browser)} --headless --print-to-pdf by hand, or publish with --no-pdf.");
            return Dated(await File.ReadAllBytesAsync(pdf, cancel), on);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task Run(string browser, string page, string pdf, string profile, CancellationToken cancel)
    {
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
            "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline", "--virtual-time-budget=10000", $"--user-data-dir={profile}", $"--print-to-pdf={pdf}", .. Sandbox(), new Uri(page).AbsoluteUri,
        ];
        using var process = Process.Start(new ProcessStartInfo(browser, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            await Task.WhenAll(process.StandardError.ReadToEndAsync(limit.Token), process.StandardOutput.ReadToEndAsync(limit.Token), process.WaitForExitAsync(limit.Token));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw new Fault("pdf.print", "Chromium did not finish printing within two minutes.", "Try again, or publish with --no-pdf.");
        }
    }

    // Chromium refuses to run in its sandbox as root. The document is our own and fetches nothing.
    private static string[] Sandbox() => Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [];

    // Two dates in the file say when it was printed; both are as long as the day that takes their place.
    private static byte[] Dated(byte[] pdf, DateOnly on)
    {
        string day = on.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "000000";
        foreach (string key in new[] { "/CreationDate (D:", "/ModDate (D:" })
        {
            int at = pdf.AsSpan().IndexOf(Encoding.ASCII.GetBytes(key));
            if (at >= 0) Encoding.ASCII.GetBytes(day).CopyTo(pdf, at + key.Length);
        }
        return pdf;
    }
}
