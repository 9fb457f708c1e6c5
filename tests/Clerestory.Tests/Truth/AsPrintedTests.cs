using Clerestory.Packs;
using Clerestory.Publication;
using Clerestory.Truth;

namespace Clerestory.Tests.Truth;

/// <summary>The report that was printed for 2020 and 2021, as it was printed, and the thirty defects that people found in it by reading.</summary>
public sealed class AsPrintedTests
{
    private const string Folder = "2021-as-printed";

    private static readonly Pack Connecticut = Pack.Open(Bench.PackFolder("ct"));

    private static readonly IReadOnlyList<TruthFinding> Found = TruthRules.Examine(PrintedReport.In(Connecticut, Folder), KnownFacts.In(Connecticut));

    public static TheoryData<string> Defects => [.. KnownDefect.In(Connecticut, Folder).Select(d => d.Id)];

    [Theory, MemberData(nameof(Defects))]
    public void Each_known_defect_is_found_by_each_rule_that_the_list_names(string id)
    {
        var defect = KnownDefect.In(Connecticut, Folder).Single(d => d.Id == id);
        Assert.NotEmpty(defect.FoundBy);
        Assert.All(defect.FoundBy, by => Assert.Contains(Found, f => f.Rule == by.Rule && f.Place == by.Place));
    }

    [Fact]
    public void The_list_has_all_thirty() => Assert.Equal(Enumerable.Range(1, 30).Select(n => $"D{n:00}"), KnownDefect.In(Connecticut, Folder).Select(d => d.Id));

    [Fact]
    public void A_defect_that_was_mended_is_found_no_more()
    {
        var report = PrintedReport.In(Connecticut, Folder);
        var mended = report with { Report = report.Report! with { Published = new PrintedSpan("March 2022", new DateOnly(2022, 3, 1), new DateOnly(2022, 3, 31)) } };
        var left = TruthRules.Examine(mended, KnownFacts.In(Connecticut));
        Assert.False(KnownDefect.In(Connecticut, Folder).Single(d => d.Id == "D01").IsFoundIn(left));
        Assert.Equal(29, KnownDefect.In(Connecticut, Folder).Count(d => d.IsFoundIn(left)));
    }

    [Fact]
    public void Each_finding_says_where_it_is_and_what_would_resolve_it() => Assert.All(Found, f =>
    {
        Assert.Matches("^[a-z]+(/|$)", f.Place);
        Assert.True(f.Message.Length > 15 && f.Remedy.Length > 10, f.ToString());
        Assert.NotNull(f.Line);
    });

    [Fact]
    public void No_rule_knows_a_defect() => Assert.DoesNotContain(
        Directory.EnumerateFiles(Path.Combine(Bench.PackFolder("ct"), "..", "..", "src", "Clerestory", "Truth"), "*.cs", SearchOption.AllDirectories).SelectMany(File.ReadAllLines),
        line => System.Text.RegularExpressions.Regex.IsMatch(line, @"\bD(0[1-9]|[12][0-9]|30)\b"));

    [Fact]
    public void No_rule_finds_anything_in_the_demonstration_state()
    {
        var demo = Pack.Open(Bench.PackFolder("demo"));
        Assert.Equal([], Outline.EditionsIn(demo).SelectMany(edition => RunTruthChecks.WithoutStore(demo, edition)).Select(f => f.ToString()));
    }

    [Fact]
    public void The_edition_of_Connecticut_explains_every_question_and_has_no_error()
    {
        var findings = RunTruthChecks.WithoutStore(Connecticut, "2021");
        Assert.Equal([], findings.Where(f => f.Stops).Select(f => f.ToString()));
        Assert.Contains(findings, f => f is { Rule: "reconcile.sources-differ", Explanation: not null });
    }
}
