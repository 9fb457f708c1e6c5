using System.Text;
using Clerestory.Collection.Adapters;
using CsCheck;
using static Clerestory.Tests.Collection.Adapters.Segments;

namespace Clerestory.Tests.Collection.Adapters;

/// <summary>The published samples, counted apart from the program; then files as people and machines break them.</summary>
public sealed class NibrsFlatFileTests
{
    private static readonly DateOnly December2014 = new(2014, 12, 1), July2015 = new(2015, 7, 1), October2015 = new(2015, 10, 1);

    [Fact]
    public async Task The_test_submission_has_the_incidents_that_were_counted_apart_from_the_program()
    {
        var reading = await Read(Sample("Test-Submission-1.txt"), Trafficking);

        Assert.Empty(reading.Faults);
        Assert.True(reading.IsWhole);
        Assert.Equal(281, reading.OffenseSegments);
        Assert.Equal([4, 4, 3, 3, 3], new[] { "64A", "64B", "40A", "40B", "40C" }.Select(code => reading.Incidents.Count(i => i.Offenses.Contains(code))));
        Assert.Equal(16, reading.Incidents.Count);   // 4 + 4 - 1 with both, and 9 of prostitution
        Assert.Equal(
            [("MN0500200", July2015, 1), ("MNBCA0000", December2014, 1), ("MNBCA0000", October2015, 2)],
            reading.Incidents.Where(i => i.Offenses.Contains("64A")).GroupBy(i => (i.Ori, i.Month)).Select(g => (g.Key.Ori, g.Key.Month, g.Count())).Order());
    }

    [Fact]
    public async Task The_months_of_each_agency_are_those_of_its_incidents()
    {
        var reading = await Read(Sample("Test-Submission-1.txt"), Trafficking);

        Assert.Equal([July2015, new(2015, 9, 1), October2015], reading.Months["MN0500200"].Order());
        Assert.Equal([December2014, new(2015, 1, 1), new(2015, 9, 1), October2015, new(2015, 11, 1)], reading.Months["MNBCA0000"].Order());
    }

    [Fact]
    public async Task An_incident_dated_by_its_report_says_so()
    {
        var reading = await Read(Sample("Test-Submission-1.txt"), new HashSet<string> { "240" });   // motor vehicle theft, 6 incidents or more
        Assert.Single(reading.Incidents, i => i.ByReportDay);
    }

    [Fact]
    public async Task A_line_whose_blanks_were_cut_off_is_read()
    {
        var reading = await Read(Sample("NIBRS_Test_Sample.txt"), new HashSet<string> { "35A" });

        Assert.Empty(reading.Faults);
        Assert.Equal(("HI0020000", new DateOnly(2019, 5, 1)), Assert.Single(reading.Incidents.Select(i => (i.Ori, i.Month))));
    }

    [Fact]
    public async Task An_incident_counts_once_however_often_it_is_sent()
    {
        var reading = await Read(
            Administrative("A1", "20200105"), Offense("A1", "64A"), Offense("A1", "64A"), Offense("A1", "64B"),
            Administrative("A1", "20200105"), Offense("A1", "64A"),
            Administrative("A1", "20200105", ori: "XX0000200"), Offense("A1", "64A", ori: "XX0000200"));   // another agency's A1

        Assert.Equal([("XX0000100", 2), ("XX0000200", 1)], reading.Incidents.Select(i => (i.Ori, i.Offenses.Count)).Order());
        Assert.Equal((5, "nibrs.twice"), Assert.Single(reading.Faults.Select(f => (f.Line, f.Rule))));
    }

    [Fact]
    public async Task An_incident_that_is_deleted_later_does_not_count() =>
        Assert.Empty((await Read(Administrative("A1", "20200105"), Offense("A1", "64A"), Administrative("A2", "20200106"), Administrative("A1", "20200105", 'D'))).Incidents);

    [Fact]
    public async Task An_incident_that_is_replaced_has_the_offenses_of_the_replacement()
    {
        var reading = await Read(Administrative("A1", "20200105"), Offense("A1", "64A"), Administrative("A1", "20200205", 'R'), Offense("A1", "40A"));
        var incident = Assert.Single(reading.Incidents);
        Assert.Equal((new DateOnly(2020, 2, 1), "40A"), (incident.Month, Assert.Single(incident.Offenses)));
    }

    [Fact]
    public async Task An_offense_that_is_added_or_deleted_later_is_added_or_deleted()
    {
        var reading = await Read(
            Administrative("A1", "20200105"), Offense("A1", "64A"), Administrative("A2", "20200105"), Offense("A2", "64A"),
            Offense("A1", "64B", 'A'), Offense("A2", "64A", 'D'));
        Assert.Equal(["64A", "64B"], Assert.Single(reading.Incidents).Offenses.Order());
        Assert.Empty(reading.Faults);
    }

