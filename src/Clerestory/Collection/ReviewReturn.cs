using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Collection;

/// <summary>A reviewer accepts a return, or sends it back with what is asked, at the item it is about.</summary>
public sealed class ReviewReturn(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>Judges a return.</summary>
    /// <param name="submission">The version that was read.</param>
    /// <param name="verdict">Accepted, or returned.</param>
    /// <param name="said">What is asked, by item (an empty item for the return as a whole), and the address of the respondents' pages for the letter.</param>
    /// <param name="actor">Who reviews.</param>
    /// <param name="cancel">Stops the work; nothing is kept then.</param>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(Guid submission, ReviewVerdict verdict, (IReadOnlyList<(string Item, string Text)> Remarks, string Link) said, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.ReviewReturns, pack: book.Code);
        return store.AtOnce(() => Review(submission, verdict, said.Remarks, said.Link, actor, cancel), cancel);
    }

    private async Task<string?> Review(Guid id, ReviewVerdict verdict, IReadOnlyList<(string Item, string Text)> remarks, string link, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var submissions = store.Submissions;
        if (await submissions.FirstOrDefaultAsync(s => s.Id == id, cancel) is not { } submission) return "There is no such return.";
        await store.Hold(submission.Pack, submission.Call, alone: false, cancel);
        if (await store.Desk(book, submission.Sheet, cancel) is not { } desk) return "There is no such return.";
        if (!submission.IsCurrent) return "A later version has come in. Review that one.";
        if (desk.Call.State == CallState.Closed) return "This data call is closed: its list is frozen.";
        if (verdict == ReviewVerdict.Waiting) return "Accept the return, or send it back.";
        var said = remarks.Where(r => r.Text.Trim().Length > 0).ToList();
        if (verdict == ReviewVerdict.Returned && said.Count == 0) return "Say what is asked: a return is not sent back without a word.";

        if (said.FirstOrDefault(r => !desk.MayBeSaidAt(r.Item)).Item is { } unknown) return $"This form has no question '{unknown}'.";

        submission.Judge(verdict);
        store.Remarks.AddRange(said.Select(r => new Remark { Draft = submission.Sheet.Id, Number = submission.Number, Item = r.Item, By = actor.Name, IsOfCouncil = true, At = now, Text = r.Text.Trim() }));
        store.Record(actor, now, verdict == ReviewVerdict.Accepted ? "accepted return" : "sent back return", $"{submission.Call}/{submission.Respondent}/{submission.Instrument}/{submission.Number}", submission.Seal);
        var words = new Dictionary<string, string> { ["number"] = $"{submission.Number}", ["hash"] = submission.Seal };
        var due = desk.DueWith(await store.LaterDue(submission.Pack, submission.Call, submission.Respondent, now, cancel));
        await store.WriteTo(new LetterDesk(book, link), (desk.Call, desk.Agency, due), verdict == ReviewVerdict.Accepted ? "accepted" : "returned", $"{submission.Id}/{verdict}/{now.UtcTicks}", (actor with { Mail = null }, now, words), cancel);
        await store.SaveChangesAsync(cancel);
        return null;
    }
}
