using System.Globalization;
using Clerestory.Disclosure;
using Clerestory.Disclosure.Suppression;

namespace Clerestory.Protection;

/// <summary>A table of which so much is hidden that it may be published.</summary>
public sealed class SuppressedTable
{
    /// <summary>The mark of a hidden cell: c for confidential.</summary>
    public const string Mark = "[c]";

    private readonly CellSystem _system;
    private readonly SuppressionResult _result;
    private readonly IReadOnlyList<PrintedPercentage> _percentages;
    private readonly IReadOnlyList<int> _hiddenPercentages;

    private SuppressedTable(TableFile table, PercentageResult result, TableAudit audit) =>
        (_system, _percentages, _result, _hiddenPercentages, Audit) = (table.System, table.Printed, result.Cells, result.Percentages, audit);

    /// <summary>What the audit says of it.</summary>
    public TableAudit Audit { get; }

    /// <summary>The ids of the cells that had to be hidden.</summary>
    public IReadOnlyList<string> Primary => [.. _result.Primary.Select(c => _system.Cells[c].Id)];

    /// <summary>The ids of the cells that are hidden to protect them.</summary>
    public IReadOnlyList<string> Secondary => [.. _result.Secondary.Select(c => _system.Cells[c].Id)];

    /// <summary>The names of the percentages that are hidden.</summary>
    public IReadOnlyList<string> Percentages => [.. _hiddenPercentages.Select(p => _percentages[p].Name)];

    /// <summary>The costs of all hidden cells together; a percentage that is hidden by itself costs 1.</summary>
    public long Cost => _result.Cost;

    /// <summary>What no safe choice can cost less than.</summary>
    public double LowerBound => _result.LowerBound;

    /// <summary>By how much the cost may exceed the optimum, as a share of the cost.</summary>
    public double Gap => _result.Gap;

    /// <summary>exact or heuristic.</summary>
    public string Method => _result.Method.ToString().ToLowerInvariant();

    /// <summary>What came of it: unsafe, safe or optimal.</summary>
    public string Status => !Audit.IsSafe ? "unsafe" : _result.IsOptimal ? "optimal" : "safe";

    /// <summary>Chooses what to hide, and audits it.</summary>
    /// <exception cref="Fault">A cell cannot be protected, or the solver ended without an optimum.</exception>
    public static SuppressedTable Of(TableFile table, TableGoal goal) => TableFile.Told(() =>
    {
        var result = PercentageSuppressor.Protect(table.System, table.Printed, goal.Options);
        return new SuppressedTable(table, result, TableAudit.Of(table, new HiddenNumbers(result.Cells.Hidden, result.Percentages), goal));
    });

    /// <summary>Writes the table as it may be published: each cell, then each percentage, with its value or the mark; and its status in the codes of SDMX CL_CONF_STATUS (F free, C confidential, D secondary).</summary>
    public void Write(TextWriter writer)
    {
        var secondary = _result.Secondary.ToHashSet();
        writer.Write("cell,value,status\n");
        foreach (var (i, cell) in _system.Cells.Index())
        {
            bool isHidden = _result.Hidden.Contains(i);
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{Quoted(cell.Id)},{(isHidden ? Mark : cell.Value)},{(secondary.Contains(i) ? "D" : isHidden ? "C" : "F")}\n"));
        }
        foreach (var (p, percentage) in _percentages.Index())
        {
            bool isHidden = _hiddenPercentages.Contains(p);
            writer.Write($"{Quoted(percentage.Name)},{(isHidden ? Mark : percentage.Text)},{(isHidden ? "D" : "F")}\n");
        }
    }

    private static string Quoted(string id) => id.AsSpan().IndexOfAny(",\"\n") < 0 ? id : $"\"{id.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
