using System.Net;
using Clerestory.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Tests.Desk;

/// <summary>What a program and a person are told when the desk itself fails: a store whose tables are gone.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private readonly DeskSite site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_program_gets_a_problem_it_can_read_and_nothing_of_the_inside()
    {
        await using (var store = site.Settings.Store.Connect()) await store.Database.ExecuteSqlRawAsync("DROP TABLE api_key", DeskSite.Cancel);
        var system = site.Visitor();
        system.DefaultRequestHeaders.Authorization = new("Bearer", Secrets.New("clr_"));
        using var answer = await system.GetAsync(new Uri("/api/v1/returns", UriKind.Relative), DeskSite.Cancel);
        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        string told = await answer.Content.ReadAsStringAsync(DeskSite.Cancel);
        foreach (string inside in new[] { "api_key", "SQLite", "Exception", "   at " }) Assert.DoesNotContain(inside, told, StringComparison.OrdinalIgnoreCase);
    }
}
