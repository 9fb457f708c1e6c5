using System.CommandLine;
using Clerestory.Accounts;
using Clerestory.Collection;
using Clerestory.Packs;
using Clerestory.Web.Desk;

namespace Clerestory.Cli;

/// <summary><c>clerestory invite</c>: the way in for the first person.</summary>
internal static class InviteCommand
{
    // Nobody is invited as the operator, who has the machine.
    private static readonly Dictionary<string, AccountRole> Roles =
        Enum.GetValues<AccountRole>().Where(r => r != AccountRole.Operator).ToDictionary(r => r == AccountRole.PrivacyOfficer ? "privacy-officer" : r.ToString().ToLowerInvariant());

    public static Command Make()
    {
        var (pack, store) = (Options.Pack(), Options.Store());
        var name = new Option<string>("--name") { Description = "The person's name.", Required = true };
        var mail = new Option<string>("--mail") { Description = "The person's mail address.", Required = true };
        var roles = new Option<string[]>("--role") { Description = "What the person will be: preparers and signers of an agency, all others of the council. May be given several times.", Required = true, AllowMultipleArgumentsPerToken = true }.AcceptOnlyFromAmong([.. Roles.Keys]);
        var agency = new Option<string?>("--agency") { Description = "The respondent's code, for preparers and signers." };
        var site = new Option<string>("--site") { Description = "The address that people use.", DefaultValueFactory = _ => "http://localhost:5090" };
        var command = new Command("invite", "Invite a person, and print the link by which that person makes an account. It works once, for 14 days.") { pack, store, name, mail, roles, agency, site };
        command.SetAction((parsed, cancel) =>
        {
            var output = new Output("invite", json: false);
            return output.Run(async () =>
            {
                var book = new FormBook(Pack.Open(parsed.GetValue(pack)!));
                string? at = parsed.GetValue(agency);
                if (at is not null && !book.Agencies.ContainsKey(at)) throw new Fault("invite.agency", $"The pack has no agency '{at}'.", "Give the code of an agency, as it stands in respondents/agencies.csv.");
                await using var opened = await Options.StoreAt(parsed.GetValue(store)).Open(cancel);
                var invitee = new Invitee(parsed.GetValue(name)!, parsed.GetValue(mail)!, at, [.. parsed.GetValue(roles)!.Select(r => Roles[r])]);
                var result = await new InvitePerson(opened, TimeProvider.System).Run(
                    book.Code, invitee, (parsed.GetValue(site)!.TrimEnd('/'), link => InvitationLetter.Of(book, invitee, link)), Actor.Operator(Environment.UserName, book.Code), cancel);
                if (result is InvitePerson.Result.Refused refused) throw new Fault("invite.refused", refused.Why, "Correct it and try again.");
                output.Say(((InvitePerson.Result.Invited)result).Link);
                return 0;
            });
        });
        return command;
    }
}
