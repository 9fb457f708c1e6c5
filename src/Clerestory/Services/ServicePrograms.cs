using Clerestory.Collection;
using Clerestory.Packs;
using Clerestory.Registry;

namespace Clerestory.Services;

/// <summary>What the programs of a pack say of its agencies, forms, tables and sources.</summary>
public static class ServicePrograms
{
    /// <summary>Every reference that leads nowhere, and every percentage without the number of people behind it that does not say so.</summary>
    public static IEnumerable<Finding> Examine(Pack pack)
    {
        var agencies = Agency.In(pack).Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        var (forms, sources) = (Instrument.In(pack), Source.In(pack));
        var programs = ServiceProgram.In(pack);
        Finding Fault(string rule, ServiceProgram program, string message) =>
            Finding.Error(rule, ServiceProgram.File, PackFiles.LineOf(pack, ServiceProgram.File, program.Code), $"{program.Code}: {message}");
        foreach (var program in programs)
        {
            if (programs.Count(p => p.Code == program.Code) > 1) yield return Fault("pack.double", program, "the code stands twice. A code may be used once.");
            if (!agencies.Contains(program.Provider)) yield return Fault("services.provider", program, $"the provider '{program.Provider}' is not in respondents/agencies.csv.");
            if (!sources.ContainsKey(program.Source)) yield return Fault("services.source", program, $"the source '{program.Source}' is not in sources.csv.");
            if (program.To < program.From) yield return Fault("services.period", program, "it ends before it begins.");
            foreach (var measure in program.Measures)
            {
                foreach (var (rule, why) in FaultsOf(measure, pack, forms)) yield return Fault(rule, program, $"the measure '{measure.Code}' {why}");
            }
        }
    }

    private static IEnumerable<(string Rule, string Why)> FaultsOf(ProgramMeasure measure, Pack pack, IReadOnlyDictionary<string, Instrument> forms)
    {
        if (BaseFault(measure) is { } missing) yield return ("services.base", missing);
        if (measure.Item is { } at && forms.GetValueOrDefault(at.Instrument)?.Items.FirstOrDefault(i => i.Code == at.Item) is var item)
        {
            if (item is null) yield return ("services.item", $"names the item '{at.Item}' of {at.Instrument}, which is not there.");
            else if (measure.Kind == MeasureForm.Count && item.Type == ItemType.Counts != at.Place is not null) yield return ("services.item", $"is asked by '{at.Item}': name the place of its grid, and none where it has no grid.");
            else if (!Fits(measure.Kind, item.Type)) yield return ("services.item", $"is asked by '{at.Item}', which asks for something else: a share is asked as part and base, a change as a measure before and after.");
        }
        foreach (var cell in (measure.Cells?.All ?? []).Where(c => !pack.Has($"tables/{c.Table}.json"))) yield return ("services.table", $"is read from the table '{cell.Table}', which is not there.");
    }

    // 63% to 79% of how many? Without the number the change may be that of one person.
    private static string? BaseFault(ProgramMeasure measure)
    {
        if (measure.Kind == MeasureForm.Count || measure.Cells is not { } cells) return null;
        bool hasBase = cells.Base is not null;
        if (!hasBase && measure.NoBase is null) return "gives percentages and not of how many. Name the cell of its base; or, where it was printed without one, say so in noBase.";
        if (hasBase && measure.NoBase is not null) return "has a base, and says that it has none. Take one of the two out.";
        return measure.Kind == MeasureForm.BeforeAfter && (cells.Before is null || cells.After is null) ? "is measured before and after, and lacks one of the two." : null;
    }

    private static bool Fits(MeasureForm form, ItemType type) => form switch
    {
        MeasureForm.Count => type is ItemType.Count or ItemType.Counts,
        MeasureForm.Share => type == ItemType.Percent,
        _ => type == ItemType.BeforeAfter,
    };
}
