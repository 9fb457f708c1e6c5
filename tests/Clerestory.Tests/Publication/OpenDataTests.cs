using System.Text;
using System.Text.Json;
using Clerestory.Packs;
using Clerestory.Publication;

namespace Clerestory.Tests.Publication;

/// <summary>Every value of the sources that the pack was made from is in the open data, equal to the digit.</summary>
public sealed class OpenDataTests
{
    private static readonly EditionFiles Edition = Bench.Edition(Bench.Connecticut, "2021");

    [Fact]
    public void Every_arrest_and_conviction_is_there()
    {
        var data = Data("justice").ToDictionary(r => (r["statute"], r["year"], r["measure"]), r => r["value"]);
        var source = Source("statutes-long");
        Assert.Equal(99, source.Count);
        Assert.Equal(198, data.Count);
        foreach (var row in source)
        {
            Assert.Equal(row["arrests"], data[(row["section_as_printed"], row["year"], "arrests")]);
            Assert.Equal(row["convictions"], data[(row["section_as_printed"], row["year"], "convictions")]);
        }
    }

    [Fact]
    public void Every_series_is_there()
    {
        var data = AllTables().Where(r => r["series"].Length > 0).ToDictionary(r => r["series"]);
        var source = Source("series");
        Assert.Equal(26, source.Count);
        foreach (var row in source)
        {
            var found = data[row["series_id"]];
            if (row["value"].Length == 0) Assert.Equal("lost", found["status"]);
            else if (row["value"].Contains('-', StringComparison.Ordinal)) Assert.Equal(row["value"], $"{found["value"]}-{found["value_to"]}");
            else Assert.Equal(row["value"], found["value"]);
        }
    }

    [Fact]
    public void Every_program_value_is_there_or_its_table_hides_something()
    {
        var data = AllTables().Where(r => r["measure"].Length > 0 && r["statute"].Length == 0 && r["confidentiality"] == "F").ToDictionary(r => r["measure"], r => r["value"]);
        var hiding = Clerestory.Tables.TableDefinition.In(Bench.Connecticut).Values.Where(t => Data("tables").Any(r => r["code"] == t.Code && r["verdict"] == "protected"))
            .SelectMany(t => Bench.Connecticut.Rows(t.Data.History!)).SelectMany(r => r.Values.Values).ToHashSet(StringComparer.Ordinal);
        var source = Source("programs");
        Assert.Equal(54, source.Count);
        int shown = 0;
        foreach (var row in source)
        {
            if (data.TryGetValue(row["figure_id"], out string? value)) { Assert.Equal(row["value"], value); shown++; }
            else Assert.True(hiding.Contains(row["figure_id"]) || row["figure_id"].StartsWith("peht-", StringComparison.Ordinal), $"{row["figure_id"]} is neither shown nor hidden.");
        }
        Assert.Equal(14, shown);   // the nine of whole tables, and five that stand beside a hidden one
    }

    [Fact]
    public void A_hidden_number_is_marked_and_never_empty_or_zero()
    {
        var hidden = AllTables().Where(r => r["confidentiality"] == "C").ToList();
        Assert.Equal(68, hidden.Count);
        Assert.Contains(hidden, r => (r["number"], r["least"], r["most"]) == ("CI.ciri-ss-enr", "0", "39"));
        Assert.All(hidden, r => Assert.Equal(("", "", "[c]", "suppressed", "", ""), (r["value"], r["value_to"], r["as_printed"], r["status"], r["returns"], r["note"])));
    }

    [Fact]
    public void The_data_package_describes_every_file_to_the_byte()
    {
        using var package = JsonDocument.Parse(Edition.Files["data/datapackage.json"]);
        var resources = package.RootElement.GetProperty("resources").EnumerateArray().ToList();
        var files = Edition.Files.Keys.Where(f => f.StartsWith("data/", StringComparison.Ordinal) && f.EndsWith(".csv", StringComparison.Ordinal)).ToList();
        Assert.Equal(files, resources.Select(r => "data/" + r.GetProperty("path").GetString()).Order(StringComparer.Ordinal));
        foreach (var resource in resources)
        {
            byte[] bytes = Edition.Files["data/" + resource.GetProperty("path").GetString()];
            Assert.Equal(bytes.Length, resource.GetProperty("bytes").GetInt32());
            Assert.Equal("sha256:" + Hash.Of(bytes), resource.GetProperty("hash").GetString());
            var columns = Csv.Read(Encoding.UTF8.GetString(bytes)).Columns;
            Assert.Equal(columns, resource.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("name").GetString()!));
        }
    }

    [Fact]
    public void Json_and_csv_say_the_same()
    {
        foreach (string path in Edition.Files.Keys.Where(f => f.StartsWith("data/", StringComparison.Ordinal) && f.EndsWith(".csv", StringComparison.Ordinal)))
        {
            using var json = JsonDocument.Parse(Edition.Files[Path.ChangeExtension(path, ".json")]);
            var rows = Csv.Read(Encoding.UTF8.GetString(Edition.Files[path])).Rows;
            Assert.Equal(rows.Count, json.RootElement.GetArrayLength());
            foreach (var (row, observation) in rows.Zip(json.RootElement.EnumerateArray()))
                Assert.All(row.Values, v => Assert.Equal(v.Value, observation.TryGetProperty(v.Key, out var field) && field.ValueKind != JsonValueKind.Null ? field.ToString() : ""));
        }
    }

    [Fact]
    public void Every_file_of_the_edition_is_in_its_manifest()
    {
        using var manifest = JsonDocument.Parse(Edition.Files["edition.json"]);
        var listed = manifest.RootElement.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("path").GetString()!, f => f.GetProperty("hash").GetString()!);
        Assert.Equal(Edition.Files.Keys.Where(k => k != "edition.json"), listed.Keys.Order(StringComparer.Ordinal));
        Assert.All(listed, f => Assert.Equal("sha256:" + Hash.Of(Edition.Files[f.Key]), f.Value));
    }

    private static IReadOnlyList<CsvRow> Data(string table) => Csv.Read(Encoding.UTF8.GetString(Edition.Files[$"data/{table}.csv"])).Rows;

    private static IEnumerable<CsvRow> AllTables() => Data("tables").Where(t => t["verdict"] != "withheld").SelectMany(t => Data(t["code"]));

    private static IReadOnlyList<CsvRow> Source(string name) => Csv.Read(File.ReadAllText(Path.Combine(Bench.Root, "tests", "Clerestory.Tests", "Sources", name + ".csv"))).Rows;
}
