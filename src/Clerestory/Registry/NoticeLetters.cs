using System.Globalization;
using System.Text.RegularExpressions;
using Clerestory.Outbox;
using Clerestory.Packs;
using Clerestory.Store;

namespace Clerestory.Registry;

/// <summary>Writes to everyone who sits on a body, from a text of the pack. A letter goes to members and to their designees.</summary>
internal sealed partial record NoticeLetters(string Code, string Subject, string Body)
{
    public const string Called = "meeting-notice", Cancelled = "meeting-cancelled";

    /// <summary>The text of a notice; null where the pack has none.</summary>
    public static NoticeLetters? In(Pack pack, string code) => pack.Has($"letters/{code}.json") ? pack.Read<NoticeLetters>($"letters/{code}.json") : null;

    /// <summary>Puts a letter for each person into the outbox: by mail, or as a task for staff where there is no address.</summary>
    /// <returns>How many go by mail, and how many by hand.</returns>
    public (int Mail, int ByHand) Write(DataStore store, Pack pack, (Roll Roll, Meeting Meeting, IReadOnlyList<AgendaItem> Items) about, (string Link, string Reason, DateTimeOffset Now) more)
    {
        int mail = 0, byHand = 0;
        foreach (var person in about.Roll.Seats.SelectMany(s => new[] { s.Member, s.Designee }).OfType<Person>().DistinctBy(p => p.Code).OrderBy(p => p.Code, StringComparer.Ordinal))
        {
            var words = WordsFor(pack, about, more, person.Name);
            var letter = new Letter
            {
                Pack = about.Roll.Body.Pack, Key = $"{about.Roll.Body.Pack}/meeting/{about.Meeting.Code}/{Code}/{person.Code}", Call = "", Agency = "", Channel = person.Mail.Length > 0 ? "Mail" : "Letter",
                ToName = person.Name, ToMail = person.Mail, Subject = Fill(Subject, words), Body = Fill(Body, words), WrittenAt = more.Now,
            };
            store.Letters.Add(person.Mail.Length > 0 ? letter : letter.ForHand());
            (mail, byHand) = person.Mail.Length > 0 ? (mail + 1, byHand) : (mail, byHand + 1);
        }
        return (mail, byHand);
    }

    private static Dictionary<string, string> WordsFor(Pack pack, (Roll Roll, Meeting Meeting, IReadOnlyList<AgendaItem> Items) about, (string Link, string Reason, DateTimeOffset Now) more, string name) => new(StringComparer.Ordinal)
    {
        ["contact"] = name, ["body"] = about.Roll.Body.Name, ["day"] = Words.Day(about.Meeting.Day), ["time"] = about.Meeting.Starts?.ToString("h:mm tt", CultureInfo.GetCultureInfo("en-US")) ?? "a time still to be told",
        ["place"] = about.Meeting.Place.Length > 0 ? about.Meeting.Place : "a place still to be told",
        ["agenda"] = string.Join('\n', about.Items.Select(i => $"{i.Number}. {i.Title}{(i.Speaker.Length > 0 ? $" ({i.Speaker}{(i.Affiliation.Length > 0 ? $", {i.Affiliation}" : "")})" : "")}")),
        ["reason"] = more.Reason, ["link"] = more.Link, ["council"] = pack.Manifest.Council.Name, ["jurisdiction"] = pack.Manifest.Council.Jurisdiction, ["secretariat"] = pack.Manifest.Council.Secretariat,
    };

    private static string Fill(string text, IReadOnlyDictionary<string, string> words) => Place().Replace(text, m => words.GetValueOrDefault(m.Groups[1].Value, ""));

    [GeneratedRegex(@"\{([A-Za-z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
