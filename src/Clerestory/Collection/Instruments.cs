using Clerestory.Packs;
using Clerestory.Registry;

namespace Clerestory.Collection;

/// <summary>What instruments, data calls and returns of a pack say of each other.</summary>
public static class Instruments
{
    /// <summary>Every reference that leads nowhere, every check on an unknown item, every return that its own form refuses.</summary>
    public static IEnumerable<Finding> Examine(Pack pack)
    {
        var lists = CodeList.In(pack);
        foreach (string path in pack.In("instruments", ".json"))
        {
            var instrument = pack.Read<Instrument>(path);
            foreach (var finding in Examine(pack, path, instrument, lists)) yield return finding;
        }
        var instruments = Instrument.In(pack);
        foreach (var call in CallPlan.In(pack).Values)
        {
            foreach (var finding in Examine(pack, call, instruments)) yield return finding;
        }
    }

    private static IEnumerable<Finding> Examine(Pack pack, string path, Instrument instrument, IReadOnlyDictionary<string, CodeList> lists)
    {
        var items = instrument.Items.ToList();
        foreach (string twice in items.GroupBy(i => i.Code, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
            yield return Finding.Error("pack.double", path, PackFiles.LineOf(pack, path, twice), $"The item '{twice}' stands twice in this form.");
        foreach (string twice in instrument.Checks.GroupBy(c => c.Code, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
            yield return Finding.Error("pack.double", path, PackFiles.LineOf(pack, path, twice), $"The check '{twice}' stands twice in this form.");
        var codes = items.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var check in instrument.Checks)
        {
            if (check.Lacks is { } missing)
                yield return Finding.Error("instrument.check", path, PackFiles.LineOf(pack, path, check.Code), $"The check '{check.Code}' lacks '{missing}'.");
            foreach (string unknown in check.Items.Where(i => !codes.Contains(i)))
                yield return Finding.Error("instrument.item", path, PackFiles.LineOf(pack, path, check.Code), $"The check '{check.Code}' names the item '{unknown}', which this form does not have.");
        }
        foreach (string list in items.Select(i => i.Codelist).Concat(items.Select(i => i.By)).Concat(items.SelectMany(i => i.Columns ?? []).Select(c => c.Codelist)).OfType<string>().Distinct().Where(l => !lists.ContainsKey(l)))
            yield return Finding.Error("instrument.codelist", path, PackFiles.LineOf(pack, path, list), $"The code list '{list}' is not in codelists/index.json.");
    }

    private static IEnumerable<Finding> Examine(Pack pack, CallPlan call, IReadOnlyDictionary<string, Instrument> instruments)
    {
        string path = $"calls/{call.Code}.json";
        foreach (string unknown in call.Obligations.Except(Obligation.In(pack).Select(o => o.Code), StringComparer.Ordinal))
            yield return Finding.Error("call.obligation", path, PackFiles.LineOf(pack, path, unknown), $"The obligation '{unknown}' is not in respondents/obligations.json.");
        if (call.Returns is null != call.Signers is null)
            yield return Finding.Error("call.signers", path, PackFiles.LineOf(pack, path, "returns"), "A call with returns names their signers too, and the other way round.");
        if (call.Returns is null || call.Signers is null) yield break;
        foreach (string file in new[] { call.Returns, call.Signers }.Where(f => !pack.Has(f)))
        {
            yield return Finding.Error("pack.missing", file, null, $"{path} names this file, and it is missing.");
            yield break;
        }
        foreach (var finding in RowFaults(pack, call, instruments)) yield return finding;
    }

    private static List<Finding> RowFaults(Pack pack, CallPlan call, IReadOnlyDictionary<string, Instrument> instruments)
    {
        var agencies = Agency.In(pack).ToDictionary(a => a.Code, StringComparer.Ordinal);
        var signers = pack.Rows(call.Signers!).Select(r => r["respondent"]).ToHashSet(StringComparer.Ordinal);
        var lists = CodeList.In(pack);
        var faults = new List<Finding>();
        void Fault(CsvRow row, string rule, string message) => faults.Add(Finding.Error(rule, call.Returns, row.Line, message));
        foreach (var row in pack.Rows(call.Returns!))
        {
            if (!agencies.ContainsKey(row["respondent"])) Fault(row, "return.respondent", $"The respondent '{row["respondent"]}' is not in respondents/agencies.csv.");
            else if (!signers.Contains(row["respondent"])) Fault(row, "return.signer", $"The return of '{row["respondent"]}' has no signer in {call.Signers}.");
            else if (!instruments.TryGetValue(row["instrument"], out var form)) Fault(row, "return.instrument", $"There is no instrument '{row["instrument"]}'.");
            else if (form.Items.FirstOrDefault(i => i.Code == row["item"]) is not { } item) Fault(row, "return.item", $"The form {form.Id} has no item '{row["item"]}'.");
            else if (item.FaultOf(row["place"], new AnswerValue(row["value"]), lists) is { } wrong) Fault(row, "return.value", $"{item.Code}: '{row["value"]}' {wrong}.");
        }
        if (faults.Count > 0) return faults;
        return
        [
            .. from submission in call.SubmissionsIn(pack)
               from finding in instruments[submission.Instrument].Examine(new Answers(submission.Answers), agencies[submission.Respondent].Kind)
               where finding.Blocks
               select Finding.Error("return." + finding.Rule, call.Returns, null, $"{submission.Respondent}, {finding.File}: {finding.Message}"),
        ];
    }
}
