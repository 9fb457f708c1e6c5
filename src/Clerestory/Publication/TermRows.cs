using Clerestory.Packs;
using Clerestory.Services;

namespace Clerestory.Publication;

/// <summary>The numbers of an edition in the words of the field's standards. Codes are renamed, and never added up: a sum might tell what is hidden in its parts.</summary>
internal static class TermRows
{
    /// <summary>The columns of the rows.</summary>
    public static readonly string[] Columns = ["number", "table", "dimension", "code", "label", "standard", "field", "value_in_standard", "fit", "difference", "value", "confidentiality"];

    /// <summary>What a column holds.</summary>
    public static string Title(string column) => column switch
    {
        "number" => "Number code", "table" => "Table", "dimension" => "Dimension", "code" => "Code", "label" => "Code, in words", "standard" => "Standard",
        "field" => "Field or variable of the standard", "value_in_standard" => "Value in the standard; empty where it has no term", "fit" => "exact; broader or narrower: the term means more or less than the code; none",
        "difference" => "What differs between code and term", _ => "SDMX CL_CONF_STATUS: F, free for publication; C, confidential, the value is hidden",
    };

    /// <summary>A row for each number that stands at a code with a term, and for each standard that has one.</summary>
    public static IEnumerable<IReadOnlyList<string?>> Of(EditionContent content)
    {
        var (vocabulary, lists) = (Vocabulary.In(content.Pack), CodeList.In(content.Pack));
        return
            from table in content.Tables.Values.Where(t => !t.IsWithheld).OrderBy(t => t.Code, StringComparer.Ordinal)
            from dimension in table.Dimensions.Where(d => d.Codelist is not null)
            from mapping in vocabulary.Of(dimension.Codelist!)
            from cell in table.Cells
            let term = mapping.Terms.FirstOrDefault(t => t.Code == cell.CodeOf(table, dimension.Code))
            where term is not null
            let standard = vocabulary.Standards.First(s => s.Code == mapping.Standard)
            let row = lists[standard.Codelist].Codes.FirstOrDefault(c => c["code"] == term.Term)
            select (IReadOnlyList<string?>)
            [
                table.NumberOf(cell), table.Code, dimension.Code, term.Code, cell.LabelOf(table, dimension.Code), standard.Title, FieldOf(row, term), ValueOf(row, term),
                term.Fit.ToString().ToLowerInvariant(), term.Note ?? "", cell.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture), cell.IsSuppressed ? "C" : "F",
            ];
    }

    // A list of values names the field of each; a list of variables is one of fields; any other list is one field.
    private static string FieldOf(CsvRow? row, VocabularyTerm term) => row is null ? "" : row["field"].Length > 0 ? row["field"] : row["variable"].Length > 0 ? row["variable"] : term.Value is null ? "" : row["code"];

    private static string ValueOf(CsvRow? row, VocabularyTerm term) => row is null ? "" : term.Value ?? (row["value"].Length > 0 ? row["value"] : row["label"]);
}
