using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Clerestory.Collection;
using Clerestory.Deliberation;
using Clerestory.Justice;
using Clerestory.Packs;
using Clerestory.Protection;
using Clerestory.Publication;
using Clerestory.Registry;
using Clerestory.Tables;
using Spectre.Console;

namespace Clerestory.Cli;

/// <summary><c>clerestory publish</c>: from a pack to an edition, step by step.</summary>
internal static class PublishCommand
{
    private sealed record Request(string Pack, string Edition, string Out, string? Store, bool Pdf, string? Approve, string Actor);

    private sealed record Step(string Name, double Milliseconds, string Detail);

    public static Command Make()
    {
        var pack = Options.Pack();
        var edition = new Option<string>("--edition") { Description = "The edition's code, as its folder under report/ is named.", Required = true };
        var @out = new Option<string>("--out") { Description = "Where to write it: an empty folder, or one that an edition was published to before.", Required = true };
        var store = Options.Store();
        var noPdf = new Option<bool>("--no-pdf") { Description = "Leave the PDF out; Chromium is not needed then." };
        var approve = new Option<string?>("--approve") { Description = "Approve every table of which something is hidden, with this reason; it is recorded. Needed where the outline asks for approval and nobody gave it." };
        var actor = new Option<string>("--as") { Description = "Who publishes, for the trail.", DefaultValueFactory = _ => Environment.UserName };
        var json = Options.Json();
        var command = new Command("publish", "Load a pack into the store, build its tables, put them through the disclosure gate, and write the edition: web pages, PDF, open data.") { pack, edition, @out, store, noPdf, approve, actor, json };
        command.SetAction((parsed, cancel) =>
        {
            var output = new Output("publish", parsed.GetValue(json));
            var request = new Request(parsed.GetValue(pack)!, parsed.GetValue(edition)!, parsed.GetValue(@out)!, parsed.GetValue(store), !parsed.GetValue(noPdf), parsed.GetValue(approve), parsed.GetValue(actor)!);
            return output.Run(() => new Work(output, request).Run(cancel));
        });
        return command;
    }

    private sealed class Work(Output output, Request request)
    {
        private readonly List<Step> steps = [];

        public async Task<int> Run(CancellationToken cancel)
        {
            EditionFolder.MustBeOurs(request.Out);
            var pack = Pack.Open(request.Pack);
            int code = 0;
            await output.People.Status().StartAsync("Publishing", async status => code = await Run(pack, new Progress(status, output), cancel));
            return code;
        }

        private async Task<int> Run(Pack pack, Progress said, CancellationToken cancel)
        {
            var clock = TimeProvider.System;
            var findings = await Do(said, "Check the pack", () => Task.FromResult(PackCheck.Examine(pack)), f => $"{pack.Files.Count} files");
            if (findings.Any(f => f.Blocks)) return Finish(null, [], findings, null);
            var outline = Outline.In(pack, request.Edition);   // what is asked for is there, before anything is loaded
            if (request.Pdf) PdfPrinter.MustBeThere();
            var actor = Actor.Operator(request.Actor, pack.Manifest.Code);
            await using var store = await Do(said, "Open the store", () => Options.StoreAt(request.Store).Open(cancel), _ => Options.StoreAt(request.Store).Name);
            var register = await Do(said, "Load the register", () => new LoadRegister(store, clock).Run(pack, actor, cancel), r => $"{r.Agencies} agencies, {r.Seats} seats{(r.Changed ? "" : ", as before")}{(r.Kept.Count > 0 ? $", {r.Kept.Count} kept as the desk has them" : "")}");
            await Do(said, "Load the recommendations", () => new LoadRecommendations(store, clock).Run(pack, actor, cancel), r => $"{r.Recommendations} recommendations{(r.Changed == 0 ? ", as before" : $", {r.Changed} new or changed")}");
            await Do(said, "Load the returns", () => new LoadReturns(store, clock).Run(pack, actor, cancel), r => $"{r.Returns} returns, {r.Added} new");
            await Do(said, "Load the draws", () => new LoadDraws(store, clock).Run(pack, actor, cancel), r => $"{r.Draws} draws, {r.Added} new");
            await Do(said, "Build the tables", () => new BuildTables(store, clock).Run(pack, actor, cancel), r => $"{r.Tables} tables, {r.Cells} cells{(r.Changed ? "" : ", as before")}");
            var gate = await Do(said, "Put them through the gate", () => new ProtectTables(store, clock).Run(pack, new EditionName(outline.Code, outline.Version), actor, cancel), r => $"{r.Tables.Count - r.Withheld.Count() - r.Protected.Count()} shown, {r.Protected.Count()} protected, {r.Withheld.Count()} withheld");
            if (request.Approve is { } reason)
                await Do(said, "Approve what is hidden", () => new ApproveTables(store, clock).Run(pack.Manifest.Code, reason, actor, cancel), n => $"{n} tables");
            var result = await Do(said, "Write the edition", () => new PublishEdition(store, clock).Run(pack, gate.Tables, request.Edition, request.Out, request.Pdf, actor, said, cancel),
                r => r is PublishEdition.Result.Published done ? $"{done.Files} files" : "nothing written");
            return result switch
            {
                PublishEdition.Result.Published published => Finish(pack, gate.Tables, [.. register.Kept, .. published.Findings], published),
                PublishEdition.Result.NeedsWork work => Finish(pack, gate.Tables, [.. register.Kept, .. work.Findings], null),
                _ => throw new UnreachableException(),
            };
        }

        private async Task<T> Do<T>(Progress said, string name, Func<Task<T>> work, Func<T, string> detail)
        {
            said.Report(name);
            long start = Stopwatch.GetTimestamp();
            var result = await work();
            var step = new Step(name, Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1), detail(result));
            steps.Add(step);
            output.Say(string.Create(CultureInfo.InvariantCulture, $"{step.Milliseconds,9:N0} ms  {step.Name}: {step.Detail}"));
            return result;
        }

        private int Finish(Pack? pack, IReadOnlyList<ProtectedTable> tables, IReadOnlyList<Finding> findings, PublishEdition.Result.Published? published)
        {
            output.Findings(findings);
            output.Say(published is null ? "Nothing was published. Mend the errors above." : $"Published {published.Files} files to {request.Out} (seal {published.Seal[..12]}…). See it with: clerestory serve {request.Out}");
            output.Document(new
            {
                command = "publish", ok = published is not null,
                pack = pack is null ? null : new { code = pack.Manifest.Code, version = pack.Manifest.Version, seal = pack.Seal },
                edition = published is null ? null : new { code = request.Edition, version = Outline.In(pack!, request.Edition).Version, @out = request.Out, files = published.Files, hash = published.Seal },
                steps = steps.Select(s => new { s.Name, s.Milliseconds, s.Detail }),
                tables = tables.Select(t => new { t.Code, t.Verdict, t.Rule, reason = t.Verdict != Verdict.Shown ? string.Join("; ", t.WithheldBecause) : t.Reason }),
                findings = Output.AsJson(findings),
            });
            return published is null ? 1 : 0;
        }
    }

    /// <summary>What is being done now: a moving line on a terminal, nothing where nobody watches.</summary>
    private sealed class Progress(StatusContext status, Output output) : IProgress<string>
    {
        public void Report(string value)
        {
            if (output.People.Profile.Capabilities.Interactive) status.Status(value);
        }
    }
}
