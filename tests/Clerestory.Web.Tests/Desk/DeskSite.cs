using System.Net;
using System.Text.RegularExpressions;
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
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Clerestory.Web.Tests.Desk;

/// <summary>A whole desk on a port of its own, with the demonstration's call for 2020 open, on the first of February 2021.</summary>
public sealed partial class DeskSite : IAsyncLifetime
{
    public const string Call = "2020", Form = "police-return.1", Own = "quillowick-police", Other = "quilloholm-police", Password = "four words in a row";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clerestory-desk-");
    private readonly List<HttpClient> visitors = [];
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, long> used = new(StringComparer.Ordinal);
    private int people;
    private WebApplication? app;

    // The console stays free for the tests' own lines; what the desk would have logged there is heard by Log.
    static DeskSite() => Environment.SetEnvironmentVariable("Logging__Console__LogLevel__Default", "None");

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2021, 2, 1, 17, 0, 0, TimeSpan.Zero));

    public Heard Log { get; } = new();

    public DeskSettings Settings { get; private set; } = null!;

    public FormBook Book => Settings.Book;

    public WebApplication App => app!;

    public Uri Address => new(App.Urls.First());

    public static string Home(string agency = Own) => $"/returns/{Call}/{agency}/{Form}";

    public static Sheet Sheet(string agency = Own) => new("demo", Call, agency, Form);

    public static Actor Council(params AccountRole[] roles) => Actor.Of("demo", "a person of the council", roles);

    public static Actor Head(string agency = Own) => Actor.Of("demo", agency, "the head of the department", AccountRole.Signer);

    public ValueTask InitializeAsync() => Start(null);

    public async ValueTask Start(StateSignIn? state)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Clerestory.slnx"))) root = root.Parent!;
        Settings = new DeskSettings(
            new FormBook(Pack.Open(Path.Combine(root.FullName, "packs", "demo"))), StoreAddress.Parse(Path.Combine(folder.FullName, "store.db")), "http://127.0.0.1:0", "http://desk.example",
            Path.Combine(folder.FullName, "letters"), null, state)
        { Clock = Clock, RunsJobs = false };
        await Prepare();
        app = DeskHost.Build(Settings);
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(Log);
        await app.StartAsync(Cancel);
        Assert.IsType<OpenCall.Result.Opened>(await Use((OpenCall open) => open.Run(CallPlan.In(Book.Pack)[Call], Settings.Site, Council(AccountRole.Staff), Cancel)));
    }

    /// <summary>Work in a scope of its own, as a request does it.</summary>
    public async Task<TResult> Use<T, TResult>(Func<T, Task<TResult>> work) where T : notnull
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>A visitor with cookies of its own, who follows no redirect unseen.</summary>
    public HttpClient Visitor()
    {
        var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        visitors.Add(visitor);
        return visitor;
    }

    /// <summary>Someone with an account, a password and an authenticator app.</summary>
    public async Task<Person> NewPerson(string? agency, params AccountRole[] roles)
    {
        string mail = $"person{Interlocked.Increment(ref people)}@example.org";
        return await Use(async (UserManager<Account> users) =>
        {
            var account = new Account { Pack = "demo", Name = $"Person {mail}", UserName = mail, Email = mail, EmailConfirmed = true, Agency = agency, RoleNames = string.Join(' ', roles) };
            Assert.True((await users.CreateAsync(account, Password)).Succeeded);
            await users.ResetAuthenticatorKeyAsync(account);
            await users.SetTwoFactorEnabledAsync(account, true);
            return new Person(account.Id, mail, (await users.GetAuthenticatorKeyAsync(account))!);
        });
    }

    /// <summary>What the authenticator app shows now.</summary>
    public string Code(string secret) => Totp.Code(secret, Totp.StepAt(Clock.GetUtcNow()));

    /// <summary>What the app shows next to someone who waits, where the code of now was used: each works once.</summary>
    public string FreshCode(string secret)
    {
        long now = Totp.StepAt(Clock.GetUtcNow()), step = used.AddOrUpdate(secret, now, (_, last) => Math.Max(last + 1, now));
        while (Totp.StepAt(Clock.GetUtcNow()) < step) Clock.Advance(TimeSpan.FromSeconds(1));
        return Totp.Code(secret, step);
    }

    /// <summary>A visitor who has signed in through the page.</summary>
    public async Task<HttpClient> SignedIn(Person person)
    {
        var visitor = Visitor();
        using var answer = await SignIn(visitor, person, Password, FreshCode(person.Secret));
        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        return visitor;
    }

    public async Task<HttpClient> SignedIn(string? agency, params AccountRole[] roles) => await SignedIn(await NewPerson(agency, roles));

    public static Task<HttpResponseMessage> SignIn(HttpClient visitor, Person person, string password, string code, string returnUrl = "/") =>
        Post(visitor, "/sign-in", ("mail", person.Mail), ("password", password), ("code", code), ("returnUrl", returnUrl));

    /// <summary>A record system's client, with a key that the agency's head made.</summary>
    public async Task<HttpClient> RecordSystem(string agency = Own, bool maySign = true)
    {
        string key = (await Use((KeepKey keep) => keep.Run(("demo", agency), (null, "our records", maySign), Head(agency), Cancel)))!;
        var system = Visitor();
        system.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return system;
    }

    /// <summary>Sends a page's form: reads the page for its token first.</summary>
    public static Task<HttpResponseMessage> Post(HttpClient visitor, string path, params (string Name, string Value)[] fields) => Act(visitor, path, "", fields);

    /// <summary>Presses one of the buttons of a page that has several forms.</summary>
    public static async Task<HttpResponseMessage> Act(HttpClient visitor, string path, string handler, params (string Name, string Value)[] fields)
    {
        using var body = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("__RequestVerificationToken", await Token(visitor, path))]);
        return await visitor.PostAsync(new Uri(handler.Length == 0 ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}", UriKind.Relative), body, Cancel);
    }

    public static async Task<string> Token(HttpClient visitor, string path) => TokenIn(await visitor.GetStringAsync(new Uri(path, UriKind.Relative), Cancel));

    public static string TokenIn(string page) => TokenField().Match(page) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : throw new InvalidOperationException("The page has no form.");

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors) visitor.Dispose();
        if (app is not null) await app.DisposeAsync();
        Log.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    // As the command `clerestory desk` does it before it starts.
    private async Task Prepare()
    {
        await using var store = await Settings.Store.Open(Cancel);
        await new LoadRegister(store, Clock).Run(Book.Pack, Actor.Operator("a tester", "demo"), Cancel);
        await new Clerestory.Deliberation.LoadRecommendations(store, Clock).Run(Book.Pack, Actor.Operator("a tester", "demo"), Cancel);
        store.Contacts.AddRange(Contact.In(Book.Pack));
        await store.SaveChangesAsync(Cancel);
        await new LoadDraws(store, Clock).Run(Book.Pack, Actor.Operator("a tester", "demo"), Cancel);
        await new BuildTables(store, Clock).Run(Book.Pack, Actor.Operator("a tester", "demo"), Cancel);
        await new ProtectTables(store, Clock).Run(Book.Pack, null, Actor.Operator("a tester", "demo"), Cancel);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}

/// <summary>Someone with an account.</summary>
public sealed record Person(Guid Id, string Mail, string Secret);

/// <summary>All lines of the log.</summary>
public sealed class Heard : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> lines = new();

    public IEnumerable<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
