using Clerestory.Disclosure.Auditing;
using Clerestory.Disclosure.Tests.Tables;

namespace Clerestory.Disclosure.Tests.Auditing;

/// <summary>
/// What the second engine says of the published instances, word for word: a certificate is kept with its edition, and the same release must not be
/// judged in other words tomorrow. That the words are true is tested elsewhere.
/// </summary>
public sealed class RecordedFindingsTests
{
    [Theory]
    [InlineData("us135_singletons", "Interval 7 d1f16563")]
    [InlineData("us136_linked", "None 5 8b983c35")]
    [InlineData("peht", "None 30 a51a8c9c")]
    [InlineData("peht_x8", "None 26 7d65396e")]
    [InlineData("ssb_z1", "None 3 c25925bc")]
    [InlineData("g1e2", "None 62 91490ab6")]
    public void A_release_with_holes_is_judged_as_it_was(string name, string answer)
    {
        var system = Instance.Read(name).Expected;
        Assert.Equal(answer, Answer(ExactAudit.Of(system, system.Cells.Index().Where(c => c.Item.IsHiddenFromTheStart).Select(c => c.Index).ToHashSet())));
    }

    [Theory]
    [InlineData("us136_linked", 2_000, "Insider 11 b42cf725")]
    [InlineData("peht", 2_000, "None 42 fcd85a9c")]
    [InlineData("g1e2", 2_000, "Whole 134 4d9be746")]
    [InlineData("g1e2", 20, "Linear 134 80539d60")]
    [InlineData("o_a", 20, "None 125 0ced2670")]
    public void A_release_with_many_hidden_cells_is_judged_as_it_was(string name, int mostNodes, string answer)
    {
        var system = Instance.Read(name).Expected;
        Assert.Equal(answer, Answer(ExactAudit.Of(system, system.Cells.Index().Where(c => c.Item.MayBeHidden && (c.Item.Value <= 20 || c.Item.IsHiddenFromTheStart)).Select(c => c.Index).ToHashSet(), mostNodes)));
    }

    [Theory]
    [InlineData("tables", "0111013b")]
    [InlineData("linked", "35c19c77")]
    [InlineData("ranges", "6ab1dfd3")]
    [InlineData("years", "96e0cbec")]
    [InlineData("any relations", "4d148538")]
    public void Small_releases_are_judged_as_they_were(string kind, string answer) =>
        Assert.Equal(answer, Fingerprint.Of(Systems(kind).Select(s => Answer(ExactAudit.Of(s.System, s.Hidden, 400)))));

    [Theory]
    [InlineData("tables", "9d393309")]
    [InlineData("linked", "a43b622b")]
    [InlineData("ranges", "ee10d665")]
    [InlineData("years", "6c8bea60")]
    [InlineData("any relations", "7e6697c2")]
    public void Small_releases_are_judged_by_programs_as_they_were(string kind, string answer) =>
        Assert.Equal(answer, Fingerprint.Of(Systems(kind).SelectMany(s => ReleaseAudit.Of(s.System, s.Hidden).Cells.Select(c => Words(s.System, s.Hidden, c)))));

    private static string Words(CellSystem system, IReadOnlySet<int> hidden, CellFinding found) =>
        $"{found.Cell} {found.Low} {found.High} {found.IsExact} {found.Level} {found.KnownTo} {string.Join(';', found.Proofs.Select(p => p.Text(system, hidden)))}";

    private static IEnumerable<(CellSystem System, IReadOnlySet<int> Hidden)> Systems(string kind) => kind switch
    {
        "tables" => RandomSystems.Tables(700_000, 60),
        "linked" => RandomSystems.Linked(701_000, 40),
        "ranges" => RandomSystems.Ranged(702_000, 40),
        "years" => RandomSystems.TwoYears(703_000, 40),
        _ => RandomSystems.Wild(704_000, 40),
    };

    private static string Answer(ExactAudit audit) => $"{audit.Level} {audit.Cells.Count} {Fingerprint.Of(
    [
        .. audit.Cells.Select(c => $"{c.Cell} {c.Low} {c.High} {c.SureLow} {c.SureHigh} {c.IsExact} {c.Pin} {c.Certificate?.Text}"),
        .. audit.Insiders.Select(i => $"{i.Insider.Name} {string.Join(';', i.Learns.Select(l => $"{l.Cell} {l.Pin} {l.Certificate?.Text}"))} {string.Join(';', i.NotDecided)}"),
    ])}";
}
