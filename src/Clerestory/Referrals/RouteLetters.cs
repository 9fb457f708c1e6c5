using System.Globalization;
using Clerestory.Accounts;
using Clerestory.Collection;
using Clerestory.Outbox;
using Clerestory.Registry;
using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Referrals;

/// <summary>Writes to staff and to both agencies of a route. A letter names the route and a day, and no count.</summary>
internal sealed class RouteLetters(FormBook book, string link)
{
    /// <summary>The pack's letter about a route that is silent.</summary>
    public const string Silent = "route-silent";

    /// <summary>The pack's letter about a route of which nobody says anything.</summary>
    public const string Unreported = "route-unreported";

    /// <summary>The letters about a silence: one to each of those who are to be told. Where no address works, it is left to a person.</summary>
    public async Task<IReadOnlyList<Letter>> Write(DataStore store, Route route, Silence silence, DateTimeOffset now, CancellationToken cancel)
    {
        if (!book.Letters.TryGetValue(silence.Kind == SilenceKind.Route ? Silent : Unreported, out var plan)) return [];
        var letters = new List<Letter>();
        foreach (var (agency, name, mail) in await To(store, route, cancel))
        {
            var (subject, body) = plan.Fill(Words(route, silence, agency, name));
            var letter = new Letter
            {
                Pack = book.Code, Key = string.Create(CultureInfo.InvariantCulture, $"{book.Code}/referrals/{route.Code}/{silence.Id}/{silence.Times}/{letters.Count}"), Call = "", Agency = agency?.Code ?? "",
                Channel = mail.Length > 0 ? nameof(Channel.Mail) : nameof(Channel.Phone), ToName = name, ToMail = mail, Subject = subject, Body = body, WrittenAt = now,
            };
            letters.Add(mail.Length > 0 ? letter : letter.ForHand());
        }
        return letters;
    }

    private async Task<IReadOnlyList<(Agency? Agency, string Name, string Mail)>> To(DataStore store, Route route, CancellationToken cancel)
    {
        var to = new List<(Agency?, string, string)>();
        var told = route.Watch?.Tell ?? [];
        if (told.Contains(Told.Staff))
        {
            var accounts = store.Accounts;
            var council = await accounts.AsNoTracking().Where(a => a.Pack == book.Code && a.Agency == null && a.EndedAt == null).OrderBy(a => a.Id).ToListAsync(cancel);
            to.AddRange(council.Where(a => a.Roles.Contains(AccountRole.Staff) && a.Email is { Length: > 0 }).Select(a => ((Agency?)null, a.Name, a.Email!)));
            if (to.Count == 0) to.Add((null, book.Pack.Manifest.Council.Secretariat, ""));
        }
        foreach (var (side, who) in new[] { (RouteSide.Sent, Told.Sender), (RouteSide.Received, Told.Receiver) })
        {
            // A side of many agencies has no single one that could be asked why.
            if (!told.Contains(who) || route.Party(side).Agency is not { } code || !book.Agencies.TryGetValue(code, out var agency)) continue;
            var contact = await store.FirstContact(book.Code, code, cancel);
            to.Add((agency, contact?.Name ?? agency.Name, contact?.Mail ?? ""));
        }
        return to;
    }

    private Dictionary<string, string> Words(Route route, Silence silence, Agency? agency, string contact) => new(StringComparer.Ordinal)
    {
        ["agency"] = agency?.Name ?? book.Pack.Manifest.Council.Secretariat, ["contact"] = contact, ["route"] = route.Title, ["sender"] = route.Sender.NameIn(book.Agencies), ["receiver"] = route.Receiver.NameIn(book.Agencies),
        ["since"] = Clerestory.Words.Day(silence.Since), ["through"] = Clerestory.Words.Day(silence.Through), ["link"] = $"{link}/referrals/{route.Code}", ["council"] = book.Pack.Manifest.Council.Name,
        ["jurisdiction"] = book.Pack.Manifest.Council.Jurisdiction, ["secretariat"] = book.Pack.Manifest.Council.Secretariat, ["law"] = route.Law is { } law ? book.CiteOf(law) : route.Agreement ?? "custom",
    };
}
