using System.CommandLine;
using System.Text.Json;
using Clerestory.Packs;
using Clerestory.Publication;
using Clerestory.Truth;

namespace Clerestory.Cli;

/// <summary><c>clerestory check</c>: the truth rules, over an edition or over a report that was printed elsewhere.</summary>
internal static class CheckCommand
{
    private sealed record Checked(string Kind, string Code, IReadOnlyList<TruthFinding> Findings, IReadOnlyList<KnownDefect> Defects);

    public static Command Make()
    {
        var pack = new Option<string>("--pack") { Description = "The folder of the pack.", DefaultValueFactory = _ => Path.Combine("packs", "ct") };
        var edition = new Option<string?>("--edition") { Description = "An edition of the pack. Left out, and no --printed: all of them." };
        var printed = new Option<string?>("--printed") { Description = "A report that was printed elsewhere: a folder under history/, such as 2021-as-printed." };
        var json = Options.Json();
        var command = new Command(
            "check",
            "Hold a report against the truth rules: dates, seats, laws, sums, percentages, sources, missing values, sentences. "
            + "Examples: clerestory check --pack packs/demo --edition 2020; clerestory check --printed 2021-as-printed --json. Exit code 1 if anything stops publication.") { pack, edition, printed, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(edition) is not null && result.GetValue(printed) is not null) result.AddError("Give --edition or --printed, not both.");
        });
        command.SetAction((parsed, _) =>
        {
            var output = new Output("check", parsed.GetValue(json));
            return output.Run(() => Task.FromResult(Check(output, parsed.GetValue(pack)!, parsed.GetValue(edition), parsed.GetValue(printed))));
        });
        return command;
    }

    private static int Check(Output output, string folder, string? edition, string? printed)
    {
        var pack = Pack.Open(folder);
        if (Faults(pack, printed) is { Count: > 0 } faults) return Broken(output, faults);
        List<Checked> all = printed is not null
            ? [new Checked("printed", printed, TruthRules.Examine(PrintedReport.In(pack, printed), KnownFacts.In(pack)), KnownDefect.In(pack, printed))]
            : [.. (edition is null ? Outline.EditionsIn(pack) : [edition]).Select(code => new Checked("edition", code, RunTruthChecks.WithoutStore(pack, code), []))];
        foreach (var one in all) Say(output, one);
        bool ok = !all.Any(c => c.Findings.Any(f => f.Stops));
        output.Document(new { command = "check", ok, pack = new { code = pack.Manifest.Code, version = pack.Manifest.Version, seal = pack.Seal }, reports = all.Select(AsJson), findings = Array.Empty<object>() });
        return ok ? 0 : 1;
    }

    // What cannot be read cannot be judged: the pack's own check comes first.
    private static List<Finding> Faults(Pack pack, string? printed)
    {
        if (printed is null) return [.. PackCheck.Examine(pack).Where(f => f.Blocks && !f.Rule.StartsWith("truth.", StringComparison.Ordinal))];
        var files = PackFiles.Examine(pack).Where(f => f.Blocks).ToList();
        if (files.Count > 0) return files;
        try
        {
            _ = PrintedReport.In(pack, printed);
            return [];
        }
        catch (JsonException fault)
        {
            return [Finding.Error("pack.read", fault.Path, (int?)fault.LineNumber + 1, fault.Message)];
        }
    }

    private static int Broken(Output output, IReadOnlyList<Finding> faults)
    {
        output.Findings(faults);
        output.Say("The pack does not hold, so nothing was checked. Mend the errors above.");
        output.Document(new { command = "check", ok = false, pack = (object?)null, reports = Array.Empty<object>(), findings = Output.AsJson(faults) });
        return 1;
    }

    private static void Say(Output output, Checked one)
    {
        output.Say($"{(one.Kind == "printed" ? "Printed report" : "Edition")} {one.Code}");
        output.Findings([.. one.Findings.Select(f => f.AsFinding(f.Line is null ? null : one.Code))]);
        if (one.Findings.Count == 0) output.Say("No rule finds anything.");
        if (one.Defects.Count > 0) output.Say($"{one.Defects.Count(d => d.IsFoundIn(one.Findings))} of {one.Defects.Count} known defects are found.");
        foreach (var missed in one.Defects.Where(d => !d.IsFoundIn(one.Findings))) output.Say($"Not found: {missed.Id}, {missed.Words}");
    }

    private static object AsJson(Checked one) => new
    {
        one.Kind, one.Code, ok = !one.Findings.Any(f => f.Stops),
        findings = one.Findings.Select(f => new { f.Rule, f.Severity, f.Place, f.Line, f.Message, f.Remedy, stops = f.Stops, explanation = f.Explanation, defects = one.Defects.Where(d => d.Is(f)).Select(d => d.Id) }),
        defects = one.Defects.Select(d => new { d.Id, d.Where, found = d.IsFoundIn(one.Findings), by = d.FoundBy.Select(f => new { rule = f.Rule, place = f.Place }) }),
    };
}
