using Clerestory.Protection;

namespace Clerestory.Tests.Protection;

public sealed class ReviewTableTests(PostgresServer postgres)
{
    private static readonly Actor Officer = Actor.Of("ct", "an officer", AccountRole.PrivacyOfficer);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_number_stands_before_and_after_with_its_reason_and_what_follows(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Connecticut);
        var social = (await new ReviewTable(store).Run(Bench.Connecticut, "ciri-social-services", Officer, Bench.Cancel))!;
        Assert.Equal(
            [("39", "39", ""), ("34", "[c]", "Hidden so that no count of few people follows from it.")],
            social.Lines.Select(l => ($"{l.Before}", l.After.IsSuppressed ? "[c]" : $"{l.After.Value}", l.Why)));
        // 39 − 34 = 5, of which everybody knows that it is 0 to 39.
        Assert.Equal(new ValueRange(0, 39), social.Lines[1].Outsider);
        Assert.Equal(1, social.Price.Hidden);
        Assert.Equal((34, 73), (social.Price.HiddenSum, social.Price.Sum));
        Assert.True(social.Price.Cost - social.Price.LowerBound < 1);
        var minors = (await new ReviewTable(store).Run(Bench.Connecticut, "ciri-minors", Officer, Bench.Cancel))!;
        Assert.Equal("A count from 1 to 10.", minors.Lines[1].Why);
        Assert.Null(await new ReviewTable(store).Run(Bench.Connecticut, "no-such-table", Officer, Bench.Cancel));
    }

    // Three are alone in a cell of 23 = 20 + 1 + 1 + 1. Whoever is one of them knows that one, so the other two are 22 together at most.
    [Fact]
    public async Task An_insider_knows_more_than_everybody_and_not_enough()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Connecticut);
        var victimization = (await new ReviewTable(store).Run(Bench.Connecticut, "peht-victimization", Officer, Bench.Cancel))!;
        Assert.All(victimization.Lines, l => Assert.Equal((new ValueRange(0, 23), new ValueRange(0, 22)), (l.Outsider!, l.Insider!)));
        Assert.All(victimization.Lines.Where(l => l.Before == 1), l => Assert.Equal("S4", l.Level));
    }

    // 64 = 30 + 12 + 8 + 14 under a threshold of 10: 8 with 12 is 20, the least that is lost. Only the total is left of 23 = 20 + 1 + 1 + 1.
    [Fact]
    public async Task Other_ways_stand_beside_it_judged_by_the_same_audit()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        using var copy = new PackCopy("ct");
        copy.Replace("history/peht-total.csv", "peht-total,23,", "peht-total,64,");
        copy.Write("history/peht-victimization.csv", "type,value,unit\nsex,30,clients\nlabor,12,clients\nboth,8,clients\nunknown,14,clients\n");
        await Bench.Load(store, copy.Pack);
        var ways = (await new ReviewTable(store).Run(copy.Pack, "peht-victimization", Officer, Bench.Cancel))!.Alternatives.ToDictionary(w => w.Name);
        var coarser = ways["Coarser codes"];
        Assert.True(coarser.IsSafe);
        Assert.Equal(2, coarser.Codes.Count);
        Assert.Contains("both", coarser.Codes);
        Assert.DoesNotContain(coarser.Numbers, n => n.Text is "8" or "[c]");
        // Multiples of 15 that still add up: 64 goes to 60 or 75.
        var rounded = ways["Controlled rounding"].Numbers.Select(n => int.Parse(n.Text, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.All(rounded, n => Assert.Equal(0, n % 15));
        Assert.Equal(rounded[0], rounded.Skip(1).Sum());
        Assert.Equal(5, ways["Cell key"].Numbers.Count);

        await Bench.Load(store, Bench.Connecticut);
        var few = (await new ReviewTable(store).Run(Bench.Connecticut, "peht-victimization", Officer, Bench.Cancel))!.Alternatives.Single(w => w.Name == "Coarser codes");
        Assert.False(few.IsSafe);
        Assert.Empty(few.Codes);
        Assert.Contains("Only the total is left", few.Verdict, StringComparison.Ordinal);
    }

    // Readers see nothing of it; who must judge it sees what it holds, and what is in the way.
    [Fact]
    public async Task A_withheld_table_is_reviewed_with_its_numbers_and_what_is_in_the_way()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        using var copy = new PackCopy("ct");
        copy.Replace("tables/ciri-minors.json", "\"rows\": \"fixed\"", "\"rows\": \"occurring\"");
        copy.Replace("history/peht-victimization.csv", "sex,20,", "sex,21,");
        await new ChooseProtection(store, Bench.Clock).Run(copy.Pack, "child-agency", (ProtectionWay.Withhold, []), "Not this year.", Officer, Bench.Cancel);
        await Bench.Load(store, copy.Pack);
        async Task<ReviewTable.Result> Of(string table) => (await new ReviewTable(store).Run(copy.Pack, table, Officer, Bench.Cancel))!;

        var rows = await Of("ciri-minors");
        Assert.StartsWith("Its rows are those that have a number", rows.WhyWithheld, StringComparison.Ordinal);
        Assert.Contains(rows.Lines, l => l is { Before: > 0, Why: "A count from 1 to 10." });
        Assert.Equal(rows.Price.Hidden, rows.Lines.Count(l => l.Before is not null));
        var sum = await Of("peht-victimization");
        Assert.Matches(@"^Its numbers cannot be judged: (?=.*\b23\b)(?=.*\b21\b).*Mend the total or its parts\.$", sum.WhyWithheld);
        Assert.Equal([21, 1, 1, 1], sum.Lines.Select(l => l.Before!.Value));
        Assert.Contains(sum.Lines, l => l is { Before: 21, Why: "It goes with its table." });
        var decided = await Of("child-agency");
        Assert.Equal("It was decided that nothing of it is shown.", decided.WhyWithheld);
        Assert.All(decided.Lines, l => Assert.True(l.After is { IsSuppressed: true, Value: null }));
        Assert.Null((await Of("ciri-social-services")).WhyWithheld);
    }

    // 34, 16 and 6 % of 50 people: the last is 3 of them; the others tell nothing by themselves.
    [Fact]
    public async Task Of_a_withheld_table_each_number_says_whether_it_would_be_hidden_by_itself()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Demonstration);
        var ways = (await new ReviewTable(store).Run(Bench.Demonstration, "earlier-ways", Actor.Of("demo", "an officer", AccountRole.PrivacyOfficer), Bench.Cancel))!;
        Assert.Equal([(34, true), (16, true), (6, false)], ways.Lines.Select(l => ((int)l.Before!, l.Why == "It goes with its table.")));
    }

    [Fact]
    public async Task Nobody_else_may()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        foreach (var role in new[] { AccountRole.Staff, AccountRole.Administrator, AccountRole.Reviewer, AccountRole.Member, AccountRole.Reader })
            await Assert.ThrowsAsync<Denied>(() => new ReviewTable(store).Run(Bench.Connecticut, "ciri-minors", Actor.Of("ct", "somebody", role), Bench.Cancel));
        await Assert.ThrowsAsync<Denied>(() => new ReviewTable(store).Run(Bench.Connecticut, "ciri-minors", Actor.Of("demo", "an officer", AccountRole.PrivacyOfficer), Bench.Cancel));
    }
}
