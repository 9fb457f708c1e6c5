using System.Text;
using Clerestory.Collection.Forms;
using Clerestory.Deliberation;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages.Recommendations;

/// <summary>Bills from a tracker: the file is read, each column is mapped, what would change is shown, and only then is it kept.</summary>
[Needs(Permission.KeepRecommendations)]
public sealed class BillsModel : DeskPage
{
    private static readonly UploadLimits Limits = new() { Bytes = 1024 * 1024 };

    /// <summary>The bills that are followed.</summary>
    public IReadOnlyList<Bill> Bills { get; private set; } = [];

    /// <summary>The text of the file that was sent; empty before.</summary>
    public string Csv { get; private set; } = "";

    /// <summary>Its columns.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>The field that each column is mapped to.</summary>
    public IReadOnlyDictionary<string, string> Mapping { get; private set; } = new Dictionary<string, string>();

    /// <summary>What would change; null before a file was read without fault.</summary>
    public IReadOnlyList<BillChange>? Changes { get; private set; }

    /// <summary>Shows the bills.</summary>
    public async Task OnGetAsync()
    {
        var (bills, code) = (Store.Bills, Book.Code);
        Bills = [.. (await bills.AsNoTracking().Where(b => b.Pack == code).ToListAsync(Gone)).OrderByDescending(b => b.Session, StringComparer.Ordinal).ThenBy(b => b.Number, StringComparer.Ordinal)];
    }

    /// <summary>Reads a file and shows what would change.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        if (file is null) Problems.Add(("file", "Choose the file first."));
        else
        {
            await using var stream = file.OpenReadStream();
            await Look(await GuardedFile.Read(stream, file.FileName, Limits, Gone), null, keep: false);
        }
        await OnGetAsync();
        return Page();
    }

    /// <summary>Shows what would change with another mapping, or keeps it.</summary>
    public async Task<IActionResult> OnPostMapAsync(string? csv, List<string> column, List<string> field, string? keep)
    {
        var mapping = column.Zip(field).Where(m => m.Second.Length > 0).DistinctBy(m => m.First).ToDictionary(m => m.First, m => m.Second, StringComparer.Ordinal);
        var result = await Look(GuardedFile.Judge(Encoding.UTF8.GetBytes(csv ?? ""), "bills.csv", Limits, Gone), mapping, keep == "yes");
        if (result is ImportBills.Result.Imported imported)
        {
            Said = $"{imported.New} {(imported.New == 1 ? "bill is" : "bills are")} new, and {imported.Changed} moved on.";
            return Redirect("/recommendations/bills");
        }
        await OnGetAsync();
        return Page();
    }

    private async Task<ImportBills.Result?> Look(GuardedFile.Result read, Dictionary<string, string>? mapping, bool keep)
    {
        if (read is not GuardedFile.Result.Accepted { File: { Kind: UploadKind.Csv } file })
        {
            Problems.Add(("file", read is GuardedFile.Result.Refused refused ? refused.Why.Message : "A tracker’s table is read as CSV. Save it as CSV UTF-8 (.csv), and send it again."));
            return null;
        }
        (Csv, Columns) = (file.Text, BillTable.Columns(file));
        Mapping = mapping ?? BillTable.Guess(Columns);
        var result = await Use<ImportBills>().Run(file, Mapping, keep, Actor, Gone);
        if (result is ImportBills.Result.Refused wrong) Problems.AddRange(wrong.Problems.Take(50).Select(w => ("", w)));
        if (result is ImportBills.Result.Preview preview) Changes = preview.Changes;
        return result;
    }
}
