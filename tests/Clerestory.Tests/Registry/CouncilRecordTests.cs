using System.Text.Json;
using Clerestory.Registry;

namespace Clerestory.Tests.Registry;

public sealed class CouncilRecordTests
{
    private static readonly CouncilRecord Connecticut = CouncilRecord.In(Bench.Connecticut), Demonstration = CouncilRecord.In(Bench.Demonstration);

    // Numbers by the pack's seat-counts.csv and its sources: Public Acts 17-32 and 21-103, and the bill of 2023.
    [Theory, InlineData("2017-09-30", null, 2), InlineData("2017-10-01", 27, 4), InlineData("2021-06-30", 27, 4), InlineData("2021-07-01", 35, 35), InlineData("2023-06-30", 35, 35), InlineData("2023-07-01", 36, 36)]
    public void The_number_by_law_and_the_seats_that_the_register_can_show_are_told_apart(string day, int? byLaw, int shown)
    {
        var roll = Connecticut.On(Seat.Council, Day(day));
        Assert.Equal((byLaw, shown), (roll.SeatsByLaw, roll.Seats.Count));
    }

    [Fact]
    public void Before_the_act_seats_that_may_be_older_are_named_and_not_counted()
    {
        var roll = Connecticut.On(Seat.Council, Day("2021-06-30"));
        // 35 seats, of which 4 are shown before and 3 were made that day: 35 - 4 - 3 = 28.
        Assert.Equal(28, roll.MayHaveStood.Count);
        Assert.Empty(Connecticut.On(Seat.Council, Day("2021-07-01")).MayHaveStood);
    }

    [Fact]
    public void No_seat_of_a_real_council_is_called_vacant_where_no_source_says_so()
    {
        var roll = Connecticut.On(Seat.Council, Day("2021-12-31"));
        Assert.DoesNotContain(roll.Seats, s => s.Holding == Holding.Vacant);
        // 25 names: one is printed as a designee, the others are each matched to one seat.
        Assert.Equal((24, 1, 10), (roll.Known, roll.Seats.Count(s => s.Holding == Holding.DesigneeOnly), roll.Seats.Count(s => s.Holding == Holding.NotKnown)));
        Assert.Null(roll.Filled);
        Assert.Null(roll.Needed);
    }

    [Fact]
    public void A_name_printed_without_a_day_is_last_known_afterwards_and_not_known_before()
    {
        Assert.Equal(Holding.NotKnown, Connecticut.On(Seat.Council, Day("2021-12-30")).Of(8)!.Holding);
        Assert.Equal(Holding.Held, Connecticut.On(Seat.Council, Day("2021-12-31")).Of(8)!.Holding);
        Assert.Equal(Holding.LastKnown, Connecticut.On(Seat.Council, Day("2022-01-01")).Of(8)!.Holding);
    }

    [Fact]
    public void One_person_is_one_record_and_every_printed_spelling_finds_it()
    {
        Assert.All(Bench.Connecticut.Rows("council/members-printed.csv"), row => Assert.Single(Connecticut.People, p => p.IsCalled(row["name"])));
        Assert.Equal(Connecticut.People.Single(p => p.IsCalled("Gilcrest, Jillian Rep.")), Connecticut.People.Single(p => p.IsCalled("Gilchrest, Jillian")));
    }

    [Fact]
    public void An_act_in_the_middle_of_a_year_changes_the_seats_on_its_day()
    {
        Assert.Equal((16, 19), (Demonstration.On(Seat.Council, Day("2018-06-30")).Seats.Count, Demonstration.On(Seat.Council, Day("2018-07-01")).Seats.Count));
        Assert.NotNull(Demonstration.On(Seat.Council, Day("2018-06-30")).Of(16));
        Assert.Null(Demonstration.On(Seat.Council, Day("2018-07-01")).Of(16));
    }

    [Fact]
    public void A_term_that_ran_out_ends_nothing_and_is_noticed()
    {
        var seat = Demonstration.On(Seat.Council, Day("2020-09-01")).Of(9)!;
        Assert.True(seat.IsTermOver(Day("2020-09-01")));
        Assert.False(seat.IsTermOver(Day("2020-08-31")));
        Assert.Equal(Holding.Held, seat.Holding);
    }

