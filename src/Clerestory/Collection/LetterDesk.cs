using System.Globalization;
using Clerestory.Accounts;
using Clerestory.Outbox;
using Clerestory.Registry;
using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Collection;

/// <summary>Writes letters from the pack's texts. A letter never holds an answer.</summary>
/// <param name="book">The pack's letters and names.</param>
/// <param name="link">The address of the respondents' pages.</param>
public sealed class LetterDesk(FormBook book, string link)
{
    /// <summary>The pack's letters and names.</summary>
    public FormBook Book => book;

    /// <summary>A letter to a contact; null where the pack has no such text.</summary>
    /// <param name="code">The text's code.</param>
    /// <param name="key">What makes it one letter and not two.</param>
    /// <param name="about">The call and the agency.</param>
    /// <param name="to">Whom to.</param>
    /// <param name="more">More words to fill in, with the moment.</param>
    public Letter? Write(string code, string key, (DataCall Call, Agency Agency, DateOnly Due) about, (string Name, string Mail, Channel Channel) to, (DateTimeOffset Now, IReadOnlyDictionary<string, string>? Words) more)
    {
        if (!book.Letters.TryGetValue(code, out var plan)) return null;
        var words = Words(about, to.Name, more.Now);
        foreach (var (place, word) in more.Words ?? new Dictionary<string, string>()) words[place] = word;
        var (subject, body) = plan.Fill(words);
        var letter = new Letter
        {
            Pack = book.Code, Key = key, Call = about.Call.Code, Agency = about.Agency.Code, Channel = to.Channel.ToString(), ToName = to.Name,
            ToMail = to.Channel is Channel.Mail or Channel.SecondContact ? to.Mail : "", Subject = subject, Body = body, WrittenAt = more.Now,
        };
        return letter.ToMail.Length > 0 ? letter : letter.ForHand();
    }

    private Dictionary<string, string> Words((DataCall Call, Agency Agency, DateOnly Due) about, string contact, DateTimeOffset now) => new(StringComparer.Ordinal)
    {
        ["agency"] = about.Agency.Name, ["contact"] = contact, ["call"] = about.Call.Title, ["period"] = $"{Clerestory.Words.Day(about.Call.From)} to {Clerestory.Words.Day(about.Call.To)}",
        ["due"] = Clerestory.Words.Day(about.Due), ["daysLeft"] = Math.Max(0, about.Due.DayNumber - about.Call.DayOf(now).DayNumber).ToString(CultureInfo.InvariantCulture),
        ["link"] = link, ["council"] = book.Pack.Manifest.Council.Name, ["jurisdiction"] = book.Pack.Manifest.Council.Jurisdiction, ["secretariat"] = book.Pack.Manifest.Council.Secretariat,
        ["law"] = about.Call.ObligationsIn(book.Pack).FirstOrDefault(o => o.Binds(about.Agency))?.Law is { } law ? book.CiteOf(law) : "an agreement with the council",
    };
}

/// <summary>Letters about a data call, put into the outbox.</summary>
public static class LetterDeskStore
{
    extension(DataStore store)
    {
        /// <summary>Writes one letter to the first contact of everyone of some list who has not reported.</summary>
        /// <returns>How many letters wait, and who of those asked has no contact that works.</returns>
        public async Task<(int Letters, IReadOnlyList<ExpectedReturn> WithoutContact)> WriteToAll(LetterDesk desk, DataCall call, (string Code, IEnumerable<ExpectedReturn> Lines) what, DateTimeOffset now, CancellationToken cancel)
        {
            var contacts = await store.ContactsOf(call.Pack, cancel);
            var (written, without) = (0, new List<ExpectedReturn>());
            foreach (var line in what.Lines.Where(l => !l.IsReceived && l.State != ReturnState.Excused).DistinctBy(l => l.Agency.Code))
            {
                if (contacts.GetValueOrDefault((line.Agency.Code, 1)) is not { IsBroken: false } contact) without.Add(line);
                else if (desk.Write(what.Code, $"{call.Pack}/{call.Code}/{line.Agency.Code}/{what.Code}", (call, line.Agency, line.Due), (contact.Name, contact.Mail, Channel.Mail), (now, null)) is { } letter)
                {
                    store.Letters.Add(letter);
                    written++;
                }
            }
            return (written, without);
        }

