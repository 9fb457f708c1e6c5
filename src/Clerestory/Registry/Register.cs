using Clerestory.Packs;

namespace Clerestory.Registry;

/// <summary>What the files of the register say of each other.</summary>
public static class Register
{
    /// <summary>Every reference in the register that leads nowhere.</summary>
    public static IEnumerable<Finding> Examine(Pack pack)
    {
        var sources = Source.In(pack).Keys.ToHashSet(StringComparer.Ordinal);
        var kinds = CodeList.In(pack).GetValueOrDefault("agency-kinds");
        var towns = pack.Rows("places/towns.csv").Select(r => r["town"]).ToHashSet(StringComparer.Ordinal);
        var districts = pack.Rows("places/districts.csv").Select(r => r["district"]).ToHashSet(StringComparer.Ordinal);
        if (kinds is null) yield return Finding.Error("registry.kinds", "codelists/index.json", null, "The code list 'agency-kinds' is missing. Agencies name their kind by it.");

        foreach (var row in pack.Rows("respondents/agencies.csv"))
        {
            if (kinds is not null && !kinds.Has(row["kind"])) yield return Unknown("respondents/agencies.csv", row, "kind", "the code list agency-kinds");
            if (row["town"].Length > 0 && !towns.Contains(row["town"])) yield return Unknown("respondents/agencies.csv", row, "town", "places/towns.csv");
            if (row["district"].Length > 0 && !districts.Contains(row["district"])) yield return Unknown("respondents/agencies.csv", row, "district", "places/districts.csv");
        }
        foreach (var row in pack.Rows("places/towns.csv").Where(r => r["district"].Length > 0 && !districts.Contains(r["district"])))
            yield return Unknown("places/towns.csv", row, "district", "places/districts.csv");
        foreach (string path in new[] { "council/seats.csv", "respondents/agencies.csv", "places/towns.csv", "places/districts.csv" })
        {
            foreach (var row in pack.Rows(path).Where(r => r["source"].Length > 0 && !sources.Contains(r["source"])))
                yield return Unknown(path, row, "source", "sources.csv");
        }
        foreach (var obligation in Obligation.In(pack).Where(o => !pack.Has($"instruments/{o.Instrument}.json")))
            yield return Finding.Error("registry.instrument", "respondents/obligations.json", PackFiles.LineOf(pack, "respondents/obligations.json", obligation.Instrument),
                $"The obligation '{obligation.Code}' names the instrument '{obligation.Instrument}', and there is no instruments/{obligation.Instrument}.json.");
        foreach (var finding in CouncilCheck.Examine(pack)) yield return finding;
    }

    private static Finding Unknown(string path, CsvRow row, string column, string where) =>
        Finding.Error("registry.unknown", path, row.Line, $"The {column} '{row[column]}' is not in {where}. Correct it here, or add it there.");
}
