using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Clerestory.Deliberation;
using Clerestory.Documents;
using Clerestory.Protection;

namespace Clerestory.Publication;

/// <summary>The open data of an edition: a CSV and a JSON file a table, one of all figures, one of all tables, and a Frictionless Data Package (v2) over them.</summary>
internal sealed class OpenData(EditionContent content, EditionSeals seals)
{
    /// <summary>How all JSON of an edition is written: indented, readable, stable.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private sealed record Field(string Name, string Type, string Title, string Description);

    private sealed record Resource(string Name, string Title, IReadOnlyList<Field> Fields, IReadOnlyList<IReadOnlyList<string?>> Rows)
    {
        // What tells rows apart; the first column, unless a resource says otherwise.
        public IReadOnlyList<string> Key { get; init; } = [Fields[0].Name];
    }

    /// <summary>All files, by path from the edition's root.</summary>
    public IEnumerable<(string Path, string Text)> Write()
    {
        var described = new List<object>();
        foreach (var resource in Resources())
        {
            string csv = CsvWriter.Write([.. resource.Fields.Select(f => f.Name)], resource.Rows);
            yield return ($"data/{resource.Name}.csv", csv);
            yield return ($"data/{resource.Name}.json", JsonSerializer.Serialize(Rows(resource), Json) + "\n");
            described.Add(Describe(resource, csv));
        }
        yield return ("data/datapackage.json", JsonSerializer.Serialize(Package(described), Json) + "\n");
    }

    private IEnumerable<Resource> Resources() =>
    [
        Tables(), Figures(), .. Terms(), .. Deliberated(), .. content.Tables.Values.Where(t => !t.IsWithheld && t.Cells.Count > 0).OrderBy(t => t.Code, StringComparer.Ordinal).Select(Observations),
    ];

    private Resource Tables() => new("tables", "All tables, with what may be shown of each and why",
        [Text("code", "Table"), Text("title", "Title"), Text("population", "What is counted"), Text("kind", "Kind of number"), Text("period", "Period"), Text("geography", "Area"), Text("source", "Source"),
            Text("verdict", "shown, protected (some numbers are hidden) or withheld"), Text("rule", "Disclosure rule"), Text("reason", "Reason for the rule"), Text("withheld_because", "Why the table, or some of its numbers, are hidden")],
        [.. content.Tables.Values.OrderBy(t => t.Code, StringComparer.Ordinal).Select(t => (IReadOnlyList<string?>)
            [t.Code, t.Title, Word(t.Population), Word(t.Kind), t.Period, t.Geography, content.SourceTitle(t.Source), Word(t.Verdict), t.Rule, t.Reason, string.Join("; ", t.WithheldBecause)])]);

    private Resource Figures() => new("figures", "All figures of the report",
        [Text("code", "Figure"), Text("title", "Title"), Number("value", "Value"), Number("value_to", "Upper end of a range"), Text("status", "shown, confidential or not-available"), Text("unit", "Unit"),
            Text("period", "Period"), Text("with", "Reporters with something to report"), Text("reported", "Reporters"), Text("expected", "Had to report"), Text("table", "Tables it was made from"), Text("definition", "Definition"), Text("grade", "Evidence")],
        [.. content.Figures.All.Select(f => (IReadOnlyList<string?>)
            [f.Code, f.Definition.Title, f.Machine, f.Status == FigureStatus.Shown ? Machine(f.ValueTo) : null, Word(f.Status), f.IsPercent ? "percent" : f.Definition.Unit, f.Definition.Period, ValueOf(f.Definition.Reporters.With),
                ValueOf(f.Definition.Reporters.Reported), ValueOf(f.Definition.Reporters.Expected), string.Join(" ", f.Tables.Select(t => t.Code)),
                content.Texts.Line(f.Definition.Definition, "figures", null).AsWords(), Word(f.Grade)])]);

    // Recommendations and votes, in the terms of Popolo; the same as one JSON document stands beside them.
    private IEnumerable<Resource> Deliberated()
    {
        var all = content.Deliberation.Recommendations;
        if (all.Count == 0) return [];
        return
        [
            new Resource("recommendations", "All recommendations", [.. PopoloVotes.MotionColumns.Select(c => Text(c, Title(c)))], [.. all.Select(PopoloVotes.MotionRow)]),
            new Resource("votes", "Positions on recommendations, by seat", [.. PopoloVotes.VoteColumns.Select(c => Text(c, Title(c)))], [.. all.SelectMany(PopoloVotes.VoteRows)]) { Key = [] },
        ];

        static string Title(string column) => char.ToUpperInvariant(column[0]) + column[1..].Replace('_', ' ');
    }

