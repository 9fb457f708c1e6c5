using System.CommandLine;
using System.Globalization;
using System.Text;
using Clerestory.Collection;
using Clerestory.Collection.Forms;
using Clerestory.Packs;
using Clerestory.Services;

namespace Clerestory.Cli;

/// <summary><c>clerestory count</c>: a provider's own records become the totals that its form asks for, on its own machine.</summary>
internal static class CountCommand
{
    private sealed record Wanted(string Pack, string? Form, string File, string? Names, string From, string To, string? Out, bool Force);

    public static Command Make()
    {
        var file = new Argument<string>("table") { Description = "Your own table of people served, as Excel workbook (.xlsx, its first sheet) or CSV. It is read here and sent nowhere." };
        var pack = Options.Pack();
        var form = new Option<string?>("--form") { Description = "The form, such as provider-return.1. Left out where the pack has one counting plan." };
        var names = new Option<string?>("--names") { Description = "Your file of column names, in JSON: {\"columns\": {\"referred\": \"Intake date\"}, \"words\": {\"source\": {\"self\": [\"walk-in\"]}}}." };
        var from = new Option<string>("--from") { Description = "The first day of the period, such as 2025-01-01.", Required = true };
        var to = new Option<string>("--to") { Description = "Its last day, which counts whole.", Required = true };
        var outFile = new Option<string?>("--out") { Description = "The file of totals to write, .csv or .xlsx: the filled form, to upload at the desk. Left out, the totals are only shown." };
        var force = new Option<bool>("--force") { Description = "Replace the file of totals if it is there already." };
        var json = Options.Json();
        var command = new Command("count", "Count your own records into the totals that a form asks for, offline. No row, name, key or hash of a person is written or shown.\n\nExample: clerestory count clients.xlsx --pack packs/ct --from 2025-01-01 --to 2025-12-31 --out totals.csv")
        {
            file, pack, form, names, from, to, outFile, force, json,
        };
        command.SetAction((parsed, cancel) =>
        {
            var output = new Output("count", parsed.GetValue(json));
            var wanted = new Wanted(
                parsed.GetValue(pack)!, parsed.GetValue(form), parsed.GetValue(file)!, parsed.GetValue(names), parsed.GetValue(from)!, parsed.GetValue(to)!, parsed.GetValue(outFile), parsed.GetValue(force));
            return output.Run(() => Count(output, wanted, cancel));
        });
        return command;
    }

    private static async Task<int> Count(Output output, Wanted wanted, CancellationToken cancel)
    {
        var pack = Pack.Open(wanted.Pack);
        var (plan, book) = (PlanOf(pack, wanted.Form), new FormBook(pack));
        var (from, to) = (Day("--from", wanted.From), Day("--to", wanted.To));
        if (to < from) throw new Fault("count.period", "The period ends before it begins.", "Give --from and --to the other way round.");
        if (wanted.Out is { } target) Check(target, wanted.File, wanted.Force);
        var sheet = await Sheet(wanted.File, cancel);
        var form = book.Instruments[plan.Instrument];
        var result = new LocalCount(plan, form, book.Lists).Of(sheet, Names(wanted.Names), from, to);
        output.Findings(result.Findings);
        if (result.Answers.Count > 0) Say(output, result, form, book, plan);
        else output.Say("Nothing was counted, and no file was written. Mend what is said above.");
        if (result.Answers.Count > 0 && wanted.Out is { } path) Write(output, path, form, book, result, to);
        output.Document(new
        {
            command = "count", ok = result.Holds, form = form.Id, from = wanted.From, to = wanted.To, rows = result.Rows, people = result.People,
            totals = result.Answers.Select(a => new { a.Item, a.Place, value = long.Parse(a.Value, CultureInfo.InvariantCulture), few = result.Few.Contains(a) }),
            findings = Output.AsJson(result.Findings), file = result.Answers.Count > 0 ? wanted.Out : null,
        });
        return result.Holds ? 0 : 1;
    }

