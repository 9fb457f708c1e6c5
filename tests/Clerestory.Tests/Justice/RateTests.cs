using Clerestory.Justice;
using CsCheck;

namespace Clerestory.Tests.Justice;

public sealed class RateTests
{
    private static readonly Cohort Arrested = new(CohortBasis.Arrest, 2018, "53a-83a(c)", CountingUnit.Person, "draw-1");

    private static readonly Gen<Cohort> Cohorts = Gen.Select(Gen.Enum<CohortBasis>(), Gen.Int[2011, 2013], Gen.Bool.Select(b => b ? "a" : "b"), Gen.Enum<CountingUnit>(), Gen.Bool.Select(b => b ? "one" : "other"))
        .Select((basis, year, statute, unit, draw) => new Cohort(basis, year, statute, unit, draw));

    // The printed report: under 53a-83a(c) one arrest in 2018, one conviction in 2020.
    [Fact]
    public void A_conviction_of_2020_is_not_divided_by_the_arrest_of_2018()
    {
        var why = Refused(new CohortCount(1, Arrested with { Basis = CohortBasis.Judgment, Year = 2020 }), new CohortCount(1, Arrested));
        Assert.Equal("justice.cohort", why.Rule);
        Assert.Contains("the day of the judgment, the other by the day of the arrest", why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nor_are_the_arrests_and_convictions_of_one_year() =>
        Assert.Contains("not about the same people", Refused(new CohortCount(1, Arrested with { Basis = CohortBasis.Judgment }), new CohortCount(2, Arrested)).Message, StringComparison.Ordinal);

    [Fact]
    public void Dismissed_cases_are_a_share_of_all_that_were_disposed_of_in_the_year()
    {
        var disposed = new Cohort(CohortBasis.Disposition, 2020, "53a-86", CountingUnit.Case, "draw-1");
        var made = Assert.IsType<Rate.Result.Made>(Rate.Of(new CohortCount(1, disposed), new CohortCount(8, disposed)));
        Assert.Equal("12.5%", made.Rate.Percent);   // 1 of 8
    }

    [Fact]
    public void There_is_no_rate_of_nobody_none_above_all_and_none_without_a_unit()
    {
        Assert.Contains("nobody in the whole", Refused(new CohortCount(0, Arrested), new CohortCount(0, Arrested)).Message, StringComparison.Ordinal);
        Assert.Contains("not inside the whole", Refused(new CohortCount(3, Arrested), new CohortCount(2, Arrested)).Message, StringComparison.Ordinal);
        var printed = Arrested with { Unit = CountingUnit.NotStated };
        Assert.Contains("does not say what it counts", Refused(new CohortCount(1, printed), new CohortCount(2, printed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_of_any_two_different_cohorts_make_no_rate() => Gen.Select(Cohorts, Cohorts).Sample((part, whole) =>
        Rate.Of(new CohortCount(1, part), new CohortCount(2, whole)) is Rate.Result.Made == (part == whole && part.Unit != CountingUnit.NotStated));

    private static SeriesFinding Refused(CohortCount part, CohortCount whole) => Assert.IsType<Rate.Result.Refused>(Rate.Of(part, whole)).Why;
}
