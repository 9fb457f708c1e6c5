using System.Net;
using System.Net.Sockets;
using System.Text;
using Clerestory.Packs;
using Clerestory.Protection;
using Clerestory.Publication;
using Clerestory.Web.Portal;
using Microsoft.AspNetCore.Builder;

namespace Clerestory.Web.Tests.Portal;

/// <summary>The portal over HTTP: what it gives, what it refuses, and that it tells nothing else.</summary>
public sealed class PortalHostTests : IAsyncLifetime
{
    private readonly DirectoryInfo work = Directory.CreateTempSubdirectory("clerestory-web-");
    private WebApplication? portal;
    private HttpClient reader = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Clerestory.slnx"))) folder = folder.Parent!;
        var pack = Pack.Open(Path.Combine(folder.FullName, "packs", "demo"));
        EditionFolder.Write(Path.Combine(work.FullName, "edition"), EditionFiles.Make(pack, Outline.In(pack, "2020"), ProtectTables.JudgeWithoutStore(pack)).Files);
        await File.WriteAllTextAsync(Path.Combine(work.FullName, "secret.txt"), "not for readers", Cancel);
        File.CreateSymbolicLink(Path.Combine(work.FullName, "edition", "link.txt"), Path.Combine(work.FullName, "secret.txt"));
        await File.WriteAllTextAsync(Path.Combine(work.FullName, "edition", "stray.txt"), "not for readers", Cancel);
        portal = PortalHost.Build(new EditionSite(Path.Combine(work.FullName, "edition") + "/"), "http://127.0.0.1:0");
        await portal.StartAsync(Cancel);
        reader = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(portal.Urls.First()) };
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/data", "text/html")]
    [InlineData("/data/", "text/html")]
    [InlineData("/data/tables.csv", "text/csv")]
    [InlineData("/data/datapackage.json", "application/json")]
    [InlineData("/assets/portal.css", "text/css")]
    [InlineData("/assets/portal.js", "text/javascript")]
    [InlineData("/assets/icon.svg", "image/svg+xml")]
    [InlineData("/assets/fonts/public-sans-latin-400-normal.woff2", "font/woff2")]
    public async Task A_file_of_the_edition_is_given_as_what_it_is(string path, string type)
    {
        using var answer = await reader.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    [Theory, InlineData("/"), InlineData("/nothing"), InlineData("/assets/portal.css")]
    public async Task Every_answer_carries_the_headers_that_protect_readers_and_no_cookie(string path)
    {
        using var answer = await reader.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        Assert.Equal(PortalHost.ContentSecurityPolicy, answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("unsafe", PortalHost.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie") || answer.Headers.Contains("Server"));
        Assert.Contains(path.StartsWith("/assets", StringComparison.Ordinal) ? "max-age" : "no-store", answer.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
    }

    [Theory, InlineData("/link.txt"), InlineData("/stray.txt"), InlineData("/../secret.txt"), InlineData("/..%2fsecret.txt"), InlineData("/data/..%2f..%2fsecret.txt"), InlineData("/%2e%2e/secret.txt"), InlineData("/....//secret.txt"), InlineData("/data\\..\\..\\secret.txt")]
    public async Task No_path_leaves_the_folder_of_the_edition(string path)
    {
        string answer = await Raw($"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Assert.DoesNotContain("not for readers", answer, StringComparison.Ordinal);
        Assert.Matches("^HTTP/1.1 (404|400)", answer);
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_said_to_be_missing_with_a_way_on()
    {
        using var answer = await reader.GetAsync(new Uri("/report/1999", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no page here", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory, InlineData("PUT"), InlineData("DELETE"), InlineData("PATCH")]
    public async Task Nothing_can_be_changed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/");
        using var answer = await reader.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task A_search_finds_by_words_and_by_code_and_keeps_the_question_out_of_the_address()
    {
        string page = await Search("departments");
        Assert.Contains("found for “departments”", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/n/2020/", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_cannot_bring_markup_into_the_page()
    {
        string page = await Search("<script>alert(1)</script>\"'&");
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Nothing was found", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_in_another_form_is_no_question_and_no_crash()
    {
        using var broken = new StringContent("--x\r\nnonsense", Encoding.UTF8);
        broken.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var answer = await reader.PostAsync(new Uri("/search", UriKind.Relative), broken, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task A_question_that_is_far_too_long_is_refused()
    {
        using var form = new FormUrlEncodedContent([new("q", new string('x', 100_000))]);
        using var answer = await reader.PostAsync(new Uri("/search", UriKind.Relative), form, Cancel);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public void A_folder_without_an_edition_is_refused_with_the_remedy()
    {
        var fault = Assert.Throws<Fault>(() => new EditionSite(work.FullName));
        Assert.Equal("serve.none", fault.Rule);
        Assert.Contains("publish", fault.Remedy, StringComparison.Ordinal);
    }

    private async Task<string> Search(string question)
    {
        using var form = new FormUrlEncodedContent([new("q", question)]);
        using var answer = await reader.PostAsync(new Uri("/search", UriKind.Relative), form, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    // An ordinary client tidies a path before it sends it; an attacker does not.
    private async Task<string> Raw(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, reader.BaseAddress!.Port, Cancel);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Cancel);
        using var text = new StreamReader(stream);
        return await text.ReadToEndAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        reader.Dispose();
        if (portal is not null) await portal.DisposeAsync();
        work.Delete(recursive: true);
    }
}
