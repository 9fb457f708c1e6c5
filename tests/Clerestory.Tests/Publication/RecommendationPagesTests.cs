using System.Net;
using System.Text;
using Clerestory.Deliberation;
using Clerestory.Protection;
using Clerestory.Publication;
using Clerestory.Tests.Deliberation;

namespace Clerestory.Tests.Publication;

/// <summary>What readers see of recommendations: lists from the roll, the chain to law and figure, and nothing that is not theirs to see.</summary>
public sealed class RecommendationPagesTests(PostgresServer postgres)
{
    [Fact]
    public void The_chain_leads_from_the_recommendation_to_act_statute_and_figure()
    {
        string page = Page(Bench.Edition(Bench.Demonstration, "2020"), "R2017-1");
        foreach (string link in new[] { "/law/act-2018-x7", "/law/uc-910", "/n/2020/PO-01", "/n/2020/PO-18" }) Assert.Contains($"href=\"{link}\"", page, StringComparison.Ordinal);
        Assert.Contains("It rose, as it was meant to.", page, StringComparison.Ordinal);   // 48 in 2018, 61 in 2020
        Assert.Contains("The version in force since July 1, 2018", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_that_is_hidden_does_not_tell_which_way_it_moved()
    {
        using var copy = new PackCopy("demo");
        string hidden = FigureBook.Make(copy.Pack, ProtectTables.JudgeWithoutStore(copy.Pack)).All.First(f => f.Status == FigureStatus.Confidential).Code;
        copy.Replace("recommendations/recommendations.json", "\"before\": \"PO-18\"", $"\"before\": \"{hidden}\"");
        string page = Page(Bench.Edition(copy.Pack, "2020"), "R2017-1");
        Assert.Contains("Whether it moved cannot be told", page, StringComparison.Ordinal);
        Assert.DoesNotContain("as it was meant to", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_that_does_not_exist_is_found()
    {
        using var copy = new PackCopy("demo");
        copy.Replace("recommendations/recommendations.json", "\"before\": \"PO-18\"", "\"before\": \"PO-99\"");
        Assert.Contains(Bench.Edition(copy.Pack, "2020").Findings, f => f.Rule == "recommendation.figure" && f.Blocks);
    }

    [Fact]
    public void What_was_printed_stands_beside_what_the_roll_tells()
    {
        var edition = Bench.Edition(Bench.Connecticut, "2021");
        Assert.Contains("Printed without any opposition or abstention. Consensus cannot be told. Presence was not recorded.", Page(edition, "R2022-1"), StringComparison.Ordinal);
        string opposed = Page(edition, "R2022-3");
        Assert.Contains("Printed as without full consensus. No consensus: 2 opposed, none abstained.", opposed, StringComparison.Ordinal);
        Assert.Contains("<b>Oppose: </b>Commissioner of Children and Families, Commissioner of Education.", opposed, StringComparison.Ordinal);
        Assert.Contains("href=\"/law/pa-23-44\"", Page(edition, "R2022-5"), StringComparison.Ordinal);
        Assert.Contains("Of 7 recommendations, 2 became law or were done.", Text(edition, "recommendations/index.html"), StringComparison.Ordinal);   // PA 23-44 and PA 21-103
    }

    [Fact]
    public void The_holder_of_a_seat_whose_name_is_withheld_is_named_nowhere()
    {
        var edition = Bench.Edition(Bench.Demonstration, "2020");
        Assert.All(edition.Files.Keys.Where(k => k.StartsWith("recommendations/", StringComparison.Ordinal) || k is "data/votes.csv" or "data/recommendations.json" or "data/recommendations.csv"), path =>
            Assert.All(new[] { "Mockingham", "Standinly" }, name => Assert.DoesNotContain(name, Text(edition, path), StringComparison.Ordinal)));
        Assert.Contains("Inventmore", Text(edition, "data/votes.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_decided_on_the_desk_is_published_and_a_draft_is_not()
    {
        var (sitting, code) = await Sitting.Opened("sqlite", postgres);
        await using var end = sitting;
        await sitting.TakeAll(code, Stand.Support, 8);
        await sitting.Take(code, 8, Stand.Oppose, "No 24 hours a day.");
        await sitting.Close(code);
        Assert.Null(await sitting.Note(code, new StepPlan(DispositionStage.Bill, DispositionStatus.PassedOneChamber, "It passed by 98-45.", "https://assembly.example/x1", Grade.Verified) { Cite = "Bill 2022-X1" }));
        await sitting.Draft(Sitting.Plan with { Title = "Only a draft" });
        var record = await sitting.With(store => store.DeliberationRecord("demo", Bench.Cancel));

        var edition = EditionFiles.Make(Bench.Demonstration, Outline.In(Bench.Demonstration, "2020"), ProtectTables.JudgeWithoutStore(Bench.Demonstration), deliberation: record);
        Assert.DoesNotContain(edition.Findings, f => f.Blocks && f.File?.StartsWith("recommendations/", StringComparison.Ordinal) == true);
        string page = Page(edition, code);
        Assert.Contains("No consensus: 1 opposed, none abstained.", page, StringComparison.Ordinal);
        Assert.Contains("It passed by 98-45.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Only a draft", Text(edition, "recommendations/index.html"), StringComparison.Ordinal);
        Assert.NotEqual(Bench.Edition(Bench.Demonstration, "2020").Seals.Content, edition.Seals.Content);
    }

    private static string Page(EditionFiles edition, string code) => Text(edition, $"recommendations/{code}/index.html");

    private static string Text(EditionFiles edition, string path) => WebUtility.HtmlDecode(Encoding.UTF8.GetString(edition.Files[path]));
}
