using System.Net;
using System.Text;

namespace Clerestory.Web.Tests.Desk;

/// <summary>What every answer carries to protect those who read it, whatever became of the request.</summary>
public sealed class HeaderTests(DeskSite site) : IClassFixture<DeskSite>
{
    [Fact]
    public async Task Every_door_answers_with_the_headers_that_protect()
    {
        var visitors = new[] { site.Visitor(), await site.SignedIn(DeskSite.Own, AccountRole.Signer), await site.SignedIn(null, AccountRole.Staff) };
        int seen = 0;
        foreach (var visitor in visitors)
        {
            foreach (var door in RouteTable.Of(site.App.Services))
            {
                using var request = new HttpRequestMessage(new HttpMethod(door.Method), new Uri(AuthorizationTests.Filled(door.Pattern, Guid.Empty), UriKind.Relative));
                if (door.Method != "GET") request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
                using var answer = await visitor.SendAsync(request, DeskSite.Cancel);
                Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
                Protects(answer, door.ToString());
                seen++;
            }
        }
        Assert.True(seen > 150);
    }

    [Theory, InlineData("/nothing-here"), InlineData("/api/v1/nothing-here"), InlineData("/assets/nothing-here"), InlineData("/%00"), InlineData("/..%2f..%2fetc/passwd")]
    public async Task What_is_not_there_is_answered_as_safely(string path)
    {
        using var answer = await (await site.SignedIn(null, AccountRole.Staff)).GetAsync(new Uri(path, UriKind.Relative), DeskSite.Cancel);
        Assert.InRange((int)answer.StatusCode, 400, 499);
        if (answer.StatusCode == HttpStatusCode.NotFound) Protects(answer, path);
    }

    private static void Protects(HttpResponseMessage answer, string where)
    {
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
        string policy = Header("Content-Security-Policy");
        Assert.True(policy.StartsWith("default-src 'none'", StringComparison.Ordinal) && policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal) && !policy.Contains("unsafe", StringComparison.Ordinal), $"{where}: {policy}");
        Assert.Equal(("nosniff", "same-origin", "same-origin"), (Header("X-Content-Type-Options"), Header("Referrer-Policy"), Header("Cross-Origin-Opener-Policy")));
        Assert.True(where.Contains("/assets/", StringComparison.Ordinal) || Header("Cache-Control").Contains("no-store", StringComparison.Ordinal), $"{where}: {Header("Cache-Control")}");
        Assert.Equal("", Header("Server"));
    }
}
