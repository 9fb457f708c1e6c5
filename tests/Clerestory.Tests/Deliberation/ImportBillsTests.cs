using Clerestory.Deliberation;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Deliberation;

public sealed class ImportBillsTests(PostgresServer postgres)
{
    private const string Csv = """
        Recommendation,Session,Number,Title,Status,Date,Act,Source
        R2020-1,2021,X12,One register,introduced,2021-01-15,,https://assembly.example/x12
        R2019-2,2020,X6,"Convictions, set aside",Vetoed,5/4/2020,,
        """;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_would_change_is_shown_first_and_nothing_is_kept(string database)
    {
        await using var sitting = await Loaded(database);
        var preview = Assert.IsType<ImportBills.Result.Preview>(await sitting.Import(Csv, keep: false));
        Assert.Equal(["new: introduced", "new: vetoed"], preview.Changes.Select(c => c.What));
        Assert.Empty(await Bills(sitting));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_bill_that_moves_on_is_a_step_of_its_recommendation_to_be_confirmed(string database)
    {
        await using var sitting = await Loaded(database);
        Assert.Equal(new ImportBills.Result.Imported(2, 0), await sitting.Import(Csv, keep: true));
        Assert.Equal(new ImportBills.Result.Imported(0, 0), await sitting.Import(Csv, keep: true));   // a second time says nothing new

        string later = Csv.Replace("introduced,2021-01-15,", "Signed,2021-06-01,Act 2021-X30", StringComparison.Ordinal);
        Assert.Equal("status: introduced → enacted; day: 2021-01-15 → 2021-06-01; act: none → Act 2021-X30", Assert.IsType<ImportBills.Result.Preview>(await sitting.Import(later, keep: false)).Changes[0].What);
        Assert.Equal(new ImportBills.Result.Imported(0, 1), await sitting.Import(later, keep: true));

        var steps = (await sitting.Recommendation("R2020-1")).Steps.Where(s => s.Number >= DispositionStep.FirstOnDesk).ToList();
        Assert.Equal([(DispositionStatus.Introduced, Grade.Check), (DispositionStatus.Enacted, Grade.Check)], steps.Select(s => (s.Status, s.Grade)));
        Assert.Contains("Act 2021-X30", steps[1].Summary, StringComparison.Ordinal);
        Assert.Equal(2, (await Bills(sitting)).Count);
        Assert.Equal(2, (await sitting.Trail()).Count(e => e.What == "imported bills"));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_column_that_nobody_decided_on_stops_it_and_is_named(string database)
    {
        await using var sitting = await Loaded(database);
        string csv = Csv.Replace("Source", "Sponsor", StringComparison.Ordinal);
        Assert.Contains("“Sponsor”", Assert.Single(Refused(await sitting.Import(csv, keep: true))), StringComparison.Ordinal);
        var mapping = BillTable.Guess(["Recommendation", "Session", "Number", "Title", "Status", "Date", "Act"]).Append(new("Sponsor", BillTable.LeftOut)).ToDictionary();
        Assert.Equal(new ImportBills.Result.Imported(2, 0), await sitting.Import(csv, keep: true, mapping));
        Assert.Contains("“status”", Assert.Single(Refused(await sitting.Import(csv, keep: true, mapping.Where(m => m.Value != "status").Append(new("Status", BillTable.LeftOut)).ToDictionary()))), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task All_that_is_wrong_with_the_rows_is_named_with_the_row(string database)
    {
        await using var sitting = await Loaded(database);
        var problems = Refused(await sitting.Import("recommendation,session,number,status,date\nR2020-1,2021,X12,somewhere,\nR2020-1,,X13,died,soon\nR1999-9,2021,X14,died,\n", keep: true));
        Assert.Equal(3, problems.Count);
        Assert.Contains("Row 2: the status “somewhere” is not known", problems[0], StringComparison.Ordinal);
        Assert.Contains("Row 3: “session” is empty", problems[1], StringComparison.Ordinal);
        Assert.Contains("Row 3: “soon” is not a day", problems[2], StringComparison.Ordinal);
        Assert.Contains("Row 2: there is no recommendation “R1999-9”", Assert.Single(Refused(await sitting.Import("recommendation,session,number,status\nR1999-9,2021,X14,died\n", keep: true))), StringComparison.Ordinal);
        Assert.Contains("same bill", Assert.Single(Refused(await sitting.Import("recommendation,session,number,status\nR2020-1,2021,X14,died\nR2020-1,2021,X14,died\n", keep: true))), StringComparison.Ordinal);
        Assert.Empty(await Bills(sitting));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_staff_import(string database)
    {
        await using var sitting = await Loaded(database);
        foreach (var actor in Sitting.AllBut(AccountRole.Staff)) await Assert.ThrowsAsync<Denied>(() => sitting.Import(Csv, keep: false, actor: actor));
    }

    private static IReadOnlyList<string> Refused(ImportBills.Result result) => Assert.IsType<ImportBills.Result.Refused>(result).Problems;

    private static Task<List<Bill>> Bills(Sitting sitting) => sitting.With(store => store.Bills.AsNoTracking().ToListAsync(Bench.Cancel));

    private async Task<Sitting> Loaded(string database)
    {
        var sitting = await Sitting.On(database, postgres);
        await sitting.With(store => new LoadRecommendations(store, sitting.Clock).Run(Bench.Demonstration, Bench.ActorOf(Bench.Demonstration), Bench.Cancel));
        return sitting;
    }
}
