using System.Text.Json;
using Clerestory.Collection;
using Clerestory.Packs;

namespace Clerestory.Tests.Collection;

/// <summary>Each kind of check, seen to pass and seen to find.</summary>
public sealed class CheckTests
{
    public static TheoryData<string, string, bool> Cases => new()
    {
        { """{"check":"required","item":"a"}""", "a=3", false },
        { """{"check":"required","item":"a"}""", "a=0", false },          // zero is an answer
        { """{"check":"required","item":"a"}""", "a=NK", false },         // not known is an answer
        { """{"check":"required","item":"a"}""", "a=-", true },           // blank is none
        { """{"check":"required","item":"a"}""", "", true },
        { """{"check":"adds-up","parts":"p","total":"t"}""", "p.x=2 p.y=3 t=5", false },
        { """{"check":"adds-up","parts":"p","total":"t"}""", "p.x=2 p.y=3 t=6", true },
        { """{"check":"adds-up","parts":"p","total":"t"}""", "t=6", false },
        { """{"check":"adds-up","parts":"p","total":"t"}""", "p.x=2 p.y=NK t=2", false },
        { """{"check":"not-more-than","item":"a","than":"b"}""", "a=5 b=5", false },
        { """{"check":"not-more-than","item":"a","than":"b"}""", "a=6 b=5", true },
        { """{"check":"not-more-than","item":"a","than":"b"}""", "a=6 b=NK", false },
        { """{"check":"equals","item":"a","other":"p","place":"x"}""", "a=2 p.x=2", false },
        { """{"check":"equals","item":"a","other":"p","place":"x"}""", "a=2 p.x=3", true },
        { """{"check":"rows-if-yes","item":"a","rows":"r"}""", "a=yes r.1.name=x", false },
        { """{"check":"rows-if-yes","item":"a","rows":"r"}""", "a=yes", true },
        { """{"check":"rows-if-yes","item":"a","rows":"r"}""", "a=no r.1.name=x", true },
        { """{"check":"rows-if-yes","item":"a","rows":"r"}""", "a=no", false },
        { """{"check":"none-alone","item":"c"}""", "c.none=yes", false },
        { """{"check":"none-alone","item":"c"}""", "c.none=yes c.language=yes", true },
        { """{"check":"unlikely-together","item":"a","is":"zero","other":"b","otherIs":"positive"}""", "a=0 b=2", true },
        { """{"check":"unlikely-together","item":"a","is":"zero","other":"b","otherIs":"positive"}""", "a=NK b=2", false },
        { """{"check":"unlikely-together","item":"c","is":"none","other":"b","otherIs":"no"}""", "c.none=yes b=no", true },
        { """{"check":"same-people","item":"m"}""", "m.begun=30 m.left=4 m.missed=1 m.before=15 m.after=20", false },   // 25 measured twice: 60% to 80%
        { """{"check":"same-people","item":"m"}""", "", false },
        { """{"check":"same-people","item":"m"}""", "m=NA", false },
        { """{"check":"same-people","item":"m"}""", "m.begun=NK m.left=NK m.missed=NK m.before=RF m.after=RF", false },
        { """{"check":"same-people","item":"m"}""", "m.begun=30 m.left=4 m.missed=NK m.before=NK m.after=NK", false },
        { """{"check":"same-people","item":"m"}""", "m.before=63 m.after=79", true },                                  // of how many?
        { """{"check":"same-people","item":"m"}""", "m.begun=NK m.left=NK m.missed=NK m.before=63 m.after=79", true },
        { """{"check":"same-people","item":"m"}""", "m.begun=30 m.left=4 m.missed=1 m.before=26 m.after=20", true },    // 26 of 25
        { """{"check":"same-people","item":"m"}""", "m.begun=30 m.left=4 m.missed=1 m.before=20 m.after=26", true },
        { """{"check":"same-people","item":"m"}""", "m.begun=30 m.left=29 m.missed=2 m.before=0 m.after=0", true },     // 31 of 30 are gone
        { """{"check":"same-people","item":"m"}""", "m.begun=0 m.left=0 m.missed=0 m.before=0 m.after=0", false },
    };

    [Theory, MemberData(nameof(Cases))]
    public void A_check_finds_what_it_is_for_and_nothing_else(string check, string answers, bool broken)
    {
        string json = check.Insert(check.IndexOf(',', StringComparison.Ordinal), ""","code":"X1","message":"m","severity":"error" """);
        var read = JsonSerializer.Deserialize<Check>(json, Pack.Json)!;
        Assert.Equal(broken, read.IsBrokenBy(new Answers(answers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ToAnswer))));
    }

    [Fact]
    public void A_check_that_is_not_in_the_closed_set_cannot_be_read() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Check>("""{"check":"script","code":"X1","message":"m","severity":"error","item":"a"}""", Pack.Json));

    [Fact]
    public void The_statutory_form_of_Connecticut_asks_the_nine_items_of_the_law_and_two_more_of_the_prosecutor()
    {
        var form = Instrument.In(Bench.Connecticut)["statutory-return.1"];
        var asked = form.Items.Where(i => !i.Voluntary && i.Statute is not null).ToList();
        Assert.Equal(11, asked.Select(i => i.Ref).Distinct().Count());
        Assert.Equal(9, asked.Where(i => i.IsAskedOf("municipal")).Select(i => i.Ref).Distinct().Count());
        Assert.NotEmpty(form.Attestation.Statement);
    }

    [Fact]
    public void Empty_answers_to_the_statutory_form_are_found_all_at_once_at_their_items()
    {
        var findings = Instrument.In(Bench.Connecticut)["statutory-return.1"].Examine(new Answers([]), "municipal");
        Assert.True(findings.Count(f => f.Blocks) >= 9, $"{findings.Count} findings");
        Assert.All(findings, f => Assert.False(string.IsNullOrEmpty(f.File)));
    }

    private static Answer ToAnswer(string text)
    {
        string[] sides = text.Split('=', 2), place = sides[0].Split('.', 2);
        return new Answer(place[0], place.Length == 2 ? place[1] : "", sides[1]);
    }
}
