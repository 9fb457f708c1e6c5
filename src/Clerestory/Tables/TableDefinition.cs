using Clerestory.Packs;

namespace Clerestory.Tables;

/// <summary>The plan of a table (SDMX: data structure definition): its dimensions, its measure, where its cells come from and what may be shown.</summary>
public sealed record TableDefinition(
    string Code, string Prefix, string Title, Population Population, MeasureKind Kind, string Unit, IReadOnlyList<Dimension> Dimensions, string Period,
    string Geography, string Source, string Reporters, string? Note, DisclosureStatement? Disclosure, TableData Data)
{
    /// <summary>The tables of a pack, by code.</summary>
    public static IReadOnlyDictionary<string, TableDefinition> In(Pack pack) => pack.Once<IReadOnlyDictionary<string, TableDefinition>>(p => p.ReadAll<TableDefinition>("tables").ToDictionary(t => t.Code, StringComparer.Ordinal));

    /// <summary>A place in this table: one code for each dimension, in the dimensions' order, joined by bars.</summary>
    public string Key(IReadOnlyDictionary<string, string> at) => string.Join('|', Dimensions.Select(d => at.GetValueOrDefault(d.Code, "")));

    /// <summary>What is wrong with a place, if it names an unknown dimension or leaves one out.</summary>
    public string? FaultOf(IReadOnlyDictionary<string, string> at, bool whole)
    {
        var codes = Dimensions.Select(d => d.Code).ToList();
        if (at.Keys.Except(codes, StringComparer.Ordinal).FirstOrDefault() is { } unknown) return $"the table '{Code}' has no dimension '{unknown}'; it has {string.Join(", ", codes)}";
        return whole && codes.Except(at.Keys, StringComparer.Ordinal).FirstOrDefault() is { } left ? $"the dimension '{left}' of the table '{Code}' is not given" : null;
    }
}

/// <summary>One dimension (SDMX). Without a code list it takes any code.</summary>
public sealed record Dimension(string Code, string Title, string? Codelist);

/// <summary>The pack's own statement of what may be shown of a table, and why. A table without one cannot be published.</summary>
/// <param name="Rule">Free, or under the threshold rule.</param>
/// <param name="Reason">Why, in words that readers see.</param>
/// <param name="Threshold">The largest count that may not be shown.</param>
/// <param name="Relations">What its numbers say of other counts.</param>
/// <param name="Rows">Whether the list of its rows tells something; by default it does.</param>
public sealed record DisclosureStatement(DisclosureRule Rule, string Reason, long? Threshold, IReadOnlyList<Relation>? Relations, RowList? Rows);

/// <summary>
/// Why a table lists the rows that it lists. Occurring: because somebody was counted there, so the label alone tells of somebody, and single cells
/// cannot be hidden. Fixed: every row of the list stands there, whether anybody was counted or not.
/// </summary>
public enum RowList { Occurring, Fixed }

/// <summary>The rules that a table may state.</summary>
public enum DisclosureRule { Free, Threshold }

/// <summary>How numbers hang together: a part of a whole, percentages of a base, a table whose cells add up to a total, or means over a base.</summary>
public enum RelationKind { Part, Share, Sum, Mean }

/// <summary>A relation between numbers, from which counts follow that are not printed.</summary>
/// <param name="Kind">Part of a whole (both in this table), shares of a base, all cells of this table (or of one code) as the parts of a total, or means over a base.</param>
/// <param name="Part">The place of the part.</param>
/// <param name="Whole">The place of the whole.</param>
/// <param name="Base">The base of the percentages or means of this table, where it is known.</param>
/// <param name="AtMost">A count that their base cannot exceed, where the base is not printed.</param>
/// <param name="Total">The cell that the parts add up to; it may stand in another table.</param>
/// <param name="Parts">The codes that the parts share; none for all cells of this table but the total.</param>
/// <param name="Earlier">Codes of numbers of earlier editions that are parts of the total too.</param>
/// <param name="Count">The printed count (for means: the printed sum) that the percentages are made of, where there is one.</param>
/// <param name="Complete">Groups of codes whose percentages are all of the base together; empty where none are; null where nobody has said, so that all are hidden together.</param>
public sealed record Relation(
    [property: System.Text.Json.Serialization.JsonPropertyName("relation")] RelationKind Kind,
    IReadOnlyDictionary<string, string>? Part, IReadOnlyDictionary<string, string>? Whole, CellReference? Base, CellReference? AtMost,
    CellReference? Total, IReadOnlyDictionary<string, string>? Parts, IReadOnlyList<string>? Earlier, CellReference? Count,
    IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<string>>>? Complete);

/// <summary>A reference to a cell, wrapped as packs write it.</summary>
public sealed record CellReference(CellAddress Cell);

/// <summary>A cell of a table. Dimensions that are left out are those of the cell that refers to it.</summary>
public sealed record CellAddress(string Table, IReadOnlyDictionary<string, string> At);

/// <summary>Where the cells come from: a file of published figures, the returns of a data call, or the draws of an agency.</summary>
public sealed record TableData(string? History, string? Call, IReadOnlyList<TallyRow>? Rows, DrawTally? Draws = null);

/// <summary>How returns are counted into a cell.</summary>
public enum Tally { Sum, Reporters, Yes, Returns, Obliged }

/// <summary>One cell that is counted from returns.</summary>
public sealed record TallyRow(IReadOnlyDictionary<string, string> At, Tally Tally, string? Item, string? Place, string? Obligation, string? Label, string? Unit);
