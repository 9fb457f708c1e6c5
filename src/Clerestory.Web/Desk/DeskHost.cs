using Clerestory.Collection;
using Clerestory.Outbox;
using Clerestory.Store;
using Clerestory.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Clerestory.Web.Desk;

/// <summary>The pages of staff and respondents, the interface for record systems, and the jobs.</summary>
public static class DeskHost
{
    /// <summary>The largest upload.</summary>
    public const long LargestUpload = 12 * 1024 * 1024;

    // A form's redirects count, too: the one that leads to the state's own sign-in must be named.
    private static string Policy(StateSignIn? state) =>
        $"default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'{(state is null ? "" : " " + new Uri(state.Authority).GetLeftPart(UriPartial.Authority))}; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Builds the desk.</summary>
    public static WebApplication Build(DeskSettings settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(DeskHost).Assembly.GetName().Name });
        builder.WebHost.UseUrls(settings.Url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestUpload;
        });
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        AddCore(builder.Services, settings);
        SignInSetup.Add(builder.Services, settings);
        var app = builder.Build();
        app.UseExceptionHandler("/error");
        // Programs get an answer that they can read, people a page.
        app.UseWhen(IsInterface, api => api.UseExceptionHandler(fault => fault.Run(c => Results.Problem(statusCode: StatusCodes.Status500InternalServerError).ExecuteAsync(c))));
        app.UseWhen(IsInterface, api => api.UseStatusCodePages(c => Results.Problem(statusCode: c.HttpContext.Response.StatusCode).ExecuteAsync(c.HttpContext)));
        app.UseWhen(c => !IsInterface(c), pages => pages.UseStatusCodePagesWithReExecute("/not-found"));
        string policy = Policy(settings.StateSignIn);
        app.Use((context, next) => Guard(settings, context, policy, next));
        app.UseRouting();
        app.UseAuthentication();
        app.Use(ActorGate.Find);
        app.UseAuthorization();
        app.UseAntiforgery();
        DeskAssets.Map(app);
        Passkeys.Map(app);
        ReturnApi.Map(app);
        DeliberationExport.Map(app);
        DownloadCouncil.Map(app);
        DownloadDraw.Map(app);
        DownloadLedger.Map(app);
        app.MapRazorPages();
        return app;
    }

    /// <summary>Runs the desk until it is stopped.</summary>
    /// <exception cref="Fault">The port is in use, or the address cannot be used.</exception>
    public static async Task Run(DeskSettings settings, Action<string> started, CancellationToken cancel)
    {
        await using var app = Build(settings);
        await Listening.Start(app, settings.Url, cancel);
        started(settings.Site);
        await app.WaitForShutdownAsync(cancel);
    }

    private static void AddCore(IServiceCollection services, DeskSettings settings)
    {
        services.AddSingleton(settings).AddSingleton(settings.Book).AddSingleton(settings.Clock);
        services.AddScoped(_ => settings.Store.Connect());
        services.AddSingleton<ILetterPost>(settings.Mail is { } mail ? new SmtpPost(mail) : new FolderPost(settings.LettersFolder));
        foreach (var useCase in typeof(SaveAnswers).Assembly.GetTypes().Where(IsUseCase)) services.AddScoped(useCase);
        services.AddHttpContextAccessor();
        services.AddRazorPages().AddApplicationPart(typeof(DeskHost).Assembly);
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        services.Configure<FormOptions>(o => (o.ValueCountLimit, o.MultipartBodyLengthLimit) = (20_000, LargestUpload));
        services.AddAntiforgery(o => (o.Cookie.Name, o.Cookie.SameSite, o.Cookie.HttpOnly, o.HeaderName) = ("clerestory-form", SameSiteMode.Strict, true, "RequestVerificationToken"));
        if (settings.RunsJobs) services.AddHostedService<DeskJobs>();
    }

    // One class, one Run, the store in its hand: the shape that a house rule holds.
    private static bool IsUseCase(Type type) => type is { IsPublic: true, IsSealed: true, IsAbstract: false } && type.GetMethod("Run") is not null
        && type.GetConstructors() is [var only] && only.GetParameters().Any(p => p.ParameterType == typeof(DataStore));

    private static bool IsInterface(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    private static Task Guard(DeskSettings settings, HttpContext context, string policy, RequestDelegate next)
    {
        // People reach the site through a server that ends TLS: what they use is what links, cookies and the state's sign-in go by.
        if (settings.Site.StartsWith("https://", StringComparison.Ordinal)) (context.Request.Scheme, context.Request.Host) = ("https", HostString.FromUriComponent(new Uri(settings.Site)));

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        // Word for word as the forms' guard against forgery wants it, which else complains on every page.
        (headers.CacheControl, headers.Pragma) = context.Request.Path.StartsWithSegments("/assets") ? ("public, max-age=3600", "") : ("no-cache, no-store", "no-cache");
        return next(context);
    }
}
