using Clerestory.Collection;
using Clerestory.Packs;
using Clerestory.Store;

namespace Clerestory.Referrals;

/// <summary>What an agency says of one side of a route for one period, as it was typed.</summary>
/// <param name="Side">Which side.</param>
/// <param name="From">The first day of the first month.</param>
/// <param name="Months">How many months were counted together; usually one.</param>
/// <param name="Through">The last day that is counted; null for the end of the period, or today where that has not come.</param>
/// <param name="Values">A number by kind, or NK (not known), NA (not applicable), or nothing, which takes a number back.</param>
/// <param name="Seen">The revision that the person saw, 0 for none; null where it does not matter.</param>
public sealed record ReferralStatement(RouteSide Side, DateOnly From, int Months, DateOnly? Through, IReadOnlyDictionary<string, string> Values, int? Seen = null)
{
    private const long Largest = 100_000;

    /// <summary>The last day of its period.</summary>
    public DateOnly To => From.AddMonths(Months).AddDays(-1);

    /// <summary>The last day that is counted.</summary>
    public DateOnly LastDay(DateOnly today) => Through ?? (To < today ? To : today);

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? FaultIn(RouteLedger ledger, string agency, DateOnly today)
    {
        var route = ledger.Route;
        if (!ledger.Book.Agencies.TryGetValue(agency, out var who) || !route.Party(Side).Includes(who)) return $"{agency} does not {(Side == RouteSide.Sent ? "send" : "receive")} by this route.";
        if (From.Day != 1 || Months is < 1 or > 12) return "A period begins on the first of a month and has 1 to 12 months.";
        if (From > today) return $"{Words.Day(From)} has not come yet. Enter it when it has.";
        if (LastDay(today) is var last && (last < From || last > To || last > today)) return $"The last day counted lies in the period and not after today: {Words.Day(From)} to {Words.Day(To < today ? To : today)}.";
        if (Seen is { } seen && seen != RevisionIn(ledger, agency)) return $"Somebody changed {Words.Day(From)} since you opened the page. Look at it once more, and enter yours again.";
        return Values.Select(v => FaultOf(v.Key, v.Value, route, ledger.Book.Lists)).FirstOrDefault(f => f is not null)
            ?? (Values.Count > 1 && Values.TryGetValue(Route.AllKinds, out string? all) && all.Trim().Length > 0 && Values.Any(v => v.Key != Route.AllKinds && v.Value.Trim().Length > 0)
                ? "Give the number of each kind, or one number for all, not both." : null);
    }

    /// <summary>The revision that stands; 0 where nothing was said.</summary>
    public int RevisionIn(RouteLedger ledger, string agency) => ledger.RevisionOf(Side, agency, From, Months);

    private static string? FaultOf(string kind, string value, Route route, IReadOnlyDictionary<string, CodeList> lists)
    {
        if (kind != Route.AllKinds && (route.Kinds is not { } list || !lists.TryGetValue(list, out var codes) || !codes.Has(kind))) return $"'{kind}' is not a kind that this route tells apart.";
        var read = new AnswerValue(value.Trim());
        return read.Missing != Missing.None || read.Number is >= 0 and <= Largest ? null : $"'{value.Trim()}' is not a whole number. Write 0 if there were none, or NK if the number is not known.";
    }
}

/// <summary>Statements put into the ledger.</summary>
internal static class StatementStore
{
    extension(DataStore store)
    {
        /// <summary>Puts a statement without faults into the ledger as a new revision; one that says nothing new is passed over.</summary>
        /// <returns>The rows that were added.</returns>
        public IReadOnlyList<ReferralCount> Keep(RouteLedger ledger, string agency, ReferralStatement statement, (CountOrigin Origin, Guid? Submission, Actor Actor, DateTimeOffset Now, DateOnly Today) how)
        {
            var (last, values) = (statement.LastDay(how.Today), Filled(ledger, statement, how.Today));
            var old = ledger.Statement(statement.Side, agency, statement.From, statement.Months);
            if (values.Count == 0 && old.Count == 0) return [];
            if (values.Count == 0) values.Add(Route.AllKinds, "-");
            if (old.Count > 0 && old[0].Through == last && old.Count == values.Count && old.All(o => values.TryGetValue(o.Kind, out string? v) && o.Value == new AnswerValue(v).Number && o.Missing == new AnswerValue(v).Missing)) return [];
            foreach (var row in old)
            {
                row.IsCurrent = false;
                store.Update(row);
            }
            var rows = values.Select(v => new ReferralCount
            {
                Pack = ledger.Book.Code, Route = ledger.Route.Code, Side = statement.Side, Agency = agency, From = statement.From, Months = statement.Months, Through = last, Kind = v.Key,
                Value = new AnswerValue(v.Value).Number, Missing = new AnswerValue(v.Value).Missing, Revision = old.Count == 0 ? statement.RevisionIn(ledger, agency) + 1 : old[0].Revision + 1,
                Origin = how.Origin, Submission = how.Submission, By = how.Actor.Name, At = how.Now,
            }).ToList();
            store.ReferralCounts.AddRange(rows);
            return rows;
        }
    }

    // Where referrals are told one by one, the program counts them; what is stated is that all of them are there.
    private static Dictionary<string, string> Filled(RouteLedger ledger, ReferralStatement statement, DateOnly today)
    {
        var given = statement.Values.Where(v => v.Value.Trim().Length > 0).ToDictionary(v => v.Key, v => v.Value.Trim(), StringComparer.Ordinal);
        if (ledger.Route.Mode == RouteMode.Singles && statement.Months == 1 && given.Values.All(v => new AnswerValue(v).Missing == Missing.None) && given.Count > 0)
            return new() { [Route.AllKinds] = $"{ledger.Singles.Count(s => s.DayOf(statement.Side) is { } day && statement.From <= day && day <= statement.LastDay(today))}" };
        return given;
    }
}
