using Clerestory.Packs;
using Clerestory.Registry;

namespace Clerestory.Collection;

/// <summary>What a pack's zero returns say: each must pass the hard checks of its own form, for every kind of agency that is asked.</summary>
public static class ZeroReturns
{
    /// <summary>Every zero return that its form would refuse.</summary>
    public static IEnumerable<Finding> Examine(Pack pack)
    {
        var lists = CodeList.In(pack);
        foreach (var form in Instrument.In(pack).Values.Where(f => f.ZeroReturn is not null))
        {
            string path = $"instruments/{form.Id}.json";
            foreach (string unknown in form.ZeroReturn!.Answers.Keys.Except(form.Items.Select(i => i.Code), StringComparer.Ordinal))
                yield return Finding.Error("zero.item", path, PackFiles.LineOf(pack, path, unknown), $"The zero return answers '{unknown}', and the form has no such item.");
            foreach (string kind in Obligation.In(pack).Where(o => o.Instrument == form.Id).SelectMany(o => o.Kinds).Distinct())
            {
                foreach (var finding in Faults(form, kind, lists))
                    yield return Finding.Error("zero.check", path, PackFiles.LineOf(pack, path, "zeroReturn"), $"The zero return of an agency of the kind '{kind}' does not hold, at {finding}");
            }
        }
    }

    private static IEnumerable<string> Faults(Instrument form, string kind, IReadOnlyDictionary<string, CodeList> lists)
    {
        var answers = form.ZeroReturn!.AnswersIn(form, kind, lists);
        var items = form.Items.ToDictionary(i => i.Code, StringComparer.Ordinal);
        var faults = from answer in answers let fault = items[answer.Item].FaultOf(answer.Place, new AnswerValue(answer.Value), lists) where fault is not null select $"{answer.Item}: '{answer.Value}' {fault}.";
        return [.. faults, .. form.Examine(new Answers(answers), kind).Where(f => f.Severity != Severity.Notice).Select(f => $"{f.File}: {f.Message}")];
    }
}
