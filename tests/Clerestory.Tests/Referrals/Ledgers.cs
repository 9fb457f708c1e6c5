using Clerestory.Collection;
using Clerestory.Outbox;
using Clerestory.Packs;
using Clerestory.Referrals;
using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Clerestory.Tests.Referrals;

/// <summary>The demonstration's routes over a store of their own, on 1 February 2021, with the people who take part. The ledger is empty, unless it is loaded.</summary>
internal sealed class Ledgers : IAsyncDisposable
{
    public const string Children = "child-safety-to-advocate", Lantern = "lantern-to-advocate", Singles = "tanselgarth-to-kettraholm", Learnt = "kettraholm-to-tanselgarth", Police = "child-safety-to-town-police";
    public const string Safety = "child-safety", Advocate = "state-advocate", Link = "https://clerestory.example";

    public static readonly Actor Staff = Actor.Of("demo", "S. Taff", AccountRole.Staff);
    public static readonly Actor Machine = Actor.Operator("a tester", "demo");

    private readonly TestStore at;

    private Ledgers(TestStore at, FormBook book) => (this.at, Book) = (at, book);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2021, 2, 1, 17, 0, 0, TimeSpan.Zero));

    public FormBook Book { get; }

    public DateOnly Today => LastDay.DayOf(Clock.GetUtcNow(), Book.TimeZone);

    public static Actor Clerk(string agency) => Actor.Of("demo", agency, $"clerk of {agency}", AccountRole.Preparer);

    public static IEnumerable<Actor> WithoutRight => new[] { AccountRole.Reviewer, AccountRole.Member, AccountRole.Reader, AccountRole.PrivacyOfficer, AccountRole.Administrator }
        .Select(r => Actor.Of("demo", "someone", r)).Append(Clerk("quillowick-police")).Append(new Actor("nobody", "demo", [])).Append(Actor.Of("ct", "staff of another council", AccountRole.Staff));

    public static async Task<Ledgers> On(string database, PostgresServer postgres, bool loaded = false, Pack? pack = null)
    {
        var ledgers = new Ledgers(TestStore.On(database, postgres), new FormBook(pack ?? Bench.Demonstration));
        await using var store = await ledgers.at.Open();
        store.Contacts.AddRange(Contact.In(ledgers.Book.Pack));
        await store.SaveChangesAsync(Bench.Cancel);
        if (loaded) await ledgers.With(s => new LoadLedger(s, ledgers.Book, ledgers.Clock).Run(Machine, Bench.Cancel));
        return ledgers;
    }

    /// <summary>Work with a store of its own, as each request has.</summary>
    public async Task<T> With<T>(Func<DataStore, Task<T>> work)
    {
        await using var store = at.Address.Connect();
        return await work(store);
    }

    public static ReferralStatement Month(RouteSide side, int year, int month, string value, DateOnly? through = null, string kind = Route.AllKinds, int? seen = null) =>
        new(side, new DateOnly(year, month, 1), 1, through, new Dictionary<string, string> { [kind] = value }, seen);

    public Task<EnterReferrals.Result> Enter(string route, string agency, Actor actor, params IReadOnlyList<ReferralStatement> statements) =>
        With(s => new EnterReferrals(s, Book, Clock).Run(route, agency, statements, actor, Bench.Cancel));

    public Task<NoteReferral.Result> Note(string agency, RouteSide side, string reference, DateOnly? day, Actor? actor = null, string kind = "", string route = Singles) =>
        With(s => new NoteReferral(s, Book, Clock).Run(route, agency, (side, reference, day, kind), actor ?? Clerk(agency), Bench.Cancel));

    public Task<ReconcileRoute.Result?> Reconcile(string route, Actor? actor = null) => With(s => new ReconcileRoute(s, Book, Clock).Run(route, actor ?? Staff, Bench.Cancel));

    public Task<RaiseSilence.Result> Listen(Actor? actor = null) => With(s => new RaiseSilence(s, Book, Clock).Run(Link, actor ?? Machine, Bench.Cancel));

    public Task<string?> End(string route, (DateOnly? Day, bool IsEnd, string Reason) what, Actor? actor = null) => With(s => new EndRoute(s, Book, Clock).Run(route, what, actor ?? Staff, Bench.Cancel));

    public Task<RouteLedger> Of(string route) => With(s => s.Ledger(Book, Route.Find(Book.Pack, route)!, Bench.Cancel));

    public async Task<RouteLook> Look(string route) => RouteLook.Of(await Of(route), Today);

    public Task<List<Letter>> Letters() => With(s => s.Letters.AsNoTracking().OrderBy(l => l.Key).ToListAsync(Bench.Cancel));

    public Task<List<Difference>> Differences(string route) => With(s => s.Differences.AsNoTracking().Where(d => d.Route == route).OrderBy(d => d.From).ThenBy(d => d.Id).ToListAsync(Bench.Cancel));

    public Task<List<Silence>> Silences(string route) => With(s => s.Silences.AsNoTracking().Where(x => x.Route == route).OrderBy(x => x.Id).ToListAsync(Bench.Cancel));

    /// <summary>What a trail says was done, in order. It must hold.</summary>
    public async Task<IReadOnlyList<TrailEntry>> Trail(string organization = "demo")
    {
        Assert.All(await With(s => new VerifyTrail(s).Run(organization, Bench.Cancel)), r => Assert.Null(r.Fault));
        return await With(s => s.Trail.AsNoTracking().Where(e => e.Organization == organization).OrderBy(e => e.Number).ToListAsync(Bench.Cancel));
    }

    /// <summary>Noon of a day in the demonstration's zone.</summary>
    public void GoTo(int year, int month, int day) => Clock.SetUtcNow(new DateTimeOffset(year, month, day, 19, 0, 0, TimeSpan.Zero));

    public ValueTask DisposeAsync() => at.DisposeAsync();
}
