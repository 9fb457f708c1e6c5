using Clerestory.Collection;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Returns;

/// <summary>One section of a return: answered, saved, and merged where two people answered at once.</summary>
[Needs(Permission.PrepareReturn)]
public sealed class SectionModel : ReturnPage
{
    private const int SpareRows = 2;

    private bool isChecked;
    private int moreRows;

    /// <summary>The section.</summary>
    public FormSection Section { get; private set; } = null!;

    /// <summary>Its number on the way through the form.</summary>
    public int Number { get; private set; }

    /// <summary>The revision that the page is made from.</summary>
    public int Seen => Draft?.Revision ?? 0;

    /// <summary>Places that two people answered differently.</summary>
    public IReadOnlyList<Conflict> Conflicts { get; private set; } = [];

    /// <summary>Whether the section has repeating rows.</summary>
    public bool HasRows => Asked(Section).Any(i => i.Type == ItemType.Rows);

    /// <summary>How many rows are shown.</summary>
    public int Rows => Math.Max(3, Answers.Select(a => int.TryParse(a.Place.Split('.')[0], out int row) && a.Place.Contains('.', StringComparison.Ordinal) ? row : 0).DefaultIfEmpty(0).Max() + SpareRows) + moreRows;

    /// <summary>The items of the page.</summary>
    public IEnumerable<ItemView> Views => Asked(Section).Select(item => new ItemView(item, Answers, Before?.Answers, [.. FindingsAt(item)], Book.Lists, Rows));

    /// <summary>Shows the section.</summary>
    public IActionResult OnGet(string section, bool? check)
    {
        isChecked = check == true;
        return Find(section) ? Page() : NotFound();
    }

    /// <summary>Saves the section and goes on.</summary>
    public async Task<IActionResult> OnPostAsync(string section, int seen, string? then, int rows, AssistedBy? assisted)
    {
        if (!Find(section)) return NotFound();
        var places = Asked(Section).SelectMany(i => ItemPlaces.Of(i, Book.Lists, Math.Max(rows, Rows)).Select(p => (i.Code, p.Place)).Append((i.Code, ""))).Distinct()
            .Concat(Request.Form.Keys.Where(k => k.StartsWith($"a|{Draft.Explanation}|", StringComparison.Ordinal)).Select(k => (Draft.Explanation, k.Split('|', 3)[2])));
        var answers = FieldNames.Read(Request.Form, places);
        return await Save(answers, seen, then, assisted);
    }

    /// <summary>Keeps what was chosen where two people had answered.</summary>
    public Task<IActionResult> OnPostMergeAsync(string section, int seen) => !Find(section) ? Task.FromResult<IActionResult>(NotFound())
        : Save(FieldNames.Chosen(Request.Form, Desk.Form), seen, "stay", null);

    private async Task<IActionResult> Save(IReadOnlyList<Answer> answers, int seen, string? then, AssistedBy? assisted)
    {
        var result = await Use<SaveAnswers>().Run(Desk.Sheet, answers, seen, Actor, Gone, IsAssisting ? assisted ?? AssistedBy.Phone : null);
        await Load();
        switch (result)
        {
            case SaveAnswers.Result.Conflicting conflicting:
                Conflicts = conflicting.Conflicts;
                return Page();
            case SaveAnswers.Result.Refused refused:
                Problems.Add(("", refused.Why));
                return Page();
        }
        isChecked = true;
        // What cannot be read as an answer is kept as it was typed, and shown at once.
        var wrong = Asked(Section).SelectMany(FindingsAt).Where(f => f.Rule == "answer" || (then == "stay" && f.Severity == Severity.Error)).ToList();
        if (wrong.Count == 0 && then is not ("stay" or "rows")) return Redirect(Next());
        Problems.AddRange(wrong.Select(f => (f.File!, f.Message)));
        if (then == "rows") moreRows = 5;
        if (wrong.Count == 0) SaidHere = "Saved.";
        return Page();
    }

    private string Next() => Sections.SkipWhile(s => s.Code != Section.Code).Skip(1).FirstOrDefault() is { } next ? $"{Home}/section/{next.Code}" : $"{Home}/review";

    // A page that was never answered is not full of faults.
    private IEnumerable<Finding> FindingsAt(Item item) => Findings.Where(f => f.File == item.Code && (isChecked || f.Severity == Severity.Question || Answers.Any(a => a.Item == item.Code)));

    private bool Find(string code)
    {
        if (Sections.FirstOrDefault(s => s.Code == code) is not { } section) return false;
        (Section, Number) = (section, Sections.TakeWhile(s => s.Code != code).Count() + 1);
        return true;
    }
}
