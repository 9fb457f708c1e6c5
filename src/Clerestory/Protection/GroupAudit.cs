using Clerestory.Disclosure;
using Clerestory.Tables;

namespace Clerestory.Protection;

/// <summary>Audits some tables that hang together, as they were read.</summary>
internal sealed class GroupAudit(ReleaseTables tables, IReadOnlyList<TableDefinition> group, Func<Cell, bool> isHidden, Func<string, bool> isRead)
{
    /// <summary>What is told and must not be.</summary>
    /// <param name="found">Holes that are known already; the count behind a percentage is not told twice.</param>
    public IReadOnlyList<Hole> Holes(IReadOnlyList<Hole> found)
    {
        var cells = group.SelectMany(tables.CellsOf).Where(c => c.Value is not null).ToList();
        if (cells.TrueForAll(c => isHidden(c))) return [];
        try
        {
            var model = ReleaseModel.Read(tables, group, isHidden);
            IReadOnlySet<int> hidden;
            do hidden = model.HiddenWhere(cells, isHidden, isRead); while (model.AddHiddenUnions(hidden));
            var audit = TableAudit.Of(model.System, hidden, tables.Earlier.Count > 0 ? SafetyLevel.History : SafetyLevel.Insider);
            var names = cells.Select(c => (Id: tables.SetOf(c), Code: tables.CodeOf(c))).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Code, StringComparer.Ordinal);
            string NameOf(string id) => names.GetValueOrDefault(id, id);
            var told = found.Select(h => $"the count behind {h.Code}").ToList();
            return
            [
                .. model.Ratios.Misfits.Select(m => new Hole(m.Code, m.Words)),
                .. audit.Printed.Select(id => new Hole(NameOf(id), $"{NameOf(id)} is printed, and is a count of few people")),
                .. audit.Holes.Where(h => !told.Exists(t => h.Cell.EndsWith(t, StringComparison.Ordinal))).Select(h => new Hole(NameOf(h.Cell), WordsOf(h, model.Ratios.BesideInWords(h.Cell)))),
            ];
        }
        catch (Exception fault) when (fault is Fault or InvalidSystemException or SolverFailureException)
        {
            return [new Hole(group[0].Code, $"The tables {string.Join(", ", group.Select(t => t.Code))} cannot be judged: {fault.Message}")];
        }
    }

    private static string WordsOf(HiddenCell hole, string? beside) => hole.Certificates.Count > 0 ? string.Join("; ", hole.Certificates.Distinct(StringComparer.Ordinal))
        : hole.KnownTo is { } insider ? $"{insider} can tell it" : $"{(beside is null ? "" : $"{beside}, ")}it can only be {(hole.Low == hole.High ? $"{hole.Low}" : $"{hole.Low} to {hole.High}")}";
}
