using Clerestory.Registry;

namespace Clerestory.Collection.Adapters;

/// <summary>
/// Imports what an older free-text form collected, as drafts for review and never as figures. Columns about persons are not read, and an answer that may
/// lead to a person is withheld: the result holds neither.
/// </summary>
public static class OldForm
{
    /// <summary>Reads a CSV file of the old form. The stream is left open.</summary>
    /// <param name="csv">The file, with one header row.</param>
    /// <param name="plan">How its columns lead to items.</param>
    /// <param name="form">The form of today that the plan names.</param>
    /// <param name="agencies">The agencies of the register.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<OldFormReading> Read(Stream csv, OldFormPlan plan, Instrument form, IReadOnlyCollection<Agency> agencies, CancellationToken cancel)
    {
        if (plan.Instrument != form.Id) throw new ArgumentException($"The plan leads to {plan.Instrument}, not to {form.Id}.", nameof(form));
        var faults = new FaultList();
        var rows = await OldFormRows.Read(csv, faults, cancel);
        if (rows.Count == 0) return new OldFormReading([], [], faults.Kept, faults.LeftOut);
        var header = new OldFormHeader(plan, rows[0].Fields);
        if (header.AgencyAt < 0)
        {
            faults.Add(1, "old-form.header", $"No heading is '{plan.Agency}'. Send the file with its row of headings.");
            return new OldFormReading([], [], faults.Kept, faults.LeftOut);
        }
        var review = new OldFormReview(plan, form, agencies);
        var drafts = new List<OldFormDraft>();
        foreach (var row in rows.Skip(1).Where(r => r.Fields.Any(f => f.Length > 0)))
        {
            if (row.Fields.Count == header.Width) drafts.Add(review.Draft(row, header));
            else faults.Add(row.Number, "old-form.fields", $"This row has {row.Fields.Count} fields; the header has {header.Width}. It was not read.");
        }
        return new OldFormReading([.. drafts.Select(d => AskWhichCounts(d, drafts))], [.. header.Notices(), .. plan.Note is { } note ? new[] { note } : []], faults.Kept, faults.LeftOut);
    }

    private static OldFormDraft AskWhichCounts(OldFormDraft draft, List<OldFormDraft> drafts)
    {
        var others = drafts.Where(d => d.Agency is not null && d.Agency.Code == draft.Agency?.Code && d.Row != draft.Row).Select(d => d.Row).Take(20).ToList();
        return others.Count == 0 ? draft : draft with { Questions = [.. draft.Questions, new OldFormQuestion(null, $"Row {string.Join(", ", others)} is of the same agency. Which one counts, and for which year?", null)] };
    }
}