        /// <summary>Writes one letter to everyone who may sign for an agency; where nobody has an account for that, to its first contact; where there is none that works, as a task for staff.</summary>
        public async Task WriteToSigners(LetterDesk desk, (DataCall Call, Agency Agency, DateOnly Due) about, string code, string key, DateTimeOffset now, CancellationToken cancel)
        {
            var accounts = store.Accounts;
            var standing = await accounts.AsNoTracking().Where(a => a.Pack == about.Call.Pack && a.Agency == about.Agency.Code && a.EndedAt == null).OrderBy(a => a.Id).ToListAsync(cancel);
            var to = standing.Where(a => a.Roles.Contains(AccountRole.Signer)).Select(a => (a.Name, Mail: a.Email ?? "", Channel.Mail)).ToList();
            if (to.Count == 0) to.Add(await store.FirstContact(about.Call.Pack, about.Agency.Code, cancel) is { } first ? (first.Name, first.Mail, Channel.Mail) : (about.Agency.Name, "", Channel.Phone));
            foreach (var (person, index) in to.Select((t, i) => (t, i)))
            {
                if (desk.Write(code, $"{key}/{index}", about, person, (now, null)) is { } letter) store.Letters.Add(letter);
            }
        }

        /// <summary>Writes one letter to an agency's first contact, and to whoever acts, if that is somebody else.</summary>
        public async Task WriteTo(LetterDesk desk, (DataCall Call, Agency Agency, DateOnly Due) about, string code, string key, (Actor Actor, DateTimeOffset Now, IReadOnlyDictionary<string, string> Words) more, CancellationToken cancel) =>
            store.WriteTo(desk, await store.FirstContact(about.Call.Pack, about.Agency.Code, cancel), about, (code, key), more);

        /// <summary>The same where the first contact was read already; null for none.</summary>
        internal void WriteTo(LetterDesk desk, Contact? first, (DataCall Call, Agency Agency, DateOnly Due) about, (string Code, string Key) what, (Actor Actor, DateTimeOffset Now, IReadOnlyDictionary<string, string> Words) more)
        {
            var to = new[] { (Name: first?.Name ?? "", Mail: first?.Mail ?? ""), (more.Actor.Name, Mail: more.Actor.Mail ?? "") }.Where(t => t.Mail.Length > 0).DistinctBy(t => t.Mail.ToLowerInvariant());
            foreach (var (person, index) in to.Select((t, i) => (t, i)))
            {
                if (desk.Write(what.Code, $"{what.Key}/{index}", about, (person.Name, person.Mail, Channel.Mail), (more.Now, more.Words)) is { } letter) store.Append(letter);
            }
        }

        /// <summary>Notes that mail to a letter's address comes back: an alert for staff from then on.</summary>
        public async Task BreakContacts(Letter letter, CancellationToken cancel)
        {
            var contacts = store.Contacts;
            foreach (var contact in await contacts.Where(c => c.Pack == letter.Pack && c.Agency == letter.Agency && c.Mail == letter.ToMail).ToListAsync(cancel)) contact.IsBroken = true;
        }

        /// <summary>An agency's first contact; null where there is none that works.</summary>
        public Task<Contact?> FirstContact(string pack, string agency, CancellationToken cancel)
        {
            var contacts = store.Contacts;
            return contacts.AsNoTracking().FirstOrDefaultAsync(c => c.Pack == pack && c.Agency == agency && c.Rank == 1 && !c.IsBroken, cancel);
        }

        /// <summary>The agencies that have a first contact that works.</summary>
        public async Task<IReadOnlySet<string>> Reachable(string pack, CancellationToken cancel)
        {
            var contacts = store.Contacts;
            return (await contacts.Where(c => c.Pack == pack && c.Rank == 1 && !c.IsBroken).Select(c => c.Agency).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        }

        /// <summary>All contacts of a pack's agencies, by agency and rank.</summary>
        public async Task<IReadOnlyDictionary<(string Agency, int Rank), Contact>> ContactsOf(string pack, CancellationToken cancel)
        {
            var contacts = store.Contacts;
            return (await contacts.AsNoTracking().Where(c => c.Pack == pack).ToListAsync(cancel)).ToDictionary(c => (c.Agency, c.Rank));
        }
    }
}
