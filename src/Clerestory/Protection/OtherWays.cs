using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Clerestory.Disclosure;
using Clerestory.Disclosure.Alternatives;
using Clerestory.Disclosure.Redesign;
using Clerestory.Disclosure.Rules;
using Clerestory.Disclosure.Tables;
using Clerestory.Tables;
using Dimension = Clerestory.Disclosure.Tables.Dimension;

namespace Clerestory.Protection;

/// <summary>A number as another way of protection would print it.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="Text">What would be printed.</param>
/// <param name="Possible">What can be worked out of the true number; null where it is printed itself.</param>
public sealed record AlternativeNumber(string Label, string Text, ValueRange? Possible);

/// <summary>Another way to protect a table, judged by the same audit.</summary>
/// <param name="Name">Its name.</param>
/// <param name="What">What is done, in a sentence.</param>
/// <param name="IsSafe">Whether the audit finds nothing.</param>
/// <param name="Verdict">What the audit says, or why the way is not open.</param>
/// <param name="Loss">What is lost.</param>
/// <param name="Numbers">The table as it would be printed.</param>
/// <param name="Codes">Codes that would be joined; empty for other ways.</param>
public sealed record Alternative(string Name, string What, bool IsSafe, string Verdict, string Loss, IReadOnlyList<AlternativeNumber> Numbers, IReadOnlyList<string> Codes);

/// <summary>Works out the other ways to protect a table of counts that add up to a total: coarser codes, controlled rounding, cell key.</summary>
/// <remarks>They are shown beside what the gate does. Coarser codes can be chosen; rounded and moved numbers are for comparison, because figures and sums of a report are made from true numbers.</remarks>
internal static class OtherWays
{
    private const string Total = "Total";

    /// <summary>All of them; none for a table of which nothing is hidden by the rules, or that does not add up to one total along one dimension.</summary>
    public static IReadOnlyList<Alternative> Of(ReleaseTables release, TableDefinition table)
    {
        if (table.Disclosure?.Threshold is not { } threshold || table.Dimensions.Count != 1 || ReleaseTables.IsOfRatios(table)) return [];
        if (ReleaseTables.RelationsOf(table).FirstOrDefault(r => r is { Kind: RelationKind.Sum, Parts: null }) is not { } sum || release.At(sum.Total!.Cell)?.Value is not { } total) return [];
        var cells = release.CellsOf(table).Where(c => c.Value is not null && release.At(sum.Total.Cell) != c).ToList();
        if (cells.Count < 2 || cells.Sum(c => c.Value!.Value) != total) return [];
        var inner = new InnerTable([new Dimension([Hierarchy.Flat(table.Dimensions[0].Code, Total, cells.Select(c => c.Key))])],
            cells.Select(c => new InnerRow([c.Key], c.Value!.Value, [], [.. Enumerable.Range(1, (int)c.Value.Value).Select(n => string.Create(CultureInfo.InvariantCulture, $"{release.SetOf(c)} {n}"))])));
        var rules = new RuleSet([new MinimumFrequency(threshold)]);
        return [Tried("Coarser codes", () => Coarser(inner, rules)), Tried("Controlled rounding", () => Rounded(inner, rules, threshold)), Tried("Cell key", () => Moved(inner, rules, release, table))];
    }

    private static Alternative Tried(string name, Func<Alternative> way)
    {
        try
        {
            return way();
        }
        catch (Exception fault) when (fault is Fault or InvalidSystemException or SolverFailureException or UnprotectableException)
        {
            return new Alternative(name, "Not possible for this table.", false, fault.Message, "", [], []);
        }
    }

    private static Alternative Coarser(InnerTable inner, RuleSet rules)
    {
        var least = LeastLossCoarsening.Find(inner, rules);
        var system = least.Table.System;
        var hidden = least.Table.Primaries.ToHashSet();
        var audit = TableAudit.Of(system, hidden, SafetyLevel.Insider);
        bool isOne = least.Merges.Any(m => m.Codes.Count == inner.Rows.Count);
        return new Alternative("Coarser codes", "Codes are counted together until none is a count of few people, and the least is lost.", audit.IsSafe && !isOne,
            isOne ? "Only the total is left: no union of some codes, and the rest, are both more than few." : VerdictOf(audit),
            string.Create(CultureInfo.InvariantCulture, $"{least.CodesLost} of {inner.Rows.Count} codes, {least.BitsLost:0.0} bits."),
            [.. system.Cells.Select((c, i) => new AlternativeNumber(NameOf(c.Id), hidden.Contains(i) ? SuppressedTable.Mark : Read(c.Value), null))], isOne || least.Merges.Count == 0 ? [] : least.Merges[0].Codes);
    }

    private static Alternative Rounded(InnerTable inner, RuleSet rules, long threshold)
    {
        // The next multiple of five above the largest count that may not be shown.
        long @base = (threshold / 5 + 1) * 5;
        var table = CountTable.Of(inner);
        var system = rules.Apply(table).System;
        var rounded = ControlledRounding.Round(table, system, @base);
        return Banded("Controlled rounding", $"Each number goes up or down to a multiple of {@base} so that they still add up.", system, rounded.Bands, $"All numbers together change by {rounded.TotalChange}.");
    }

    private static Alternative Moved(InnerTable inner, RuleSet rules, ReleaseTables release, TableDefinition table)
    {
        // A trial with a secret of its own: nothing of it is published.
        byte[] secret = SHA256.HashData(Encoding.UTF8.GetBytes($"trial {table.Code} {release.CellsOf(table).Count}"));
        var counted = CountTable.Of(inner);
        var system = rules.Apply(counted).System;
        var bands = new CellKey(secret, new PerturbationTable(5, 4, 2)).Perturb(counted);
        return Banded("Cell key", "Each number is moved by at most 5, the same set always alike; totals on their own (a trial, with a secret that is used for nothing else).", system, bands,
            $"All numbers together change by {bands.Sum(b => Math.Abs(b.Published - system.Cells[b.Cell].Value))}; they no longer add up.");
    }

    private static Alternative Banded(string name, string what, CellSystem system, IReadOnlyList<Band> bands, string loss)
    {
        var read = Bands.Read(system, bands);
        var audit = TableAudit.Of(read, Enumerable.Range(0, read.Cells.Count).ToHashSet(), SafetyLevel.Insider);
        var found = audit.Cells.ToDictionary(c => c.Cell, StringComparer.Ordinal);
        return new Alternative(name, what, audit.IsSafe, VerdictOf(audit), loss,
            [.. bands.Select(b => new AlternativeNumber(NameOf(system.Cells[b.Cell].Id), Read(b.Published), new ValueRange(found[system.Cells[b.Cell].Id].Low, found[system.Cells[b.Cell].Id].High)))], []);
    }

    private static string VerdictOf(TableAudit audit) => audit.IsSafe ? $"Safe: level {audit.Level} is proven."
        : $"Not safe: {string.Join("; ", audit.Printed.Select(p => $"{NameOf(p)} is printed").Concat(audit.Holes.Select(h => $"{NameOf(h.Cell)} is known to be {(h.Low == h.High ? Read(h.Low) : $"{Read(h.Low)} to {Read(h.High)}")}")))}.";

    // The library names cells 'dimension=code'.
    private static string NameOf(string id) => id[(id.IndexOf('=', StringComparison.Ordinal) + 1)..];

    private static string Read(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
