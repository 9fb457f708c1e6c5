using Clerestory.Collection;
using Clerestory.Outbox;
using Clerestory.Registry;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages.Calls;

/// <summary>One respondent in one call: what came, exceptions, contacts, letters.</summary>
[Needs(Permission.ReadReturns)]
public sealed class AgencyModel : DeskPage
{
    /// <summary>The call.</summary>
    public DataCall Call { get; private set; } = null!;

    /// <summary>The agency.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>What is asked of it.</summary>
    public IReadOnlyList<ExpectedReturn> Lines { get; private set; } = [];

    /// <summary>Its exceptions.</summary>
    public IReadOnlyList<CallException> Exceptions { get; private set; } = [];

    /// <summary>Its contacts, by rank.</summary>
    public IReadOnlyDictionary<int, Contact> Contacts { get; private set; } = new Dictionary<int, Contact>();

    /// <summary>Its letters, newest first.</summary>
    public IReadOnlyList<Letter> Letters { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string call, string respondent)
    {
        if (await Store.Call(Book.Code, call, Gone) is not { } found || !Book.Agencies.TryGetValue(respondent, out var agency)) return NotFound();
        (Call, Agency) = (found, agency);
        Lines = await Store.ExpectedOf(Agency, Call, Book, Now, Gone);
        var (exceptions, contacts, letters) = (Store.CallExceptions, Store.Contacts, Store.Letters);
        Exceptions = await exceptions.AsNoTracking().Where(e => e.Pack == Book.Code && e.Call == call && e.Respondent == respondent).OrderByDescending(e => e.At).ToListAsync(Gone);
        Contacts = await contacts.AsNoTracking().Where(c => c.Pack == Book.Code && c.Agency == respondent).ToDictionaryAsync(c => c.Rank, Gone);
        Letters = await letters.AsNoTracking().Where(l => l.Pack == Book.Code && l.Call == call && l.Agency == respondent).OrderByDescending(l => l.WrittenAt).Take(100).ToListAsync(Gone);
        return Page();
    }

    /// <summary>Notes an exception.</summary>
    public async Task<IActionResult> OnPostExceptionAsync(string call, string respondent, ExceptionKind? kind, DateOnly? due, string? reason)
    {
        if (!Stands(await Use<MakeException>().Run(call, respondent, (kind, due, reason ?? ""), Actor, Gone), "reason")) return Redirect($"/calls/{call}/agencies/{respondent}");
        return await OnGetAsync(call, respondent);
    }

    /// <summary>Keeps a contact.</summary>
    public async Task<IActionResult> OnPostContactAsync(string call, string respondent, int rank, string? name, string? mail)
    {
        if (rank is not (1 or 2)) return NotFound();
        var result = await Use<KeepContact>().Run(Book.Code, respondent, rank, (name?.Trim() ?? "", mail?.Trim() ?? ""), Actor, Gone);
        if (result != KeepContact.Result.NotAnAddress) return Redirect($"/calls/{call}/agencies/{respondent}");
        Problems.Add(("", $"'{mail}' is not a mail address."));
        return await OnGetAsync(call, respondent);
    }
}
