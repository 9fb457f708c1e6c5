using System.Text;
using System.Text.RegularExpressions;
using Clerestory.Packs;
using Clerestory.Protection;
using Clerestory.Publication;
using Clerestory.Tables;

namespace Clerestory.Tests.Publication;

/// <summary>Nothing hidden is in any file of an edition. Two proofs: by what readers could find, and by changing what they must not see.</summary>
public sealed partial class NothingDisclosiveTests
{
    [Fact]
    public async Task No_hidden_number_is_in_any_page_data_file_or_the_pdf()
    {
        var edition = Bench.Edition(Bench.Connecticut, "2021");
        var texts = edition.Files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal) || f.Key.EndsWith(".csv", StringComparison.Ordinal) || f.Key.EndsWith(".json", StringComparison.Ordinal))
            .ToDictionary(f => f.Key, f => Words(Encoding.UTF8.GetString(f.Value)));
        texts["print.html"] = Words(edition.PrintHtml);
        if (await PdfText(edition.PrintHtml) is { } pdf) texts["annual-report.pdf"] = Words(pdf);

        int looked = 0;
        foreach (var table in ProtectTables.JudgeWithoutStore(Bench.Connecticut).Where(t => t.Verdict == Verdict.Protected))
        {
            var definition = TableDefinition.In(Bench.Connecticut)[table.Code];
            foreach (var row in Bench.Connecticut.Rows(definition.Data.History!).Where(r => r["value"].Length > 0))
            {
                var cell = table.At(row.Values)!;
                string label = Words(cell.Labels[^1]);
                if (!cell.IsSuppressed || label.Length < 4 || label == "Female") continue;
                looked++;
                foreach (var (path, text) in texts) Assert.False(Near(text, label, row["value"]), $"{path} tells '{label}' with its number, of {table.Code}.");
            }
        }
        Assert.Equal(37, looked);
        foreach (string telling in new[] { "Brazil", "Russia" })
            Assert.DoesNotContain(texts, t => t.Value.Contains(telling, StringComparison.OrdinalIgnoreCase));
    }

    // Whoever meets the mark is told on the same page what it means.
    [Theory]
    [InlineData("ct/2021")]
    [InlineData("demo/2020")]
    public void Every_page_with_the_mark_of_hidden_numbers_says_what_it_means(string edition)
    {
        string[] of = edition.Split('/');
        using var copy = new PackCopy(of[0]);
        var marked = Bench.Edition(copy.Pack, of[1]).Files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal)).Select(f => (f.Key, Text: Encoding.UTF8.GetString(f.Value)))
            .Where(f => f.Text.Contains("[c]", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(marked);
        Assert.Empty(marked.Where(f => !f.Text.Contains("to protect people", StringComparison.Ordinal)).Select(f => f.Key));
    }

    [Fact]
    public void Codes_are_printed_where_readers_cite_them_and_nowhere_else()
    {
        using var copy = new PackCopy("ct");
        string[] heads = [.. Bench.Edition(copy.Pack, "2021").Files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal)).SelectMany(f => RowCode().Matches(Encoding.UTF8.GetString(f.Value)).Select(m => m.Groups[1].Value)).Distinct()];
        Assert.Contains("53a-192a", heads);
        Assert.DoesNotContain("race-black", heads);
        Assert.DoesNotContain("female", heads);
    }

    // Other worlds in which the same numbers are shown: hidden numbers, and all notes, differ.
    [Theory]
    [InlineData("ct/2021", "peht-victimization", "sex,20,|labor,1,|both,1,", "sex,19,|labor,1,|both,2,")]
    [InlineData("ct/2021", "peht-demographics", ",10,,|,95,,|,100,,", ",35,,|,60,,|,50,,")]
    [InlineData("ct/2021", "peht-referral-source", ",4,,|,30,,", ",9,,|,12,,")]
    [InlineData("ct/2021", "ciri-minors", "9,Maintenance cases,cases,", "3,Maintenance cases,cases,A note")]
    [InlineData("ct/2021", "ciri-rehousing", "ciri-rrh-enr,9,", "ciri-rrh-enr,4,")]
    [InlineData("ct/2021", "ciri-social-services", "ciri-ss-enr,34,", "ciri-ss-enr,36,")]
    [InlineData("ct/2021", "love146-prevention-outcomes", "love146-referrals,8,", "love146-referrals,2,")]
    [InlineData("ct/2021", "love146-rapid-outcomes", "rapid-learn,91,", "rapid-learn,96,")]
    [InlineData("ct/2021", "love146-transition-outcomes", "goals,96,", "goals,93,")]
    [InlineData("demo/2020", "earlier-ways", "child-agency,6", "child-agency,5")]
    public void Not_one_byte_of_an_edition_depends_on_what_is_hidden(string edition, string table, string those, string others)
    {
        string[] of = edition.Split('/');
        using var copy = new PackCopy(of[0]);
        var before = Bench.Edition(copy.Pack, of[1]);
        string file = TableDefinition.In(copy.Pack)[table].Data.History!;
        string text = copy.Read(file), other = those.Split('|').Zip(others.Split('|')).Aggregate(text, (t, p) => t.Replace(p.First, p.Second, StringComparison.Ordinal));
        Assert.NotEqual(text, other);
        copy.Write(file, other);

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

    [GeneratedRegex("<th scope=\"row\"><b>([^<]+)</b>")]
    private static partial Regex RowCode();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
