using System.Text;
using Clerestory.Collection;
using Clerestory.Collection.Adapters;
using Clerestory.Collection.Forms;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Clerestory.Web.Pages.Returns;

/// <summary>Uploading a filled form, or a file that answers are proposed from.</summary>
[Needs(Permission.PrepareReturn)]
public sealed class UploadModel : ReturnPage
{
    /// <summary>What was read; null before an upload.</summary>
    public ImportFile.Result.Read? Result { get; private set; }

    /// <summary>Where the file and the draft differ: the draft keeps its answers until somebody decides.</summary>
    public IReadOnlyList<Conflict> Conflicts { get; private set; } = [];

    /// <summary>What a NIBRS file proposes; null before one was uploaded.</summary>
    public NibrsProposal? Proposal { get; private set; }

    /// <summary>Whether this form takes proposals from NIBRS files, and the agency has an ORI.</summary>
    public bool HasNibrs => NibrsPlan.In(Book.Pack)?.Proposes.Any(p => p.Instrument == Desk.Form.Id) == true && Desk.Agency.Ori.Length > 0;

    /// <summary>Shows the page.</summary>
    public void OnGet()
    {
    }

    /// <summary>Reads a workbook or a CSV file into the draft.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        if (file is null) return Lacks();
        await using var stream = file.OpenReadStream();
        switch (await Use<ImportFile>().Run(Desk.Sheet, (stream, file.FileName), Actor, Gone))
        {
            case ImportFile.Result.Read read: (Result, Conflicts) = (read, read.Conflicts); break;
            case ImportFile.Result.Refused refused: Problems.AddRange(refused.Why.Select(f => ("file", f.Message))); break;
        }
        await Load();
        return Page();
    }

    /// <summary>Keeps what was chosen where file and draft differ.</summary>
    public Task<IActionResult> OnPostMergeAsync(int seen) => Keep(FieldNames.Chosen(Request.Form, Desk.Form), seen);

    /// <summary>The table of faults as a file.</summary>
    public IActionResult OnPostFaults(List<string> fault)
    {
        var rows = fault.Select(f => (IReadOnlyList<ExportCell>)[.. f.Split('\t', 4).Select(ExportCell.Of)]).ToList();
        return File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(new ExportTable("Cells that could not be read", Desk.Form.Title, ["Sheet", "Cell", "Question", "What is wrong"], rows).ToCsv())).ToArray(), "text/csv", "cells-to-correct.csv");
    }

    /// <summary>Counts the incidents of a NIBRS file.</summary>
    public async Task<IActionResult> OnPostNibrsAsync(IFormFile? file)
    {
        if (!HasNibrs) return NotFound();
        if (file is null) return Lacks();
        var plan = NibrsPlan.In(Book.Pack)!;
        await using var stream = file.OpenReadStream();
        var reading = await NibrsFlatFile.Read(stream, plan.Codes, Gone);
        Proposal = NibrsProposal.From(reading, plan, Desk.Form, Desk.Agency.Ori, new DaySpan(Desk.Call.From, Desk.Call.To));
        Problems.AddRange(reading.Faults.Take(20).Select(f => ("", $"Line {f.Line}: {f.Message}")));
        return Page();
    }

    /// <summary>Puts what the clerk confirmed into the draft.</summary>
    public Task<IActionResult> OnPostConfirmAsync(List<string> take, int seen) =>
        Keep([.. take.Select(t => t.Split('|', 3)).Where(t => t.Length == 3).Select(t => new Answer(t[0], t[1], t[2]))], seen);

    /// <summary>What an item asks.</summary>
    public string QuestionOf(string item) => Desk.Form.Items.First(i => i.Code == item).Question;

    private async Task<IActionResult> Keep(IReadOnlyList<Answer> answers, int seen)
    {
        var result = await Use<SaveAnswers>().Run(Desk.Sheet, answers, seen, Actor, Gone);
        if (result is SaveAnswers.Result.Saved)
        {
            Said = $"{answers.Count} {(answers.Count == 1 ? "answer is" : "answers are")} in the draft.";
            return Redirect(Home);
        }
        await Load();
        // Somebody was at work once more: it is asked once more.
        if (result is SaveAnswers.Result.Conflicting conflicting) Conflicts = conflicting.Conflicts;
        else Problems.Add(("", result is SaveAnswers.Result.Refused refused ? refused.Why : "There is no such return."));
        return Page();
    }

    private PageResult Lacks()
    {
        Problems.Add(("file", "Choose a file first."));
        return Page();
    }
}