    private IEnumerable<Resource> Terms()
    {
        var rows = TermRows.Of(content).ToList();
        if (rows.Count == 0) yield break;
        yield return new Resource("terms", "Numbers in the words of the field's standards", [.. TermRows.Columns.Select(c => c == "value" ? Number(c, "Value") : Text(c, TermRows.Title(c)))], rows) { Key = ["number", "dimension", "standard"] };
    }

    private Resource Observations(ProtectedTable table) => new(table.Code, table.Title,
        [Text("number", "Number code"), .. table.Dimensions.SelectMany(d => new[] { Text(d.Code, d.Title), Text(d.Code + "_label", $"{d.Title}, in words") }), Number("value", "Value"),
            Number("value_to", "Upper end of a range"), Text("as_printed", "The value as its source prints it"), Text("status", "normal, revised, or why there is no value; suppressed: there is one, and it is hidden to protect people"), Text("confidentiality", "SDMX CL_CONF_STATUS: F, free for publication; C, confidential, the value is hidden"),
            Number("least", "For a hidden value: the least that it can be, from all that is published"), Number("most", "For a hidden value: the most that it can be; empty where nothing bounds it"),
            Text("unit", "Unit"), Text("period", "Period"), Text("geography", "Area"), Number("returns", "Returns counted; empty for a published figure"), Text("note", "Note"), Text("source", "Source"), Text("grade", "Evidence")],
        [.. table.Cells.Select(c => (IReadOnlyList<string?>)
            [table.NumberOf(c), .. c.Codes.Zip(c.Labels).SelectMany(p => new[] { p.First, p.Second }), Machine(c.Value), Machine(c.ValueTo), c.IsSuppressed ? "[c]" : c.Printed.Length > 0 ? c.Printed : Machine(c.Value), Word(c.Status), c.IsSuppressed ? "C" : "F", Machine(c.Possible?.Low), Machine(c.Possible?.High),
                Or(c.Unit, table.Unit), Or(c.Period, table.Period), Or(c.Geography, table.Geography), Machine(c.Returns), c.Note, content.SourceTitle(Or(c.Source, table.Source)), Word(c.Grade)])]);

    private static IEnumerable<Dictionary<string, object?>> Rows(Resource resource) => resource.Rows.Select(row => resource.Fields.Zip(row)
        .ToDictionary(p => p.First.Name, p => p.First.Type == "number" && p.Second is { Length: > 0 } text ? decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : (object?)(p.Second is { Length: 0 } ? null : p.Second), StringComparer.Ordinal));

    private static object Describe(Resource resource, string csv) => new
    {
        resource.Name, Type = "table", resource.Title, Path = resource.Name + ".csv", Format = "csv", Mediatype = "text/csv", Encoding = "utf-8",
        Bytes = System.Text.Encoding.UTF8.GetByteCount(csv), Hash = "sha256:" + Hash.Of(csv),
        Schema = new { Fields = resource.Fields.Select(f => new { f.Name, f.Type, f.Title, f.Description }), PrimaryKey = resource.Key.Count > 0 ? resource.Key : null, MissingValues = new[] { "" } },
    };

    private SortedDictionary<string, object?> Package(IReadOnlyList<object> resources)
    {
        var (manifest, outline) = (content.Pack.Manifest, content.Outline);
        return new SortedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["$schema"] = "https://datapackage.org/profiles/2.0/datapackage.json", ["name"] = $"{manifest.Code}-{outline.Code}", ["id"] = seals.Content, ["version"] = outline.Version,
            ["title"] = $"{outline.Title}, {manifest.Council.Name}, {manifest.Council.Jurisdiction}",
            ["description"] = (manifest.Demonstration ? "Demonstration: everything in this package is invented. " : "") + "An empty value is never a zero: status and confidentiality say why there is none. Tables that are withheld are listed in tables.csv, with the reason, and have no file.",
            ["created"] = outline.Issued.ToString("O", System.Globalization.CultureInfo.InvariantCulture) + "T00:00:00Z",
            ["licenses"] = new[] { new { outline.Licence.Name, outline.Licence.Title } }, ["contributors"] = new[] { new { Title = outline.Publisher, Roles = new[] { "publisher" } } },
            ["sources"] = content.Tables.Values.Select(t => t.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(s => new { Title = content.SourceTitle(s) }),
            ["resources"] = resources,
        };
    }

    private string? ValueOf(string? code) => code is null ? null : content.Figures.Find(code)?.Machine;

    private static Field Text(string name, string title) => new(name, "string", title, title);

    private static Field Number(string name, string title) => new(name, "number", title, title);

    private static string? Machine(long? value) => value?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Word(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string Or(string text, string other) => text.Length == 0 ? other : text;
}
