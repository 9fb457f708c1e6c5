using Clerestory.Deliberation;

namespace Clerestory.Tests.Deliberation;

public sealed class ScorecardTests
{
    [Fact]
    public void Every_recommendation_is_in_one_column_of_consensus_and_in_one_of_outcome()
    {
        foreach (var pack in new[] { Bench.Connecticut, Bench.Demonstration })
        {
            var all = Recommendation.In(pack);
            foreach (var line in Scorecard.Of(all).Append(Scorecard.Total(all)))
            {
                Assert.Equal(line.Made, line.Reached + line.NotReached + line.CannotBeTold + line.WithoutRoll);
                Assert.Equal(line.Made, line.Succeeded + line.UnderWay + line.Failed + line.Unknown);
            }
            Assert.Equal(all.Count, Scorecard.Of(all).Sum(l => l.Made));
        }
    }

    // recommendations.csv of the source: five for 2022, of which one is enacted (PA 23-44), one bill passed the Senate, three were not found.
    [Fact]
    public void The_recommendations_for_2022_are_counted_as_the_source_tells_them()
    {
        var line = Scorecard.Of(Recommendation.In(Bench.Connecticut)).Single(l => l.Year == 2022);
        Assert.Equal(new ScorecardLine(2022, 5, 0, 3, 2, 0, 1, 1, 0, 3), line);
    }

    [Fact]
    public void What_is_printed_as_full_consensus_cannot_be_told_because_presence_is_not_printed()
    {
        var roll = Recommendation.In(Bench.Connecticut).Single(r => r.Code == "R2022-1").Decided!;
        Assert.Equal((PrintedConsensus.Full, ConsensusVerdict.CannotBeTold, 35, 35), (roll.Printed, roll.Consensus.Verdict, roll.Consensus.Seats, roll.Consensus.NotRecorded));
        Assert.Contains("Presence was not recorded.", roll.Consensus.Why);
        Assert.All(roll.Lines, l => Assert.Equal((Stand.NotRecorded, false), (l.Stand, l.IsAsPrinted)));
    }

    // The report prints: Oppose: Office of Chief Public Defender; CT Criminal Defense Lawyers. Abstain: Office of the Child Advocate; State's Attorney; Love 146.
    [Fact]
    public void The_printed_lists_come_from_the_roll()
    {
        var roll = Recommendation.In(Bench.Connecticut).Single(r => r.Code == "R2022-4").Decided!;
        Assert.Equal("Oppose: Chief Public Defender, Connecticut Criminal Defense Lawyers Association; Abstain: Child Advocate, State’s Attorney, Love 146", StandLists.Dissent(roll));
        Assert.Equal((ConsensusVerdict.NotReached, 5), (roll.Consensus.Verdict, roll.Consensus.Present));
        Assert.Equal(5, roll.Lines.Count(l => l.IsAsPrinted));
    }

    [Fact]
    public void Marriage_before_eighteen_leads_from_the_bill_to_the_act()
    {
        var steps = Recommendation.In(Bench.Connecticut).Single(r => r.Code == "R2022-5").Steps;
        Assert.Equal(["hb-6569", "hb-6569", "pa-23-44"], steps.Where(s => s.Law.Length > 0).Select(s => s.Law));
        Assert.Equal((DispositionStatus.Enacted, new DateOnly(2023, 7, 1)), (steps.Standing!.Status, steps.Single(s => s.Stage == DispositionStage.Act).Day));
        Assert.Equal(Grade.NotFound, steps.Single(s => s.Stage == DispositionStage.Figure).Grade);
    }
}
