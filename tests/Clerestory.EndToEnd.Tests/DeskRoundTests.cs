using System.Collections.Concurrent;
using System.Text;
using Clerestory.Collection;
using Clerestory.Collection.Forms;
using Clerestory.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Clerestory.EndToEnd.Tests;

/// <summary>The whole round of the demonstration in the browser: every return uploaded and signed on the desk's pages, reviewed, and the call closed.</summary>
/// <remarks>A few departments sign for themselves; the others sent paper, which council staff enter and note as such. All of it on one day: no number of the tables hangs on the day.</remarks>
public sealed class DeskRoundTests(DeskBrowser browser)
{
    private const int SignThemselves = 4, Desks = 3;

    [Fact]
    public async Task The_round_of_2020_goes_through_the_browser_from_open_to_closed_and_gives_the_tables_that_the_pack_gives()
    {
        await using var desk = await DeskServer.Start();
        var pack = desk.Settings.Book.Pack;
        var returns = CallPlan.In(pack)["2020"].SubmissionsIn(pack).OrderBy(s => s.Instrument != "police-return.1").ThenBy(s => s.Respondent, StringComparer.Ordinal).ToList();
        Assert.Equal((71, 61), (returns.Count, returns.Count(r => r.Instrument == "police-return.1")));

        foreach (var own in returns.Take(SignThemselves))
            await Enter(await browser.Visit(desk, await desk.Someone($"Chief {own.Respondent}", own.Respondent, AccountRole.Signer), script: false), own, isAssisting: false);
        await AtDesks(desk, AccountRole.Staff, returns.Skip(SignThemselves), (visit, meant) => Enter(visit, meant, isAssisting: true));

        var reviewer = await browser.Visit(desk, await desk.Someone("Una Viewer", null, AccountRole.Reviewer), script: false);
        await reviewer.Go("/review");
        await reviewer.Sees("71 returns wait");
        var waiting = await reviewer.Page.Locator("tbody th a").EvaluateAllAsync<string[]>("links => links.map(l => l.getAttribute('href'))");
        Assert.Equal(71, waiting.Distinct().Count());
        await AtDesks(desk, AccountRole.Reviewer, waiting, Accept);

        var staff = await browser.Visit(desk, await desk.Someone("Stan Council", null, AccountRole.Staff));
        await staff.Go("/calls/2020/close");
        await staff.Page.GetByLabel("I have checked the list").CheckAsync();
        await staff.Press("Close the call for good");
        await staff.Sees("Closed: 63 of 103");   // 61 police, the State Advocate and the Agency for Child Safety must answer; 8 more did by choice
        await CountsAsThePackCounts(desk, returns);
    }

    private static async Task Enter(DeskVisit visit, Submission meant, bool isAssisting)
    {
        var book = visit.Desk.Settings.Book;
        string home = $"/returns/2020/{meant.Respondent}/{meant.Instrument}";
        await visit.Go(home + "/upload");
        await visit.Page.Locator("input[accept]").SetInputFilesAsync(new FilePayload
        {
            Name = "return.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(CsvForm.Write(book.Instruments[meant.Instrument], book.Lists, [.. meant.Answers])),
        });
        await visit.Press("Upload");
        await visit.Sees("read into the draft");
        Assert.Equal(0, await visit.Page.GetByText("could not be read").CountAsync());

        // Questions are no errors: each is explained at its place.
        var open = visit.Page.Locator("section[aria-labelledby=open-title] li a");
        await visit.Go(home + "/review");
        for (int turn = 0; turn < 10 && await open.CountAsync() > 0; turn++)
        {
            await open.First.ClickAsync();
            foreach (var why in await visit.Page.GetByLabel("If the answer is right").AllAsync()) await why.FillAsync("It was so; we have looked again.");
            await visit.Press("Save and check");
            await visit.Go(home + "/review");
        }
        if (isAssisting) await visit.Page.GetByLabel("The person signed").SelectOptionAsync("Paper");
        await visit.Page.GetByLabel("Name of the person who signs").FillAsync(meant.Attestation.Name);
        await visit.Page.GetByLabel("Office").SelectOptionAsync(meant.Attestation.Title);
        await visit.Page.GetByLabel("I sign this statement").CheckAsync();
        await visit.Press("Sign and send");
        await visit.Title("Receipt");
    }

    private static async Task Accept(DeskVisit visit, string path)
    {
        await visit.Go(path);
        await visit.Press("Accept");
        await visit.Sees("Accepted.");
    }

    // A few people of the council, each at a desk, take what lies on the pile.
    private async Task AtDesks<T>(DeskServer desk, AccountRole role, IEnumerable<T> pile, Func<DeskVisit, T, Task> work)
    {
        var waiting = new ConcurrentQueue<T>(pile);
        var visits = new List<DeskVisit>();
        for (int i = 0; i < Desks; i++) visits.Add(await browser.Visit(desk, await desk.Someone($"{role} number {i}", null, role), script: false));
        await Task.WhenAll(visits.Select(async visit =>
        {
            while (waiting.TryDequeue(out var next)) await work(visit, next);
            Assert.Empty(visit.Complaints);
            await visit.Page.Context.CloseAsync();
        }));
    }

    private static async Task CountsAsThePackCounts(DeskServer desk, List<Submission> returns)
    {
        var pack = desk.Settings.Book.Pack;
        await using var store = await desk.Settings.Store.Open(default);
        var kept = await store.Submissions.AsNoTracking().ToListAsync();
        Assert.Equal(returns.Select(r => (r.Respondent, r.Instrument, r.Attestation.Name)).Order(), kept.Select(s => (s.Respondent, s.Instrument, s.Attestation.Name)).Order());
        Assert.Equal(returns.Count - SignThemselves, kept.Count(s => s.Circumstances.Assisted == AssistedBy.Paper));
        Assert.All(kept, s => Assert.Equal(s.SealItOughtToHave(), s.Seal));

        await new BuildTables(store, desk.Clock).Run(pack, Actor.Operator("test", "demo"), default);
        var tables = TableDefinition.In(pack).Values.ToList();
        // The cells of the round's tables: those of other rounds count what this store was not sent.
        var ours = tables.Where(t => t.Data.History is not null || t.Data.Call == "2020").Select(t => t.Code).ToHashSet(StringComparer.Ordinal);
        var expected = tables.SelectMany(t => BuildTables.Fill(pack, t, [.. CallPlan.In(pack).Values.SelectMany(c => c.SubmissionsIn(pack))])).Where(c => ours.Contains(c.Table)).ToList();
        var counted = (await store.Cells.AsNoTracking().ToListAsync()).Where(c => ours.Contains(c.Table)).ToList();
        Assert.Equal(expected.OrderBy(c => c.Table, StringComparer.Ordinal).ThenBy(c => c.Order), counted.OrderBy(c => c.Table, StringComparer.Ordinal).ThenBy(c => c.Order));

        // As Connecticut printed for 2020: 30 referrals to 12 departments, 15 from the child agency to 4, 533 investigations in 32.
        foreach (long total in new long[] { 61, 30, 12, 15, 4, 533, 32 }) Assert.Contains(total, counted.Select(c => c.Value));
    }
}
