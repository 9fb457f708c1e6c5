using System.Text;
using Clerestory.Collection.Forms;
using Clerestory.Referrals;

namespace Clerestory.Tests.Referrals;

public sealed class ImportReferralsTests(PostgresServer postgres)
{
    private const string Head = "route,side,agency,from,months,through,kind,value\n";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_file_of_counts_is_taken_and_the_same_file_again_changes_nothing(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        string file = Head + "child-safety-to-advocate,sent,child-safety,2020-11-01,1,2020-11-30,work,3\nchild-safety-to-advocate,sent,child-safety,2020-11-01,1,2020-11-30,sex,5\nlantern-to-advocate,received,state-advocate,2020-12-01,,,,NK\n";
        Assert.Equal(new ImportReferrals.Result.Read(2, 2), await Import(ledgers, file));
        Assert.Equal(new ImportReferrals.Result.Read(2, 0), await Import(ledgers, file));
        Assert.Equal([("sex", 5L), ("work", 3L)], (await ledgers.Of(Ledgers.Children)).Counts.Select(c => (c.Kind, c.Value!.Value)));
        Assert.Equal(Clerestory.Collection.Missing.NotKnown, (await ledgers.Of(Ledgers.Lantern)).Counts.Single().Missing);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_export_of_a_ledger_can_be_imported_and_a_workbook_too(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        var table = new ExportTable("Ledger", "demo", ["route", "side", "agency", "from", "value"], [[ExportCell.Of("lantern-to-advocate"), ExportCell.Of("sent"), ExportCell.Of("lantern-line"), ExportCell.Of("2020-10-01"), ExportCell.Of(4)]]);
        Assert.Equal(new ImportReferrals.Result.Read(1, 1), await Import(ledgers, table.ToCsv()));
        using var workbook = new MemoryStream(new ExportTable("Ledger", "demo", ["route", "side", "agency", "from", "value"], table.Rows).ToXlsx());
        // A workbook begins with a title, which is no line of a ledger: it is said, and nothing is taken.
        Assert.IsType<ImportReferrals.Result.Refused>(await ledgers.With(s => new ImportReferrals(s, ledgers.Book, ledgers.Clock).Run((workbook, "ledger.xlsx"), Ledgers.Staff, Bench.Cancel)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task One_wrong_line_stops_the_whole_file_and_each_is_named(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        string file = Head + "lantern-to-advocate,sent,lantern-line,2020-10-01,1,,all,2\nno-route,sent,lantern-line,2020-10-01,1,,all,2\nlantern-to-advocate,both,lantern-line,2020-10-01,1,,all,2\nlantern-to-advocate,sent,lantern-line,2020-11-01,1,,all,two\nlantern-to-advocate,sent,child-safety,2020-11-01,1,,all,2\n";
        var refused = Assert.IsType<ImportReferrals.Result.Refused>(await Import(ledgers, file));
        Assert.Equal([3, 4, 5, 6], refused.Why.Select(f => f.Line!.Value).Order());
        Assert.Empty((await ledgers.Of(Ledgers.Lantern)).Counts);
        Assert.IsType<ImportReferrals.Result.Refused>(await Import(ledgers, "route,value\nlantern-to-advocate,2\n"));
        Assert.IsType<ImportReferrals.Result.Refused>(await Import(ledgers, Head));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_file_with_people_in_it_is_refused_before_anything_is_read(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        var refused = Assert.IsType<ImportReferrals.Result.Refused>(await Import(ledgers, "route,side,agency,from,value,date of birth\nlantern-to-advocate,sent,lantern-line,2020-10-01,2,2004-03-02\n"));
        Assert.Contains("birth", refused.Why.Single().Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_agencys_file_holds_its_own_side_only_and_others_may_not_import(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        string own = Head + "lantern-to-advocate,sent,lantern-line,2020-10-01,1,,all,2\n";
        Assert.IsType<ImportReferrals.Result.Read>(await Import(ledgers, own, Ledgers.Clerk("lantern-line")));
        Assert.Contains("own agency", Assert.IsType<ImportReferrals.Result.Refused>(await Import(ledgers, own, Ledgers.Clerk(Ledgers.Advocate))).Why.Single().Message, StringComparison.Ordinal);
        foreach (var actor in Ledgers.WithoutRight.Where(a => a.Agency is null)) await Assert.ThrowsAsync<Denied>(() => Import(ledgers, own, actor));
    }

    private static async Task<ImportReferrals.Result> Import(Ledgers ledgers, string text, Actor? actor = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await ledgers.With(s => new ImportReferrals(s, ledgers.Book, ledgers.Clock).Run((stream, "ledger.csv"), actor ?? Ledgers.Staff, Bench.Cancel));
    }
}
