using Clerestory.Collection;
using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Deliberation;

/// <summary>What is said for one seat.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="Stand">Where it stands; not recorded takes back what was said before.</param>
/// <param name="Reason">Why; empty where none is given.</param>
/// <param name="ByDesignee">Whether a designee spoke. Staff say so; of a member or designee who speaks, the registry knows.</param>
public sealed record StatedPosition(int Seat, Stand Stand, string Reason, bool ByDesignee = false);

/// <summary>A member or designee states the position of the own seat on an open roll, or staff write down what was said in the meeting.</summary>
public sealed class TakePosition(DataStore store, FormBook book, TimeProvider clock)
{
    private const int LongestReason = 2000;

    /// <summary>Takes positions: all of them, or none.</summary>
    /// <returns>What stands in the way, each with the seat that it is about; empty when it is done.</returns>
    public Task<IReadOnlyList<(int? Seat, string Message)>> Run(string code, IReadOnlyList<StatedPosition> positions, Actor actor, CancellationToken cancel)
    {
        if (!actor.May(Permission.KeepRecommendations, pack: book.Code)) actor.Must(Permission.TakePosition, pack: book.Code);
        return store.AtOnce(() => Take(code, positions, actor, cancel), cancel);
    }

    private async Task<IReadOnlyList<(int? Seat, string Message)>> Take(string code, IReadOnlyList<StatedPosition> positions, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await store.RecommendationOf(book.Code, code, cancel) is not { } recommendation) return [(null, "There is no such recommendation.")];
        if (recommendation.Rolls.LastOrDefault(r => !r.IsClosed) is not { } roll) return [(null, "No roll is open on it. What is closed never changes; a change of mind needs a new roll.")];
        bool isStaff = actor.May(Permission.KeepRecommendations, pack: book.Code);
        var own = isStaff ? [] : SpokenSeats.Of(await store.Council(book.Code, cancel), recommendation.Body, roll.SeatsOn, actor.Mail);
        if (!isStaff && positions.Any(p => own.All(o => o.Seat != p.Seat))) throw new Denied(Permission.TakePosition);
        if (!isStaff && roll.Due < book.DayOf(now)) return [(null, $"The last day for positions was {Words.Day(roll.Due.Value)}. Write to {book.Pack.Manifest.Council.Secretariat}.")];

        List<(int? Seat, string Message)> problems = [];
        foreach (var position in positions)
        {
            bool byDesignee = isStaff ? position.ByDesignee : own.First(o => o.Seat == position.Seat).ByDesignee;
            if (FaultOf(roll, position with { ByDesignee = byDesignee }) is { } fault) problems.Add((position.Seat, fault));
            else roll.Lines.Single(l => l.Seat == position.Seat).Take(position.Stand, byDesignee, position.Reason, isStaff ? actor.Name : byDesignee ? "its designee" : "its member", now);
        }
        if (problems.Count > 0)
        {
            store.ChangeTracker.Clear();
            return problems;
        }
        roll.Changed();
        foreach (var position in positions) store.Record(actor, now, "took position", FormattableString.Invariant($"{code}/{roll.Number}/seat {position.Seat}"), "");
        await store.SaveChangesAsync(cancel);
        return [];
    }

    private static string? FaultOf(PositionRoll roll, StatedPosition position) => roll.Lines.FirstOrDefault(l => l.Seat == position.Seat) switch
    {
        null => $"There was no seat {position.Seat} on {Words.Day(roll.SeatsOn)}.",
        { IsVacant: true } when position.Stand != Stand.NotRecorded => $"Seat {position.Seat} was vacant on {Words.Day(roll.SeatsOn)}.",
        { MayDesignate: false } when position.ByDesignee => $"The law lets nobody speak for seat {position.Seat} but its member.",
        _ when position.Reason.Trim().Length > LongestReason => $"Give the reason in at most {Words.Number(LongestReason)} letters.",
        _ when position.Reason.Trim().Length == 0 && roll.Call.ReasonFor.Contains(position.Stand) => $"Say why seat {position.Seat} chose “{StandLists.Word(position.Stand)}”: the council’s rule asks for a reason.",
        _ => null,
    };
}
