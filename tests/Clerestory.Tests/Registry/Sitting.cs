using Clerestory.Outbox;
using Clerestory.Packs;
using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Clerestory.Tests.Registry;

/// <summary>The demonstration's council in a store, on October 15, 2020, with a clock of its own.</summary>
internal sealed class Sitting : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2020, 10, 15);

    public static readonly Actor Staff = Actor.Of("demo", "S. Taff", AccountRole.Staff);

    private readonly TestStore at;

    private Sitting(TestStore at) => this.at = at;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2020, 10, 15, 18, 0, 0, TimeSpan.Zero));

    public Pack Pack { get; } = Bench.Demonstration;

    /// <summary>Everyone who may not keep the council.</summary>
    public static IEnumerable<Actor> Others =>
        Enum.GetValues<AccountRole>().Where(r => r is not (AccountRole.Staff or AccountRole.Operator)).Select(r => Actor.Of("demo", "somebody", r)).Append(Actor.Of("ct", "staff of another council", AccountRole.Staff)).Append(new Actor("nobody", "demo", []));

    public static async Task<Sitting> Of(string database, PostgresServer postgres)
    {
        var sitting = new Sitting(TestStore.On(database, postgres));
        await using var store = await sitting.at.Open();
        await new LoadRegister(store, sitting.Clock).Run(sitting.Pack, Bench.ActorOf(sitting.Pack), Bench.Cancel);
        return sitting;
    }

    public async Task<T> With<T>(Func<DataStore, Task<T>> work)
    {
        await using var store = at.Address.Connect();
        return await work(store);
    }

    public Task<CouncilRecord> Council() => With(store => store.Council("demo", Bench.Cancel));

    public async Task<SeatOn> Seat(int number, DateOnly? day = null)
    {
        var council = await Council();
        return council.On(council.BodyOfSeat(number)!, day ?? Today).Of(number)!;
    }

    public Task<LoadRegister.Result> Load(Pack pack) => With(store => new LoadRegister(store, Clock).Run(pack, Bench.ActorOf(pack), Bench.Cancel));

    public Task<string?> Appoint(int seat, string person, DateOnly from, DateOnly? term = null, Actor? actor = null) =>
        With(store => new AppointMember(store, Clock).Run("demo", new NewAppointment(seat, person, from, term, ""), actor ?? Staff, Bench.Cancel));

    public Task<string?> End(string appointment, DateOnly last, string reason = "Resigned.", bool vacant = true, Actor? actor = null) =>
        With(store => new EndAppointment(store, Clock).Run("demo", appointment, (last, reason, vacant), actor ?? Staff, Bench.Cancel));

    public Task<string?> Name(int seat, string person, DateOnly from, Actor? actor = null) =>
        With(store => new NameDesignee(store, Clock).Run("demo", new NewDesignation(seat, person, from, ""), actor ?? Staff, Bench.Cancel));

    public Task<CallMeeting.Result> Call(MeetingPlan plan, Actor? actor = null) => With(store => new CallMeeting(store, Clock).Run(Pack, plan, "https://desk.example/council", actor ?? Staff, Bench.Cancel));

    public Task<List<Letter>> Letters() => With(store => store.Letters.AsNoTracking().OrderBy(l => l.Key).ToListAsync(Bench.Cancel));

    public async Task<IReadOnlyList<string>> Trail() => await With(store => store.Trail.AsNoTracking().Where(e => e.Organization == "demo").OrderBy(e => e.Number).Select(e => $"{e.What} {e.Subject}").ToListAsync(Bench.Cancel));

    public async ValueTask DisposeAsync() => await at.DisposeAsync();
}
