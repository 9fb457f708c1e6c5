namespace Clerestory.Packs;

/// <summary>What a pack says of one of its code lists.</summary>
/// <param name="Code">The list's own code.</param>
/// <param name="Title">The list's title.</param>
/// <param name="File">Its CSV file.</param>
/// <param name="Columns">All columns of the file, in order; the first two are <c>code</c> and <c>label</c>.</param>
/// <param name="Ours">Columns that are the pack's own reading, not the source's.</param>
/// <param name="Unconfirmed">Columns from memory.</param>
/// <param name="Source">Where the list comes from.</param>
/// <param name="Grade">How well it is known.</param>
/// <param name="Note">Anything a reader must know.</param>
public sealed record CodeListPlan(
    string Code, string Title, string File, IReadOnlyList<string> Columns, IReadOnlyList<string>? Ours, IReadOnlyList<string>? Unconfirmed,
    string Source, Grade Grade, string? Note);

/// <summary>A list of codes with their labels (SDMX: code list), in the order of its file.</summary>
public sealed record CodeList(CodeListPlan Plan, IReadOnlyList<CsvRow> Codes)
{
    /// <summary>The label of a code; the code itself where the list does not have it.</summary>
    public string Label(string code) => Labels.GetValueOrDefault(code, code);

    /// <summary>Whether the list has that code.</summary>
    public bool Has(string code) => Labels.ContainsKey(code);

    private Dictionary<string, string> Labels => field ??= Codes.ToDictionary(r => r["code"], r => r["label"], StringComparer.Ordinal);

    /// <summary>All code lists of a pack, by code.</summary>
    public static IReadOnlyDictionary<string, CodeList> In(Pack pack) => pack.Once<IReadOnlyDictionary<string, CodeList>>(
        p => Plans(p).ToDictionary(plan => plan.Code, plan => new CodeList(plan, p.Rows(plan.File)), StringComparer.Ordinal));

    /// <summary>What is wrong with the code lists of a pack.</summary>
    public static IEnumerable<Finding> Examine(Pack pack)
    {
        var plans = Plans(pack);
        foreach (var twice in plans.GroupBy(p => p.Code, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return Finding.Error("pack.double", "codelists/index.json", PackFiles.LineOf(pack, "codelists/index.json", twice.Key), $"The code list '{twice.Key}' is named twice.");
        foreach (var plan in plans)
        {
            foreach (var finding in Examine(pack, plan)) yield return finding;
        }
        foreach (string path in pack.In("codelists", ".csv").Except(plans.Select(p => p.File), StringComparer.Ordinal))
            yield return Finding.Error("pack.unused", path, null, "codelists/index.json does not name this list. Name it there, with its source.");
    }

    private static IEnumerable<Finding> Examine(Pack pack, CodeListPlan plan)
    {
        if (plan.Columns is not ["code", "label", ..]) return [Finding.Error("pack.column", "codelists/index.json", PackFiles.LineOf(pack, "codelists/index.json", plan.Code), $"The first two columns of the code list '{plan.Code}' must be code and label.")];
        if (!pack.Has(plan.File)) return [Finding.Error("pack.missing", plan.File, null, $"The file of the code list '{plan.Code}' is missing.")];
        try
        {
            var csv = Csv.Read(pack.Text(plan.File));
            return [.. CsvCheck.ColumnFaults(plan.File, csv.Columns, plan.Columns), .. CsvCheck.Doubles(plan.File, csv, ["code"])];
        }
        catch (FormatException fault)
        {
            return [Finding.Error("pack.csv", plan.File, null, fault.Message)];
        }
    }

    private static IReadOnlyList<CodeListPlan> Plans(Pack pack) => pack.Read<IReadOnlyList<CodeListPlan>>("codelists/index.json");
}
