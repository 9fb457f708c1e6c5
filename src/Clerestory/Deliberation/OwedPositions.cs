using Clerestory.Registry;
using Clerestory.Store;

namespace Clerestory.Deliberation;

/// <summary>An open roll on which a seat of one's own may speak.</summary>
/// <param name="Recommendation">The recommendation.</param>
/// <param name="Roll">Its open roll.</param>
/// <param name="Line">The line of the seat.</param>
/// <param name="ByDesignee">Whether the account speaks as designee.</param>
public sealed record OwnSeat(Recommendation Recommendation, PositionRoll Roll, RollLine Line, bool ByDesignee)
{
    /// <summary>Whether a position is still owed.</summary>
    public bool IsOwed => Line.Stand == Stand.NotRecorded;
}

/// <summary>What is still owed on open rolls.</summary>
public static class OwedPositions
{
    extension(DataStore store)
    {
        /// <summary>The seats for which somebody may speak on open rolls: those that owe a position first, then by their last day.</summary>
        public async Task<IReadOnlyList<OwnSeat>> OwnSeats(string pack, Actor actor, CancellationToken cancel)
        {
            var open = (await store.RecommendationsOf(pack, cancel)).SelectMany(r => r.Rolls.Where(o => !o.IsClosed).Select(o => (Recommendation: r, Roll: o))).ToList();
            if (open.Count == 0) return [];
            var council = await store.Council(pack, cancel);
            return
            [
                .. (from o in open
                    from own in SpokenSeats.Of(council, o.Recommendation.Body, o.Roll.SeatsOn, actor.Mail)
                    let line = o.Roll.Lines.FirstOrDefault(l => l.Seat == own.Seat)
                    where line is { IsVacant: false }
                    select new OwnSeat(o.Recommendation, o.Roll, line, own.ByDesignee)).OrderByDescending(o => o.IsOwed).ThenBy(o => o.Roll.Due).ThenBy(o => o.Recommendation.Code, StringComparer.Ordinal),
            ];
        }
    }
}
