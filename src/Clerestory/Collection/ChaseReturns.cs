using Clerestory.Outbox;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Collection;

/// <summary>The daily job that writes the reminders that are due: never to who has filed, is excused or is out of scope, and never twice.</summary>
public sealed class ChaseReturns(DataStore store, FormBook book, TimeProvider clock)
{
    // A step that nobody ran for this long is skipped: three reminders in one hour help no one.
    private const int DaysToCatchUp = 6;

    /// <summary>How many letters were written, how many tasks were left to staff, and who has no contact that works.</summary>
    public sealed record Result(int Letters, int ByHand, IReadOnlyList<string> WithoutContact);

    /// <summary>Writes what is due today, for all open calls.</summary>
    public Task<Result> Run(string link, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.SendLetters, pack: book.Code);
        return store.AtOnce(() => Chase(link, actor, cancel), cancel);
    }

    private async Task<Result> Chase(string link, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var calls = store.DataCalls;
        var contacts = await store.ContactsOf(book.Code, cancel);
        var (letters, without) = (new List<Letter>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var call in await calls.AsNoTracking().Where(c => c.Pack == book.Code && c.State == CallState.Open).ToListAsync(cancel))
        {
            var written = store.Letters;
            var known = (await written.AsNoTracking().Where(l => l.Pack == call.Pack && l.Call == call.Code).Select(l => l.Key).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
            foreach (var line in (await store.Completeness(call, book, now, cancel)).Obliged.Where(l => !l.IsReceived).DistinctBy(l => l.Agency.Code))
            {
                if (Step(call, line, now) is not { } rung || !known.Add(Key(call, line, rung))) continue;
                var contact = contacts.GetValueOrDefault((line.Agency.Code, rung.Channel == Channel.SecondContact ? 2 : 1));
                if (contact is null or { IsBroken: true }) without.Add(line.Agency.Code);
                if (Write(call, line, (rung, contact), link, now) is { } letter) letters.Add(letter);
            }
        }
        if (letters.Count > 0)
        {
            store.Letters.AddRange(letters);
            store.Record(actor, now, "wrote reminders", $"{letters.Count}", Hash.Of(string.Join('\n', letters.Select(l => l.Key).Order(StringComparer.Ordinal))));
            await store.SaveChangesAsync(cancel);
        }
        int byHand = letters.Count(l => l.State == LetterState.ByHand);
        return new Result(letters.Count - byHand, byHand, [.. without]);
    }

    // The highest step whose day has come.
    private Rung? Step(DataCall call, ExpectedReturn line, DateTimeOffset now)
    {
        var today = call.DayOf(now);
        return today < call.Opens ? null : book.Ladder.LastOrDefault(r => r.DayFor(line.Due) <= today && today.DayNumber - r.DayFor(line.Due).DayNumber <= DaysToCatchUp);
    }

    private static string Key(DataCall call, ExpectedReturn line, Rung rung) => $"{call.Pack}/{call.Code}/{line.Agency.Code}/{rung.Code}/{line.Due:yyyy-MM-dd}";

    // Where no address works, the same words become a task for staff: nobody is forgotten because a mailbox is full.
    private Letter? Write(DataCall call, ExpectedReturn line, (Rung Rung, Registry.Contact? Contact) how, string link, DateTimeOffset now)
    {
        bool canMail = how.Contact is { IsBroken: false };
        var channel = how.Rung.Channel is Channel.Mail or Channel.SecondContact && !canMail ? Channel.Phone : how.Rung.Channel;
        var to = (how.Contact?.Name ?? line.Name, canMail ? how.Contact!.Mail : "", channel);
        if (how.Rung.Letter is { } code) return new LetterDesk(book, link).Write(code, Key(call, line, how.Rung), (call, line.Agency, line.Due), to, (now, null));
        return new Letter
        {
            Pack = call.Pack, Key = Key(call, line, how.Rung), Call = call.Code, Agency = line.Agency.Code, Channel = nameof(Channel.Phone), ToName = to.Item1, ToMail = "",
            Subject = $"Call {line.Name}", Body = how.Rung.Note ?? "", WrittenAt = now,
        }.ForHand();
    }
}
