using System.Globalization;
using Clerestory.Deliberation;
using Clerestory.Packs;
using Clerestory.Registry;

namespace Clerestory.Publication;

/// <summary>The registers of a pack as rows that figures count and pages show.</summary>
public static class Registers
{
    /// <summary>The rows of a register; null when there is no such register.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="register">Its name.</param>
    /// <param name="on">The day, for registers whose entries come and go.</param>
    /// <param name="codelist">The code list, for <c>codes</c>.</param>
    public static IReadOnlyList<CsvRow>? Rows(Pack pack, string register, DateOnly? on, string? codelist) => register switch
    {
        "seats" => [.. Seat.In(pack).Zip(pack.Rows("council/seats.csv")).Where(s => s.First.Body == Seat.Council && (on is null || s.First.ExistsOn(on.Value))).Select(s => s.Second)],
        "members" => pack.Rows("council/members-printed.csv"),
        "agencies" => pack.Rows("respondents/agencies.csv"),
        "towns" => pack.Rows("places/towns.csv"),
        "districts" => pack.Rows("places/districts.csv"),
        "sources" => pack.Rows("sources.csv"),
        "recommendations" => [.. Recommendation.In(pack).Select(RowOf)],
        "codes" when codelist is not null && CodeList.In(pack).TryGetValue(codelist, out var list) => list.Codes,
        _ => null,
    };

    /// <summary>The rows that have some values in some columns.</summary>
    public static IReadOnlyList<CsvRow> Matching(IReadOnlyList<CsvRow> rows, IReadOnlyDictionary<string, string>? where) =>
        where is null ? rows : [.. rows.Where(row => where.All(w => row[w.Key] == w.Value))];

    /// <summary>The first column that a condition names and the register does not have; null when it has all.</summary>
    public static string? UnknownColumn(IReadOnlyList<CsvRow> rows, IReadOnlyDictionary<string, string>? where) =>
        rows.Count == 0 ? null : where?.Keys.FirstOrDefault(column => !rows[0].Values.ContainsKey(column));

    private static CsvRow RowOf(Recommendation recommendation) => new(0, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["code"] = recommendation.Code, ["year"] = recommendation.Year.ToString(CultureInfo.InvariantCulture), ["kind"] = recommendation.Kind,
        ["consensus"] = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(recommendation.Consensus.ToString()),
        ["status"] = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(recommendation.Disposition.Status.ToString()),
    });
}
