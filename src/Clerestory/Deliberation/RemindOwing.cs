using Clerestory.Collection;
using Clerestory.Outbox;
using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Deliberation;

/// <summary>The daily job that reminds those who still owe a position on an open roll: never who has stated one, and never twice.</summary>
public sealed class RemindOwing(DataStore store, FormBook book, TimeProvider clock)
{
    // A reminder that nobody sent for this long is skipped: it would arrive together with the next.
    private const int DaysToCatchUp = 3;

    /// <summary>How many letters were written, how many were left to staff because no address is known, and for which seats.</summary>
    public sealed record Result(int Letters, int ByHand, IReadOnlyList<int> WithoutAddress);

    /// <summary>Writes what is due today, for all open rolls.</summary>
    public Task<Result> Run(string link, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.SendLetters, pack: book.Code);
        return store.AtOnce(() => Remind(link, actor, cancel), cancel);
    }

    private async Task<Result> Remind(string link, Actor actor, CancellationToken cancel)
    {
        var (now, rules, letters) = (clock.GetUtcNow(), DeliberationRules.In(book.Pack), store.Letters);
        var open = (await store.RecommendationsOf(book.Code, cancel)).SelectMany(r => r.Rolls.Where(o => !o.IsClosed).Select(o => (Recommendation: r, Roll: o))).ToList();
        if (open.Count == 0) return new Result(0, 0, []);
        var council = await store.Council(book.Code, cancel);
        string keys = $"{book.Code}/position/";
        var known = (await letters.AsNoTracking().Where(l => l.Pack == book.Code && l.Key.StartsWith(keys)).Select(l => l.Key).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var written = (from o in open
                       let reminder = DueOn(rules, o.Roll, book.DayOf(now))
                       where reminder is not null
                       let seats = council.On(o.Recommendation.Body, o.Roll.SeatsOn)
                       from line in o.Roll.Owing
                       let key = FormattableString.Invariant($"{keys}{o.Recommendation.Code}/{o.Roll.Number}/{reminder.Code}/{line.Seat}")
                       where known.Add(key)
                       let to = seats.Of(line.Seat!.Value) is { } seat ? SpokenSeats.AddresseeOf(seat) : null
                       let letter = Write((reminder.Letter, key), (o.Recommendation, o.Roll, line), to, (link, now))
                       where letter is not null
                       select (Letter: letter, Seat: line.Seat!.Value)).ToList();
        if (written.Count > 0)
        {
            letters.AddRange(written.Select(w => w.Letter));
            store.Record(actor, now, "wrote reminders of positions", FormattableString.Invariant($"{written.Count}"), Hash.Of(string.Join('\n', written.Select(w => w.Letter.Key).Order(StringComparer.Ordinal))));
            await store.SaveChangesAsync(cancel);
        }
        var byHand = written.Where(w => w.Letter.State == LetterState.ByHand).Select(w => w.Seat).ToList();
        return new Result(written.Count - byHand.Count, byHand.Count, byHand);
    }

    // The last reminder whose day has come.
    private static PositionReminder? DueOn(DeliberationRules rules, PositionRoll roll, DateOnly today) => roll.Due is not { } due ? null
        : rules.Reminders.OrderBy(r => r.Days).LastOrDefault(r => r.DayFor(due) <= today && today.DayNumber - r.DayFor(due).DayNumber <= DaysToCatchUp);

    private Letter? Write((string Letter, string Key) what, (Recommendation Recommendation, PositionRoll Roll, RollLine Line) about, Person? to, (string Link, DateTimeOffset Now) how)
    {
        if (!book.Letters.TryGetValue(what.Letter, out var plan)) return null;
        var manifest = book.Pack.Manifest.Council;
        string name = to?.Name ?? about.Line.Office;
        var (subject, body) = plan.Fill(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["contact"] = name, ["recommendation"] = about.Recommendation.Title, ["seat"] = $"the seat “{about.Line.Office}”", ["due"] = Words.Day(about.Roll.Due!.Value), ["link"] = $"{how.Link}/positions/{about.Recommendation.Code}",
            ["council"] = manifest.Name, ["jurisdiction"] = manifest.Jurisdiction, ["secretariat"] = manifest.Secretariat,
        });
        var letter = new Letter
        {
            Pack = book.Code, Key = what.Key, Call = "", Agency = "", Channel = (to is null ? Channel.Letter : Channel.Mail).ToString(), ToName = name, ToMail = to?.Mail ?? "", Subject = subject, Body = body, WrittenAt = how.Now,
        };
        return to is null ? letter.ForHand() : letter;
    }
}
