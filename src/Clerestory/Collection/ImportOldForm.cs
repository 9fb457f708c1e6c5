using Clerestory.Collection.Adapters;
using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Collection;

/// <summary>Staff bring in what an older, free-text form collected. It becomes drafts and questions for the respondents, never a figure.</summary>
public sealed class ImportOldForm(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>So many drafts were filled and questions asked; these rows and lines were not.</summary>
        public sealed record Imported(int Drafts, int Answers, int Questions, IReadOnlyList<string> NotTaken) : Result;

        /// <summary>It cannot be done, for this reason.</summary>
        public sealed record Refused(string Why) : Result;
    }

    /// <summary>Reads a CSV file of the old form into drafts of a call.</summary>
    public async Task<Result> Run(string call, Stream csv, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.RunCalls, pack: book.Code);
        actor.Must(Permission.ActForRespondents);
        if (OldFormPlan.In(book.Pack) is not { } plan) return new Result.Refused("This pack knows no older form.");
        if (await store.Call(book.Code, call, cancel) is null) return new Result.Refused("There is no such data call.");
        var reading = await OldForm.Read(csv, plan, book.Instruments[plan.Instrument], [.. book.Agencies.Values], cancel);
        return await store.AtOnce(() => Keep(call, plan.Instrument, reading, actor, cancel), cancel);
    }

    private async Task<Result> Keep(string call, string instrument, OldFormReading reading, Actor actor, CancellationToken cancel)
    {
        var notTaken = reading.Notices.Concat(reading.Faults.Select(f => $"Line {f.Line}: {f.Message}")).ToList();
        var (drafts, answers, questions) = (0, 0, 0);
        foreach (var draft in reading.Drafts)
        {
            if (draft.Agency is not { } agency)
            {
                notTaken.Add($"Row {draft.Row}: no agency of the register has this name.");
                continue;
            }
            if (await Fill(new Sheet(book.Code, call, agency.Code, instrument), draft, agency, actor, cancel) is { } why) notTaken.Add($"Row {draft.Row}, {agency.Name}: {why}");
            else (drafts, answers, questions) = (drafts + 1, answers + draft.Proposed.Count, questions + draft.Questions.Count);
        }
        store.Record(actor, clock.GetUtcNow(), "imported old form", call, "");
        await store.SaveChangesAsync(cancel);
        return new Result.Imported(drafts, answers, questions, notTaken);
    }

    // Why not; null when it is done.
    private async Task<string?> Fill(Sheet sheet, OldFormDraft draft, Agency agency, Actor actor, CancellationToken cancel)
    {
        var held = await store.DraftFor(sheet, clock.GetUtcNow(), cancel);
        if (held.Answers.Count > 0) return $"{agency.Name} has begun its return itself; its draft stays as it is.";
        var result = await new SaveAnswers(store, book, clock).Run(sheet, [.. draft.Proposed.Select(p => new Answer(p.Item, p.Place, p.Value))], held.Revision, actor, cancel, AssistedBy.Paper);
        if (result is SaveAnswers.Result.Refused refused) return refused.Why;
        if (result is SaveAnswers.Result.NotThere) return "it is not asked in this call.";
        store.Remarks.AddRange(draft.Questions.Select(q => new Remark
        {
            Draft = sheet.Id, Number = 0, Item = q.Item ?? "", By = actor.Name, IsOfCouncil = true, At = clock.GetUtcNow(), Text = q.Words is { Length: > 0 } words ? $"{q.Ask} You wrote: {words}" : q.Ask,
        }));
        return null;
    }
}
