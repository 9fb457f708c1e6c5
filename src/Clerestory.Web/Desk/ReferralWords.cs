using System.Globalization;
using Clerestory.Referrals;

namespace Clerestory.Web.Desk;

/// <summary>What routes, sides, differences and silences are called on pages.</summary>
public static class ReferralWords
{
    private static readonly CultureInfo American = CultureInfo.GetCultureInfo("en-US");

    /// <summary>A route's state, in a word or two.</summary>
    public static string Of(RouteState state) => state switch
    {
        RouteState.Flowing => "Flowing",
        RouteState.Silent => "Silent",
        RouteState.Unreported => "Not reported",
        RouteState.NoRate => "No rate known",
        RouteState.Ended => "Ended",
        _ => "Nothing reported yet",
    };

    /// <summary>The style of a route's state.</summary>
    public static string Class(RouteState state) => state switch { RouteState.Flowing => "good", RouteState.Silent or RouteState.Unreported => "bad", _ => "" };

    /// <summary>A route's state in a sentence, with what it rests on.</summary>
    public static string Sentence(RouteLedger ledger, RouteLook look) => look.State switch
    {
        RouteState.Silent when look.Verdict is { } v => $"Since {Words.Day(v.From)} {Came(v.Seen)} by this route, where about {Rate(v.Expected)} {(Rate(v.Expected) == "1" ? "was" : "were")} to be expected. Known through {Words.Day(v.Through)}.",
        RouteState.Silent => "So little comes that chance is an unlikely reason.",
        RouteState.Unreported => $"Nobody has given a count since {Words.Day(look.KnownThrough!.Value)}. That is no zero: nobody knows whether referrals still come.",
        RouteState.Flowing when look.Verdict is { } v => $"What comes is nothing improbable: {(v.Seen == 0 ? "none" : Words.Number(v.Seen))} since {Words.Day(v.From)}, where about {Rate(v.Expected)} {(Rate(v.Expected) == "1" ? "was" : "were")} to be expected. Known through {Words.Day(v.Through)}.",
        RouteState.NoRate => ledger.Route.Watch?.LearnMonths is { } months ? $"No usual rate is known yet. It will be learnt once {months} months stand in the ledger; until then no alarm is raised." : "No usual rate is known, so no alarm is raised.",
        RouteState.Ended => ledger.Ends.LastOrDefault(e => e.Reopened is null) is { } end ? $"Nothing is expected by this route since {Words.Day(end.Day)}: {end.Reason}" : "Nothing is expected by this route at this time.",
        _ => "Neither side has given a count yet. That is no zero.",
    };

    /// <summary>Since when a state lasts, for a list.</summary>
    public static string Since(RouteLedger ledger, RouteLook look) => look.State switch
    {
        RouteState.Silent => $"since {Words.Day(ledger.Standing?.Since ?? look.Verdict!.From)}",
        RouteState.Unreported => $"since {Words.Day(look.KnownThrough!.Value.AddDays(1))}",
        RouteState.Unheard => "",
        _ => look.KnownThrough is { } day ? $"known through {Words.Day(day)}" : "",
    };

    /// <summary>A class of differences, in words.</summary>
    public static string Of(DifferenceClass why) => why switch
    {
        DifferenceClass.InTransit => "In transit",
        DifferenceClass.NotReceived => "Not received",
        DifferenceClass.CountedOtherwise => "Counted otherwise",
        DifferenceClass.PeriodDiffers => "Period differs",
        _ => "Unexplained",
    };

    /// <summary>A difference in a sentence.</summary>
    public static string Sentence(DifferenceLine line, Route route, IReadOnlyDictionary<string, Packs.CodeList> lists)
    {
        string many = Words.Number(Math.Abs(line.Amount)), month = Month(line.From);
        return line.Class switch
        {
            DifferenceClass.CountedOtherwise when line.OtherKind.Length > 0 => $"{many} of {month}: the sender counts {Kind(route, line.Kind, lists)}, the receiver {Kind(route, line.OtherKind, lists)}.",
            DifferenceClass.CountedOtherwise => $"{many} {(line.Amount > 0 ? "more sent than received" : "more received than sent")} in {month}. The sides count different things: {route.UnitOf(RouteSide.Sent)} and {route.UnitOf(RouteSide.Received)}.",
            DifferenceClass.InTransit when line.Other is { } next => $"{many} sent in {month} and received in {Month(next)}.",
            DifferenceClass.InTransit when line.Amount < 0 => $"{many} received in {month} had been sent in a month that cannot be compared.",
            DifferenceClass.InTransit => $"{many} sent in {month} may still be on the way, or came in a month that cannot be compared.",
            DifferenceClass.PeriodDiffers when line.Other is { } other => $"{many} stand in {month} with the sender and in {Month(other)} with the receiver.",
            DifferenceClass.PeriodDiffers => $"{many} of {month} stand with the other side in a month that cannot be compared.",
            DifferenceClass.NotReceived => $"{many} sent in {month} {(line.Amount == 1 ? "was" : "were")} not received, though there was time enough.",
            _ => $"{many} more received than sent in {month}, and nothing says why.",
        };
    }

    /// <summary>What a side says of a period.</summary>
    public static string Of(SideCount count) => count.Word switch
    {
        SideWord.Counted => Words.Number(count.Value),
        SideWord.NotKnown => "not known",
        SideWord.NotApplicable => "does not apply",
        SideWord.Partly when count.Asked > 1 => $"{Words.Number(count.Value)} from {count.Heard} of {count.Asked}",
        SideWord.Partly => $"{Words.Number(count.Value)} so far",
        _ => "not reported",
    };

    /// <summary>A month, as in January 2021.</summary>
    public static string Month(DateOnly month) => month.ToString("MMMM yyyy", American);

    /// <summary>A period: a month, or the months that were counted together.</summary>
    public static string Period(DateOnly from, DateOnly to) => from.Year == to.Year && from.Month == to.Month ? Month(from) : $"{Month(from)} to {Month(to)}";

    /// <summary>A kind's label.</summary>
    public static string Kind(Route route, string kind, IReadOnlyDictionary<string, Packs.CodeList> lists) => kind == Route.AllKinds ? "all kinds" : route.Kinds is { } list ? lists[list].Label(kind) : kind;

    /// <summary>The usual rate, in a sentence.</summary>
    public static string Usual(RouteLedger ledger, RouteLook look) => look.Rate switch
    {
        null => ledger.Route.Watch?.LearnMonths is { } months ? $"not known; learnt from {months} months of the ledger" : "not known",
        { LearntFrom: not null } rate => $"about {Rate(rate.AMonth)} a month, learnt from the last {ledger.Route.Watch!.LearnMonths} months that flowed",
        { } rate => $"about {Rate(rate.AMonth)} a month",
    };

    /// <summary>A rate, as people say it.</summary>
    public static string Rate(double rate) => rate.ToString(rate < 10 ? "0.#" : "0", American);

    /// <summary>What a side is called.</summary>
    public static string Of(RouteSide side) => side == RouteSide.Sent ? "Sent" : "Received";

    /// <summary>How a count came, in words.</summary>
    public static string Of(CountOrigin origin) => origin switch
    {
        CountOrigin.EnteredByStaff => "entered by council staff",
        CountOrigin.Imported => "read from a file",
        CountOrigin.Return => "from the signed return",
        CountOrigin.Pack => "brought by the pack",
        _ => "entered by the agency",
    };

    private static string Came(long seen) => seen switch { 0 => "none came", 1 => "one came", _ => $"{Words.Number(seen)} came" };
}
