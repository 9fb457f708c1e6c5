namespace Clerestory;

/// <summary>What a table's numbers are: counts, whole percentages as a source printed them, or other amounts (ages, days).</summary>
public enum MeasureKind { Count, Percent, Amount }

/// <summary>What the counts are counts of.</summary>
public enum Population { People, Agencies, Events, Cases, Places }

/// <summary>Why a cell has no value, or what is special about the one it has (SDMX: observation status). None of them is a zero. Suppressed: there is a value, and it is hidden to protect people; only Protection gives this status.</summary>
public enum CellStatus { Normal, Blank, NotKnown, NotApplicable, NotReported, Lost, Revised, Suppressed }
