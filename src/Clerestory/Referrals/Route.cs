using Clerestory.Packs;
using Clerestory.Registry;

namespace Clerestory.Referrals;

/// <summary>Which side of a route counts: who sends, or who receives.</summary>
public enum RouteSide { Sent, Received }

/// <summary>How a route is told: by counts of a month, or referral by referral, each with a reference that says nothing of anybody.</summary>
public enum RouteMode { Counts, Singles }

/// <summary>Who hears of a silence.</summary>
public enum Told { Staff, Sender, Receiver }

/// <summary>One way that referrals take from one agency to another, as the pack knows it.</summary>
/// <param name="Code">The route's code.</param>
/// <param name="Title">Its title.</param>
/// <param name="Sender">Who sends.</param>
/// <param name="Receiver">Who receives.</param>
/// <param name="Mode">Counts, or single referrals.</param>
/// <param name="Kinds">The code list of kinds; null where kinds are not told apart.</param>
/// <param name="Unit">What the sender counts, such as referrals.</param>
/// <param name="ReceiverUnit">What the receiver counts, where that is something else; the difference is then counted otherwise by design.</param>
/// <param name="From">The first day on which it is expected; null where that is not known.</param>
/// <param name="To">The last day; null while it stands.</param>
/// <param name="TransitDays">How many days a referral may be on its way.</param>
/// <param name="Law">The law that it goes by: a code of the law register.</param>
/// <param name="Agreement">The agreement that it goes by, where no law is known.</param>
/// <param name="Source">Who says that there is such a route.</param>
/// <param name="Grade">How well that is known.</param>
/// <param name="Watch">How its silence is watched; null where it is not.</param>
/// <param name="Returns">Which places of which forms give one side.</param>
/// <param name="Figures">Figures of the report that tell of it.</param>
/// <param name="Table">The table with its numbers, which have passed the gate.</param>
/// <param name="Note">What a reader must know.</param>
public sealed record Route(
    string Code, string Title, RouteParty Sender, RouteParty Receiver, RouteMode Mode, string? Kinds, string Unit, string? ReceiverUnit, DateOnly? From, DateOnly? To,
    int TransitDays, string? Law, string? Agreement, string Source, Grade Grade, RouteWatch? Watch, IReadOnlyList<RouteReturn>? Returns, IReadOnlyList<string>? Figures, string? Table, string? Note)
{
    /// <summary>The file of a pack's routes.</summary>
    public const string File = "referrals/routes.json";

    /// <summary>The kind that stands for all kinds together.</summary>
    public const string AllKinds = "all";

    /// <summary>The routes of a pack, in its order; none where it has no such file.</summary>
    public static IReadOnlyList<Route> In(Pack pack) => pack.Has(File) ? pack.Read<IReadOnlyList<Route>>(File) : [];

    /// <summary>A route by its code; null where there is none.</summary>
    public static Route? Find(Pack pack, string code) => In(pack).FirstOrDefault(r => r.Code == code);

    /// <summary>Who stands on a side.</summary>
    public RouteParty Party(RouteSide side) => side == RouteSide.Sent ? Sender : Receiver;

    /// <summary>What a side counts.</summary>
    public string UnitOf(RouteSide side) => side == RouteSide.Received && ReceiverUnit is { } unit ? unit : Unit;

    /// <summary>The sides on which an agency stands.</summary>
    public IEnumerable<RouteSide> SidesOf(Agency agency) => new[] { RouteSide.Sent, RouteSide.Received }.Where(s => Party(s).Includes(agency));

    /// <summary>Whether an agency may see the route at all.</summary>
    public bool Concerns(Agency agency) => SidesOf(agency).Any();

    /// <summary>Whether it is expected on a day.</summary>
    public bool StandsOn(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}

/// <summary>Who sends or receives: one agency, or every agency of some kinds.</summary>
/// <param name="Agency">The agency's code; null for kinds.</param>
/// <param name="Kinds">Kinds of agency; null for one agency.</param>
/// <param name="Who">What they are called together, for kinds.</param>
public sealed record RouteParty(string? Agency, IReadOnlyList<string>? Kinds, string? Who)
{
    /// <summary>Whether an agency is one of them.</summary>
    public bool Includes(Agency agency) => Agency is null ? (Kinds ?? []).Contains(agency.Kind, StringComparer.Ordinal) : Agency == agency.Code;

    /// <summary>The agencies of a register that it means.</summary>
    public IEnumerable<Agency> In(IEnumerable<Agency> agencies) => agencies.Where(Includes);

    /// <summary>What it is called.</summary>
    public string NameIn(IReadOnlyDictionary<string, Agency> agencies) => Agency is { } code ? agencies.GetValueOrDefault(code)?.Name ?? code : Who ?? string.Join(", ", Kinds ?? []);
}

/// <summary>Places of a form that give one side of a route.</summary>
/// <param name="Instrument">The form, with its version.</param>
/// <param name="Item">Its item.</param>
/// <param name="Place">The row of a grid by months, or the only place of a count; empty for an item without places.</param>
/// <param name="Months">The code list of months, January first, that the grid's columns are; null for one count over the whole period.</param>
/// <param name="Side">Which side it gives.</param>
public sealed record RouteReturn(string Instrument, string Item, string? Place, string? Months, RouteSide Side);

/// <summary>How the silence of a route is watched.</summary>
/// <param name="RateAMonth">The usual rate a month over a whole year; null where it is to be learnt, or not known.</param>
/// <param name="RateSource">Who says so.</param>
/// <param name="RateGrade">How well that is known.</param>
/// <param name="LearnMonths">From how many months of the ledger the rate is learnt; null for a rate that is given, or none.</param>
/// <param name="Calendar">When more and when less is sent; null for an even year.</param>
/// <param name="FalseAlarm">The greatest probability that a route that flows as usual is raised within a year.</param>
/// <param name="RaiseWithinDays">Within how many days after the last referral a stop is raised at the latest, if the ledger is kept to the day.</param>
/// <param name="AgainAfterDays">After how many days those who were told are told again.</param>
/// <param name="UnreportedAfterDays">After how many days without any count, a zero among them, staff and agencies are asked for one; null for never.</param>
/// <param name="Tell">Who is told.</param>
public sealed record RouteWatch(
    double? RateAMonth, string? RateSource, Grade RateGrade, int? LearnMonths, RouteCalendarPlan? Calendar, double FalseAlarm, int RaiseWithinDays, int AgainAfterDays,
    int? UnreportedAfterDays, IReadOnlyList<Told> Tell)
{
    /// <summary>Whether any rate is given or will be learnt.</summary>
    public bool HasRate => RateAMonth is not null || LearnMonths is not null;
}

/// <summary>When more and when less is sent.</summary>
/// <param name="Months">Twelve weights, January first; null for even ones. Only their ratios count.</param>
/// <param name="Spans">Days of each year with a factor of their own, such as school holidays.</param>
public sealed record RouteCalendarPlan(IReadOnlyList<double>? Months, IReadOnlyList<RouteCalendarSpan>? Spans);

/// <summary>Days of each year, both written as month and day, on which as many times the usual is sent.</summary>
public sealed record RouteCalendarSpan(string From, string To, double Times, string Why);
