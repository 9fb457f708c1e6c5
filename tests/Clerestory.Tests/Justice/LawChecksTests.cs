using Clerestory.Justice;
using CsCheck;

namespace Clerestory.Tests.Justice;

public sealed class LawChecksTests
{
    private static readonly IReadOnlyDictionary<string, Law> Laws = Law.In(Bench.Connecticut);

    private static readonly Gen<DateOnly?> Days = Gen.Frequency((1, Gen.Const((DateOnly?)null)), (4, Gen.Select(Gen.Int[2010, 2022], Gen.Int[1, 12]).Select((y, m) => (DateOnly?)new DateOnly(y, m, 15))));

    private static readonly Gen<Law> AnyLaw = Gen.Select(Days, Days).Array[0, 3].Select(spans => new Law("x", LawKind.Statute, "X 1", "X",
        [.. spans.Select(s => new LawVersion(s.Item1, s.Item2, null, null, null, null, null, "s", Grade.Verified))], null, Grade.Verified, null));

    // C.G.S. 53a-83b is law since October 1, 2017 (PA 17-32 s. 4): eleven printed zeros, of which those of 2011 to 2016 cannot be.
    [Fact]
    public void Zeros_of_years_before_the_crime_existed_are_refused_with_the_word_to_write_instead()
    {
        var found = LawInYear.CountsBeforeLaw(Laws["53a-83b"], Enumerable.Range(2011, 11).Select(y => YearCount.Of(y, 0)));
        Assert.Equal(Enumerable.Range(2011, 6), found.Select(f => f.Year!.Value));
        Assert.All(found, f => Assert.Equal(("justice.zero-before-law", Severity.Error), (f.Rule, f.Severity)));
        Assert.Contains("C.G.S. 53a-83b is law since October 1, 2017, so there can be no zero for 2011. Write 'not applicable' (NA).", found[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Not_applicable_is_in_order_there_and_a_count_above_zero_is_an_error_of_its_own()
    {
        Assert.Empty(LawInYear.CountsBeforeLaw(Laws["53a-83b"], [YearCount.Without(2011, CellStatus.NotApplicable), YearCount.Of(2017, 0)]));
        Assert.Equal("justice.count-before-law", Assert.Single(LawInYear.CountsBeforeLaw(Laws["53a-83b"], [YearCount.Of(2016, 2)])).Rule);
    }

    [Fact]
    public void Where_the_register_does_not_say_since_when_nothing_is_refused() =>
        Assert.Empty(LawInYear.CountsBeforeLaw(Laws["53a-196i"], [YearCount.Of(2011, 0)]));

    [Fact]
    public void A_year_in_which_the_law_changed_has_both_versions() =>
        Assert.Equal(["Class B felony", "Class A felony"], Laws["53a-192a"].VersionsIn(2017).Select(v => v.Class));

    // Day by day: the plain meaning of "in force in a year", for any register.
    [Fact]
    public void In_force_in_a_year_is_in_force_on_one_of_its_days() => Gen.Select(AnyLaw, Gen.Int[2009, 2023]).Sample((law, year) =>
    {
        var days = Enumerable.Range(0, new DateOnly(year, 12, 31).DayNumber - new DateOnly(year, 1, 1).DayNumber + 1).Select(new DateOnly(year, 1, 1).AddDays);
        // Versions that end before they begin are in force on no day.
        var sound = law with { Versions = [.. law.Versions.Where(v => !(v.ValidTo < v.ValidFrom))] };
        return (sound.InForceIn(year) == InForce.Yes) == days.Any(d => sound.On(d) is not null);
    });

    // D21 of the printed report: the number is that of another crime.
    [Fact]
    public void A_title_that_belongs_to_another_section_is_named_with_that_section()
    {
        var found = PrintedLaws.SectionAndTitle(Laws.Values, "53a-196i", "Commercial Sexual Abuse of a Minor");
        Assert.Equal("justice.section-and-title", found!.Rule);
        Assert.Contains("'Commercial Sexual Abuse of a Minor' is C.G.S. 53a-83b", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("53a-192a", "Trafficking in persons.", null)]
    [InlineData("53a- 192a", "TRAFFICKING IN PERSONS", null)]
    [InlineData("53a-83", "Patronizing a prostitute", null)]
    [InlineData("53a-83a", "Patronizing a prostitute from a motor vehicle & patronizing a prostitute", "justice.section-and-title")]
    [InlineData("53a-83a(c)", "Patronizing Prost < 18 Vitm/ Traffic.", "justice.section-unknown")]
    [InlineData("53a-999", "Anything", "justice.section-unknown")]
    public void Section_and_title_must_belong_together(string section, string title, string? rule) =>
        Assert.Equal(rule, PrintedLaws.SectionAndTitle(Laws.Values, section, title)?.Rule);

    [Fact]
    public void A_remark_of_the_register_in_brackets_is_no_part_of_the_title() =>
        Assert.Null(PrintedLaws.SectionAndTitle(Law.In(Bench.Demonstration).Values, "956", "Sale of a person"));

    // D20: printed for 2021, repealed on October 1, 2017.
    [Fact]
    public void A_class_of_an_earlier_version_is_told_with_its_last_day()
    {
        Assert.Contains("was in force until September 30, 2017", PrintedLaws.ClassOn(Laws["53a-192a"], new DateOnly(2021, 12, 31), "Class B felony")!.Message, StringComparison.Ordinal);
        Assert.Null(PrintedLaws.ClassOn(Laws["53a-192a"], new DateOnly(2016, 12, 31), "class B felony"));
        Assert.NotNull(PrintedLaws.ClassOn(Laws["53a-86"], new DateOnly(2021, 1, 1), "Class A felony"));
    }
}
