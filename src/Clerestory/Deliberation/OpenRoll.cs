using Clerestory.Collection;
using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Deliberation;

/// <summary>Staff open the roll of a recommendation: the seats are those that exist on the day, and who was away from the meeting is absent.</summary>
public sealed class OpenRoll(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>The roll is open: its number, and how many seats are called.</summary>
        public sealed record Opened(int Number, int Seats) : Result;

        /// <summary>It may not be, for this reason.</summary>
        public sealed record Refused(string Why) : Result;
    }

    /// <summary>Opens a roll on the words as they stand.</summary>
    /// <param name="code">The recommendation.</param>
    /// <param name="when">The day of the roll; the code of the meeting, empty where positions are asked for in writing; the last day for positions, null for the number of days that the pack gives.</param>
    /// <param name="actor">Who opens it.</param>
    /// <param name="cancel">Stops the work; nothing is kept then.</param>
    public Task<Result> Run(string code, (DateOnly Day, string Meeting, DateOnly? Due) when, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepRecommendations, pack: book.Code);
        return store.AtOnce(() => Open(code, when, actor, cancel), cancel);
    }

    private async Task<Result> Open(string code, (DateOnly Day, string Meeting, DateOnly? Due) when, Actor actor, CancellationToken cancel)
    {
        if (await store.RecommendationOf(book.Code, code, cancel) is not { } recommendation) return new Result.Refused("There is no such recommendation.");
        if (recommendation.IsFromPack) return new Result.Refused("It is history: the pack brought its roll.");
        if (recommendation.Rolls.Any(r => !r.IsClosed)) return new Result.Refused("A roll is open already. Close it first.");
        var council = await store.Council(book.Code, cancel);
        if (council.BodyOf(recommendation.Body) is not { } body || !body.ExistsOn(when.Day)) return new Result.Refused($"{recommendation.BodyName} did not exist on {Words.Day(when.Day)}.");
        var meeting = when.Meeting.Length == 0 ? null : council.Meetings.FirstOrDefault(m => m.Code == when.Meeting && m.Body == recommendation.Body);
        if (when.Meeting.Length > 0 && meeting?.Day != when.Day) return new Result.Refused($"{recommendation.BodyName} had no such meeting on {Words.Day(when.Day)}.");
        var seats = council.On(recommendation.Body, when.Day);
        if (seats.Seats.Count == 0) return new Result.Refused($"No seat of {recommendation.BodyName} is known for {Words.Day(when.Day)}. Enter its seats first.");
        var (now, rules) = (clock.GetUtcNow(), DeliberationRules.In(book.Pack));
        if (when.Due < when.Day) return new Result.Refused("The last day for positions lies before the day of the roll.");

        var roll = new PositionRoll
        {
            Pack = book.Code, Recommendation = code, Number = recommendation.Rolls.Count + 1, Version = recommendation.Versions.Count, Day = when.Day, SeatsOn = when.Day, Meeting = when.Meeting,
            Quorum = seats.Needed, Due = when.Due ?? when.Day.AddDays(rules.DaysToAnswer), ReasonFor = string.Join(' ', rules.ReasonFor),
        };
        roll.Lines.AddRange(SeatLines.For(roll, seats, meeting is null ? null : council.At(meeting), (actor.Name, now)));
        store.Rolls.Add(roll);
        store.Record(actor, now, "opened roll", FormattableString.Invariant($"{code}/{roll.Number}"), "");
        await store.SaveChangesAsync(cancel);
        return new Result.Opened(roll.Number, roll.Lines.Count);
    }
}
