namespace Clerestory.Justice;

/// <summary>Whether a law was in force in a year.</summary>
public enum InForce
{
    /// <summary>On at least one day of the year.</summary>
    Yes,

    /// <summary>The law was made later: nobody could be arrested or convicted under it, so a count is not applicable.</summary>
    NotYet,

    /// <summary>The law ended before the year. Counts may still come: what was done under it is judged under it.</summary>
    NoMore,

    /// <summary>The register does not say.</summary>
    NotKnown,
}

/// <summary>A law against the years of a series.</summary>
public static class LawInYear
{
    extension(Law law)
    {
        /// <summary>The versions in force on at least one day of a year, in the order of their days. A year in which the law changed has several.</summary>
        public IReadOnlyList<LawVersion> VersionsIn(int year) =>
            [.. law.Versions.Where(v => (v.ValidFrom is null || v.ValidFrom.Value.Year <= year) && (v.ValidTo is null || v.ValidTo.Value.Year >= year)).OrderBy(v => v.ValidFrom ?? DateOnly.MinValue)];

        /// <summary>Whether the law was in force in a year. A register whose first version has no first day does not say since when.</summary>
        public InForce InForceIn(int year) =>
            law.Versions.Count == 0 ? InForce.NotKnown
            : law.VersionsIn(year).Count > 0 ? InForce.Yes
            : law.Versions.All(v => v.ValidFrom?.Year > year) ? InForce.NotYet
            : law.Versions.All(v => v.ValidTo?.Year < year) ? InForce.NoMore
            : InForce.NotKnown;

        /// <summary>The first day on which the law is known to have been in force; null where the register does not say.</summary>
        public DateOnly? FirstDay => law.Versions.Count > 0 && law.Versions.All(v => v.ValidFrom is not null) ? law.Versions.Min(v => v.ValidFrom) : null;
    }

    /// <summary>
    /// Counts of years before the law was made. A zero there says that the records were searched and held none; but there was nothing to search for.
    /// A count other than zero there means that the section or the year is wrong.
    /// </summary>
    public static IReadOnlyList<SeriesFinding> CountsBeforeLaw(Law law, IEnumerable<YearCount> series) =>
    [
        .. series.Where(y => y.Value is not null && law.InForceIn(y.Year) == InForce.NotYet).OrderBy(y => y.Year).Select(y => y.Value == 0
            ? new SeriesFinding("justice.zero-before-law", y.Year, $"{law.Cite} is law since {Words.Day(law.FirstDay!.Value)}, so there can be no zero for {y.Year}. Write 'not applicable' (NA).", Severity.Error)
            : new SeriesFinding("justice.count-before-law", y.Year, $"{law.Cite} is law since {Words.Day(law.FirstDay!.Value)}, and {Words.Number(y.Value!.Value)} are counted for {y.Year}. Ask the source for the right section or year.", Severity.Error)),
    ];
}
