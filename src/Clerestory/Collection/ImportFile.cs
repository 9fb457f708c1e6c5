using Clerestory.Collection.Forms;
using Clerestory.Store;

namespace Clerestory.Collection;

/// <summary>A respondent uploads a filled workbook or CSV file. What it holds goes into the draft, never further; what it may not hold is refused before anything is kept.</summary>
public sealed class ImportFile(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>So many answers were read into the draft; these cells were not. Where the draft was changed since the file was made, or the file does not say of which copy it is, the draft keeps its answer until somebody decides.</summary>
        public sealed record Read(int Answers, IReadOnlyList<CellFault> Faults, IReadOnlyList<Finding> Notices, IReadOnlyList<Conflict> Conflicts) : Result;

        /// <summary>The file is not taken, for these reasons. Nothing of it is kept.</summary>
        public sealed record Refused(IReadOnlyList<Finding> Why) : Result;
    }

    /// <summary>Reads a file into the draft of a return.</summary>
    public async Task<Result> Run(Sheet sheet, (Stream Upload, string FileName) file, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.PrepareReturn, sheet.Respondent, sheet.Pack);
        if (await store.Desk(book, sheet, cancel) is not { } desk) return Refuse("There is no such return.");
        var guarded = await GuardedFile.Read(file.Upload, file.FileName, new UploadLimits(), cancel);
        if (guarded is not GuardedFile.Result.Accepted accepted) return new Result.Refused([((GuardedFile.Result.Refused)guarded).Why]);
        if (PersonalData.Examine(accepted.File, PersonalData.WordsOf(desk.Form, book.Lists), cancel) is { Count: > 0 } personal) return new Result.Refused(personal);

        var reading = accepted.File.Kind == UploadKind.Xlsx ? Workbook.Read(accepted.File, desk.Form, book.Lists) : CsvForm.Read(accepted.File, desk.Form, book.Lists);
        if (reading is FormReading.NotThisForm other) return new Result.Refused([other.Why]);
        var filled = (FormReading.Filled)reading;
        if (Foreign(filled.Copy, sheet) is { } why) return Refuse(why);
        return await new SaveAnswers(store, book, clock).Run(sheet, filled.Answers, await Base(filled.Copy, sheet, cancel), actor, cancel) switch
        {
            SaveAnswers.Result.Saved => new Result.Read(filled.Answers.Count, filled.Faults, filled.Notices, []),
            SaveAnswers.Result.Conflicting conflicting => new Result.Read(filled.Answers.Count - conflicting.Conflicts.Count, filled.Faults, filled.Notices, conflicting.Conflicts),
            SaveAnswers.Result.Refused refused => Refuse(refused.Why),
            _ => Refuse("There is no such return."),
        };
    }

    private string? Foreign(FormCopy? copy, Sheet sheet) =>
        copy is null ? null
        : copy.Agency != sheet.Respondent ? "The file is the copy of another agency. Download the form here, and copy your answers into it."
        : copy.Call != sheet.Call ? "The file is a copy from another data call. Download the form here, and copy your answers into it."
        : copy.Seal != book.SealOf(sheet.Instrument) ? "The form has changed since the file was made. Download it again, and copy your answers into it."
        : null;

    // The revision that the file was made from: what was changed since then is not replaced unseen. Where it is not known, nothing is.
    private async Task<int> Base(FormCopy? copy, Sheet sheet, CancellationToken cancel)
    {
        var draft = await store.DraftFor(sheet, clock.GetUtcNow(), cancel);
        store.ChangeTracker.Clear();
        return copy is { } known && known.Revision <= draft.Revision ? known.Revision : 0;
    }

    private static Result.Refused Refuse(string why) => new([Finding.Error("import", null, null, why)]);
}