    private static CountPlan PlanOf(Pack pack, string? form)
    {
        var plans = CountPlan.In(pack);
        if (form is null && plans.Count == 1) return plans.Values.Single();
        return plans.GetValueOrDefault(form ?? "") ?? throw new Fault("count.form", form is null ? "The pack has several counting plans." : $"The pack has no counting plan for '{form}'.", $"Give --form one of: {string.Join(", ", plans.Keys.Order(StringComparer.Ordinal))}.");
    }

    private static DateOnly Day(string option, string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day : throw new Fault("count.day", $"{option} '{text}' is no day.", "Write it as in 2025-12-31.");

    private static void Check(string target, string table, bool force)
    {
        if (Path.GetExtension(target).ToLowerInvariant() is not (".csv" or ".xlsx")) throw new Fault("count.out", $"'{target}' is neither .csv nor .xlsx.", "Give --out a file with one of these endings.");
        if (Path.GetFullPath(target) == Path.GetFullPath(table)) throw new Fault("count.out", "The file of totals would replace your own table.", "Give --out another name.");
        if (File.Exists(target) && !force) throw new Fault("count.out", $"'{target}' is there already.", "Give another name, or --force to replace it.");
    }

    private static async Task<SafeSheet> Sheet(string path, CancellationToken cancel)
    {
        if (!File.Exists(path)) throw new Fault("count.table", $"There is no file '{path}'.", "Check the name.");
        await using var stream = File.OpenRead(path);
        return await GuardedFile.Read(stream, Path.GetFileName(path), LocalCount.Limits, cancel) switch
        {
            GuardedFile.Result.Accepted accepted => accepted.File.Sheets[0],
            GuardedFile.Result.Refused refused => throw new Fault(refused.Why.Rule, refused.Why.Message, "Nothing was counted."),
            _ => throw new InvalidOperationException("A file is accepted or refused."),
        };
    }

    private static ColumnNames Names(string? path)
    {
        if (path is null) return ColumnNames.AsPlanned;
        if (!File.Exists(path)) throw new Fault("count.names", $"There is no file '{path}'.", "Check the name.");
        return ColumnNames.Read(File.ReadAllText(path)) ?? throw new Fault("count.names", $"'{path}' is no file of column names.", "It is JSON with two parts, columns and words; see clerestory count --help.");
    }

    private static void Say(Output output, LocalCount.Result result, Instrument form, FormBook book, CountPlan plan)
    {
        output.Say($"{Words.Number(result.Rows)} rows, {Words.Number(result.People)} people. Totals for {form.Title} ({form.Id}):");
        foreach (var item in form.Items.Where(i => result.Answers.Any(a => a.Item == i.Code)))
        {
            output.Say($"  {PlainWords.Of(item.Question)}");
            foreach (var answer in result.Answers.Where(a => a.Item == item.Code && (a.Value != "0" || item.Type != ItemType.Counts)))
                output.Say($"    {Words.Number(long.Parse(answer.Value, CultureInfo.InvariantCulture)),7}  {ItemPlaces.At(item, answer.Place, book.Lists)?.Label}{(result.Few.Contains(answer) ? "  (few)" : "")}");
        }
        if (result.Few.Count > 0)
            output.Say($"{result.Few.Count} of these totals count one to {plan.Small} people, who could be recognized. The council does not publish them. Where your rules keep you from giving one at all, write RF (refused) in its place before you send the file.");
    }

    private static void Write(Output output, string path, Instrument form, FormBook book, LocalCount.Result result, DateOnly to)
    {
        byte[] bytes = Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase)
            ? [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(CsvForm.Write(form, book.Lists, result.Answers))]
            : Workbook.Write(form, book.Lists, new WorkbookCover(book.Pack.Manifest.Council.Name, null, "Counted on your own machine", to, "Upload this file on the page of the return."), result.Answers);
        File.WriteAllBytes(path, bytes);
        output.Say($"Written to {path}. Upload it on the page of your return; what it leaves blank you answer there.");
    }
}
