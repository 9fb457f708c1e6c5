using System.Text.RegularExpressions;
using Clerestory.Collection.Forms;

namespace Clerestory.Justice;

/// <summary>Looks for numbers of single cases and for names in a file of counts. The council holds counts; a file that lists cases is refused whole, and what was found is not repeated.</summary>
internal static partial class CaseNumbers
{
    /// <summary>Everything found, one finding for each column.</summary>
    /// <param name="file">The file.</param>
    /// <param name="known">Cells that hold just these words pass.</param>
    public static IReadOnlyList<Finding> Examine(GuardedFile file, IReadOnlySet<string> known) =>
    [
        .. from sheet in file.Sheets
           from cell in sheet.Cells
           where cell.Kind == CellKind.Text && !known.Contains(cell.Text) && (Docket().IsMatch(cell.Text) || Name().IsMatch(cell.Text))
           group cell by (sheet.Name, cell.Column, IsName: Name().IsMatch(cell.Text)) into column
           select Finding.Error("justice.single-cases", file.Name, null,
               $"Column {SafeCell.ColumnName(column.Key.Column)}, row {column.First().Row}, seems to hold {(column.Key.IsName ? "names of people" : "numbers of single cases")}. Nothing was kept. Ask for counts only, or take the column out, and send the file again."),
    ];

    // HHD-CR19-0123456-S, CR 20-12345, 2019-004512: letters or a year with a running number, or a number longer than any count. A section has fewer digits.
    [GeneratedRegex(@"\b[A-Z]{1,4}[- ]?[0-9]{0,2}[A-Z]{0,2}[- ]?[0-9]{2}[- ]?[0-9]{4,}|\b0[0-9]{4,}|[0-9]{7,}|\b(19|20)[0-9]{2}-[0-9]{4,}", RegexOptions.CultureInvariant)]
    private static partial Regex Docket();

    // Family name, given name.
    [GeneratedRegex(@"^\p{Lu}[\p{Ll}'’-]+, \p{Lu}[\p{Ll}'’-]+( \p{Lu}\.?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
