using System.Security.Cryptography;
using Clerestory.Justice;
using Clerestory.Packs;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Justice;

/// <summary>Importing a draw: the file, its columns, what it holds, and only then kept.</summary>
[Needs(Permission.KeepJustice)]
public sealed class ImportModel(IDataProtectionProvider protection) : DeskPage
{
    /// <summary>The layouts.</summary>
    public static IReadOnlyList<(FileLayout Layout, string Words)> Layouts { get; } =
        [(FileLayout.Long, "One count a row"), (FileLayout.YearsAcross, "A column for each year"), (FileLayout.MeasuresAcross, "A column for arrests, another for convictions")];

    /// <summary>The roles of columns.</summary>
    public static IReadOnlyList<(ColumnRole Role, string Words)> Roles { get; } =
    [
        (ColumnRole.Statute, "Statute"), (ColumnRole.Year, "Year"), (ColumnRole.Measure, "Measure"), (ColumnRole.Value, "Count"), (ColumnRole.Arrests, "Arrests"), (ColumnRole.Convictions, "Convictions"),
        (ColumnRole.Disposition, "Disposition"), (ColumnRole.District, "District"),
    ];

    /// <summary>The registers.</summary>
    public JusticeBook Justice => field ??= new JusticeBook(Book.Pack);

    /// <summary>The sources that may have printed counts.</summary>
    public IEnumerable<Source> Sources => Source.In(Book.Pack).Values.OrderBy(s => s.Title, StringComparer.Ordinal);

    /// <summary>What is typed.</summary>
    public HeadingForm Heading { get; private set; } = new();

    /// <summary>What the file holds; null before one was sent.</summary>
    public DrawPreview? Preview { get; private set; }

    /// <summary>The file's name.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>The file, sealed, so that it goes along with the page and is kept nowhere before somebody keeps it.</summary>
    public string Carried { get; private set; } = "";

    /// <summary>Whether something about day or unit stands in the way.</summary>
    public bool HeadingIsWrong => Preview?.Findings.Any(f => f.Finding.Rule is "justice.draw-date" or "justice.unit") == true;

    // Sealed for the person who sent it: nobody can swap the file between looking and keeping.
    private IDataProtector Protector => protection.CreateProtector("draw", Actor.Organization, Actor.Name);

    /// <summary>Shows the first step.</summary>
    public void OnGet()
    {
    }

    /// <summary>Reads the file that was sent.</summary>
    public async Task<IActionResult> OnPostAsync(HeadingForm heading, IFormFile? file)
    {
        Heading = heading;
        if (file is null or { Length: > ImportDraw.MostBytes })
        {
            Problems.Add(("file", file is null ? "Choose a file first." : "The file is larger than 1 MB. Send counts only."));
            return Page();
        }
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, Gone);
        return await Show(bytes.ToArray(), file.FileName, null, keep: false);
    }

    // The parameter is not called columns: fields of the form begin with that word, and would be taken for its parts.
    /// <summary>Reads it again with other columns.</summary>
    public Task<IActionResult> OnPostLookAsync(HeadingForm heading, ColumnForm chosen, string? carried) => Again(heading, chosen, carried, keep: false);

    /// <summary>Keeps it.</summary>
    public Task<IActionResult> OnPostKeepAsync(HeadingForm heading, ColumnForm chosen, string? carried) => Again(heading, chosen, carried, keep: true);

    /// <summary>The codes that a word may stand for.</summary>
    public IEnumerable<(string Code, string Label)> CodesOf(ColumnRole role) => role == ColumnRole.Measure
        ? Enum.GetValues<JusticeMeasure>().Select(m => (DrawChecks.Name(m), DrawChecks.Name(m)))
        : (role switch { ColumnRole.Statute => Justice.Plan!.Statutes, ColumnRole.Disposition => Justice.Plan!.Dispositions, _ => Justice.Plan!.Districts }) is { } list
            ? Justice.Lists[list].Codes.Select(r => (r["code"], role == ColumnRole.Statute ? $"{r["code"]} {r["label"]}" : r["label"])) : [];

    private async Task<IActionResult> Again(HeadingForm heading, ColumnForm chosen, string? carried, bool keep)
    {
        Heading = heading;
        if (Open(carried) is not { } file)
        {
            Problems.Add(("file", "The file was lost on the way. Choose it again."));
            return Page();
        }
        return await Show(file.Bytes, file.Name, chosen.Plan, keep);
    }

    private async Task<IActionResult> Show(byte[] bytes, string name, ColumnPlan? columns, bool keep)
    {
        switch (await Use<ImportDraw>().Run(new DrawUpload(bytes, name, Heading.In(Justice), columns, keep), Actor, Gone))
        {
            case ImportDraw.Result.Kept kept:
                Said = $"The draw is kept, with {Words.Number(kept.Counts)} counts.";
                return Redirect($"/justice/draws/{kept.Draw}");
            case ImportDraw.Result.Refused refused:
                Problems.AddRange(refused.Why.Select(f => ("file", f.Message)));
                break;
            case ImportDraw.Result.Previewed previewed:
                (Preview, FileName, Carried) = (previewed.Preview, name, Protector.Protect(Convert.ToBase64String(bytes) + "|" + name));
                if (keep) Problems.AddRange(Preview.Findings.Where(f => f.Blocks).Take(20).Select(f => (f.Finding.Rule == "justice.unanswered" ? "Remark" : "", f.Cell.Length > 0 ? $"{f.Cell}: {f.Finding.Message}" : f.Finding.Message)));
                break;
        }
        return Page();
    }

    private (byte[] Bytes, string Name)? Open(string? carried)
    {
        try
        {
            string[] parts = Protector.Unprotect(carried ?? "").Split('|', 2);
            return (Convert.FromBase64String(parts[0]), parts[1]);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
