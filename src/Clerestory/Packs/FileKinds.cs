using System.Reflection;
using System.Text.RegularExpressions;

namespace Clerestory.Packs;

/// <summary>What kinds of file a pack may hold, and the schema of each.</summary>
internal static class FileKinds
{
    // In order: the first that fits holds. Path pattern (one * for a name), schema of JSON files, table schema of CSV files. Neither: checked against another file of the pack.
    private static readonly (string Pattern, string? Schema)[] Kinds =
    [
        ("pack.json", "pack.schema.json"),
        ("sources.csv", "csv/sources.json"),
        ("council/seats.csv", "csv/seats.json"),
        ("council/seat-counts.csv", "csv/seat-counts.json"),
        ("council/members-printed.csv", "csv/members-printed.json"),
        ("council/bodies.json", "bodies.schema.json"),
        ("council/people.csv", "csv/people.json"),
        ("council/appointments.csv", "csv/appointments.json"),
        ("council/designations.csv", "csv/designations.json"),
        ("council/vacancies.csv", "csv/vacancies.json"),
        ("council/meetings.json", "meetings.schema.json"),
        ("law/*.json", "law.schema.json"),
        ("respondents/agencies.csv", "csv/agencies.json"),
        ("respondents/obligations.json", "obligations.schema.json"),
        ("respondents/contacts.csv", "csv/contacts.json"),
        ("respondents/changes.csv", "csv/changes.json"),
        ("places/towns.csv", "csv/towns.json"),
        ("places/districts.csv", "csv/districts.json"),
        ("codelists/index.json", "codelist-index.schema.json"),
        ("codelists/*.csv", null),
        ("instruments/*.json", "instrument.schema.json"),
        ("adapters/nibrs.json", "adapters-nibrs.schema.json"),
        ("adapters/old-form.json", "adapters-old-form.schema.json"),
        ("counting/*.json", "counting.schema.json"),
        ("services/programs.json", "programs.schema.json"),
        ("services/vocabulary.json", "vocabulary.schema.json"),
        ("letters/ladder.json", "ladder.schema.json"),
        ("letters/*.json", "letter.schema.json"),
        ("calls/*.json", "call.schema.json"),
        ("calls/*-returns.csv", "csv/returns.json"),
        ("calls/*-signers.csv", "csv/signers.json"),
        ("justice/plan.json", "justice.schema.json"),
        ("justice/draws/*.csv", "csv/draws.json"),
        ("tables/*.json", "table.schema.json"),
        ("history/*.csv", null),
        ("history/*-as-printed/*.json", "as-printed.schema.json"),
        ("history/*-as-printed/defects.csv", "csv/defects.json"),
        ("history/*-as-printed/README.md", null),
        ("figures/*.json", "figures.schema.json"),
        ("recommendations/recommendations.json", "recommendations.schema.json"),
        ("recommendations/rules.json", "deliberation-rules.schema.json"),
        ("referrals/routes.json", "routes.schema.json"),
        ("referrals/ledger.csv", "csv/ledger.json"),
        ("referrals/singles.csv", "csv/singles.json"),
        ("report/*/outline.json", "outline.schema.json"),
        ("report/*/checks.json", "as-printed.schema.json"),
        ("report/*/*.md", null),
    ];

    /// <summary>Files that every pack must have.</summary>
    public static readonly string[] Required =
    [
        "pack.json", "sources.csv", "council/bodies.json", "council/seats.csv", "council/seat-counts.csv", "council/members-printed.csv", "respondents/agencies.csv",
        "respondents/obligations.json", "places/towns.csv", "places/districts.csv", "codelists/index.json", "recommendations/recommendations.json",
    ];

    /// <summary>Whether a pack may hold this file, and by which schema; null where it is checked against another file.</summary>
    public static bool Knows(string path, out string? schema)
    {
        foreach (var kind in Kinds)
        {
            if (!Regex.IsMatch(path, "^" + Regex.Escape(kind.Pattern).Replace(@"\*", "[^/]+") + "$", RegexOptions.CultureInvariant)) continue;
            schema = kind.Schema;
            return true;
        }
        schema = null;
        return false;
    }

    /// <summary>The text of a schema that the program carries.</summary>
    public static string SchemaText(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("schema/" + name)
            ?? throw new InvalidOperationException($"The program was built without packs/schema/{name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
