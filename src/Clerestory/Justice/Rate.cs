namespace Clerestory.Justice;

/// <summary>What a count counts. One person may face several charges in several cases of one event, so the numbers differ by unit.</summary>
public enum CountingUnit
{
    /// <summary>People: each once.</summary>
    Person,

    /// <summary>Charges: one person may face several.</summary>
    Charge,

    /// <summary>Cases (dockets): one case may hold several charges.</summary>
    Case,

    /// <summary>Events: one arrest of one person on one day, whatever the charges.</summary>
    Event,

    /// <summary>The source is a printed document, and it does not say. Nothing new may be kept with it.</summary>
    NotStated,
}

/// <summary>By the day of what the counts are put into years.</summary>
public enum CohortBasis
{
    /// <summary>The arrest.</summary>
    Arrest,

    /// <summary>The judgment.</summary>
    Judgment,

    /// <summary>The disposition, whatever it was.</summary>
    Disposition,
}

/// <summary>Those that a count is about: what happened to them in one year, under one statute, counted in one unit, as one draw saw it.</summary>
/// <param name="Basis">By the day of what they are put into the year.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Statute">The statute's code.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Draw">The draw's id; counts of two draws are of two records.</param>
public sealed record Cohort(CohortBasis Basis, int Year, string Statute, CountingUnit Unit, string Draw);

/// <summary>A count with those that it is about.</summary>
public sealed record CohortCount(long Value, Cohort Cohort);

/// <summary>A part of a cohort as a share of it. There is no other way to make one, so two cohorts cannot be divided.</summary>
public sealed record Rate
{
    private Rate(CohortCount part, CohortCount whole) => (Part, Whole) = (part, whole);

    /// <summary>The outcome: the rate, or why there is none.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>Both counts are of the same cohort.</summary>
        public sealed record Made(Rate Rate) : Result;

        /// <summary>They are not, or the share has no meaning.</summary>
        public sealed record Refused(SeriesFinding Why) : Result;
    }

    /// <summary>The part.</summary>
    public CohortCount Part { get; }

    /// <summary>The whole cohort.</summary>
    public CohortCount Whole { get; }

    /// <summary>The share as a percentage to one decimal.</summary>
    public string Percent => Words.Percent(Part.Value, Whole.Value)!;

    /// <summary>The rate of a part in its whole. Arrests of one year and convictions of any year are different cohorts: a conviction of 2020 may follow an arrest of 2018.</summary>
    public static Result Of(CohortCount part, CohortCount whole)
    {
        if (Difference(part.Cohort, whole.Cohort) is { } differs) return Refuse(part.Cohort.Year, $"No rate can be made: {differs}. Show the two counts side by side, without a division.");
        if (part.Cohort.Unit == CountingUnit.NotStated) return Refuse(part.Cohort.Year, "No rate can be made: the source does not say what it counts. Ask it for the unit.");
        if (part.Value < 0 || part.Value > whole.Value) return Refuse(part.Cohort.Year, "No rate can be made: the part is not inside the whole. Correct one of the two counts.");
        return whole.Value == 0 ? Refuse(part.Cohort.Year, "No rate can be made: there is nobody in the whole.") : new Result.Made(new Rate(part, whole));
    }

    private static string? Difference(Cohort part, Cohort whole) =>
        part.Basis != whole.Basis ? $"one count is put into years by the day of the {Name(part.Basis)}, the other by the day of the {Name(whole.Basis)}, so they are not about the same people"
        : part.Year != whole.Year ? $"the counts are of two years, {part.Year} and {whole.Year}"
        : part.Statute != whole.Statute ? $"the counts are under two statutes, {part.Statute} and {whole.Statute}"
        : part.Unit != whole.Unit ? "the counts count different things"
        : part.Draw != whole.Draw ? "the counts are of two draws, and records were erased or added in between"
        : null;

    private static string Name(CohortBasis basis) => basis switch { CohortBasis.Arrest => "arrest", CohortBasis.Judgment => "judgment", _ => "disposition" };

    private static Result.Refused Refuse(int year, string why) => new(new SeriesFinding("justice.cohort", year, why, Severity.Error));
}
