using System.CommandLine;
using Clerestory.Packs;
using Clerestory.Protection;
using Clerestory.Publication;

namespace Clerestory.Cli;

/// <summary><c>clerestory certify</c>: reads finished files as a reader does, and says what they tell of few people.</summary>
internal static class CertifyCommand
{
    public static Command Make()
    {
        var pack = Options.Pack();
        var files = new Option<string?>("--files") { Description = "A folder of finished files: an edition, or any pages, PDF, CSV, JSON, XLSX and DOCX made from the pack's tables." };
        var printed = new Option<bool>("--as-printed") { Description = "Instead of files: every number of the pack's tables, as if all of them were printed. Shows what a report without protection would tell." };
        var edition = new Option<string?>("--edition") { Description = "The edition that the files are of; with --store, other editions are read beside it." };
        var store = new Option<string?>("--store") { Description = "The store with the numbers and the ledger of earlier editions. Left out, the pack's own numbers are taken and no earlier edition is known." };
        var json = Options.Json();
        var command = new Command("certify", "Audit finished files against the numbers behind them: what they tell of few people, with a certificate in words. Exit code 0 only if they tell nothing.") { pack, files, printed, edition, store, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(files) is null == !result.GetValue(printed)) result.AddError("Give either --files or --as-printed.");
        });
        command.SetAction((parsed, cancel) =>
        {
            var output = new Output("certify", parsed.GetValue(json));
            return output.Run(async () =>
            {
                var of = Pack.Open(parsed.GetValue(pack)!);
                var read = parsed.GetValue(files) is { } folder ? EditionAudit.Read(of, Files(folder)) : AsPrinted.Read(of);
                return Tell(output, parsed.GetValue(store) is { } address ? await InStore(address, of, parsed.GetValue(edition), read, cancel) : CertifyRelease.WithoutStore(of, read));
            });
        });
        return command;
    }

    private static async Task<ReleaseCertificate> InStore(string address, Pack pack, string? edition, ReadRelease read, CancellationToken cancel)
    {
        await using var store = await Options.StoreAt(address).Open(cancel);
        var name = edition is null ? null : new EditionName(edition, Outline.In(pack, edition).Version);
        return await new CertifyRelease(store).Run(pack, name, read, Actor.Operator(Environment.UserName, pack.Manifest.Code), cancel);
    }

    private static IReadOnlyCollection<KeyValuePair<string, byte[]>> Files(string folder) => !Directory.Exists(folder)
        ? throw new Fault("certify.none", $"There is no folder {folder}.", "Give the folder that an edition was published to.")
        : [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => new KeyValuePair<string, byte[]>(Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllBytes(f)))];

    private static int Tell(Output output, ReleaseCertificate certificate)
    {
        foreach (var hole in certificate.Holes) output.Say(hole.Words.StartsWith(hole.Code, StringComparison.Ordinal) ? hole.Words : $"{hole.Code}: {hole.Words}");
        output.Say(certificate.IsClean
            ? $"Clean: {certificate.Numbers} numbers were read, {certificate.Hidden} are hidden, and none of them follows. Level {certificate.Level}."
            : $"Refused: {certificate.Holes.Count} things are told that must not be. {certificate.Numbers} numbers were read.");
        output.Document(new { command = "certify", ok = certificate.IsClean, safetyLevel = certificate.Level, numbers = certificate.Numbers, hidden = certificate.Hidden, holes = certificate.Holes });
        return certificate.IsClean ? 0 : 1;
    }
}
