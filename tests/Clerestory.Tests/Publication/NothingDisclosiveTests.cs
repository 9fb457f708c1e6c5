using System.Text;
using System.Text.RegularExpressions;
using Clerestory.Packs;
using Clerestory.Protection;
using Clerestory.Publication;
using Clerestory.Tables;

namespace Clerestory.Tests.Publication;

/// <summary>Nothing withheld is in any file of an edition. Two proofs: by what readers could find, and by changing what they must not see.</summary>
public sealed partial class NothingDisclosiveTests
{
    [Fact]
    public async Task No_withheld_number_or_label_is_in_any_page_data_file_or_the_pdf()
    {
        var edition = Bench.Edition(Bench.Connecticut, "2021");
        var texts = edition.Files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal) || f.Key.EndsWith(".csv", StringComparison.Ordinal) || f.Key.EndsWith(".json", StringComparison.Ordinal))
            .ToDictionary(f => f.Key, f => Words(Encoding.UTF8.GetString(f.Value)));
        texts["print.html"] = Words(edition.PrintHtml);
        if (await PdfText(edition.PrintHtml) is { } pdf) texts["annual-report.pdf"] = Words(pdf);

        foreach (var table in ProtectTables.JudgeWithoutStore(Bench.Connecticut).Where(t => t.Verdict == Verdict.Withheld))
        {
            var definition = TableDefinition.In(Bench.Connecticut)[table.Code];
            foreach (var row in Bench.Connecticut.Rows(definition.Data.History!))
            {
                string code = row[definition.Dimensions[^1].Code], label = Words(row["label"]);
                foreach (var (path, text) in texts)
                {
                    Assert.False(code.Contains('-', StringComparison.Ordinal) && text.Contains(code, StringComparison.OrdinalIgnoreCase), $"{path} holds the code {code} of {table.Code}.");
                    if (label.Length < 4) continue;
                    Assert.False(Near(text, label, row["value"]), $"{path} tells '{label}' with its number, of {table.Code}.");
                }
            }
            Assert.DoesNotContain($"data/{table.Code}.csv", edition.Files.Keys);
        }
        foreach (string telling in new[] { "Brazil", "Russia", "Multiple Races", "Faith based", "Survivor to Survivor", "13-17", "60 and older" })
            Assert.DoesNotContain(texts, t => t.Value.Contains(telling, StringComparison.OrdinalIgnoreCase));
    }

    public static TheoryData<string, string> Withheld()
    {
        var data = new TheoryData<string, string>();
        foreach (var (pack, edition) in new[] { (Bench.Connecticut, "2021"), (Bench.Demonstration, "2020") })
        {
            foreach (var table in ProtectTables.JudgeWithoutStore(pack).Where(t => t.Verdict == Verdict.Withheld && TableDefinition.In(pack)[t.Code].Data.History is not null)) data.Add(pack.Manifest.Code + "/" + edition, table.Code);
        }
        return data;
    }

    // What cannot be told from two different worlds cannot be learned: with every number and label of a withheld table changed, not one byte of the edition changes.
    [Theory, MemberData(nameof(Withheld))]
    public void Not_one_byte_of_an_edition_depends_on_what_is_withheld(string edition, string table)
    {
        string[] of = edition.Split('/');
        using var copy = new PackCopy(of[0]);
        var before = Bench.Edition(copy.Pack, of[1]);
        string file = TableDefinition.In(copy.Pack)[table].Data.History!;
        var csv = Csv.Read(copy.Read(file));
        copy.Write(file, string.Join('\n', [string.Join(',', csv.Columns), .. csv.Rows.Select((row, i) => string.Join(',', csv.Columns.Select(c => Other(c, row[c], i))))]) + "\n");
        Assert.Equal(Verdict.Withheld, ProtectTables.JudgeWithoutStore(copy.Pack).Single(t => t.Code == table).Verdict);

        var after = Bench.Edition(copy.Pack, of[1]);

        Assert.NotEqual(Pack.Open(Bench.PackFolder(of[0])).Seal, copy.Pack.Seal);
        Assert.Equal(before.Files.Keys, after.Files.Keys);
        foreach (string path in before.Files.Keys) Assert.True(before.Files[path].AsSpan().SequenceEqual(after.Files[path]), $"{path} changed with {file}.");
        Assert.Equal(before.PrintHtml, after.PrintHtml);
    }

    [Fact]
    public void The_proof_above_can_fail()
    {
        using var copy = new PackCopy("ct");
        var before = Bench.Edition(copy.Pack, "2021");
        copy.Replace("history/police.csv", "533", "534");
        Assert.Contains(Bench.Edition(copy.Pack, "2021").Files, f => !f.Value.AsSpan().SequenceEqual(before.Files[f.Key]));
        Assert.True(Near(Words("Referred 11 people"), Words("Referred"), "11"));
    }

    // Values stay withheld ones: a count of 3, a percentage of 4. A few codes are named in the table's own relations and stay.
    private static string Other(string column, string value, int row) => column switch
    {
        "value" when value.Length > 0 => row % 2 == 0 ? "3" : "4",
        "label" or "note" or "printed" => $"another word {row}",
        _ => value.Contains(',', StringComparison.Ordinal) ? $"\"{value}\"" : value,
    };

    // A label with its number within a few words of it, in either order.
    private static bool Near(string text, string label, string value) =>
        value.Length > 0 && Regex.IsMatch(text, $@"{Regex.Escape(label)}\W+(?:\w+\W+){{0,3}}{value}\b|\b{value}\W+(?:\w+\W+){{0,3}}{Regex.Escape(label)}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static string Words(string text) => Spaces().Replace(Tags().Replace(text, " "), " ");

    private static async Task<string?> PdfText(string html)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("CLERESTORY_CHROMIUM") is null && !File.Exists("/usr/bin/chromium"), "Chromium is not installed on this machine.");
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(await Printed(html));
        return string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
    }

    private static Task<byte[]> Printed(string html) => PdfPrinter.Print(html, new DateOnly(2026, 11, 23), Bench.Cancel);

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