    [Fact]
    public void A_quorum_is_reckoned_by_the_rule_of_each_body()
    {
        Assert.Equal(10, Demonstration.On(Seat.Council, Day("2020-12-31")).Needed);   // 19 / 2 + 1
        Assert.Equal(2, Demonstration.On("data", Day("2020-12-31")).Needed);          // a number by the rule
        Assert.Equal(2, Demonstration.On("road", Day("2020-12-31")).Needed);          // 3 filled: 3 / 2 + 1
    }

    [Theory]
    [InlineData(QuorumKind.MajorityOfSeats, 36, null, 19)]
    [InlineData(QuorumKind.MajorityOfSeats, 35, 20, 18)]
    [InlineData(QuorumKind.MajorityOfFilled, 35, 20, 11)]
    [InlineData(QuorumKind.MajorityOfFilled, 35, null, null)]
    [InlineData(QuorumKind.MajorityOfSeats, null, 20, null)]
    [InlineData(QuorumKind.NotKnown, 35, 20, null)]
    public void A_majority_is_more_than_half_and_what_is_not_known_stays_so(QuorumKind kind, int? seats, int? filled, int? needed) =>
        Assert.Equal(needed, new QuorumRule(kind, null, Grade.Verified, "", "").Needed(seats, filled));

    [Fact]
    public void Nothing_public_holds_a_mail_address_a_note_or_the_name_behind_a_seat_that_keeps_it()
    {
        string all = JsonSerializer.Serialize(Demonstration), open = JsonSerializer.Serialize(Demonstration.Public());
        foreach (string hidden in new[] { "@council.example", "mockingham", "Mockingham", "standinly", "Standinly", "draft of its report" })
        {
            Assert.Contains(hidden, all, StringComparison.Ordinal);
            Assert.DoesNotContain(hidden, open, StringComparison.Ordinal);
        }
        Assert.Equal((Holding.Held, null), (Demonstration.Public().On(Seat.Council, Day("2020-12-31")).Of(14)!.Holding, Demonstration.Public().On(Seat.Council, Day("2020-12-31")).Of(14)!.Member));
        Assert.Contains("Casey Specimenson", open, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("council/people.csv", "sampleton,Avery Sampleton", "sampleton,Casey Specimenson", "share a name")]
    [InlineData("council/appointments.csv", "a8,8,inventmore", "a8,8,nobody", "not in people.csv")]
    [InlineData("council/appointments.csv", "a8,8,inventmore", "a8,88,inventmore", "not in seats.csv")]
    [InlineData("council/appointments.csv", "a10,10,sampleton", "a10,8,sampleton", "A seat has one member")]
    [InlineData("council/appointments.csv", "2018-09-01,2021-08-31", "2018-09-01,2017-08-31", "before the first")]
    [InlineData("council/designations.csv", "d1,2,deputyham", "d1,8,deputyham", "send no designee")]
    [InlineData("council/vacancies.csv", "20,2018-07-01", "19,2019-01-15", "One of the two is wrong")]
    [InlineData("council/seats.csv", "1,council,901(a)", "1,counsel,901(a)", "not in bodies.json")]
    [InlineData("council/bodies.json", "\"parent\": \"council\"", "\"parent\": \"counsel\"", "no such body")]
    [InlineData("council/bodies.json", "\"kind\": \"majority-of-seats\"", "\"kind\": \"number\"", "a number stands")]
    [InlineData("council/bodies.json", "\"source\": \"inv-code\"", "\"source\": \"inv-nothing\"", "not in sources.csv")]
    [InlineData("council/meetings.json", "\"body\": \"data\"", "\"body\": \"dada\"", "no such body")]
    [InlineData("council/meetings.json", "\"seat\": 101", "\"seat\": 1", "no seat of its body")]
    [InlineData("council/meetings.json", "\"approvedOn\": \"2020-06-18\"", "\"approvedOn\": \"2020-01-18\"", "before the meeting")]
    public void What_the_files_of_the_council_say_wrong_of_each_other_is_found(string file, string old, string @new, string said)
    {
        using var copy = new PackCopy("demo");
        copy.Replace(file, old, @new);
        Assert.Contains(Register.Examine(copy.Pack), f => f.Blocks && f.Message.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void Both_packs_hold() => Assert.Empty(Register.Examine(Bench.Demonstration).Concat(Register.Examine(Bench.Connecticut)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
