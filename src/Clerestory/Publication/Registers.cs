using System.Globalization;
using Clerestory.Deliberation;
using Clerestory.Packs;
using Clerestory.Registry;

namespace Clerestory.Publication;

/// <summary>The registers of a pack as rows that figures count and pages show.</summary>
public static class Registers
{
    /// <summary>The rows of a register; null when there is no such register.</summary>
    /// <param name="from">The pack, and the record of recommendations.</param>
    /// <param name="register">Its name.</param>
    /// <param name="on">The day, for registers whose entries come and go.</param>
    /// <param name="codelist">The code list, for <c>codes</c>.</param>
    public static IReadOnlyList<CsvRow>? Rows((Pack Pack, DeliberationRecord Deliberation) from, string register, DateOnly? on, string? codelist) => register switch
    {
        "seats" => [.. Seat.In(from.Pack).Zip(from.Pack.Rows("council/seats.csv")).Where(s => s.First.Body == Seat.Council && (on is null || s.First.ExistsOn(on.Value))).Select(s => s.Second)],
        "members" => from.Pack.Rows("council/members-printed.csv"),
        "agencies" => from.Pack.Rows("respondents/agencies.csv"),
        "towns" => from.Pack.Rows("places/towns.csv"),
        "districts" => from.Pack.Rows("places/districts.csv"),
        "sources" => from.Pack.Rows("sources.csv"),
        "recommendations" => [.. from.Deliberation.Recommendations.Select(RowOf)],
        "codes" when codelist is not null && CodeList.In(from.Pack).TryGetValue(codelist, out var list) => list.Codes,
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
        ["consensus"] = recommendation.Decided is not { } roll ? "no-roll" : Word(roll.Printed is { } printed ? (Enum)printed : roll.Consensus.Verdict), ["status"] = Word(recommendation.Status),
    });

    private static string Word(Enum value) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
