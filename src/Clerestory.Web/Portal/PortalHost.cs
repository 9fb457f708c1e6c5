using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Clerestory.Web.Portal;

/// <summary>Shows an edition to readers: its own files, a search over them, and nothing else.</summary>
public static class PortalHost
{
    /// <summary>What a browser may do with a page: show it, with our own style, script, fonts and pictures.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly FileExtensionContentTypeProvider Types = new(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8", [".css"] = "text/css; charset=utf-8", [".js"] = "text/javascript; charset=utf-8", [".svg"] = "image/svg+xml", [".woff2"] = "font/woff2",
        [".csv"] = "text/csv; charset=utf-8", [".json"] = "application/json; charset=utf-8", [".pdf"] = "application/pdf", [".txt"] = "text/plain; charset=utf-8",
    });

    /// <summary>Builds the portal over an edition.</summary>
    public static WebApplication Build(EditionSite site, string url)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = site.Root });
        builder.WebHost.UseUrls(url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 4096;
        });
        // No access log: whoever reads this site is nobody's business.
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Use(Guard);
        app.MapPost("/search", (HttpContext context) => Search(site, context)).DisableAntiforgery();
        app.MapFallback("{**path}", (HttpContext context) => Show(site, context));
        return app;
    }

    /// <summary>Runs the portal until it is stopped.</summary>
    /// <exception cref="Fault">The port is in use, or the address cannot be used.</exception>
    public static async Task Run(EditionSite site, string url, Action<string> started, CancellationToken cancel)
    {
        await using var app = Build(site, url);
        await Listening.Start(app, url, cancel);
        started(app.Urls.First());
        await app.WaitForShutdownAsync(cancel);
    }

    private static Task Guard(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=3600" : "no-store";
        return next(context);
    }

    private static async Task Show(EditionSite site, HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }
        string? file = site.FileOf(context.Request.Path.Value ?? "/");
        if (file is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            if ((file = site.FileOf("404.html")) is null) return;
        }
        context.Response.ContentType = Types.TryGetContentType(file, out string? type) ? type : "application/octet-stream";
        await context.Response.SendFileAsync(file, context.RequestAborted);
    }

    // By POST, so that the words stay out of the browser's history and out of every log on the way.
    private static async Task Search(EditionSite site, HttpContext context)
    {
        string question = context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true ? (await context.Request.ReadFormAsync(context.RequestAborted))["q"].ToString() : "";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(site.Search(question.Length > 200 ? question[..200] : question), context.RequestAborted);
    }
}