    [Fact]
    public async Task A_zero_report_covers_its_month_and_brings_no_incident()
    {
        var reading = await Read(ZeroReport("032020"));
        Assert.Empty(reading.Incidents);
        Assert.Equal([new DateOnly(2020, 3, 1)], reading.Months[Ori]);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { Administrative("SECRET", "20201341"), "nibrs.date" },
        { Offense("SECRET", "64A"), "nibrs.order" },
        { Offense("A1", "64-"), "nibrs.offense" },
        { ZeroReport("132020"), "nibrs.date" },
        { Offense("SECRET", "64A")[..36], "nibrs.short" },
        { Offense("SECRET", "64A")[..38], "nibrs.length" },
        { Offense("SECRET", "64A") + "   x", "nibrs.length" },
        { "0099" + Offense("SECRET", "64A")[4..], "nibrs.length" },
        { "6 63" + Offense("SECRET", "64A")[4..], "nibrs.length" },
        { Offense("SECRET", "64A").Replace("00632I", "00639I", StringComparison.Ordinal), "nibrs.level" },
        { Offense("SECRET", "64A").Replace("00632I", "00632X", StringComparison.Ordinal), "nibrs.action" },
        { Offense("SECRET", "64A", ori: "990000100"), "nibrs.ori" },
        { Offense("SECRET\0", "64A"), "nibrs.signs" },
        { new string('7', 100_000), "nibrs.long" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_fault_names_its_line_and_repeats_nothing_of_it(string line, string rule)
    {
        var reading = await Read(Administrative("A1", "20200105"), Offense("A1", "64A"), line);

        var fault = Assert.Single(reading.Faults);
        Assert.Equal((3, rule), (fault.Line, fault.Rule));
        Assert.DoesNotContain("SECRET", fault.Message, StringComparison.Ordinal);
        Assert.Equal("64A", Assert.Single(Assert.Single(reading.Incidents).Offenses));
    }

    [Theory, InlineData(""), InlineData("\n\n"), InlineData("respondent,item\nx,y\n"), InlineData("PK\u0003\u0004"), InlineData("00")]
    public async Task A_file_of_another_kind_is_told_from_one_without_incidents(string text)
    {
        var reading = await Read(Encoding.Latin1.GetBytes(text), Trafficking);
        Assert.Equal("nibrs.none", Assert.Single(reading.Faults).Rule);
        Assert.False(reading.IsWhole);
    }

    [Fact]
    public async Task Faults_without_end_are_counted_and_not_kept()
    {
        var reading = await Read([Administrative("A1", "20200105"), .. Enumerable.Repeat("no segment", 10_000)]);
        Assert.Equal((100, 9_900), (reading.Faults.Count, reading.FaultsLeftOut));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_line_of_a_hundred_megabytes_takes_no_memory(bool afterGoodOnes)
    {
        using var stream = new Endless(afterGoodOnes ? Administrative("A1", "20200105") + "\n" : "", 100_000_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var reading = await NibrsFlatFile.Read(stream, Trafficking, Bench.Cancel);   // the stream never waits, so this stays on one thread

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Equal(afterGoodOnes ? "nibrs.long" : "nibrs.none", Assert.Single(reading.Faults).Rule);
    }

    [Fact]
    public async Task A_file_that_does_not_end_is_left()
    {
        using var stream = new Endless(Administrative("A1", "20200105") + "\n", long.MaxValue);
        var reading = await NibrsFlatFile.Read(stream, Trafficking, Bench.Cancel);
        Assert.Equal("nibrs.limit", Assert.Single(reading.Faults).Rule);
        Assert.False(reading.IsWhole);
    }

    [Fact]
    public Task Random_bytes_never_throw() => Gen.Byte.Array[0, 4_000].SampleAsync(async bytes => Assert.Empty((await Read(bytes, Trafficking)).Incidents), iter: 2_000);

    [Fact]
    public Task A_sample_with_changed_bytes_never_throws_and_never_holds_more_than_before()
    {
        byte[] sample = Sample("Test-Submission-1.txt")[..20_000];
        return Gen.Select(Gen.Int[0, sample.Length - 1], Gen.Byte).Array[1, 200].SampleAsync(async changes =>
        {
            byte[] copy = [.. sample];
            foreach (var (at, value) in changes) copy[at] = value;
            var reading = await Read(copy, Trafficking);
            Assert.True(reading.Faults.Count <= 100);
            Assert.All(reading.Incidents, i => Assert.Subset(Trafficking.ToHashSet(), i.Offenses.ToHashSet()));
        }, iter: 500);
    }

    [Fact]
    public Task Segments_cut_off_anywhere_never_throw() =>
        Gen.Select(Gen.OneOf(Gen.Const(Administrative("A1", "20200105")), Gen.Const(Offense("A1", "64A")), Gen.Const(ZeroReport("032020"))), Gen.Int[0, 90]).Array[1, 20].SampleAsync(async lines =>
            Assert.True((await Read([.. lines.Select(l => l.Item1[..Math.Min(l.Item2, l.Item1.Length)])])).Incidents.Count <= 1), iter: 1_000);
}
