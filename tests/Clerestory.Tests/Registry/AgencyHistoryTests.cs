using Clerestory.Registry;

namespace Clerestory.Tests.Registry;

public sealed class AgencyHistoryTests
{
    private static readonly DateOnly Day = new(2020, 7, 1);

    private static readonly Agency Hollow = new()
    {
        Pack = "demo", Code = "hollow", Name = "Hollow Town Police", Kind = "town-police", Ori = "", Town = "Hollow", County = "", District = "", Obliged = Obliged.Yes, Grade = Grade.Verified, Note = "",
    };

    [Fact]
    public void An_agency_that_nothing_happened_to_was_always_there_by_its_name()
    {
        var history = new AgencyHistory([]);
        Assert.True(history.ExistsOn("hollow", DateOnly.MinValue));
        Assert.Equal("Hollow Town Police", history.NameOn(Hollow, DateOnly.MinValue));
        Assert.Empty(history.Before("hollow"));
    }

    [Fact]
    public void Each_name_holds_until_the_day_before_the_next()
    {
        // Told out of order: the days decide.
        var history = new AgencyHistory([Change(AgencyChangeKind.Renamed, Day.AddYears(1), name: "Hollow Police Department"), Change(AgencyChangeKind.Renamed, Day, name: "Hollow Constables")]);
        Assert.Equal(["Hollow Constables", "Hollow Police Department", "Hollow Police Department", "Hollow Town Police"],
            new[] { Day.AddDays(-1), Day, Day.AddYears(1).AddDays(-1), Day.AddYears(1) }.Select(day => history.NameOn(Hollow, day)));
    }

    [Fact]
    public void An_agency_that_closed_was_there_until_the_day_before()
    {
        var history = new AgencyHistory([Change(AgencyChangeKind.Closed, Day)]);
        Assert.True(history.ExistsOn("hollow", Day.AddDays(-1)));
        Assert.False(history.ExistsOn("hollow", Day));
        Assert.True(history.ExistsOn("other", Day));
    }

    [Fact]
    public void An_agency_that_opened_was_not_there_before_and_may_close_and_open_again()
    {
        var history = new AgencyHistory([Change(AgencyChangeKind.Opened, Day), Change(AgencyChangeKind.Closed, Day.AddYears(1)), Change(AgencyChangeKind.Opened, Day.AddYears(2))]);
        Assert.Equal([false, true, true, false, false, true],
            new[] { Day.AddDays(-1), Day, Day.AddYears(1).AddDays(-1), Day.AddYears(1), Day.AddYears(2).AddDays(-1), Day.AddYears(2) }.Select(day => history.ExistsOn("hollow", day)));
    }

    [Fact]
    public void An_agency_that_was_merged_ends_and_its_series_goes_on_in_the_other()
    {
        var merged = Change(AgencyChangeKind.Merged, Day, successor: "valley");
        var history = new AgencyHistory([merged, Change(AgencyChangeKind.Renamed, Day, name: "Old")]);
        Assert.False(history.ExistsOn("hollow", Day));
        Assert.True(history.ExistsOn("valley", Day));
        Assert.Equal([merged], history.Before("valley"));
        Assert.Empty(history.Before("hollow"));
    }

    [Fact]
    public void An_agency_that_was_split_stays_and_what_came_out_of_it_knows_where_it_came_from()
    {
        var split = Change(AgencyChangeKind.Split, Day, successor: "ridge");
        var history = new AgencyHistory([split, new AgencyChange(Day, AgencyChangeKind.Opened, "ridge", "", "")]);
        Assert.True(history.ExistsOn("hollow", Day));
        Assert.Equal((false, true), (history.ExistsOn("ridge", Day.AddDays(-1)), history.ExistsOn("ridge", Day)));
        Assert.Equal([split], history.Before("ridge"));
    }

    [Fact]
    public void A_pack_tells_its_history_in_a_file_or_has_none()
    {
        Assert.True(AgencyHistory.In(Bench.Demonstration).ExistsOn("quillowick-police", Day));
        using var copy = new PackCopy("demo");
        copy.Write("respondents/changes.csv", "day,kind,agency,successor,name\n2020-07-01,closed,quillowick-police,,\n");
        Assert.False(AgencyHistory.In(copy.Pack).ExistsOn("quillowick-police", Day));
    }

    private static AgencyChange Change(AgencyChangeKind kind, DateOnly day, string successor = "", string name = "") => new(day, kind, "hollow", successor, name);
}
