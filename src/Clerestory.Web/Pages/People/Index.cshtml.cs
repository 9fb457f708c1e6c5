using Clerestory.Accounts;
using Clerestory.Registry;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages.People;

/// <summary>Accounts and invitations, of the council or of an agency.</summary>
[Needs(Permission.KeepContacts)]
public sealed class PeopleModel : DeskPage
{
    /// <summary>The agency; null for the council.</summary>
    public Agency? Agency { get; private set; }

    /// <summary>The accounts.</summary>
    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    /// <summary>The invitations that wait.</summary>
    public IReadOnlyList<Invitation> Open { get; private set; } = [];

    /// <summary>The link of an invitation that was just made.</summary>
    public string? Link { get; private set; }

    /// <summary>The link by which somebody gets back into an account that was just reset.</summary>
    public string? ResetLink { get; private set; }

    /// <summary>Whether the person may invite and end accounts here.</summary>
    public bool MayManage => Actor.May(Agency is null ? Permission.ManageAccounts : Permission.KeepContacts);

    /// <summary>The roles to choose from.</summary>
    public IEnumerable<AccountRole> Roles => Enum.GetValues<AccountRole>().Where(r => r != AccountRole.Operator && Rights.OfRespondents.Contains(r) == Agency is not null);

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(string? agency)
    {
        if (!string.IsNullOrEmpty(agency))
        {
            if (!Book.Agencies.TryGetValue(agency, out var found)) return NotFound();
            Agency = found;
        }
        var (accounts, invitations, code, now) = (Store.Accounts, Store.Invitations, Agency?.Code, Now);
        Accounts = await accounts.AsNoTracking().Where(a => a.Pack == Book.Code && a.Agency == code).OrderBy(a => a.Name).ToListAsync(Gone);
        Open = [.. (await invitations.AsNoTracking().Where(i => i.Pack == Book.Code && i.Agency == code && i.EndedAt == null).ToListAsync(Gone)).Where(i => i.WorksAt(now))];
        return Page();
    }

    /// <summary>Invites someone.</summary>
    public async Task<IActionResult> OnPostAsync(string? agency, string? name, string? mail, List<AccountRole> roles)
    {
        if (await OnGetAsync(agency) is NotFoundResult missing) return missing;
        var invitee = new Invitee(name ?? "", mail?.Trim() ?? "", Agency?.Code, roles);
        switch (await Use<InvitePerson>().Run(Book.Code, invitee, (Settings.Site, link => InvitationLetter.Of(Book, invitee, link)), Actor, Gone))
        {
            case InvitePerson.Result.Invited invited: Link = invited.Link; break;
            case InvitePerson.Result.Refused refused: Problems.Add(("", refused.Why)); break;
        }
        return Page();
    }

    /// <summary>Takes every way into an account away, and sends a link that opens it anew.</summary>
    public async Task<IActionResult> OnPostResetAsync(string? agency, Guid id)
    {
        switch (await Use<ResetSignIn>().Run(Book.Code, id, (Settings.Site, (person, link) => InvitationLetter.OfReset(Book, person, link)), Actor, Gone))
        {
            case ResetSignIn.Result.Sent sent: ResetLink = sent.Link; break;
            case ResetSignIn.Result.Refused refused: Problems.Add(("", refused.Why)); break;
        }
        return await OnGetAsync(agency);
    }

    /// <summary>Ends an account.</summary>
    public async Task<IActionResult> OnPostEndAsync(string? agency, Guid id)
    {
        if (Stands(await Use<EndAccount>().Run(Book.Code, id, Actor, Gone))) return await OnGetAsync(agency);
        Said = "The account is ended. Whoever used it is signed out.";
        return Redirect($"/people?agency={agency}");
    }
}
