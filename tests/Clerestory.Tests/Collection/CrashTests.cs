using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Clerestory.Accounts;
using Clerestory.Collection;
using Clerestory.Registry;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Collection;

/// <summary>The real program, killed at a random moment while returns come in: what was acknowledged is there, and what is sent again is not taken twice.</summary>
public sealed class CrashTests(PostgresServer postgres)
{
    private const int Clients = 4;

    // More of them by night: CLERESTORY_KILLS=200.
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("CLERESTORY_KILLS"), out int kills) ? kills : 2;

    private static readonly FormBook Book = new(Bench.Demonstration);

    // A year for each kill: who is merged or closed before the last of them is not asked.
    private static readonly Agency[] Agencies = [.. Book.Agencies.Values.Where(a => a.Kind == "town-police" && a.Obliged != Obliged.No && Book.History.ExistsOn(a.Code, new DateOnly(2019 + Kills, 12, 31))).Take(40)];

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_receipt_that_was_given_outlives_the_program_and_a_retry_never_doubles(string database)
    {
        await using var at = TestStore.On(database, postgres);
        string address = await Prepare(at);
        for (int kill = 0; kill < Kills; kill++)
        {
            string call = $"crash-{kill}";
            var receipts = new ConcurrentDictionary<string, string>();
            using (var desk = await Desk.Start(address))
            {
                var sending = Send(desk, call, receipts, stopAtFault: true);
                await Task.Delay(Random.Shared.Next(50, 1200), Bench.Cancel);
                desk.Kill();
                await sending;
            }
            using (var desk = await Desk.Start(address))
            {
                var again = new ConcurrentDictionary<string, string>();
                await Send(desk, call, again, stopAtFault: false);
                Assert.All(receipts, r => Assert.Equal(r.Value, again[r.Key]));
                Assert.Equal(Agencies.Length, again.Count);
            }
            await using var store = at.Address.Connect();
            Assert.Equal(Agencies.Length, await store.Submissions.CountAsync(s => s.Call == call, Bench.Cancel));
            Assert.All(await new VerifyTrail(store).Run(null, Bench.Cancel), r => Assert.Null(r.Fault));
            Assert.Equal(Agencies.Length, await store.Trail.CountAsync(e => e.What == "signed return" && e.Subject.StartsWith(call), Bench.Cancel));
        }
    }

    private static async Task<string> Prepare(TestStore at)
    {
        await using var store = await at.Open();
        var staff = Actor.Operator("a tester", Book.Code);
        await new LoadRegister(store, Bench.Clock).Run(Book.Pack, staff, Bench.Cancel);
        for (int kill = 0; kill < Kills; kill++)
        {
            var plan = new CallPlan($"crash-{kill}", "A round", ["police-yearly"], new DaySpan(new DateOnly(2019 + kill, 1, 1), new DateOnly(2019 + kill, 12, 31)), new DateOnly(2020, 1, 1), new DateOnly(2099, 1, 1), null, null);
            Assert.IsType<OpenCall.Result.Opened>(await new OpenCall(store, Book, Bench.Clock).Run(plan, Round.Link, staff, Bench.Cancel));
        }
        store.ApiKeys.AddRange(Agencies.Select(a => new ApiKey { KeyHash = Secrets.HashOf(KeyOf(a)), Pack = Book.Code, Agency = a.Code, Name = "test", Begins = "test", MaySign = true, By = "a tester", At = Bench.Clock.GetUtcNow() }));
        await store.SaveChangesAsync(Bench.Cancel);
        return at.Address.IsPostgres ? store.Database.GetConnectionString()! : at.Address.Name;
    }

    private static string KeyOf(Agency agency) => "clr_test_" + agency.Code;

    private static Task Send(Desk desk, string call, ConcurrentDictionary<string, string> receipts, bool stopAtFault) => Task.WhenAll(Agencies.Chunk((Agencies.Length + Clients - 1) / Clients).Select(async mine =>
    {
        foreach (var agency in mine)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{desk.Url}/api/v1/returns/{call}/{agency.Code}/{Round.Police}/submissions");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", KeyOf(agency));
            request.Headers.Add("Idempotency-Key", $"{call}-{agency.Code}");
            request.Content = JsonContent.Create(new { answers = RoundPack.Filled, signer = new { name = "Pat Chief", title = Book.Instruments[Round.Police].Attestation.Roles[0] } }, options: JsonSerializerOptions.Web);
            try
            {
                using var reply = await desk.Client.SendAsync(request, Bench.Cancel);
                string body = await reply.Content.ReadAsStringAsync(Bench.Cancel);
                Assert.True(reply.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK, body);
                using var receipt = JsonDocument.Parse(body);
                receipts[agency.Code] = receipt.RootElement.GetProperty("seal").GetString()!;
            }
            catch (Exception fault) when (stopAtFault && fault is HttpRequestException or IOException)
            {
                return;
            }
        }
    }));

    // The program as people run it, with a store that was made ready.
    private sealed class Desk : IDisposable
    {
        private readonly Process process;

        private Desk(Process process, string url) => (this.process, Url) = (process, url);

        public string Url { get; }

        public HttpClient Client { get; } = new();

        public static async Task<Desk> Start(string store)
        {
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            string url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
            free.Stop();
            string program = Path.Combine(Bench.Root, ".artifacts", "bin", "Clerestory.Cli", "release", "Clerestory.Cli");
            var start = new ProcessStartInfo(program, ["desk", "--pack", Bench.PackFolder("demo"), "--url", url, "--letters", Path.Combine(Path.GetTempPath(), $"clerestory-letters-{Guid.NewGuid():N}")])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            };
            start.Environment["CLERESTORY_STORE"] = store;
            var desk = new Desk(Process.Start(start)!, url);
            // A busy machine takes its time: what is measured here is what was kept, not how soon it starts.
            for (int attempt = 0; attempt < 1200; attempt++)
            {
                try
                {
                    using var reply = await desk.Client.GetAsync($"{url}/api/v1/openapi.json", Bench.Cancel);
                    return desk;
                }
                catch (HttpRequestException) when (!desk.process.HasExited)
                {
                    await Task.Delay(100, Bench.Cancel);
                }
            }
            throw new InvalidOperationException("The desk did not start.");
        }

        // SIGKILL: nothing is finished, nothing is flushed.
        public void Kill()
        {
            process.Kill();
            process.WaitForExit();
        }

        public void Dispose()
        {
            Client.Dispose();
            if (!process.HasExited) Kill();
            process.Dispose();
        }
    }
}
