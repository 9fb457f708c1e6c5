using Clerestory.Packs;

namespace Clerestory.Collection.Adapters;

/// <summary>What the adapter files of a pack say of its forms and code lists.</summary>
public static class AdapterFiles
{
    /// <summary>Every form, item, offense or code list that an adapter names and the pack does not have, and everything named twice.</summary>
    public static IEnumerable<Finding> Examine(Pack pack)
    {
        var forms = Instrument.In(pack);
        IEnumerable<Finding> findings = [.. NibrsPlan.In(pack) is { } nibrs ? Examine(pack, nibrs, forms) : [], .. OldFormPlan.In(pack) is { } old ? Examine(pack, old, forms) : []];
        return findings.Distinct();
    }

    private static IEnumerable<Finding> Examine(Pack pack, NibrsPlan plan, IReadOnlyDictionary<string, Instrument> forms)
    {
        Finding Fault(string rule, string word, string message) => At(pack, NibrsPlan.Place, rule, word, message);

        foreach (string twice in Doubles(plan.Offenses.Select(o => o.Code))) yield return Fault("pack.double", twice, $"The offense '{twice}' stands twice. A code may be used once.");
        if (plan.Codelist is { } list)
        {
            var symbols = CodeList.In(pack).GetValueOrDefault(list)?.Codes.Select(r => r["symbol"]).ToHashSet(StringComparer.Ordinal);
            if (symbols is null) yield return Fault("adapter.codelist", list, $"The code list '{list}' is not in codelists/index.json.");
            foreach (var unknown in plan.Offenses.Where(o => symbols is not null && !symbols.Contains(o.Code)))
                yield return Fault("adapter.offense", unknown.Code, $"The offense '{unknown.Code}' is no symbol of the code list '{list}'.");
        }
        foreach (string twice in Doubles(plan.Proposes.Select(p => $"{p.Instrument} {p.Item}"))) yield return Fault("pack.double", twice.Split(' ')[1], $"Two values are proposed for the item '{twice}'. Propose one.");
        foreach (var suggestion in plan.Proposes)
        {
            foreach (string unknown in suggestion.Offenses.Except(plan.Offenses.Select(o => o.Code), StringComparer.Ordinal))
                yield return Fault("adapter.offense", unknown, $"The offense '{unknown}' is not among the offenses of this file. Add it there, or take it out.");
            foreach (var finding in ItemFaults(pack, NibrsPlan.Place, (suggestion.Instrument, suggestion.Item), forms, [ItemType.Count])) yield return finding;
        }
    }

    private static IEnumerable<Finding> Examine(Pack pack, OldFormPlan plan, IReadOnlyDictionary<string, Instrument> forms)
    {
        foreach (string twice in Doubles([plan.Agency, .. plan.Dropped, .. plan.Questions.Select(q => q.Column)], OldFormPlan.Normal))
            yield return At(pack, OldFormPlan.Place, "pack.double", twice, $"The column '{twice}' is named twice, or differs from another only in signs and capitals.");
        foreach (string twice in Doubles(plan.Questions.Select(q => q.Item)))
            yield return At(pack, OldFormPlan.Place, "pack.double", twice, $"Two columns lead to the item '{twice}'. Name one.");
        foreach (var question in plan.Questions)
        {
            foreach (var finding in ItemFaults(pack, OldFormPlan.Place, (plan.Instrument, question.Item), forms, [ItemType.Count, ItemType.YesNo, ItemType.Choices, ItemType.Text])) yield return finding;
        }
    }

    private static IEnumerable<Finding> ItemFaults(Pack pack, string path, (string Instrument, string Item) target, IReadOnlyDictionary<string, Instrument> forms, ItemType[] types)
    {
        if (!forms.TryGetValue(target.Instrument, out var form))
            yield return At(pack, path, "adapter.instrument", target.Instrument, $"There is no instrument '{target.Instrument}'. Name a form with its version.");
        else if (form.Items.FirstOrDefault(i => i.Code == target.Item) is not { } item)
            yield return At(pack, path, "adapter.item", target.Item, $"The form {form.Id} has no item '{target.Item}'.");
        else if (!types.Contains(item.Type))
            yield return At(pack, path, "adapter.type", target.Item, $"The item '{target.Item}' takes an answer of another kind than this adapter can propose.");
    }

    private static IEnumerable<string> Doubles(IEnumerable<string> codes, Func<string, string>? normal = null) =>
        codes.GroupBy(normal ?? (code => code), StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Last());

    private static Finding At(Pack pack, string path, string rule, string word, string message) => Finding.Error(rule, path, PackFiles.LineOf(pack, path, word), message);
}
