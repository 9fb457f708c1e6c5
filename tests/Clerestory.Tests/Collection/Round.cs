using Clerestory.Collection;
using Clerestory.Outbox;
using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Clerestory.Tests.Collection;

/// <summary>The demonstration's round for 2020, open on 1 February 2021, with a clock of its own and the people who take part.</summary>
internal sealed class Round : IAsyncDisposable
{
    public const string Link = "https://clerestory.example", Police = "police-return.1", Town = "quillowick-police", Neighbor = "quilloholm-police", Unreachable = "quilloholm-crossing-police", ByChoice = "state-riders";

    public static readonly Actor Staff = Actor.Of("demo", "S. Taff", AccountRole.Staff) with { Mail = "staff@council.example" };
    public static readonly Actor Reviewer = Actor.Of("demo", "R. Viewer", AccountRole.Reviewer);
    public static readonly Actor Administrator = Actor.Of("demo", "A. Dmin", AccountRole.Administrator);
    public static readonly Actor Member = Actor.Of("demo", "M. Ember", AccountRole.Member);
    public static readonly Actor PrivacyOfficer = Actor.Of("demo", "P. Officer", AccountRole.PrivacyOfficer);
    public static readonly Actor Reader = Actor.Of("demo", "R. Eader", AccountRole.Reader);

    private readonly TestStore at;

    private Round(TestStore at, FormBook book) => (this.at, Book) = (at, book);

    public FakeTimeProvider Clock { get; } = new(DenverNoon(2021, 2, 1));

    public FormBook Book { get; }

    public static CallPlan Plan => CallPlan.In(RoundPack.Whole)["2020"] with { NoNewAfter = new DateOnly(2021, 4, 30), NoEditAfter = new DateOnly(2021, 5, 31) };

    /// <summary>Everybody who may not do what only some may.</summary>
    public static IEnumerable<Actor> AllBut(params AccountRole[] roles) => new[] { Staff, Reviewer, Administrator, Member, PrivacyOfficer, Reader, Preparer(Town), Signer(Town), new Actor("nobody", "demo", []) }.Where(a => !a.Roles.Intersect(roles).Any());

    public static Actor Preparer(string agency) => Actor.Of("demo", agency, $"clerk of {agency}", AccountRole.Preparer) with { Mail = $"clerk@{agency}.example" };

    public static Actor Signer(string agency) => Actor.Of("demo", agency, $"chief of {agency}", AccountRole.Signer) with { Mail = $"chief@{agency}.example" };

    public static Sheet SheetOf(string agency, string instrument = Police) => new("demo", "2020", agency, instrument);

    /// <summary>Noon by summer or winter time, give or take the hour that does not matter at noon.</summary>
    public static DateTimeOffset DenverNoon(int year, int month, int day) => new(year, month, day, 19, 0, 0, TimeSpan.Zero);

    /// <summary>A round whose call is not yet open.</summary>
    public static async Task<Round> Before(string database, PostgresServer postgres, Clerestory.Packs.Pack? pack = null)
    {
        var round = new Round(TestStore.On(database, postgres), new FormBook(pack ?? RoundPack.Whole));
        await using var store = await round.at.Open();
        await new LoadRegister(store, round.Clock).Run(round.Book.Pack, Bench.ActorOf(round.Book.Pack), Bench.Cancel);
        foreach (var agency in round.Book.Agencies.Values.Where(a => a.Code != Unreachable))
        {
            store.Contacts.Add(new Contact { Pack = "demo", Agency = agency.Code, Rank = 1, Name = "First Desk", Mail = $"first@{agency.Code}.example" });
            if (agency.Code == Town) store.Contacts.Add(new Contact { Pack = "demo", Agency = agency.Code, Rank = 2, Name = "Second Desk", Mail = $"second@{agency.Code}.example" });
        }
        await store.SaveChangesAsync(Bench.Cancel);
        return round;
    }

    /// <summary>A round whose call is open.</summary>
    public static async Task<Round> Opened(string database, PostgresServer postgres, CallPlan? plan = null)
    {
        var round = await Before(database, postgres);
        Assert.IsType<OpenCall.Result.Opened>(await round.Open(plan ?? Plan, Staff));
        return round;
    }

    /// <summary>Work with a store of its own, as each request has.</summary>
    public async Task<T> With<T>(Func<DataStore, Task<T>> work)
    {
        await using var store = at.Address.Connect();
        return await work(store);
    }

    public Task<OpenCall.Result> Open(CallPlan plan, Actor actor) => With(store => new OpenCall(store, Book, Clock).Run(plan, Link, actor, Bench.Cancel));

