using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Clerestory.Collection;
using Clerestory.Tables;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Tests.Desk;

/// <summary>The whole round of the demonstration by the interface: sent, sent again, accepted, closed, and counted as the pack counts it.</summary>
public sealed class RoundTests(DeskSite site) : IClassFixture<DeskSite>
{
    [Fact]
    public async Task The_round_of_2020_by_the_interface_gives_the_tables_that_the_pack_gives()
    {
        var pack = site.Book.Pack;
        var plan = CallPlan.In(pack)[DeskSite.Call];
        var returns = plan.SubmissionsIn(pack).OrderBy(s => s.Attestation.SignedOn).ToList();
        Assert.Equal((71, 61), (returns.Count, returns.Count(r => r.Instrument == DeskSite.Form)));
        var systems = new Dictionary<string, HttpClient>(StringComparer.Ordinal);
        foreach (string agency in returns.Select(r => r.Respondent).Distinct()) systems[agency] = await site.RecordSystem(agency);

        var late = new List<string>();
        foreach (var meant in returns)
        {
            GoTo(meant.Attestation.SignedOn);
            if (meant.Attestation.SignedOn > plan.Due) late.Add(meant.Respondent);
            await SentTwice(systems[meant.Respondent], meant, meant.Attestation.SignedOn > plan.Due);
        }

        await using var store = site.Settings.Store.Connect();
        var kept = await store.Submissions.AsNoTracking().ToListAsync(DeskSite.Cancel);
        Assert.Equal(returns.Select(r => (r.Respondent, r.Instrument, 1)).Order(), kept.Select(s => (s.Respondent, s.Instrument, s.Number)).Order());
        Assert.Equal(late.Order(StringComparer.Ordinal), kept.Where(s => s.Circumstances.IsLate).Select(s => s.Respondent).Order(StringComparer.Ordinal));
        Assert.All(kept, s => Assert.Equal(s.SealItOughtToHave(), s.Seal));

        var refused = Assert.IsType<CloseCall.Result.Refused>(await Close());
        Assert.StartsWith("71 returns wait for review.", refused.Why, StringComparison.Ordinal);
        foreach (var submission in kept)
            Assert.Null(await site.Use((ReviewReturn review) => review.Run(submission.Id, ReviewVerdict.Accepted, ([], ""), DeskSite.Council(AccountRole.Reviewer), DeskSite.Cancel)));
        Assert.IsType<CloseCall.Result.Closed>(await Close());

        await site.Use((BuildTables build) => build.Run(pack, Actor.Operator("a tester", "demo"), DeskSite.Cancel));
        var tables = TableDefinition.In(pack).Values.ToList();
        // The cells of the round's tables: those of other rounds count what this store was not sent.
        var ours = tables.Where(t => t.Data.History is not null || t.Data.Call == DeskSite.Call).Select(t => t.Code).ToHashSet(StringComparer.Ordinal);
        var expected = tables.SelectMany(t => BuildTables.Fill(pack, t, [.. CallPlan.In(pack).Values.SelectMany(c => c.SubmissionsIn(pack))])).Where(c => ours.Contains(c.Table)).ToList();
        var counted = (await store.Cells.AsNoTracking().ToListAsync(DeskSite.Cancel)).Where(c => ours.Contains(c.Table)).ToList();
        Assert.Equal(expected.OrderBy(c => c.Table, StringComparer.Ordinal).ThenBy(c => c.Order), counted.OrderBy(c => c.Table, StringComparer.Ordinal).ThenBy(c => c.Order));

        // As Connecticut printed for 2020: 30 referrals to 12 departments, 15 from the child agency to 4, 533 investigations in 32.
        var police = kept.Where(s => s.Instrument == DeskSite.Form).Select(s => new Answers(s.Answers)).ToList();
        Assert.Equal(61, police.Count);
        Assert.Equal([(30, 12), (15, 4), (533, 32)], new[] { "concerns-in", "concerns-child-agency", "searches-opened" }.Select(item => (police.Sum(p => p[item].Number ?? 0), police.Count(p => p[item].Number > 0))));
        foreach (long total in new long[] { 61, 30, 12, 15, 4, 533, 32 }) Assert.Contains(total, counted.Select(c => c.Value));
    }

    private Task<CloseCall.Result> Close() => site.Use((CloseCall close) => close.Run(DeskSite.Call, site.Settings.Site, DeskSite.Council(AccountRole.Staff), DeskSite.Cancel));

    // Noon in Denver on the day on which the head of the department signed.
    private void GoTo(DateOnly day)
    {
        var noon = new DateTimeOffset(day.ToDateTime(new TimeOnly(19, 0)), TimeSpan.Zero);
        if (noon > site.Clock.GetUtcNow()) site.Clock.SetUtcNow(noon);
    }

    private static async Task SentTwice(HttpClient system, Submission meant, bool isLate)
    {
        var path = new Uri($"/api/v1/returns/{DeskSite.Call}/{meant.Respondent}/{meant.Instrument}/submissions", UriKind.Relative);
        var answers = meant.Answers.ToList();
        if (isLate)
        {
            using var unexplained = await Send(system, path, Body(meant, answers, null), $"no-reason-{meant.Respondent}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, unexplained.StatusCode);
            Assert.Contains("sign.late", (await Findings(unexplained)).Select(f => f.Check));
        }
        string? reason = isLate ? "The records officer was away." : null;
        var first = await Send(system, path, Body(meant, answers, reason), $"first-{meant.Respondent}-{meant.Instrument}");
        if (first.StatusCode == HttpStatusCode.UnprocessableEntity)
        {
            // Questions are no errors: the agency says that it is so, and why.
            var questions = (await Findings(first)).Where(f => f.Severity != "notice").ToList();
            Assert.True(questions.All(f => f.Severity == "question"), $"{meant.Respondent} {meant.Instrument}: {string.Join(" ", questions)}");
            answers.AddRange(questions.Select(q => new Answer(Draft.Explanation, q.Check, "It was so; we have looked again.")));
            first = await Send(system, path, Body(meant, answers, reason), $"first-{meant.Respondent}-{meant.Instrument}");
        }
        using var again = await Send(system, path, Body(meant, answers, reason), $"first-{meant.Respondent}-{meant.Instrument}");
        Assert.True((first.StatusCode, again.StatusCode) == (HttpStatusCode.Created, HttpStatusCode.OK), $"{meant.Respondent} {meant.Instrument}: {first.StatusCode} {again.StatusCode} {await first.Content.ReadAsStringAsync(DeskSite.Cancel)}");
        Assert.Equal(await first.Content.ReadAsStringAsync(DeskSite.Cancel), await again.Content.ReadAsStringAsync(DeskSite.Cancel));
        first.Dispose();
    }

    private static object Body(Submission meant, List<Answer> answers, string? lateReason) => new { answers, signer = new { name = meant.Attestation.Name, title = meant.Attestation.Title }, lateReason };

    internal static async Task<HttpResponseMessage> Send(HttpClient system, Uri path, object body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await system.SendAsync(request, DeskSite.Cancel);
    }

    internal static async Task<List<(string Check, string? Item, string Message, string Severity)>> Findings(HttpResponseMessage answer)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(DeskSite.Cancel));
        return [.. json.RootElement.GetProperty("findings").EnumerateArray().Select(f => (f.GetProperty("check").GetString()!, f.GetProperty("item").GetString(), f.GetProperty("message").GetString()!, f.GetProperty("severity").GetString()!))];
    }
}
