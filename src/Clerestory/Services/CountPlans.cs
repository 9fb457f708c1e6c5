using Clerestory.Collection;
using Clerestory.Packs;

namespace Clerestory.Services;

/// <summary>What counting plans say of the forms and code lists of their pack.</summary>
public static class CountPlans
{
    /// <summary>Every column, item, place and code that a plan names and that is not there.</summary>
    public static IEnumerable<Finding> Examine(Pack pack)
    {
        var (forms, lists) = (Instrument.In(pack), CodeList.In(pack));
        foreach (string path in pack.In("counting", ".json"))
        {
            var plan = pack.Read<CountPlan>(path);
            Finding Fault(string at, string message) => Finding.Error("counting", path, PackFiles.LineOf(pack, path, at), message);
            if (!forms.TryGetValue(plan.Instrument, out var form)) yield return Fault(plan.Instrument, $"There is no instrument '{plan.Instrument}'.");
            else foreach (var (at, message) in Columns(plan, lists).Concat(Counts(plan, form, lists))) yield return Fault(at, message);
        }
    }

    private static IEnumerable<(string At, string Message)> Columns(CountPlan plan, IReadOnlyDictionary<string, CodeList> lists)
    {
        var known = plan.Columns.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        foreach (string twice in plan.Columns.GroupBy(c => c.Code, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key)) yield return (twice, $"The column '{twice}' stands twice.");
        foreach (string named in plan.Columns.Select(c => c.Born).OfType<BornOn>().SelectMany(b => new[] { b.Column, b.On }).Append(plan.Person).OfType<string>().Where(c => !known.Contains(c)))
            yield return (named, $"The plan has no column '{named}'.");
        foreach (var column in plan.Columns.Where(c => c.Codelist is not null || c.Kind == ColumnKind.Code))
        {
            if (column.Codelist is null || !lists.TryGetValue(column.Codelist, out var list))
            {
                yield return (column.Code, $"The code list of the column '{column.Code}' is not in codelists/index.json.");
                continue;
            }
            foreach (string code in (column.Words?.Keys ?? []).Concat(column.Bands?.Keys ?? []).Append(column.Blank).OfType<string>().Where(c => !list.Has(c)))
                yield return (column.Code, $"The code list '{column.Codelist}' has no code '{code}'.");
        }
    }

    private static IEnumerable<(string At, string Message)> Counts(CountPlan plan, Instrument form, IReadOnlyDictionary<string, CodeList> lists)
    {
        var columns = plan.Columns.ToDictionary(c => c.Code, StringComparer.Ordinal);
        foreach (var count in plan.Counts)
        {
            foreach (string unknown in count.When.Select(w => w.Column).Append(count.Rows).Append(count.By).OfType<string>().Where(c => !columns.ContainsKey(c)))
                yield return (count.Item, $"'{count.Item}' is counted by the column '{unknown}', which the plan does not have.");
            if (form.Items.FirstOrDefault(i => i.Code == count.Item) is not { } item) yield return (count.Item, $"The form {form.Id} has no item '{count.Item}'.");
            else if (item.Type == ItemType.Counts ? Codelist(count.Rows) != item.Codelist || Codelist(count.By) != item.By : ItemPlaces.At(item, count.Place ?? "", lists)?.Kind != AnswerKind.Number)
                yield return (count.Item, $"'{count.Item}' is not counted as the form asks it: a grid needs columns of its code lists, a percentage or a measure its places.");
        }

        string? Codelist(string? column) => column is not null && columns.TryGetValue(column, out var found) ? found.Codelist : null;
    }
}
