using System.CommandLine;
using Clerestory.Collection;
using Clerestory.Deliberation;
using Clerestory.Justice;
using Clerestory.Outbox;
using Clerestory.Packs;
using Clerestory.Referrals;
using Clerestory.Registry;
using Clerestory.Web.Desk;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Cli;

/// <summary><c>clerestory desk</c>: the pages of staff and respondents.</summary>
internal static class DeskCommand
{
    public static Command Make()
    {
        var (pack, store) = (Options.Pack(), Options.Store());
        var url = new Option<string>("--url") { Description = "Where it listens.", DefaultValueFactory = _ => "http://localhost:5090" };
        var site = new Option<string?>("--site") { Description = "The address that people use, for links in letters. Left out, it is --url." };
        var letters = new Option<string>("--letters") { Description = "The folder that letters are put into when no mail server is set by CLERESTORY_MAIL.", DefaultValueFactory = _ => Path.Combine(".clerestory", "letters") };
        var command = new Command("desk", "Run the pages of council staff and respondents, the interface for record systems, and the jobs that send letters.") { pack, store, url, site, letters };
        command.SetAction((parsed, cancel) =>
        {
            var output = new Output("desk", json: false);
            return output.Run(async () =>
            {
                var settings = new DeskSettings(
                    new FormBook(Pack.Open(parsed.GetValue(pack)!)), Options.StoreAt(parsed.GetValue(store)), parsed.GetValue(url)!, (parsed.GetValue(site) ?? parsed.GetValue(url)!).TrimEnd('/'),
                    parsed.GetValue(letters)!, DeskEnvironment.Mail, DeskEnvironment.StateSignIn);
                await Prepare(settings, cancel);
                await DeskHost.Run(settings, at => output.Say($"The desk is at {at}. Press Ctrl+C to stop."), cancel);
                return 0;
            });
        });
        return command;
    }

    /// <summary>Brings the store up to date: its tables, the register, and the contacts that the pack brings and the store has none for.</summary>
    internal static async Task Prepare(DeskSettings settings, CancellationToken cancel)
    {
        await using var store = await settings.Store.Open(cancel);
        await new LoadRegister(store, settings.Clock).Run(settings.Book.Pack, Actor.Operator(Environment.UserName, settings.Book.Code), cancel);
        await new LoadRecommendations(store, settings.Clock).Run(settings.Book.Pack, Actor.Operator(Environment.UserName, settings.Book.Code), cancel);
        await new LoadDraws(store, settings.Clock).Run(settings.Book.Pack, Actor.Operator(Environment.UserName, settings.Book.Code), cancel);
        await new LoadLedger(store, settings.Book, settings.Clock).Run(Actor.Operator(Environment.UserName, settings.Book.Code), cancel);
        var contacts = store.Contacts;
        string code = settings.Book.Code;
        if (await contacts.AnyAsync(c => c.Pack == code, cancel)) return;
        contacts.AddRange(Contact.In(settings.Book.Pack));
        await store.SaveChangesAsync(cancel);
    }
}

/// <summary>What the desk takes from the environment, because secrets stand in no file and no command line.</summary>
internal static class DeskEnvironment
{
    /// <summary>The mail server, from CLERESTORY_MAIL, as in <c>smtp://user:password@mail.example:587?from=council@example.org</c>; null where it is not set.</summary>
    /// <exception cref="Fault">It cannot be read.</exception>
    public static MailServer? Mail
    {
        get
        {
            if (Environment.GetEnvironmentVariable("CLERESTORY_MAIL") is not { Length: > 0 } text) return null;
            if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != "smtp" || !address.Query.StartsWith("?from=", StringComparison.Ordinal))
                throw new Fault("desk.mail", "CLERESTORY_MAIL cannot be read.", "Write it as in smtp://user:password@mail.example:587?from=council@example.org.");
            string[] who = address.UserInfo.Split(':', 2);
            string from = Uri.UnescapeDataString(address.Query["?from=".Length..]);
            return new MailServer(address.Host, address.IsDefaultPort ? 587 : address.Port, from, from, Uri.UnescapeDataString(who[0]), who.Length > 1 ? Uri.UnescapeDataString(who[1]) : "");
        }
    }

    /// <summary>The state's own sign-in, from CLERESTORY_OIDC_AUTHORITY, _CLIENT, _SECRET and _NAME; null where it is not set.</summary>
    public static StateSignIn? StateSignIn => Environment.GetEnvironmentVariable("CLERESTORY_OIDC_AUTHORITY") is { Length: > 0 } authority
        ? new StateSignIn(Environment.GetEnvironmentVariable("CLERESTORY_OIDC_NAME") ?? "state account", authority, Environment.GetEnvironmentVariable("CLERESTORY_OIDC_CLIENT") ?? "", Environment.GetEnvironmentVariable("CLERESTORY_OIDC_SECRET") ?? "")
        : null;
}
