using Clerestory.Disclosure;
using Clerestory.Packs;
using Clerestory.Tables;

namespace Clerestory.Protection;

/// <summary>Decides of each table whether it may be shown. Until single cells can be hidden, a table with any number that may not be shown is withheld whole.</summary>
/// <param name="tables">The pack's tables, by code.</param>
/// <param name="lists">The pack's code lists, for the labels of what is shown.</param>
/// <param name="cellsOf">The cells of each table, by its code.</param>
public sealed class Gate(
    IReadOnlyDictionary<string, TableDefinition> tables, IReadOnlyDictionary<string, CodeList> lists, IReadOnlyDictionary<string, IReadOnlyList<Cell>> cellsOf)
{
    /// <summary>Judges all tables, in the order of their codes.</summary>
    public IReadOnlyList<ProtectedTable> JudgeAll() => [.. tables.Values.OrderBy(t => t.Code, StringComparer.Ordinal).Select(Judge)];

    /// <summary>Judges a table.</summary>
    /// <exception cref="InvalidOperationException">The table states no rule: without one nothing can be published.</exception>
    public ProtectedTable Judge(TableDefinition table)
    {
        var stated = table.Disclosure ?? throw new InvalidOperationException($"The table '{table.Code}' states no disclosure rule, so it cannot be published.");
        // One reason for all: which of a table's numbers is small would be told by a finer one.
        string[] because = stated.Rule == DisclosureRule.Threshold && TellsOfFew(table, stated)
            ? [$"at least one of its numbers is a count from 1 to {stated.Threshold}, or one from which such a count follows"] : [];
        return new ProtectedTable(
            table.Code, table.Prefix, table.Title, table.Kind, table.Population, table.Unit, [.. table.Dimensions.Select(d => new ProtectedDimension(d.Code, d.Title))],
            table.Period, table.Geography, table.Source, table.Reporters, table.Note, because.Length == 0 ? Verdict.Shown : Verdict.Withheld, RuleInWords(stated),
            stated.Reason, stated.Threshold, because, because.Length == 0 ? [.. cellsOf[table.Code].OrderBy(c => c.Order).Select(c => Show(table, c))] : []);
    }

    private static string RuleInWords(DisclosureStatement stated) => stated.Rule == DisclosureRule.Free
        ? "Free: no count is hidden"
        : $"Counts from 1 to {stated.Threshold} are not shown, nor a number from which one follows";

    private bool TellsOfFew(TableDefinition table, DisclosureStatement stated)
    {
        var rule = new ThresholdRule(stated.Threshold!.Value);
        bool small = table.Kind != MeasureKind.Percent && cellsOf[table.Code].SelectMany(c => new[] { c.Value, c.ValueTo }).Any(count => count is > 0 && rule.IsSmall(count.Value));
        return small || (stated.Relations ?? []).Any(relation => relation.Kind == RelationKind.Part
            ? DifferenceIsSmall(table, relation, rule)
            : cellsOf[table.Code].Any(cell => ShareTells(table, cell, relation, rule)));
    }

    private bool DifferenceIsSmall(TableDefinition table, Relation relation, ThresholdRule rule)
    {
        long? Value(IReadOnlyDictionary<string, string> at) => cellsOf[table.Code].FirstOrDefault(c => c.Key == table.Key(at))?.Value;
        // A relation that cannot be judged (a number is missing, the part is greater) hides the table: what cannot be judged is not shown.
        return Value(relation.Whole!) is not { } whole || Value(relation.Part!) is not { } part || part > whole || rule.JudgePart(whole, part) != Confidentiality.Free;
    }

    // A percentage whose base cannot be found cannot be judged, and what cannot be judged is not shown.
    private bool ShareTells(TableDefinition table, Cell cell, Relation relation, ThresholdRule rule)
    {
        if (cell.Value is not { } percent) return false;
        if (BaseOf(table, cell, (relation.Base ?? relation.AtMost)!.Cell) is not (> 0 and <= Percentage.LargestBaseJudged and var @base) || percent is < 0 or > 100) return true;
        var read = relation.Base is not null ? Percentage.Of(percent, @base) : Percentage.OfAtMost(percent, @base);
        return rule.Judge(read) != Confidentiality.Free;
    }

    private long? BaseOf(TableDefinition table, Cell cell, CellAddress address)
    {
        var own = table.Dimensions.Zip(cell.Codes).ToDictionary(p => p.First.Code, p => p.Second, StringComparer.Ordinal);
        return cellsOf.GetValueOrDefault(address.Table)?.FirstOrDefault(c => Fits(c, address, own))?.Value;
    }

    // The address says some dimensions; the others are those of the percentage itself, by the names that both tables share.
    private bool Fits(Cell candidate, CellAddress address, Dictionary<string, string> own) =>
        tables[address.Table].Dimensions.Zip(candidate.Codes).All(d => d.Second == (address.At.GetValueOrDefault(d.First.Code) ?? own.GetValueOrDefault(d.First.Code)));

    private ProtectedCell Show(TableDefinition table, Cell cell) => new(
        cell.Codes, [.. table.Dimensions.Zip(cell.Codes).Select(d => LabelOf(d.First, d.Second, cell))], cell.Value, cell.ValueTo, cell.Status, cell.Label, cell.Unit,
        cell.Period, cell.Geography, cell.Printed, cell.Note, cell.Source, cell.Grade, cell.Returns);

    private string LabelOf(Dimension dimension, string code, Cell cell) =>
        dimension.Codelist is { } list ? lists[list].Label(code) : cell.Label.Length > 0 && cell.Codes.Count == 1 ? cell.Label : code;
}
