using Clerestory.Registry;

namespace Clerestory.Collection.Adapters;

/// <summary>Makes a draft of a row: what is plain becomes a proposal, everything else a question.</summary>
internal sealed class OldFormReview(OldFormPlan plan, Instrument form, IReadOnlyCollection<Agency> agencies)
{
    private readonly ILookup<string, Agency> byName = agencies.ToLookup(a => OldFormPlan.Normal(a.Name), StringComparer.Ordinal);
    private readonly Dictionary<string, Item> items = form.Items.ToDictionary(i => i.Code, StringComparer.Ordinal);
    private readonly IdentifyingWords inAnswer = new(plan.Familiar ?? []);

    // Many towns are called like people, so their names are familiar only where an agency is to be named.
    private readonly IdentifyingWords inName = new([.. plan.Familiar ?? [], .. agencies.SelectMany(a => new[] { a.Name, a.Town })]);

    /// <summary>The draft of one row.</summary>
    public OldFormDraft Draft(OldFormRows.Row row, OldFormHeader header)
    {
        var (proposed, questions) = (new List<Proposal>(), new List<OldFormQuestion>());
        string name = row.Fields[header.AgencyAt];
        // Two agencies of one name: nobody but the reviewer can tell which it is.
        Agency? agency = byName[OldFormPlan.Normal(name)].Take(2).ToList() is [var only] ? only : null;
        if (agency is null) questions.Add(Ask(inName, null, "Which agency is this? Its name is not that of one agency of the register.", name));
        foreach (var question in plan.Questions.Where(q => header.At(q.Column) >= 0 && items.ContainsKey(q.Item)))
        {
            string words = row.Fields[header.At(question.Column)];
            if (FreeAnswer.IsBlank(words)) continue;
            if (FreeAnswer.Read(items[question.Item], words) is { } plain) proposed.Add(plain with { How = Join(plain.How, question.Note) });
            else questions.Add(Ask(inAnswer, question.Item, Join("The answer is not plain. What value, if any, does it give?", question.Note), words));
        }
        return new OldFormDraft(row.Number, agency, proposed, questions);
    }

    private static OldFormQuestion Ask(IdentifyingWords identifying, string? item, string ask, string words)
    {
        string tidy = words.Trim();
        if (tidy.Length == 0) return new OldFormQuestion(item, ask, null);
        return identifying.ReasonIn(tidy) is { } reason
            ? new OldFormQuestion(item, $"{ask} The words are withheld, as {reason}: read them where the form was kept.", null)
            : new OldFormQuestion(item, ask, tidy);
    }

    private static string Join(string words, string? note) => note is null ? words : $"{words} {note}";
}
