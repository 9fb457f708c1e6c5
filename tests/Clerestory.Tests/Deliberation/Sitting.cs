using Clerestory.Collection;
using Clerestory.Collection.Forms;
using Clerestory.Deliberation;
using Clerestory.Outbox;
using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Clerestory.Tests.Deliberation;

/// <summary>The demonstration's council on 1 February 2021, with a clock of its own. Nineteen seats exist, of which two (13 and 20) are vacant; ten must be present.</summary>
internal sealed class Sitting : IAsyncDisposable
{
    public const string Link = "https://clerestory.example";

    public static readonly DateOnly Today = new(2021, 2, 1);
    public static readonly IReadOnlyList<int> Held = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 17, 18, 19];

    public static readonly Actor Staff = Actor.Of("demo", "S. Taff", AccountRole.Staff) with { Mail = "staff@council.example" };
    public static readonly RecommendationPlan Plan = new(2021, "law", "Name one place to call", "council", "Assembly of Umberfold", ["uc-910"], "That the law name one place to call.", "Subcommittee on Data");

    private readonly TestStore at;

    private Sitting(TestStore at) => this.at = at;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2021, 2, 1, 19, 0, 0, TimeSpan.Zero));

    public FormBook Book { get; } = new(Bench.Demonstration);

    /// <summary>A member, or a designee, by the first part of the mail address.</summary>
    public static Actor Member(string person) => Actor.Of("demo", person, AccountRole.Member) with { Mail = $"{person}@council.example" };

    /// <summary>Everybody who may not do what staff do.</summary>
    public static IEnumerable<Actor> AllBut(params AccountRole[] roles) =>
        [.. Enum.GetValues<AccountRole>().Where(r => r != AccountRole.Operator && !Rights.OfRespondents.Contains(r) && !roles.Contains(r)).Select(r => Actor.Of("demo", $"{r}", r)), Actor.Of("demo", "quillowick-police", "a signer", AccountRole.Signer), new Actor("nobody", "demo", []), Actor.Of("ct", "of another council", AccountRole.Staff)];

    public static async Task<Sitting> On(string database, PostgresServer postgres)
    {
        var sitting = new Sitting(TestStore.On(database, postgres));
        await using var store = await sitting.at.Open();
        await new LoadRegister(store, sitting.Clock).Run(Bench.Demonstration, Bench.ActorOf(Bench.Demonstration), Bench.Cancel);
        return sitting;
    }

    /// <summary>A sitting with a recommendation that was drafted.</summary>
    public static async Task<(Sitting Sitting, string Code)> Drafted(string database, PostgresServer postgres)
    {
        var sitting = await On(database, postgres);
        return (sitting, Assert.IsType<DraftRecommendation.Result.Drafted>(await sitting.Draft()).Code);
    }

    /// <summary>A sitting with an open roll.</summary>
    public static async Task<(Sitting Sitting, string Code)> Opened(string database, PostgresServer postgres)
    {
        var (sitting, code) = await Drafted(database, postgres);
        Assert.Equal(new OpenRoll.Result.Opened(1, 19), await sitting.Open(code));
        return (sitting, code);
    }

    /// <summary>Work with a store of its own, as each request has.</summary>
    public async Task<T> With<T>(Func<DataStore, Task<T>> work)
    {
        await using var store = at.Address.Connect();
        return await work(store);
    }

    public Task<DraftRecommendation.Result> Draft(RecommendationPlan? plan = null, Actor? actor = null) => With(store => new DraftRecommendation(store, Book, Clock).Run(plan ?? Plan, actor ?? Staff, Bench.Cancel));

    public Task<string?> Amend(string code, string text, int from = 1, string why = "It was not clear.", Actor? actor = null) =>
        With(store => new AmendRecommendation(store, Book, Clock).Run(code, (text, "Seat 4, Director of Court Records", why, from), actor ?? Staff, Bench.Cancel));

    public Task<OpenRoll.Result> Open(string code, DateOnly? day = null, string meeting = "", DateOnly? due = null, Actor? actor = null) =>
        With(store => new OpenRoll(store, Book, Clock).Run(code, (day ?? Today, meeting, due), actor ?? Staff, Bench.Cancel));

    public Task<IReadOnlyList<(int? Seat, string Message)>> Take(string code, int seat, Stand stand, string reason = "", Actor? actor = null, bool byDesignee = false) =>
        With(store => new TakePosition(store, Book, Clock).Run(code, [new StatedPosition(seat, stand, reason, byDesignee)], actor ?? Staff, Bench.Cancel));

    /// <summary>Staff write down one stand for all seats that were held, except for some.</summary>
    public async Task TakeAll(string code, Stand stand, params int[] except) =>
        Assert.Empty(await With(store => new TakePosition(store, Book, Clock).Run(code, [.. Held.Except(except).Select(s => new StatedPosition(s, stand, ""))], Staff, Bench.Cancel)));

    public async Task<CloseRoll.Result> Close(string code, int? seen = null, Actor? actor = null)
    {
        int revision = seen ?? (await Recommendation(code)).Rolls[^1].Revision;
        return await With(store => new CloseRoll(store, Book, Clock).Run(code, revision, actor ?? Staff, Bench.Cancel));
    }

    public Task<string?> Note(string code, StepPlan plan, Actor? actor = null) => With(store => new RecordDisposition(store, Book, Clock).Run(code, plan, actor ?? Staff, Bench.Cancel));

    public Task<RemindOwing.Result> Remind(Actor? actor = null) => With(store => new RemindOwing(store, Book, Clock).Run(Link, actor ?? Staff, Bench.Cancel));

    public Task<ImportBills.Result> Import(string csv, bool keep, IReadOnlyDictionary<string, string>? mapping = null, Actor? actor = null)
    {
        var file = Assert.IsType<GuardedFile.Result.Accepted>(GuardedFile.Judge(System.Text.Encoding.UTF8.GetBytes(csv), "bills.csv", new UploadLimits(), Bench.Cancel)).File;
        return With(store => new ImportBills(store, Book, Clock).Run(file, mapping ?? BillTable.Guess(BillTable.Columns(file)), keep, actor ?? Staff, Bench.Cancel));
    }

    public async Task<Recommendation> Recommendation(string code) => (await With(store => store.RecommendationsOf("demo", Bench.Cancel))).Single(r => r.Code == code);

    public Task<List<Letter>> Letters() => With(store => store.Letters.AsNoTracking().OrderBy(l => l.Key).ToListAsync(Bench.Cancel));

    public Task<List<TrailEntry>> Trail() => With(store => store.Trail.AsNoTracking().Where(e => e.Organization == "demo").OrderBy(e => e.Number).ToListAsync(Bench.Cancel));

    public ValueTask DisposeAsync() => at.DisposeAsync();
}
