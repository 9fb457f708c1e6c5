using Clerestory.Deliberation;
using CsCheck;

namespace Clerestory.Tests.Deliberation;

/// <summary>Consensus of any roll, held against every way in which its gaps could be filled.</summary>
public sealed class ConsensusTests
{
    private static readonly DateOnly Day = new(2026, 9, 14);

    private static readonly Stand[] Stands = Enum.GetValues<Stand>();

    // Up to six seats, some vacant, a quorum that is known or not: small enough to try every world.
    private static readonly Gen<RollCall> Rolls =
        from stands in Gen.Int[0, Stands.Length].Array[1, 6]
        from quorum in Gen.Int[0, 7]
        select Roll(quorum == 0 ? null : quorum, [.. stands.Select(s => s == Stands.Length ? (Stand?)null : Stands[s])]);

    [Fact]
    public void What_is_told_is_what_holds_however_the_gaps_are_filled() => Rolls.Sample(roll =>
    {
        var worlds = Worlds(roll).Select(IsConsensus).ToHashSet();
        var verdict = Consensus.Of(roll).Verdict;
        return worlds switch
        {
            _ when worlds.SetEquals([true]) => verdict == ConsensusVerdict.Reached,
            _ when worlds.SetEquals([false]) => verdict is ConsensusVerdict.NotReached or ConsensusVerdict.NoQuorum,
            _ => verdict == ConsensusVerdict.CannotBeTold,
        };
    }, iter: 20_000);

    [Fact]
    public void The_order_of_the_lines_does_not_matter() => (from roll in Rolls from seed in Gen.Int select (roll, seed)).Sample(t =>
    {
        var random = new Random(t.seed);
        var shuffled = t.roll with { Seats = [.. t.roll.Seats.OrderBy(_ => random.Next())], Entries = [.. t.roll.Entries.OrderBy(_ => random.Next())] };
        return Consensus.Of(shuffled) is var one && Consensus.Of(t.roll) is var other && (one.Verdict, one.Present, one.NotRecorded) == (other.Verdict, other.Present, other.NotRecorded);
    });

    [Fact]
    public void Who_speaks_up_in_support_never_takes_consensus_away() => Rolls.Sample(roll =>
    {
        var before = Consensus.Of(roll).Verdict;
        var silent = roll.Seats.Where(s => !s.IsVacant && roll.Entries.All(e => e.Seat != s.Number)).Select(s => s.Number).ToList();
        return silent.TrueForAll(seat => Rank(Consensus.Of(roll with { Entries = [.. roll.Entries, new RollEntry(seat, "", Stand.Support)] }).Verdict) >= Rank(before));
    });

    [Fact]
    public void One_who_opposes_or_abstains_ends_it_whatever_the_others_do() => (from roll in Rolls from stand in Gen.Bool from seat in Gen.Int[0, 5] select (roll, stand, seat)).Sample(t =>
    {
        if (t.roll.Seats.ElementAtOrDefault(t.seat) is not { IsVacant: false } seat) return true;
        var dissent = t.roll with { Entries = [.. t.roll.Entries.Where(e => e.Seat != seat.Number), new RollEntry(seat.Number, "", t.stand ? Stand.Oppose : Stand.Abstain)] };
        return Consensus.Of(dissent).Verdict is ConsensusVerdict.NotReached or ConsensusVerdict.NoQuorum;
    });

    [Fact]
    public void Every_seat_is_counted_once() => Rolls.Sample(roll => Consensus.Of(roll) is var c && c.Present + roll.Absent + c.NotRecorded + roll.Seats.Count(s => s.IsVacant) == c.Seats);

    [Fact]
    public void A_roll_that_cannot_be_tells_nothing() => (from roll in Rolls from fault in Gen.Int[0, 3] select (roll, fault)).Sample(t =>
    {
        RollEntry? extra = t.fault switch
        {
            0 => new RollEntry(99, "nobody's seat", Stand.Support),
            1 when t.roll.Entries is [{ } once, ..] => once with { Stand = Stand.Oppose },
            2 when t.roll.Seats.FirstOrDefault(s => s.IsVacant) is { } vacant => new RollEntry(vacant.Number, "", Stand.Support),
            3 when t.roll.Seats.FirstOrDefault(s => !s.IsVacant && t.roll.Entries.All(e => e.Seat != s.Number)) is { } free => new RollEntry(free.Number, "", Stand.Support, ByDesignee: true),
            _ => null,
        };
        if (extra is null) return true;
        var broken = Consensus.Of(t.roll with { Entries = [.. t.roll.Entries, extra] });
        return broken.Verdict == ConsensusVerdict.CannotBeTold && broken.Why.Count > 0;
    });

