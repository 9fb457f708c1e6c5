namespace Clerestory.Documents;

/// <summary>Writes tables: header cells with scope, no merged cell, the corner header always with text.</summary>
internal static class TableHtml
{
    public static Html Write(this Html html, DataTable table)
    {
        // A wide table scrolls inside its own region, which the keyboard can reach.
        html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", table.Caption + ", table"));
        html.Open("table", ("class", table.IsMatrix ? "matrix" : table.Columns.Count < 3 ? "rows two" : "rows")).Element("caption", table.Caption, ("class", table.CaptionIsShown ? null : "vh")).Line();
        html.Open("thead").Open("tr");
        foreach (var column in table.Columns) html.Element("th", column.Title, ("scope", "col"), ("class", column.IsNumeric ? "n" : null));
        html.Close().Close().Line().Open("tbody").Line();
        foreach (var row in table.Rows) Write(html, table, row);
        return html.Close().Close().Close().Line();
    }

    private static void Write(Html html, DataTable table, Row row)
    {
        html.Open("tr").Open("th", ("scope", "row")).Write(row.Header).Close();
        for (int i = 0; i < row.Cells.Count; i++)
        {
            string style = string.Join(' ', new[] { table.Columns[i + 1].IsNumeric ? "n" : null, row.Cells[i].IsZero ? "z" : null }.OfType<string>());
            html.Open("td", ("class", style.Length == 0 ? null : style)).Write(row.Cells[i].Content).Close();
        }
        html.Close().Line();
    }
}
