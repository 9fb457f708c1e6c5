using System.Globalization;
using Clerestory.Disclosure;
using Clerestory.Disclosure.Auditing;

namespace Clerestory.Protection;

/// <summary>A hidden cell as the reports of commands name it.</summary>
/// <param name="Cell">Its id.</param>
/// <param name="Low">The least value that agrees with all that is published.</param>
/// <param name="High">The largest one.</param>
/// <param name="Level">What is proven of it, S0 to S5; "none" where it follows by sums alone.</param>
/// <param name="KnownTo">The insider who can tell its exact value; null for nobody.</param>
/// <param name="Certificates">Why it is known too closely, in words and numbers.</param>
public sealed record HiddenCell(string Cell, long Low, long High, string Level, string? KnownTo, IReadOnlyList<string> Certificates);

/// <summary>What an audit says, in words and ids.</summary>
/// <param name="IsSafe">Whether the release may go out.</param>
/// <param name="Level">The lowest level of all primary cells.</param>
/// <param name="Printed">Primary cells that are not hidden.</param>
/// <param name="Cells">The hidden cells.</param>
/// <param name="Holes">Those that are not safe.</param>
public sealed record TableAudit(bool IsSafe, string Level, IReadOnlyList<string> Printed, IReadOnlyList<HiddenCell> Cells, IReadOnlyList<HiddenCell> Holes)
{
    /// <summary>Audits a table of which some cells are hidden.</summary>
    /// <exception cref="Fault">The solver ended without an optimum.</exception>
    /// <param name="table">The table.</param>
    /// <param name="hidden">What is hidden.</param>
    /// <param name="goal">What must be proven.</param>
    public static TableAudit Of(TableFile table, HiddenNumbers hidden, TableGoal goal) => Of(table.Read(hidden.Percentages), hidden.Cells, goal.SafetyLevel);

    internal static TableAudit Of(CellSystem system, IReadOnlySet<int> hidden, SafetyLevel level) => TableFile.Told(() =>
    {
        var report = ReleaseAudit.Of(system, hidden, level);
        if (hidden.Count <= MostForBoth) MustAgree(system, hidden, report);
        HiddenCell Told(CellFinding f) => new(system.Cells[f.Cell].Id, f.Low, f.High, NameOf(f.Level), f.KnownTo, [.. f.Proofs.Select(p => p.Text(system, hidden))]);
        return new TableAudit(report.IsSafe, NameOf(report.Level), [.. report.Printed.Select(c => system.Cells[c].Id)], [.. report.Cells.Select(Told)], [.. report.Holes.Select(Told)]);
    });

    internal static string NameOf(SafetyLevel level) => level == SafetyLevel.None ? "none" : string.Create(CultureInfo.InvariantCulture, $"S{(int)level}");

    // Beyond this the exact engine would take minutes.
    private const int MostForBoth = 120, MostCases = 2000;

    // Two engines that share nothing but the model: where they differ, one of them is wrong, and nothing may go out.
    private static void MustAgree(CellSystem system, IReadOnlySet<int> hidden, AuditReport report)
    {
        var exact = ExactAudit.Of(system, hidden, MostCases);
        foreach (var (one, other) in report.Cells.Zip(exact.Cells))
        {
            bool isSame = one.Cell == other.Cell && (!other.IsExact || (one.Low, (long?)one.High) == (other.Low, other.High)) && (other.Pin == Pin.NotDecided || other.IsPinned == (one.Low == one.High));
            if (!isSame) throw new Fault("audit.disagree", $"The two engines of the audit differ about '{system.Cells[one.Cell].Id}'.", "Nothing may be published. Report the table's structure to the authors.");
        }
        foreach (var insider in exact.Insiders)
        {
            var missed = insider.Learns.Where(c => report.Cells.First(f => f.Cell == c.Cell).Level >= SafetyLevel.Insider).ToList();
            if (missed.Count > 0) throw new Fault("audit.disagree", $"The two engines of the audit differ about what {insider.Insider.Name} can tell of '{system.Cells[missed[0].Cell].Id}'.", "Nothing may be published. Report the table's structure to the authors.");
        }
    }
}