    [Fact]
    public void An_empty_roll_tells_nothing()
    {
        var empty = Consensus.Of(new RollCall(Day, [], [], 1, []));
        Assert.Equal((ConsensusVerdict.CannotBeTold, "The roll is empty."), (empty.Verdict, Assert.Single(empty.Why)));
    }

    [Fact]
    public void Silence_is_not_support()
    {
        var roll = Roll(2, Stand.Support, Stand.Support, Stand.NotRecorded);
        Assert.Equal(ConsensusVerdict.CannotBeTold, Consensus.Of(roll).Verdict);
        Assert.Equal(ConsensusVerdict.Reached, Consensus.Of(Roll(2, Stand.Support, Stand.Support, Stand.Absent)).Verdict);
        Assert.Equal(ConsensusVerdict.Reached, Consensus.Of(Roll(2, Stand.Support, Stand.Support, null)).Verdict);
    }

    [Fact]
    public void An_empty_room_decides_nothing() => Assert.Equal(ConsensusVerdict.NoQuorum, Consensus.Of(Roll(null, Stand.Absent, Stand.Absent)).Verdict);

    [Fact]
    public void A_designee_speaks_where_the_law_allows_it_or_was_not_read()
    {
        foreach (var (may, told) in new[] { ((bool?)true, true), (null, true), (false, false) })
        {
            var roll = new RollCall(Day, [new RollSeat(1, "A seat", may)], [new RollEntry(1, "", Stand.Support, ByDesignee: true)], 1, []);
            Assert.Equal(told, Consensus.Of(roll).Verdict == ConsensusVerdict.Reached);
        }
    }

    [Fact]
    public void A_name_whose_seat_is_not_certain_still_counts_as_a_voice()
    {
        var roll = Roll(null, Stand.NotRecorded, Stand.NotRecorded) with { Entries = [new RollEntry(null, "A name", Stand.Abstain)] };
        Assert.Equal((ConsensusVerdict.NotReached, 1), (Consensus.Of(roll).Verdict, Consensus.Of(roll).NotRecorded));
    }

    private static int Rank(ConsensusVerdict verdict) => verdict switch { ConsensusVerdict.Reached => 2, ConsensusVerdict.CannotBeTold => 1, _ => 0 };

    // The law in one line, for a world in which everything is known.
    private static bool IsConsensus((IReadOnlyList<Stand> Stands, int Quorum) world) =>
        world.Stands.Count(RollCall.IsPresent) >= Math.Max(1, world.Quorum) && !world.Stands.Any(s => s is Stand.Oppose or Stand.Abstain);

    private static IEnumerable<(IReadOnlyList<Stand> Stands, int Quorum)> Worlds(RollCall roll)
    {
        IEnumerable<IReadOnlyList<Stand>> fillings = [[]];
        foreach (var seat in roll.Seats.Where(s => !s.IsVacant))
        {
            var told = roll.Entries.FirstOrDefault(e => e.Seat == seat.Number)?.Stand;
            Stand[] may = told is { } known ? [known] : [Stand.Support, Stand.Oppose, Stand.Abstain, Stand.Absent];
            fillings = [.. fillings.SelectMany(f => may.Select(m => (IReadOnlyList<Stand>)[.. f, m]))];
        }
        int[] quorums = roll.Quorum is { } q ? [q] : [.. Enumerable.Range(1, roll.Seats.Count)];
        return fillings.SelectMany(f => quorums.Select(q => (f, q)));
    }

    // A null is a vacant seat; what is not recorded has no entry.
    private static RollCall Roll(int? quorum, params Stand?[] stands) => new(
        Day, [.. stands.Select((s, i) => new RollSeat(i + 1, $"Office {i + 1}", false, s is null))],
        [.. stands.Select((s, i) => (Stand: s, Seat: i + 1)).Where(s => s.Stand is not (null or Stand.NotRecorded)).Select(s => new RollEntry(s.Seat, "", s.Stand!.Value))], quorum, []);
}
