using System.Text;
using Clerestory.Protection;
using Clerestory.Publication;
using Clerestory.Registry;

namespace Clerestory.Tests.Publication;

public sealed class CouncilPagesTests(PostgresServer postgres)
{
    private const string Seats = "council/seats/index.html", Meetings = "council/meetings/index.html", Data = "data/council.popolo.json";

    [Fact]
    public void Where_no_source_tells_of_holders_terms_or_meetings_the_pages_say_so_and_call_no_seat_vacant()
    {
        var files = Bench.Edition(Bench.Connecticut, "2021").Files;
        string seats = Text(files, Seats);
        Assert.Contains("The law provided 35 seats. The register shows 35: for 24 it is known who sat, no source calls one vacant, and for 11 no holder is known.", seats, StringComparison.Ordinal);
        Assert.Contains("No holder known", seats, StringComparison.Ordinal);
        Assert.Contains("No terms are known.", seats, StringComparison.Ordinal);
        Assert.Contains("No source that was read says how many members make a quorum.", seats, StringComparison.Ordinal);
        Assert.DoesNotContain(">Vacant<", seats, StringComparison.Ordinal);
        Assert.Contains("That does not say that there was none.", Text(files, Meetings), StringComparison.Ordinal);
    }

    [Fact]
    public void Vacancies_name_who_must_fill_them_and_meetings_their_quorum()
    {
        var files = Bench.Edition(Bench.Demonstration, "2020").Files;
        Assert.Contains(">Vacant<", Text(files, Seats), StringComparison.Ordinal);
        Assert.Contains("Speaker of the Senate", Text(files, Seats), StringComparison.Ordinal);
        string meetings = Text(files, Meetings);
        // 7 members and one designee on June 18, of 19 seats, 10 needed; 12 members and 2 designees on March 12.
        Assert.Contains("Not met: 8 of 19 seats present, 10 needed.", meetings, StringComparison.Ordinal);
        Assert.Contains("Met: 14 of 19 seats present, 10 needed.", meetings, StringComparison.Ordinal);
        Assert.Contains("Not approved yet, so not shown here.", meetings, StringComparison.Ordinal);
    }

    [Fact]
    public void No_file_of_an_edition_holds_an_address_a_withheld_name_or_a_draft()
    {
        var made = Bench.Edition(Bench.Demonstration, "2020");
        foreach (string text in made.Files.Values.Select(Encoding.UTF8.GetString).Append(made.PrintHtml))
            foreach (string hidden in new[] { "@council.example", "Mockingham", "Standinly", "read the draft of its report" }) Assert.DoesNotContain(hidden, text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_began_after_the_edition_was_issued_is_not_in_it()
    {
        var outline = Outline.In(Bench.Demonstration, "2020");
        var council = CouncilRecord.In(Bench.Demonstration);
        var later = council with
        {
            Appointments = [.. council.Appointments, council.Appointments[0] with { Code = "later-one", Seat = 13, Person = "wheelworth", From = outline.Issued.AddDays(1) }],
            Meetings = [.. council.Meetings, council.Meetings[0] with { Code = "later-meeting", Day = outline.Issued.AddDays(1) }],
        };
        string data = Text(EditionFiles.Make(Bench.Demonstration, outline, ProtectTables.JudgeWithoutStore(Bench.Demonstration), later).Files, Data);
        Assert.DoesNotContain("later-", data, StringComparison.Ordinal);
        Assert.Equal(Text(Bench.Edition(Bench.Demonstration, "2020").Files, Data), data);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_edition_is_made_from_what_the_desk_keeps_and_pins_it(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        var gate = await Bench.Load(store, Bench.Demonstration);
        Assert.Null(await new AppointMember(store, Bench.Clock).Run("demo", new NewAppointment(13, "wheelworth", new DateOnly(2020, 10, 1), null, ""), Actor.Of("demo", "S. Taff", AccountRole.Staff), Bench.Cancel));
        var folder = Directory.CreateTempSubdirectory("clerestory-council-");
        try
        {
            string @out = Path.Combine(folder.FullName, "edition");
            Assert.IsType<PublishEdition.Result.Published>(await new PublishEdition(store, Bench.Clock).Run(Bench.Demonstration, gate.Tables, "2020", @out, false, Bench.ActorOf(Bench.Demonstration), new Progress<string>(), Bench.Cancel));
            Assert.Contains("Max Wheelworth", await File.ReadAllTextAsync(Path.Combine(@out, Seats), Bench.Cancel), StringComparison.Ordinal);
            Assert.Contains("sha256:" + Hash.Of(await File.ReadAllBytesAsync(Path.Combine(@out, Data), Bench.Cancel)), await File.ReadAllTextAsync(Path.Combine(@out, "edition.json"), Bench.Cancel), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Text(IReadOnlyDictionary<string, byte[]> files, string path) => System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString(files[path]));
}
