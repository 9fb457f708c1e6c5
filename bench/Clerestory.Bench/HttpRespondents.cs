using System.Net.Http.Headers;
using System.Net.Http.Json;
using Clerestory.Accounts;
using Clerestory.Collection;
using Clerestory.Store;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Builder;

namespace Clerestory.Bench;

/// <summary>Record systems that file over HTTP, at a desk in this process.</summary>
internal sealed class HttpRespondents : IAsyncDisposable
{
    private readonly WebApplication desk;
    private readonly HttpClient client;
    private readonly Synthetic pack;

    private HttpRespondents(WebApplication desk, Synthetic pack) => (this.desk, this.pack, client) = (desk, pack, new HttpClient { BaseAddress = new Uri(desk.Urls.First()) });

    public static async Task<HttpRespondents> Start(Synthetic pack, StoreAddress address)
    {
        await using (var store = address.Connect())
        {
            store.ApiKeys.AddRange(Enumerable.Range(0, pack.Agencies).Select(Synthetic.Agency).Select(agency => new ApiKey
            {
                KeyHash = Secrets.HashOf(agency), Pack = pack.Book.Code, Agency = agency, Name = "bench", Begins = "bench", MaySign = true, By = "bench", At = TimeProvider.System.GetUtcNow(),
            }));
            await store.SaveChangesAsync();
        }
        var desk = DeskHost.Build(new DeskSettings(pack.Book, address, "http://127.0.0.1:0", Synthetic.Site, Path.Combine(pack.Folder, "letters")) { RunsJobs = false });
        await desk.StartAsync();
        return new HttpRespondents(desk, pack);
    }

    public async Task<bool> File(Sheet sheet)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/returns/{sheet.Call}/{sheet.Respondent}/{sheet.Instrument}/submissions");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", sheet.Respondent);
        request.Headers.Add("Idempotency-Key", $"{sheet.Call}-{sheet.Respondent}");
        request.Content = JsonContent.Create(new { answers = pack.Answers, signer = new { name = pack.Signature.Name, title = pack.Signature.Title } });
        using var reply = await client.SendAsync(request);
        reply.EnsureSuccessStatusCode();
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await desk.DisposeAsync();
    }
}
