using Clerestory.Cli;
using Clerestory.Referrals;

namespace Clerestory.Tests.Referrals;

public sealed class LoadLedgerTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_ledger_of_a_pack_is_taken_once_and_what_the_store_has_is_left_alone(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        // packs/demo/referrals: 201 lines of counts, 26 single referrals.
        Assert.Equal(new LoadLedger.Result(201, 26), await Load(ledgers));
        Assert.Equal(new LoadLedger.Result(0, 0), await Load(ledgers));
        await ledgers.Enter(Ledgers.Lantern, "lantern-line", Ledgers.Staff, Ledgers.Month(RouteSide.Sent, 2020, 6, "9"));
        Assert.Equal(new LoadLedger.Result(0, 0), await Load(ledgers));
        Assert.Equal(9, (await ledgers.Of(Ledgers.Lantern)).CountOf(RouteSide.Sent, "lantern-line", new DateOnly(2020, 6, 1), 1).Value);
        await Assert.ThrowsAsync<Denied>(() => Load(ledgers, Ledgers.Staff));
    }

    // File, what stands there, what a person makes of it, the rule that must find it.
    public static TheoryData<string, string, string, string> Faults => new()
    {
        { Route.File, "\"agency\": \"lantern-line\"", "\"agency\": \"lantern\"", "route.agency" },
        { Route.File, "\"raiseWithinDays\": 90", "\"raiseWithinDays\": 20", "route.promise" },
        { Route.File, "\"rateSource\": \"inv-minutes\"", "\"rateSource\": \"nobody\"", "route.source" },
        { Route.File, "\"place\": \"state-advocate\"", "\"place\": \"the-advocate\"", "route.place" },
        { Route.File, "\"item\": \"told-by-month\"", "\"item\": \"told-by-week\"", "route.item" },
        { Route.File, "\"law\": \"uc-910\"", "\"law\": \"uc-999\"", "route.law" },
        { Route.File, "\"kinds\": \"tip-matters\"", "\"kinds\": \"matters\"", "route.kinds" },
        { Route.File, "\"code\": \"lantern-to-town-police\"", "\"code\": \"lantern-to-advocate\"", "pack.double" },
        { Route.File, "\"rateAMonth\": 2", "\"learnMonths\": 12, \"rateAMonth\": 2", "route.rate" },
        { Route.File, "\"falseAlarm\": 0.1", "\"falseAlarm\": 0.7", "pack.schema" },
        { LedgerFile.Counts, "lantern-to-advocate,sent,lantern-line", "lantern-to-advocate,sent,child-safety", "ledger.count" },
        { LedgerFile.Counts, "2020-01-01,1,2020-01-31,work", "2020-01-01,1,2020-01-31,spying", "ledger.count" },
        { LedgerFile.Singles, "2020-01-14", "2020-01-1x", "pack.value" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_of_routes_and_ledger_is_named(string file, string old, string @new, string rule)
    {
        using var copy = new PackCopy("demo");
        copy.Replace(file, old, @new);
        Assert.Contains(PackCheck.Examine(copy.Pack), f => f.Rule == rule && f.File == file);
    }

    [Fact]
    public void A_reference_that_this_program_did_not_draw_and_a_ledger_of_real_agencies_are_refused()
    {
        using var copy = new PackCopy("demo");
        string reference = copy.Read(LedgerFile.Singles).Split('\n')[1].Split(',')[1];
        copy.Replace(LedgerFile.Singles, reference, "0000-0000-0000");
        Assert.Contains(Routes.Examine(copy.Pack), f => f.Rule == "ledger.reference");
        copy.Replace("pack.json", "\"demonstration\": true", "\"demonstration\": false");
        Assert.Contains(Routes.Examine(copy.Pack), f => f.Rule == "ledger.real");
    }

    private static Task<LoadLedger.Result> Load(Ledgers ledgers, Actor? actor = null) => ledgers.With(s => new LoadLedger(s, ledgers.Book, ledgers.Clock).Run(actor ?? Ledgers.Machine, Bench.Cancel));
}