    public Task<SaveAnswers.Result> Save(Sheet sheet, Actor actor, int seen, params IReadOnlyList<Answer> answers) =>
        With(store => new SaveAnswers(store, Book, Clock).Run(sheet, answers, seen, actor, Bench.Cancel));

    public Task<string?> ConfirmZero(Sheet sheet, Actor actor) => With(store => new ConfirmZero(store, Book, Clock).Run(sheet, actor, Bench.Cancel));

    public Task<HandOver.Result> HandOver(Sheet sheet, Actor actor) => With(store => new HandOver(store, Book, Clock).Run(sheet, Link, actor, Bench.Cancel));

    /// <summary>Signs what stands in the draft, as its agency's signer who has read it, unless somebody else or something else is said.</summary>
    public async Task<SubmitReturn.Result> Sign(Sheet sheet, Actor? actor = null, Func<Signature, Signature>? change = null)
    {
        int seen = (await Draft(sheet))?.Revision ?? 0;
        var signature = new Signature("Pat Chief", Book.Instruments[sheet.Instrument].Attestation.Roles[0], seen);
        return await With(store => new SubmitReturn(store, Book, Clock).Run(sheet, change?.Invoke(signature) ?? signature, Link, actor ?? Signer(sheet.Respondent), Bench.Cancel));
    }

    /// <summary>A whole return from an agency of the police, filled in and signed.</summary>
    public async Task<SubmitReturn.Result.Received> File(string agency, string lateReason = "")
    {
        Assert.IsType<SaveAnswers.Result.Saved>(await Save(SheetOf(agency), Preparer(agency), 0, RoundPack.Filled));
        return Assert.IsType<SubmitReturn.Result.Received>(await Sign(SheetOf(agency), change: s => s with { LateReason = lateReason }));
    }

    public Task<string?> Amend(Sheet sheet, AmendmentKind? kind, string reason, Actor? actor = null) =>
        With(store => new StartAmendment(store, Book, Clock).Run(sheet, kind, reason, actor ?? Signer(sheet.Respondent), Bench.Cancel));

    public Task<string?> Review(Guid submission, ReviewVerdict verdict, Actor? actor = null, params IReadOnlyList<(string Item, string Text)> remarks) =>
        With(store => new ReviewReturn(store, Book, Clock).Run(submission, verdict, (remarks, Link), actor ?? Reviewer, Bench.Cancel));

    public Task<string?> Except(string agency, ExceptionKind? kind, DateOnly? due, string reason, Actor? actor = null) =>
        With(store => new MakeException(store, Book, Clock).Run("2020", agency, (kind, due, reason), actor ?? Staff, Bench.Cancel));

    public Task<CloseCall.Result> Close(Actor? actor = null) => With(store => new CloseCall(store, Book, Clock).Run("2020", Link, actor ?? Staff, Bench.Cancel));

    public Task<ChaseReturns.Result> Chase(Actor? actor = null) => With(store => new ChaseReturns(store, Book, Clock).Run(Link, actor ?? Staff, Bench.Cancel));

    public Task<Draft?> Draft(Sheet sheet) => With(store => store.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Id == sheet.Id, Bench.Cancel));

    public Task<Completeness> Completeness(DateTimeOffset? moment = null) =>
        With(async store => await store.Completeness((await store.Call("demo", "2020", Bench.Cancel))!, Book, moment ?? Clock.GetUtcNow(), Bench.Cancel));

    /// <summary>What came of one agency's return, as of now or an earlier moment.</summary>
    public async Task<ExpectedReturn> Line(string agency, DateTimeOffset? moment = null) => (await Completeness(moment)).Lines.Single(l => l.Agency.Code == agency);

    public Task<List<Letter>> Letters(string agency) => With(store => store.Letters.AsNoTracking().Where(l => l.Agency == agency).OrderBy(l => l.WrittenAt).ToListAsync(Bench.Cancel));

    public Task<List<Submission>> Submissions(Sheet sheet) =>
        With(store => store.Submissions.AsNoTracking().Where(s => s.Call == sheet.Call && s.Respondent == sheet.Respondent && s.Instrument == sheet.Instrument).OrderBy(s => s.Number).ToListAsync(Bench.Cancel));

    /// <summary>What a trail says was done, in order. It must hold.</summary>
    public async Task<IReadOnlyList<TrailEntry>> Trail(string organization)
    {
        Assert.All(await With(store => new VerifyTrail(store).Run(organization, Bench.Cancel)), r => Assert.Null(r.Fault));
        return await With(store => store.Trail.AsNoTracking().Where(e => e.Organization == organization).OrderBy(e => e.Number).ToListAsync(Bench.Cancel));
    }

    public ValueTask DisposeAsync() => at.DisposeAsync();
}
