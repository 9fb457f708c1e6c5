using System.Text;
using Clerestory.Collection;
using Clerestory.Collection.Forms;
using Clerestory.Justice;
using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Clerestory.Tests.Justice;

/// <summary>The demonstration's courts and their draws, on 1 June 2022, in a store of its own.</summary>
internal sealed class Docket : IAsyncDisposable
{
    public const string Courts = "court-records";

    public static readonly Actor Staff = Actor.Of("demo", "S. Taff", AccountRole.Staff);

    public static readonly DrawHeading Heading = new(Courts, new DateOnly(2022, 3, 14), "", "crimes", new CountingUnits(CountingUnit.Event, CountingUnit.Person, null), "");

    private readonly TestStore at;

    private Docket(TestStore at, Pack pack) => (this.at, Book) = (at, new FormBook(pack));

    public FormBook Book { get; }

    public JusticeBook Justice => field ??= new JusticeBook(Book.Pack);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2022, 6, 1, 19, 0, 0, TimeSpan.Zero));

    public static async Task<Docket> Open(string database, PostgresServer postgres, Pack? pack = null)
    {
        var docket = new Docket(TestStore.On(database, postgres), pack ?? Bench.Demonstration);
        await using var store = await docket.at.Open();
        return docket;
    }

    public async Task<T> With<T>(Func<DataStore, Task<T>> work)
    {
        await using var store = at.Address.Connect();
        return await work(store);
    }

    public Task<ImportDraw.Result> Import(string csv, DrawHeading? heading = null, bool keep = false, ColumnPlan? columns = null, Actor? actor = null) =>
        Import(Encoding.UTF8.GetBytes(csv), "draw.csv", heading, keep, columns, actor);

    public Task<ImportDraw.Result> Import(byte[] file, string name, DrawHeading? heading = null, bool keep = false, ColumnPlan? columns = null, Actor? actor = null) =>
        With(store => new ImportDraw(store, Book, Clock).Run(new DrawUpload(file, name, heading ?? Heading, columns, keep), actor ?? Staff, Bench.Cancel));

    public async Task<DrawPreview> Preview(string csv, DrawHeading? heading = null, bool keep = false, ColumnPlan? columns = null) =>
        Assert.IsType<ImportDraw.Result.Previewed>(await Import(csv, heading, keep, columns)).Preview;

    /// <summary>Keeps a draw from a file, and gives its id.</summary>
    public async Task<Guid> Keep(string csv, DrawHeading? heading = null) => Assert.IsType<ImportDraw.Result.Kept>(await Import(csv, heading, keep: true)).Draw;

    public Task<Draw?> Draw(Guid id) => With(store => store.DrawOf("demo", id, Bench.Cancel));

    public Task<int> Draws() => With(store => store.Draws.CountAsync(Bench.Cancel));

    public Task<LoadDraws.Result> Load(Pack? pack = null) => With(store => new LoadDraws(store, Clock).Run(pack ?? Book.Pack, Bench.ActorOf(Book.Pack), Bench.Cancel));

    public Task<string?> Withdraw(Guid id, string reason, Actor? actor = null) => With(store => new WithdrawDraw(store, Book, Clock).Run(id, reason, actor ?? Staff, Bench.Cancel));

    public Task<CompareDraws.Result> Compare(Guid one, Guid other, Actor? actor = null) => With(store => new CompareDraws(store, Book).Run(one, other, actor ?? Staff, Bench.Cancel));

    /// <summary>What the trail says was done, in order. It must hold.</summary>
    public async Task<IReadOnlyList<(string What, string Subject)>> Trail()
    {
        Assert.All(await With(store => new VerifyTrail(store).Run("demo", Bench.Cancel)), r => Assert.Null(r.Fault));
        return [.. (await With(store => store.Trail.AsNoTracking().OrderBy(e => e.Number).ToListAsync(Bench.Cancel))).Select(e => (e.What, e.Subject))];
    }

    /// <summary>A table as a workbook.</summary>
    public static byte[] Workbook(params string[][] rows) =>
        new ExportTable("Counts", "Court records", rows[0], [.. rows.Skip(1).Select(r => (IReadOnlyList<ExportCell>)[.. r.Select(c => decimal.TryParse(c, out decimal n) ? ExportCell.Of(n) : ExportCell.Of(c))])]).ToXlsx();

    public ValueTask DisposeAsync() => at.DisposeAsync();
}
