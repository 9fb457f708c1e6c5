using System.Globalization;
using Clerestory.Collection;
using Clerestory.Packs;

namespace Clerestory.Tables;

/// <summary>What the tables of a pack say of its other files.</summary>
public static partial class TablePlans
{
    /// <summary>Every reference of a table that leads nowhere, every row of published figures that cannot be read.</summary>
    public static IEnumerable<Finding> Examine(Pack pack)
    {
        var tables = TableDefinition.In(pack);
        foreach (var twice in tables.Values.GroupBy(t => t.Prefix, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return Finding.Error("table.prefix", $"tables/{twice.Last().Code}.json", PackFiles.LineOf(pack, $"tables/{twice.Last().Code}.json", twice.Key),
                $"The prefix '{twice.Key}' is also that of {twice.First().Code}. Number codes would clash: choose another.");
        foreach (var table in tables.Values)
        {
            foreach (var finding in Examine(pack, table, tables)) yield return finding;
        }
        foreach (string unused in pack.In("history", ".csv").Except(tables.Values.Select(t => t.Data.History).OfType<string>(), StringComparer.Ordinal))
            yield return Finding.Error("pack.unused", unused, null, "No table uses this file. Name it in a table, or take it out.");
    }

    private static IEnumerable<Finding> Examine(Pack pack, TableDefinition table, IReadOnlyDictionary<string, TableDefinition> tables)
    {
        string path = $"tables/{table.Code}.json";
        Finding Fault(string rule, string word, string message) => Finding.Error(rule, path, PackFiles.LineOf(pack, path, word), message);
        if (!Source.In(pack).ContainsKey(table.Source)) yield return Fault("table.source", table.Source, $"The source '{table.Source}' is not in sources.csv.");
        foreach (var dimension in table.Dimensions.Where(d => d.Codelist is not null && !CodeList.In(pack).ContainsKey(d.Codelist)))
            yield return Fault("table.codelist", dimension.Codelist!, $"The code list '{dimension.Codelist}' is not in codelists/index.json.");
        foreach (string message in DisclosureFaults(table, tables)) yield return Fault("table.disclosure", "disclosure", message);
        foreach (var finding in table.Data.History is { } file ? HistoryFaults(pack, table, file) : table.Data.Draws is not null ? DrawTable.Examine(pack, table) : TallyFaults(pack, table, path)) yield return finding;
    }

    private static IEnumerable<string> DisclosureFaults(TableDefinition table, IReadOnlyDictionary<string, TableDefinition> tables)
    {
        if (table.Disclosure is not { } stated)
        {
            yield return "The table states no disclosure rule. State one, with its reason: without it nothing of the table can be published.";
            yield break;
        }
        if (stated.Rule == DisclosureRule.Threshold && stated.Threshold is null or < 1) yield return "The threshold rule needs a threshold of at least 1.";
        if (stated.Rule == DisclosureRule.Free && stated.Threshold is not null) yield return "A free table has no threshold. Take it out, or state the rule 'threshold'.";
        foreach (var relation in stated.Relations ?? [])
        {
            if (relation.Kind == RelationKind.Part && (relation.Part is null || relation.Whole is null)) yield return "A part relation needs 'part' and 'whole'.";
            if (relation.Kind == RelationKind.Share && (relation.Base is null) == (relation.AtMost is null)) yield return "A share relation needs either 'base' or 'atMost'.";
            if (relation.Kind == RelationKind.Sum && relation.Total is null) yield return "A sum relation needs 'total'.";
            if (relation.Kind == RelationKind.Mean && relation.Base is null) yield return "A mean relation needs 'base'.";
            if (relation.Complete?.SelectMany(g => g.Keys).FirstOrDefault(d => table.Dimensions.All(t => t.Code != d)) is { } strange) yield return $"A relation names the dimension '{strange}' under 'complete', and the table has none of that code.";
            if (relation.Count?.Cell is { } counted && (!tables.TryGetValue(counted.Table, out var counts) ? $"A relation names the table '{counted.Table}', which does not exist." : counts.FaultOf(counted.At, whole: false) is { } bad ? $"In a relation, {bad}." : null) is { } faulty) yield return faulty;
            if (relation.Parts is not null && table.FaultOf(relation.Parts, whole: false) is { } part) yield return $"In a relation, {part}.";
            if (relation.Total?.Cell is { } total && !tables.ContainsKey(total.Table)) yield return $"A relation names the table '{total.Table}', which does not exist.";
            else if (relation.Total?.Cell is { } sum && tables[sum.Table].FaultOf(sum.At, whole: true) is { } lacks) yield return $"In a relation, {lacks}.";
            foreach (var place in new[] { relation.Part, relation.Whole }.OfType<IReadOnlyDictionary<string, string>>())
            {
                if (table.FaultOf(place, whole: true) is { } fault) yield return $"In a relation, {fault}.";
            }
            if ((relation.Base ?? relation.AtMost)?.Cell is not { } cell) continue;
            if (!tables.TryGetValue(cell.Table, out var other)) yield return $"A relation names the table '{cell.Table}', which does not exist.";
            else if (other.FaultOf(cell.At, whole: false) is { } wrong) yield return $"In a relation, {wrong}.";
        }
        bool percentOfPeople = table is { Kind: MeasureKind.Percent, Population: Population.People } && stated.Rule == DisclosureRule.Threshold;
        if (percentOfPeople && stated.Relations?.Any(r => r.Kind == RelationKind.Share) != true)
            yield return "Percentages of people need a share relation: what base they have, or what it cannot exceed.";
    }

    private static List<Finding> HistoryFaults(Pack pack, TableDefinition table, string file)
    {
        if (!pack.Has(file)) return [Finding.Error("pack.missing", file, null, $"tables/{table.Code}.json names this file, and it is missing.")];
        Csv csv;
        try
        {
            csv = Csv.Read(pack.Text(file));
        }
        catch (FormatException fault)
        {
            return [Finding.Error("pack.csv", file, null, fault.Message)];
        }
        var dimensions = table.Dimensions.Select(d => d.Code).ToList();
        var wanted = (csv.Columns.Contains("status", StringComparer.Ordinal) ? dimensions : [.. dimensions, "value"]).Concat(csv.Columns.Intersect(Tabulation.Columns, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        var faults = CsvCheck.ColumnFaults(file, csv.Columns, wanted).ToList();
        return faults.Count > 0 ? faults : [.. CsvCheck.Doubles(file, csv, dimensions), .. csv.Rows.SelectMany(row => RowFaults(pack, table, file, row))];
    }

    private static IEnumerable<Finding> RowFaults(Pack pack, TableDefinition table, string file, CsvRow row)
    {
        foreach (string column in new[] { "value", "value_to" }.Where(c => row[c].Length > 0 && !long.TryParse(row[c], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            yield return Finding.Error("pack.value", file, row.Line, $"{column} '{row[column]}' must be a whole number, without separators.");
        foreach (var dimension in table.Dimensions.Where(d => !Code().IsMatch(row[d.Code])))
            yield return Finding.Error("table.code", file, row.Line, $"The {dimension.Code} '{row[dimension.Code]}' must be a code of letters, digits, '-', '_' and brackets: it becomes an address.");
        if (!Tabulation.KnowsStatus(row["status"])) yield return Finding.Error("pack.value", file, row.Line, $"status '{row["status"]}' is unknown.");
        if ((row["value"].Length == 0) == (row["status"] is "" or "revised"))
            yield return Finding.Error("table.empty", file, row.Line, "A row has a value, or a status that says why it has none; never both, never neither.");
        if (row["grade"].Length > 0 && !Grades.Knows(row["grade"])) yield return Finding.Error("pack.value", file, row.Line, $"grade '{row["grade"]}' must be one of: {string.Join(", ", Grades.All)}.");
        if (row["source"].Length > 0 && !Source.In(pack).ContainsKey(row["source"]))
            yield return Finding.Error("table.source", file, row.Line, $"The source '{row["source"]}' is not in sources.csv.");
        foreach (var dimension in table.Dimensions.Where(d => d.Codelist is not null))
        {
            if (CodeList.In(pack).TryGetValue(dimension.Codelist!, out var list) && !list.Has(row[dimension.Code]))
                yield return Finding.Error("table.code", file, row.Line, $"The {dimension.Code} '{row[dimension.Code]}' is not in the code list {dimension.Codelist}.");
        }
    }

    // Letters, digits, hyphens, low lines and brackets; no dot, which joins the codes of a place in an address.
    [System.Text.RegularExpressions.GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9()_-]*\z", System.Text.RegularExpressions.RegexOptions.CultureInvariant)]
    private static partial System.Text.RegularExpressions.Regex Code();

    private static IEnumerable<Finding> TallyFaults(Pack pack, TableDefinition table, string path)
    {
        if (table.Data.Call is null || table.Data.Rows is null)
            return [Finding.Error("table.data", path, PackFiles.LineOf(pack, path, "data"), "A table takes its cells from 'history', or from a 'call' with 'rows'.")];
        if (!CallPlan.In(pack).TryGetValue(table.Data.Call, out var call))
            return [Finding.Error("table.call", path, PackFiles.LineOf(pack, path, table.Data.Call), $"There is no data call '{table.Data.Call}'.")];
        var obligations = call.ObligationsIn(pack).ToDictionary(o => o.Code, StringComparer.Ordinal);
        var items = obligations.Values.SelectMany(o => Instrument.In(pack).TryGetValue(o.Instrument, out var form) ? form.Items : []).ToLookup(i => i.Code, StringComparer.Ordinal);
        var twice = table.Data.Rows.GroupBy(r => table.Key(r.At), StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"The place {g.Key} is counted twice.");
        return table.Data.Rows.SelectMany(row => TallyFaults(table, row, obligations, items, CodeList.In(pack))).Concat(twice)
            .Select(message => Finding.Error("table.tally", path, PackFiles.LineOf(pack, path, "rows"), message));
    }

    private static bool Fits(Tally tally, ItemType type) => tally switch
    {
        Tally.Sum or Tally.Reporters => type is ItemType.Count or ItemType.Counts or ItemType.Percent or ItemType.BeforeAfter,
        Tally.Yes => type is ItemType.YesNo or ItemType.Choices,
        _ => true,
    };

    private static IEnumerable<string> TallyFaults(
        TableDefinition table, TallyRow row, Dictionary<string, Registry.Obligation> obligations, ILookup<string, Item> items, IReadOnlyDictionary<string, CodeList> lists)
    {
        foreach (var (dimension, code) in table.Dimensions.Select(d => (d, row.At.GetValueOrDefault(d.Code, ""))).Where(p => !Code().IsMatch(p.Item2) || p.d.Codelist is { } list && !lists[list].Has(p.Item2)))
            yield return $"The {dimension.Code} '{code}' of a row is no code of this table.";
        if (table.FaultOf(row.At, whole: true) is { } place) yield return $"In a row, {place}.";
        if (row.Obligation is { } named && !obligations.ContainsKey(named)) yield return $"The call has no obligation '{named}'.";
        if (row.Tally == Tally.Obliged && row.Obligation is null) yield return "The tally 'obliged' needs an 'obligation'.";
        if (row.Tally is Tally.Sum or Tally.Reporters or Tally.Yes && row.Item is null) yield return $"The tally '{row.Tally}' needs an 'item'.";
        if (row.Item is { } named_ && !items.Contains(named_)) yield return $"No form of the call has the item '{named_}'.";
        foreach (var item in row.Item is null ? [] : items[row.Item])
        {
            if (!Fits(row.Tally, item.Type)) yield return $"The tally '{row.Tally}' does not fit the item '{item.Code}', whose answers are of the type {item.Type}.";
            if (row.Place is { } at && !Places(item, lists).Contains(at, StringComparer.Ordinal)) yield return $"The item '{item.Code}' has no place '{at}'.";
        }
    }

    // What can be counted of an item: its places, a whole row of a list; and of a measure before and after, how many were measured both times.
    private static IEnumerable<string> Places(Item item, IReadOnlyDictionary<string, CodeList> lists) => ItemPlaces.Of(item, lists).Select(p => p.Place)
        .Concat(item.Codelist is { } list && lists.TryGetValue(list, out var codes) ? codes.Codes.Select(c => c["code"]) : [])
        .Concat(item.Type == ItemType.BeforeAfter ? [BeforeAfter.BothPlace] : []);
}
