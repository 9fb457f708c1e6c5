using System.Net;
using System.Net.Sockets;
using Clerestory.Accounts;
using Clerestory.Collection;
using Clerestory.Justice;
using Clerestory.Packs;
using Clerestory.Protection;
using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Tables;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Clerestory.EndToEnd.Tests;

/// <summary>Who signs in, and with what.</summary>
public sealed record Person(string Name, string Mail, string Key);

/// <summary>The desk of the demonstration state, in this process, on a store of its own, on February 1, 2021, with the call of 2020 open.</summary>
public sealed class DeskServer : IAsyncDisposable
{
    /// <summary>Everyone's password.</summary>
    public const string Password = "four quiet lamps burn";

    private static readonly DateTimeOffset Morning = new(2021, 2, 1, 17, 0, 0, TimeSpan.Zero);

    // A pack never changes, and is read once for all desks.
    private static readonly FormBook Demonstration = new(Pack.Open(Path.Combine(Shell.Root, "packs", "demo")));

    private static readonly Lazy<Task<string>> Filled = new(Fill);

    private readonly DirectoryInfo work = Directory.CreateTempSubdirectory("clerestory-desk-");
    private readonly WebApplication app;

    private DeskServer()
    {
        // Passkeys work at localhost only, and a server cannot be given any free port there: one is looked for.
        Settings = new DeskSettings(
            Demonstration, StoreAddress.Parse(Path.Combine(work.FullName, "desk.db")), $"http://localhost:{FreePort()}", "", Path.Combine(work.FullName, "letters"))
        {
            Clock = Clock, RunsJobs = false,
        };
        Settings = Settings with { Site = Settings.Url };
        app = DeskHost.Build(Settings);
    }

    /// <summary>The clock in the hand.</summary>
    public FakeTimeProvider Clock { get; } = new(Morning);

    /// <summary>What it runs on.</summary>
    public DeskSettings Settings { get; }

    /// <summary>Its address.</summary>
    public string Url => Settings.Url;

    /// <summary>Starts a desk.</summary>
    public static async Task<DeskServer> Start()
    {
        var desk = new DeskServer();
        var actor = Actor.Operator("test", desk.Settings.Book.Code);
        File.Copy(await Filled.Value, desk.Settings.Store.Name);
        await desk.Do<OpenCall>(open => open.Run(CallPlan.In(desk.Settings.Book.Pack)["2020"], desk.Url, actor, default));
        await desk.app.StartAsync();
        return desk;
    }

    /// <summary>Makes an account with a password and a second step.</summary>
    public async Task<Person> Someone(string name, string? agency, params AccountRole[] roles)
    {
        var person = new Person(name, $"{name.Replace(' ', '.').ToLowerInvariant()}@{agency ?? "council"}.example", Totp.NewKey());
        await Do<UserManager<Account>>(async users =>
        {
            var account = new Account { Pack = Settings.Book.Code, Name = name, UserName = person.Mail, Email = person.Mail, EmailConfirmed = true, Agency = agency, RoleNames = string.Join(' ', roles) };
            Assert.True((await users.CreateAsync(account, Password)).Succeeded);
            await users.SetAuthenticationTokenAsync(account, "[AspNetUserStore]", "AuthenticatorKey", person.Key);
            await users.SetTwoFactorEnabledAsync(account, true);
        });
        return person;
    }

    /// <summary>Invites someone, and gives the link.</summary>
    public async Task<string> Invite(Invitee invitee)
    {
        string link = "";
        await Do<InvitePerson>(async invite => link = Assert.IsType<InvitePerson.Result.Invited>(await invite.Run(
            Settings.Book.Code, invitee, (Url, at => InvitationLetter.Of(Settings.Book, invitee, at)), Actor.Operator("test", Settings.Book.Code), default)).Link);
        return link;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        work.Delete(recursive: true);
    }

    // A store with what the pack holds, its tables protected: it takes long to make and is the same for all, so each desk has a copy.
    private static async Task<string> Fill()
    {
        var folder = Directory.CreateTempSubdirectory("clerestory-filled-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var (pack, clock, copy) = (Pack.Open(Path.Combine(Shell.Root, "packs", "demo")), new FakeTimeProvider(Morning), Path.Combine(folder.FullName, "copy.db"));
        var actor = Actor.Operator("test", "demo");
        await using var store = await StoreAddress.Parse(Path.Combine(folder.FullName, "filled.db")).Open(default);
        await new LoadRegister(store, clock).Run(pack, actor, default);
        await new Clerestory.Deliberation.LoadRecommendations(store, clock).Run(pack, actor, default);
        await new LoadDraws(store, clock).Run(pack, actor, default);
        await new BuildTables(store, clock).Run(pack, actor, default);
        await new ProtectTables(store, clock).Run(pack, null, actor, default);
        store.Contacts.AddRange(Contact.In(pack));
        await store.SaveChangesAsync();
        // The file alone is not the store while its log is open.
        await store.Database.ExecuteSqlAsync($"VACUUM INTO {copy}");
        return copy;
    }

    private async Task Do<T>(Func<T, Task> what) where T : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        await what(scope.ServiceProvider.GetRequiredService<T>());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
