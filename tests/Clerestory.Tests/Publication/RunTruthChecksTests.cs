using Clerestory.Publication;

namespace Clerestory.Tests.Publication;

/// <summary>The truth rules over an edition in preparation.</summary>
public sealed class RunTruthChecksTests(PostgresServer postgres)
{
    private static readonly Actor Staff = Actor.Of("ct", "somebody", AccountRole.Staff);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Tables_of_the_store_are_read_once_there_are_any(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        var before = await new RunTruthChecks(store).Run(Bench.Connecticut, "2021", Staff, Bench.Cancel);
        Assert.False(before.FromStore);
        await Bench.Load(store, Bench.Connecticut);
        var after = await new RunTruthChecks(store).Run(Bench.Connecticut, "2021", Staff, Bench.Cancel);
        Assert.True(after.FromStore);
        Assert.Equal(before.Findings, after.Findings);
        Assert.NotEmpty(after.Findings);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_printed_report_comes_with_its_known_defects(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        var found = await new RunTruthChecks(store).Run(Bench.Connecticut, "2021-as-printed", Staff, Bench.Cancel);
        Assert.Equal(30, found.Defects.Count(d => d.IsFoundIn(found.Findings)));
        Assert.Equal(["2021", "2021-as-printed"], RunTruthChecks.ReportsIn(Bench.Connecticut));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Whoever_has_no_right_or_belongs_to_another_council_is_denied(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        foreach (var actor in new[] { Actor.Of("ct", "somebody", AccountRole.Member), Actor.Of("ct", "ct-avon", "somebody", AccountRole.Signer), Actor.Of("demo", "somebody", AccountRole.Staff) })
            await Assert.ThrowsAsync<Denied>(() => new RunTruthChecks(store).Run(Bench.Connecticut, "2021", actor, Bench.Cancel));
        Assert.Equal("edition.none", (await Assert.ThrowsAsync<Fault>(() => new RunTruthChecks(store).Run(Bench.Connecticut, "1999", Staff, Bench.Cancel))).Rule);
    }

    [Fact]
    public void A_question_that_nobody_answers_stops_publication_and_an_error_too()
    {
        Assert.True(Bench.Edition(Bench.Connecticut, "2021").MayGoOut);
        using var silent = new PackCopy("ct");
        silent.Replace("report/2021/checks.json", "\"place\": \"comparison/convictions-all\"", "\"place\": \"comparison/convictions-none\"");
        var unanswered = Bench.Edition(silent.Pack, "2021");
        Assert.False(unanswered.MayGoOut);
        Assert.Contains(unanswered.Findings, f => f is { Rule: "truth.reconcile.sources-differ", Severity: Severity.Question });
        Assert.Contains(unanswered.Findings, f => f.Rule == "truth.explanation.unused");
        using var wrong = new PackCopy("demo");
        wrong.Replace("report/2020/concerns.md", "A concern is", "A concern is is");
        Assert.Contains(Bench.Edition(wrong.Pack, "2020").Findings, f => f is { Rule: "truth.text.word-twice", Severity: Severity.Error });
    }

    [Fact]
    public void Readers_see_what_was_asked_and_who_answered()
    {
        string methods = System.Text.Encoding.UTF8.GetString(Bench.Edition(Bench.Connecticut, "2021").Files["methods/index.html"]);
        Assert.Contains("What the checks asked, and the answers", methods, StringComparison.Ordinal);
        Assert.Contains("the editors of this edition, from the published report", methods, StringComparison.Ordinal);
        Assert.DoesNotContain("What the checks asked", System.Text.Encoding.UTF8.GetString(Bench.Edition(Bench.Demonstration, "2020").Files["methods/index.html"]), StringComparison.Ordinal);
    }
}
