using Clerestory.Collection;
using Clerestory.Packs;
using Clerestory.Registry;

namespace Clerestory.Justice;

/// <summary>What a pack says of its justice counts: who draws them, in which codes, why past years may differ, and the draws that it brings.</summary>
/// <param name="Sources">The agencies whose records are drawn.</param>
/// <param name="Statutes">The code list of statutes that imports use; it has a column <c>law</c>.</param>
/// <param name="Dispositions">The code list of dispositions; null where none are counted.</param>
/// <param name="Districts">The code list of judicial districts; null where none are given.</param>
/// <param name="Tables">The tables that show the series on the statutes' pages.</param>
/// <param name="Reasons">Why a past year may differ when it is drawn again.</param>
/// <param name="Returns">Forms whose accepted returns can be taken over as a draw.</param>
/// <param name="Draws">The draws that the pack brings.</param>
public sealed record JusticePlan(
    IReadOnlyList<string> Sources, string Statutes, string? Dispositions, string? Districts, IReadOnlyList<string>? Tables, IReadOnlyList<ChangeReason>? Reasons,
    IReadOnlyList<ReturnPlan>? Returns, IReadOnlyList<PackDraw>? Draws)
{
    /// <summary>The plan's file.</summary>
    public const string File = "justice/plan.json";

    /// <summary>A pack's plan; null where it has none.</summary>
    public static JusticePlan? In(Pack pack) => pack.Has(File) ? pack.Read<JusticePlan>(File) : null;

    /// <summary>Every reference of the plan that leads nowhere, and everything wrong with the draws that the pack brings.</summary>
    public static IEnumerable<Finding> Examine(Pack pack)
    {
        if (In(pack) is not { } plan) return [];
        var book = new JusticeBook(pack);
        Finding Fault(string rule, string word, string message) => Finding.Error(rule, File, PackFiles.LineOf(pack, File, word), message);
        return
        [
            .. plan.Sources.Where(s => !book.Agencies.ContainsKey(s)).Select(s => Fault("justice.source", s, $"The source '{s}' is not in respondents/agencies.csv.")),
            .. new[] { plan.Statutes, plan.Dispositions, plan.Districts }.Concat((plan.Draws ?? []).Select(d => d.Statutes)).OfType<string>().Where(l => !book.Lists.ContainsKey(l)).Distinct()
                .Select(l => Fault("justice.codelist", l, $"The code list '{l}' is not in codelists/index.json.")),
            .. (plan.Tables ?? []).Where(t => !pack.Has($"tables/{t}.json")).Select(t => Fault("justice.table", t, $"There is no table '{t}'.")),
            .. (plan.Reasons ?? []).Where(r => !book.Laws.ContainsKey(r.Law)).Select(r => Fault("justice.law", r.Law, $"The law '{r.Law}' is not in the law register.")),
            .. (plan.Returns ?? []).SelectMany(r => ReturnFaults(pack, r).Select(message => Fault("justice.return", r.Instrument, message))),
            .. PackDraws.Examine(pack, plan, book),
        ];
    }

    private static IEnumerable<string> ReturnFaults(Pack pack, ReturnPlan plan)
    {
        if (!Instrument.In(pack).TryGetValue(plan.Instrument, out var form)) return [$"There is no form '{plan.Instrument}'."];
        var items = form.Items.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
        return plan.Items.Where(i => !items.Contains(i)).Select(i => $"The form '{plan.Instrument}' has no item '{i}'.");
    }
}

/// <summary>A law by which a past year may differ when it is drawn again.</summary>
/// <param name="Law">Its code in the register.</param>
/// <param name="Title">In a word or two, such as <c>Erasure</c>.</param>
/// <param name="Text">What it does, as a line.</param>
public sealed record ChangeReason(string Law, string Title, string Text);

/// <summary>How an accepted return of a form is taken over as a draw.</summary>
/// <param name="Instrument">The form, with its version.</param>
/// <param name="DrawDate">The item that asks for the day of the draw; null where the form does not.</param>
/// <param name="Units">The items that ask for the unit, by measure.</param>
/// <param name="UnitCodes">Which of the form's codes is which unit.</param>
/// <param name="Series">The items that hold counts.</param>
public sealed record ReturnPlan(
    string Instrument, string? DrawDate, IReadOnlyDictionary<JusticeMeasure, string>? Units, IReadOnlyDictionary<string, CountingUnit>? UnitCodes, IReadOnlyList<ReturnSeries> Series)
{
    /// <summary>All items that it names.</summary>
    public IEnumerable<string> Items => Series.Select(s => s.Item).Concat(Units?.Values ?? []).Concat(DrawDate is null ? [] : [DrawDate]);
}

/// <summary>An item that holds counts by statute.</summary>
/// <param name="Item">The item: counts by statute, or a grid of statutes by years or dispositions.</param>
/// <param name="Measure">What it counts.</param>
/// <param name="By">What the columns of a grid are; null where it has none.</param>
/// <param name="Year">The year; null for the last year of the call's period, and where the columns are years.</param>
public sealed record ReturnSeries(string Item, JusticeMeasure Measure, SeriesColumns? By, int? Year);

/// <summary>What the columns of a grid in a form are.</summary>
public enum SeriesColumns { Year, Disposition }

/// <summary>A draw that the pack brings.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Source">The agency.</param>
/// <param name="Drawn">The day; null only where <paramref name="PrintedIn"/> is given.</param>
/// <param name="PrintedIn">The source that printed it.</param>
/// <param name="Statutes">The code list, where it is another than that of imports.</param>
/// <param name="Units">What is counted.</param>
/// <param name="File">Its counts: statute, measure, year, value, and where given disposition and district.</param>
/// <param name="Remark">What readers should know (plain).</param>
public sealed record PackDraw(string Code, string Source, DateOnly? Drawn, string? PrintedIn, string? Statutes, CountingUnits Units, string File, string? Remark);

/// <summary>What a pack says of its justice counts, with the registers that it points at, read once.</summary>
public sealed class JusticeBook(Pack pack)
{
    /// <summary>The pack.</summary>
    public Pack Pack => pack;

    /// <summary>The plan; null where the pack has none.</summary>
    public JusticePlan? Plan => field ??= JusticePlan.In(pack);

    /// <summary>The code lists.</summary>
    public IReadOnlyDictionary<string, CodeList> Lists => field ??= CodeList.In(pack);

    /// <summary>The law register.</summary>
    public IReadOnlyDictionary<string, Law> Laws => field ??= Law.In(pack);

    /// <summary>The agencies.</summary>
    public IReadOnlyDictionary<string, Agency> Agencies => field ??= Agency.In(pack).ToDictionary(a => a.Code, StringComparer.Ordinal);

    /// <summary>The law that a statute's code stands for; null where the list names none.</summary>
    public Law? LawOf(string list, string code) => Lists[list].Codes.FirstOrDefault(r => r["code"] == code) is { } row ? Laws.GetValueOrDefault(row["law"]) : null;

    /// <summary>The codes of a list that stand for a law.</summary>
    public IReadOnlyList<string> CodesOf(string list, Law law) => [.. Lists[list].Codes.Where(r => r["law"] == law.Code).Select(r => r["code"])];

    /// <summary>An agency's name.</summary>
    public string NameOf(string source) => Agencies.TryGetValue(source, out var agency) ? agency.Name : source;
}
