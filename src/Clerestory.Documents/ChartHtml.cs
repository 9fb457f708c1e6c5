using System.Globalization;

namespace Clerestory.Documents;

/// <summary>Writes charts without a style attribute, so that they hold under a strict content security policy and print as they are.</summary>
internal static class ChartHtml
{
    private const int TallestColumn = 150;

    public static Html Write(this Html html, WaffleChart chart)
    {
        int columns = chart.Whole > 60 ? 34 : 20;
        long rows = (chart.Whole + columns - 1) / columns;
        html.Open("svg", ("class", "waffle"), ("viewBox", $"0 0 {columns * 19 - 4} {rows * 19 - 4}"), ("role", "img"), ("aria-label", chart.Words));
        for (long i = 0; i < chart.Whole; i++)
        {
            long x = i % columns * 19, y = i / columns * 19;
            if (i < chart.Part) html.Open("rect", ("x", Text(x)), ("y", Text(y)), ("width", "15"), ("height", "15"), ("class", "full"));
            else html.Open("rect", ("x", Text(x + 0.75)), ("y", Text(y + 0.75)), ("width", "13.5"), ("height", "13.5"), ("class", "none"));
        }
        html.Close().Line();
        return html.Open("p", ("class", "legend")).Element("span", "", ("class", "k full")).Text($"{Read(chart.Part)} {chart.PartLabel} ").Element("span", "", ("class", "k none"))
            .Text($"{Read(chart.Whole - chart.Part)} {chart.RestLabel}").Close().Line();
    }

    public static Html Write(this Html html, BarChart chart)
    {
        long top = Math.Max(1, chart.Bars.Max(b => b.Value));
        html.Open("table", ("class", "bars")).Element("caption", chart.Caption, ("class", "vh")).Open("thead").Open("tr")
            .Element("th", chart.RowTitle, ("scope", "col")).Element("th", chart.ValueTitle, ("scope", "col")).Close().Close().Open("tbody").Line();
        foreach (var bar in chart.Bars)
        {
            html.Open("tr", ("class", bar.IsGap ? "gap" : null)).Element("th", bar.Label, ("scope", "row")).Open("td").Open("div", ("class", "barline"));
            if (bar.Value > 0) html.Open("svg", ("class", "bar"), ("width", Text(bar.Value * 60.0 / top) + "%"), ("height", "24"), ("aria-hidden", "true"), ("focusable", "false"))
                .Open("rect", ("width", "100%"), ("height", "100%")).Close();
            html.Open("span", ("class", "n")).Element("b", bar.Text);
            if (bar.Note.Count > 0) html.Text(" ").Open("i").Write(bar.Note).Close();
            html.Close().Close().Close().Close().Line();
        }
        return html.Close().Close().Line();
    }

    public static Html Write(this Html html, ColumnChart chart)
    {
        long top = Math.Max(1, chart.Up.Concat(chart.Down).Max());
        html.Open("p", ("class", "legend cols-key")).Element("span", "", ("class", "k a")).Text(chart.UpTitle + " ").Element("span", "", ("class", "k c")).Text(chart.DownTitle).Close();
        html.Open("table", ("class", "cols")).Element("caption", chart.Caption, ("class", "vh")).Open("thead").Open("tr").Open("th", ("scope", "col")).Element("span", chart.AxisTitle).Close();
        foreach (string place in chart.Axis) html.Element("th", place, ("scope", "col"));
        html.Close().Close().Open("tbody").Line();
        WriteColumns(html, "ar", chart.UpTitle, chart.Up, top);
        WriteColumns(html, "co", chart.DownTitle, chart.Down, top);
        return html.Close().Close().Line();
    }

    private static void WriteColumns(Html html, string style, string title, IReadOnlyList<long> values, long top)
    {
        html.Open("tr", ("class", style)).Open("th", ("scope", "row")).Element("span", title).Close();
        foreach (long value in values)
        {
            html.Open("td").Element("span", Read(value), ("class", "n"));
            if (value > 0) html.Open("svg", ("class", "col"), ("width", "100%"), ("height", Text(Math.Max(1.5, (double)value * TallestColumn / top))), ("aria-hidden", "true"), ("focusable", "false"))
                .Open("rect", ("width", "100%"), ("height", "100%")).Close();
            html.Close();
        }
        html.Close().Line();
    }

    public static Html Write(this Html html, PanelChart chart)
    {
        html.Open("p", ("class", "legend")).Element("span", "", ("class", "k a")).Text(chart.UpTitle + " ").Element("span", "", ("class", "k c")).Text(chart.DownTitle).Close();
        foreach (var group in chart.Groups)
        {
            html.Element("p", $"Scale 0 to {Read(group.Top)}", ("class", "scale")).Open("div", ("class", "panels")).Line();
            foreach (var panel in group.Panels) WritePanel(html, panel, Math.Max(1, group.Top));
            html.Close().Line();
        }
        return chart.Rest.Count == 0 ? html : html.Open("p", ("class", "note")).Write(chart.Rest).Close().Line();
    }

    private static void WritePanel(Html html, Panel panel, long top)
    {
        const double height = 78, ground = 96;
        double step = 200.0 / panel.Axis.Count;
        html.Open("div", ("class", "panel")).Open("p", ("class", "panel-h")).Element("b", panel.Title).Text(panel.Subtitle).Close();
        html.Open("svg", ("viewBox", "0 0 200 116"), ("role", "img"), ("aria-label", panel.Words));
        html.Open("line", ("x1", "0"), ("x2", "200"), ("y1", Text(ground)), ("y2", Text(ground)), ("class", "base"));
        int peak = panel.Up.ToList().IndexOf(panel.Up.Max());
        for (int i = 0; i < panel.Axis.Count; i++)
        {
            WriteBar(html, "a", i * step + 1, step - 2, panel.Up[i] * height / top, ground);
            WriteBar(html, "c", i * step + step / 2 - 2.5, 5, panel.Down[i] * height / top, ground);
        }
        html.Element("text", Read(panel.Up[peak]), ("x", Text(peak * step + step / 2)), ("y", Text(ground - panel.Up[peak] * height / top - 5)), ("class", "v"), ("text-anchor", "middle"));
        if (peak < panel.Axis.Count - 1)
            html.Element("text", Read(panel.Up[^1]), ("x", Text(200 - step / 2)), ("y", Text(ground - panel.Up[^1] * height / top - 5)), ("class", "v"), ("text-anchor", "middle"));
        html.Element("text", panel.Axis[0], ("x", "0"), ("y", "112"), ("class", "ax")).Element("text", panel.Axis[^1], ("x", "200"), ("y", "112"), ("class", "ax"), ("text-anchor", "end"));
        html.Close().Close().Line();
    }

    private static void WriteBar(Html html, string style, double x, double width, double height, double ground)
    {
        if (height > 0) html.Open("rect", ("x", Text(x)), ("y", Text(ground - height)), ("width", Text(width)), ("height", Text(height)), ("class", style));
    }

    private static string Read(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
