using Clerestory.Outbox;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Collection;

/// <summary>Staff close a data call: the list of who answered is frozen, and who did not is told so.</summary>
public sealed class CloseCall(DataStore store, FormBook book, TimeProvider clock)
{
    private const string NotReceived = "not-received";

    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>The call is closed, with so many expected and received. Who has no contact that works is a task for staff.</summary>
        public sealed record Closed(int Expected, int Received, int Letters, int ByHand) : Result;

        /// <summary>Returns still wait for review, or the call is not open.</summary>
        public sealed record Refused(string Why) : Result;
    }

    /// <summary>Closes the call. What waits for review stops it: a figure counts only what was accepted.</summary>
    public Task<Result> Run(string call, string link, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.RunCalls, pack: book.Code);
        return store.AtOnce(() => Close(call, link, actor, cancel), cancel);
    }

    private async Task<Result> Close(string code, string link, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await store.Hold(book.Code, code, alone: true, cancel);
        if (await store.Call(book.Code, code, cancel) is not { State: CallState.Open } call) return new Result.Refused("There is no open data call of that code.");
        var completeness = await store.Completeness(call, book, now, cancel);
        int waiting = completeness.Lines.Count(l => l.Submission is not null && l.Verdict == ReviewVerdict.Waiting);
        if (waiting > 0) return new Result.Refused($"{waiting} {(waiting == 1 ? "return waits" : "returns wait")} for review. Accept them or send them back first.");

        var desk = new LetterDesk(book, link);
        var (letters, without) = await store.WriteToAll(desk, call, (NotReceived, completeness.Obliged), now, cancel);
        var byHand = without.Select(line => desk.Write(NotReceived, $"{call.Pack}/{call.Code}/{line.Agency.Code}/{NotReceived}", (call, line.Agency, line.Due), (line.Name, "", Channel.Letter), (now, null))).OfType<Letter>().ToList();
        store.Letters.AddRange(byHand);
        call.Close(now);
        var seals = await store.SealsOf(call, cancel);
        var lines = completeness.Lines.Select(l => Line(call, l, l.Submission is null ? null : seals[(l.Agency.Code, l.Obligation.Instrument)])).ToList();
        store.CallLines.AddRange(lines);
        string list = string.Join('\n', lines.OrderBy(l => l.Respondent, StringComparer.Ordinal).ThenBy(l => l.Obligation, StringComparer.Ordinal).Select(l => $"{l.Respondent}|{l.Obligation}|{l.State}|{l.Seal}"));
        store.Record(actor, now, "closed data call", call.Code, Hash.Of(list));
        await store.SaveChangesAsync(cancel);
        var (expected, received, _) = completeness.Rate;
        return new Result.Closed(expected, received, letters, byHand.Count);
    }

    private static CallLine Line(DataCall call, ExpectedReturn line, (Guid Submission, string Seal)? signed) => new()
    {
        Pack = call.Pack, Call = call.Code, Respondent = line.Agency.Code, Obligation = line.Obligation.Code, Name = line.Name, IsVoluntary = line.Obligation.Voluntary, State = line.State,
        Submission = signed?.Submission, Seal = signed?.Seal ?? "",
    };
}
