using Clerestory.Collection;
using Clerestory.Packs;
using Clerestory.Registry;

namespace Clerestory.Referrals;

/// <summary>What the routes of a pack say of its other files.</summary>
public static class Routes
{
    /// <summary>Every reference of a route that leads nowhere, and every promise that the silence test cannot keep.</summary>
    public static IEnumerable<Finding> Examine(Pack pack)
    {
        var (routes, known) = (Route.In(pack), new Known(pack));
        foreach (var twice in routes.GroupBy(r => r.Code, StringComparer.Ordinal).Where(g => g.Skip(1).Any())) yield return Fault(pack, "pack.double", twice.Key, "the code stands twice. A code may be used once.");
        foreach (var (route, rule, message) in routes.SelectMany(r => known.Faults(r).Concat(Promises(r)).Select(f => (r, f.Rule, f.Message)))) yield return Fault(pack, rule, route.Code, message);
        foreach (var finding in LedgerFile.Examine(pack)) yield return finding;
    }

    // A stop of a rare route cannot be told from chance any sooner than the rate and the stated chance of a false alarm allow.
    private static IEnumerable<(string Rule, string Message)> Promises(Route route)
    {
        if (route.Watch is not { } watch) yield break;
        if (watch.RateAMonth is not null && watch.LearnMonths is not null) yield return ("route.rate", "give a rate, or the months to learn it from, not both.");
        if (watch.RateAMonth is not null && watch.RateSource is null) yield return ("route.rate", "a rate has a source. Name it in rateSource.");
        if (watch.Calendar?.Months is { } months && (months.Count != 12 || months.Any(m => m < 0) || months.Sum() <= 0)) yield return ("route.calendar", "a calendar has twelve weights, January first, none below zero, and not all zero.");
        else if (watch.RateAMonth is { } rate && SilenceTest.DaysToRaise(rate, watch.FalseAlarm, new RouteCalendar(watch.Calendar)) is var days && days > watch.RaiseWithinDays)
            yield return ("route.promise", $"at {rate.ToString(System.Globalization.CultureInfo.InvariantCulture)} a month and this chance of a false alarm, a stop is raised after {days} days at the latest, not {watch.RaiseWithinDays}. Write {days} days, or allow a greater chance.");
    }

    private static Finding Fault(Pack pack, string rule, string code, string message) => Finding.Error(rule, Route.File, PackFiles.LineOf(pack, Route.File, code), $"{code}: {message}");

    private sealed class Known(Pack pack)
    {
        private readonly Dictionary<string, Agency> agencies = Agency.In(pack).ToDictionary(a => a.Code, StringComparer.Ordinal);
        private readonly IReadOnlyDictionary<string, CodeList> lists = CodeList.In(pack);
        private readonly IReadOnlyDictionary<string, Instrument> forms = Instrument.In(pack);
        private readonly HashSet<string> sources = Source.In(pack).Keys.ToHashSet(StringComparer.Ordinal);

        public IEnumerable<(string Rule, string Message)> Faults(Route route)
        {
            foreach (var party in new[] { route.Sender, route.Receiver })
            {
                if (party.Agency is null == party.Kinds is null) yield return ("route.party", "a side is one agency, or every agency of some kinds, not both and not neither.");
                if (party.Agency is { } agency && !agencies.ContainsKey(agency)) yield return ("route.agency", $"there is no agency '{agency}' in respondents/agencies.csv.");
                foreach (string kind in (party.Kinds ?? []).Where(k => lists.GetValueOrDefault("agency-kinds")?.Has(k) != true)) yield return ("route.kind", $"there is no kind '{kind}' in the code list agency-kinds.");
            }
            if (route.Mode == RouteMode.Singles && (route.Sender.Agency is null || route.Receiver.Agency is null)) yield return ("route.party", "where referrals are told one by one, each side is one agency.");
            if (route.Kinds is { } list && !lists.ContainsKey(list)) yield return ("route.kinds", $"there is no code list '{list}'.");
            if (route.Law is { } law && !pack.Has($"law/{law}.json")) yield return ("route.law", $"the law '{law}' is not in the law register.");
            foreach (string source in new[] { route.Source, route.Watch?.RateSource }.OfType<string>().Where(s => !sources.Contains(s))) yield return ("route.source", $"the source '{source}' is not in sources.csv.");
            if (route.Table is { } table && !pack.Has($"tables/{table}.json")) yield return ("route.table", $"there is no tables/{table}.json.");
            foreach (var (rule, message) in (route.Returns ?? []).SelectMany(Returns)) yield return (rule, message);
        }

        private IEnumerable<(string Rule, string Message)> Returns(RouteReturn from)
        {
            if (!forms.TryGetValue(from.Instrument, out var form)) yield return ("route.instrument", $"there is no instruments/{from.Instrument}.json.");
            else if (form.Items.FirstOrDefault(i => i.Code == from.Item) is not { } item) yield return ("route.item", $"the form {from.Instrument} has no item '{from.Item}'.");
            else if (from.Months is { } months && (!lists.TryGetValue(months, out var list) || list.Codes.Count != 12)) yield return ("route.months", $"the code list '{months}' does not have twelve months.");
            else if (ItemPlaces.At(item, from.Months is { } columns ? $"{from.Place}/{lists[columns].Codes[0]["code"]}" : from.Place ?? "", lists) is null) yield return ("route.place", $"the item '{from.Item}' has no place '{from.Place}'{(from.Months is null ? "" : " by months")}.");
        }
    }
}
