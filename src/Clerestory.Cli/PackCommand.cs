using System.CommandLine;
using Clerestory.Packs;

namespace Clerestory.Cli;

/// <summary><c>clerestory pack check</c>.</summary>
internal static class PackCommand
{
    public static Command Make()
    {
        var folder = new Argument<string>("pack") { Description = "The folder of the pack, such as packs/ct." };
        var json = Options.Json();
        var check = new Command("check", "Check every file of a pack against its schema, the other files and the report's own rules. Names file, line and fault.") { folder, json };
        check.SetAction((parsed, _) =>
        {
            var output = new Output("pack check", parsed.GetValue(json));
            return output.Run(() => Task.FromResult(Check(output, parsed.GetValue(folder)!)));
        });
        return new Command("pack", "Work with packs: a jurisdiction's law, registers, forms, figures and report as data.") { check };
    }

    private static int Check(Output output, string folder)
    {
        var pack = Pack.Open(folder);
        var findings = PackCheck.Examine(pack);
        bool ok = !findings.Any(f => f.Blocks);
        output.Findings(findings);
        output.Say(ok ? $"The pack holds: {pack.Files.Count} files, seal {pack.Seal[..12]}…" : "The pack does not hold. Mend the errors above.");
        output.Document(new
        {
            command = "pack check", ok, pack = ok ? new { code = pack.Manifest.Code, version = pack.Manifest.Version, seal = pack.Seal } : null,
            files = pack.Files.Count, findings = Output.AsJson(findings),
        });
        return ok ? 0 : 1;
    }
}
