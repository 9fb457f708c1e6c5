using Clerestory.Disclosure;
using Clerestory.Tables;

namespace Clerestory.Protection;

/// <summary>A number as it was read in a file of a release.</summary>
/// <param name="Code">The number's code: prefix of its table and place.</param>
/// <param name="Text">What stands there.</param>
/// <param name="File">The file.</param>
public sealed record PrintedNumber(string Code, string Text, string File);

/// <summary>Something that a release tells and must not tell.</summary>
/// <param name="Code">The number's code.</param>
/// <param name="Words">The certificate: how it follows, in words and numbers. For those who publish; it holds what is hidden.</param>
public sealed record Hole(string Code, string Words);

/// <summary>What the audit of the files of a release says. It reads what was printed, not what the gate decided.</summary>
/// <param name="Numbers">How many different numbers were read.</param>
/// <param name="Hidden">How many numbers of the tables were read nowhere.</param>
/// <param name="Holes">What is told and must not be; none for a release that may go out.</param>
public sealed record ReleaseCertificate(int Numbers, int Hidden, IReadOnlyList<Hole> Holes)
{
    /// <summary>Whether the release may go out.</summary>
    public bool IsClean => Holes.Count == 0;

    /// <summary>Audits what was read in all files of a release.</summary>
    /// <param name="tables">All tables of the release with their cells.</param>
    /// <param name="read">What was read.</param>
    internal static ReleaseCertificate Of(ReleaseTables tables, IReadOnlyCollection<PrintedNumber> read)
    {
        var printed = read.Where(n => n.Text.Any(char.IsAsciiDigit)).Select(n => n.Code).ToHashSet(StringComparer.Ordinal);
        bool IsHidden(Cell cell) => !printed.Contains(tables.CodeOf(cell));
        var guarded = tables.All.Values.Where(t => t.Disclosure?.Rule == DisclosureRule.Threshold).OrderBy(t => t.Code, StringComparer.Ordinal).ToList();
        List<Hole> holes = [.. tables.Joined().SelectMany(group => Audit(tables, group, IsHidden))];
        foreach (var table in guarded.Where(t => t.Kind == MeasureKind.Percent))
        {
            holes.AddRange(from cell in tables.CellsOf(table)
                           where !IsHidden(cell) && ShareRule.Tells(tables, table, cell, IsHidden) is not null
                           select new Hole(tables.CodeOf(cell), $"{tables.CodeOf(cell)}: {ShareRule.Tells(tables, table, cell, IsHidden)}"));
        }
        return new ReleaseCertificate(printed.Count, guarded.SelectMany(tables.CellsOf).Count(c => c.Value is not null && IsHidden(c)), holes);
    }

    private static List<Hole> Audit(ReleaseTables tables, IReadOnlyList<TableDefinition> group, Func<Cell, bool> isHidden)
    {
        var cells = group.SelectMany(tables.CellsOf).Where(c => c.Value is not null).ToList();
        if (cells.TrueForAll(c => isHidden(c))) return [];
        try
        {
            var model = ReleaseModel.Of(tables, group);
            IReadOnlySet<int> hidden;
            do hidden = model.HiddenWhere(cells, isHidden); while (model.AddHiddenUnions(hidden));
            var names = cells.Select(c => (Id: tables.SetOf(c), Code: tables.CodeOf(c))).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Code, StringComparer.Ordinal);
            var audit = TableAudit.Of(model.System, hidden, SafetyLevel.Insider);
            return
            [
                .. audit.Printed.Select(id => new Hole(names.GetValueOrDefault(id, id), $"{names.GetValueOrDefault(id, id)} is printed, and is a count of few people")),
                .. audit.Holes.Select(h => new Hole(names.GetValueOrDefault(h.Cell, h.Cell), h.Certificates.Count > 0 ? string.Join("; ", h.Certificates.Distinct(StringComparer.Ordinal)) : $"{h.KnownTo} can tell it")),
            ];
        }
        catch (Exception fault) when (fault is Fault or InvalidSystemException or SolverFailureException)
        {
            return [new Hole(group[0].Code, $"The tables {string.Join(", ", group.Select(t => t.Code))} cannot be judged: {fault.Message}")];
        }
    }
}
