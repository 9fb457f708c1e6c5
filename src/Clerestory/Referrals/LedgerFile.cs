using System.Globalization;
using Clerestory.Collection;
using Clerestory.Packs;

namespace Clerestory.Referrals;

/// <summary>The ledger that a pack brings: counts and single referrals. Only a pack of invented agencies has one.</summary>
public static class LedgerFile
{
    /// <summary>The file of counts. It has the columns of the ledger's export.</summary>
    public const string Counts = "referrals/ledger.csv";

    /// <summary>The file of single referrals.</summary>
    public const string Singles = "referrals/singles.csv";

    /// <summary>The counts that a pack brings, as of their own days, each statement a revision of the one before.</summary>
    public static IReadOnlyList<ReferralCount> CountsIn(Pack pack)
    {
        if (!pack.Has(Counts)) return [];
        var rows = pack.Rows(Counts).Select(r => (
            Key: (Route: r["route"], Side: Enum.Parse<RouteSide>(r["side"], ignoreCase: true), Agency: r["agency"], From: Day(r["from"]), Months: int.Parse(r["months"], CultureInfo.InvariantCulture)),
            Through: Day(r["through"]), Kind: r["kind"], Value: new AnswerValue(r["value"])));
        return
        [
            .. from period in rows.GroupBy(r => r.Key)
               from statement in period.GroupBy(r => r.Through).OrderBy(g => g.Key).Select((g, i) => (Rows: g, Revision: i + 1, IsLast: g.Key == period.Max(p => p.Through)))
               from row in statement.Rows
               select new ReferralCount
               {
                   Pack = pack.Manifest.Code, Route = row.Key.Route, Side = row.Key.Side, Agency = row.Key.Agency, From = row.Key.From, Months = row.Key.Months, Through = row.Through, Kind = row.Kind,
                   Value = row.Value.Number, Missing = row.Value.Missing, Revision = statement.Revision, IsCurrent = statement.IsLast, Origin = CountOrigin.Pack, By = "the pack",
                   At = new DateTimeOffset(row.Through.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero),
               },
        ];
    }

    /// <summary>The single referrals that a pack brings.</summary>
    public static IReadOnlyList<SingleReferral> SinglesIn(Pack pack) => !pack.Has(Singles) ? [] :
    [
        .. pack.Rows(Singles).Select(r => new SingleReferral
        {
            Pack = pack.Manifest.Code, Route = r["route"], Reference = r["reference"], SentKind = Or(r["sent_kind"]), Sent = Or(r["sent"]) is { } sent ? Day(sent) : null, ReceivedKind = Or(r["received_kind"]),
            Received = Or(r["received"]) is { } received ? Day(received) : null, By = "the pack", At = new DateTimeOffset(Day(Or(r["received"]) ?? r["sent"]).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero),
        }),
    ];

    internal static IEnumerable<Finding> Examine(Pack pack)
    {
        if (!pack.Has(Counts) && !pack.Has(Singles)) yield break;
        if (!pack.Manifest.Demonstration) yield return Finding.Error("ledger.real", Counts, null, "A pack of a real state brings no ledger: counts of few people stand in the store, and reach readers through tables that have passed the gate.");
        var (book, routes) = (new FormBook(pack), Route.In(pack).DistinctBy(r => r.Code).ToDictionary(r => r.Code, StringComparer.Ordinal));
        foreach (var row in pack.Has(Counts) ? pack.Rows(Counts) : [])
        {
            string? why = !routes.TryGetValue(row["route"], out var route) ? $"There is no route '{row["route"]}'."
                : new ReferralStatement(Enum.Parse<RouteSide>(row["side"], ignoreCase: true), Day(row["from"]), int.Parse(row["months"], CultureInfo.InvariantCulture), Day(row["through"]), new Dictionary<string, string> { [row["kind"]] = row["value"] })
                    .FaultIn(new RouteLedger(book, route, [], [], [], []), row["agency"], DateOnly.MaxValue);
            if (why is not null) yield return Finding.Error("ledger.count", Counts, row.Line, why);
        }
        foreach (var row in pack.Has(Singles) ? pack.Rows(Singles) : [])
        {
            if (!routes.TryGetValue(row["route"], out var route) || route.Mode != RouteMode.Singles) yield return Finding.Error("ledger.single", Singles, row.Line, $"There is no route '{row["route"]}' whose referrals are told one by one.");
            if (OpaqueReference.Read(row["reference"]) != row["reference"]) yield return Finding.Error("ledger.reference", Singles, row.Line, "This is not a reference of the program: twelve letters and digits that it drew. Names, days and numbers of cases are refused.");
            if (row["sent"].Length + row["received"].Length == 0) yield return Finding.Error("ledger.single", Singles, row.Line, "Give the day of sending, or that of receiving.");
        }
    }

    private static string? Or(string text) => text.Length == 0 ? null : text;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
