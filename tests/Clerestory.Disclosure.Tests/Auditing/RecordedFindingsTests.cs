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
    [InlineData("us135_singletons", "Interval 7 2 d1f16563")]
    [InlineData("us136_linked", "None 5 0 8b983c35")]
    [InlineData("peht", "None 30 0 a51a8c9c")]
    [InlineData("peht_x8", "None 26 0 7d65396e")]
    [InlineData("ssb_z1", "None 3 0 c25925bc")]
    [InlineData("g1e2", "None 62 34 91490ab6")]
    public void A_release_with_holes_is_judged_as_it_was(string name, string answer)
    {
        var system = Instance.Read(name).Expected;
        Assert.Equal(answer, Answer(ExactAudit.Of(system, system.Cells.Index().Where(c => c.Item.IsHiddenFromTheStart).Select(c => c.Index).ToHashSet())));
    }

    [Theory]
    [InlineData("us136_linked", 2_000, "Insider 11 8 b42cf725")]
    [InlineData("peht", 2_000, "None 42 142 fcd85a9c")]
    [InlineData("g1e2", 2_000, "Whole 134 12189 4d9be746")]
    [InlineData("g1e2", 20, "Linear 134 560 80539d60")]
    [InlineData("o_a", 20, "None 125 420 0ced2670")]
    public void A_release_with_many_hidden_cells_is_judged_as_it_was(string name, int mostNodes, string answer)
    {
        var system = Instance.Read(name).Expected;
        Assert.Equal(answer, Answer(ExactAudit.Of(system, system.Cells.Index().Where(c => c.Item.MayBeHidden && (c.Item.Value <= 20 || c.Item.IsHiddenFromTheStart)).Select(c => c.Index).ToHashSet(), mostNodes)));
    }

    [Theory]
    [InlineData("tables", "0fd96562")]
    [InlineData("linked", "241e36b8")]
    [InlineData("ranges", "4bb24813")]
    [InlineData("years", "0c899175")]
    [InlineData("any relations", "d63a0d03")]
    public void Small_releases_are_judged_as_they_were(string kind, string answer) =>
        Assert.Equal(answer, Fingerprint.Of(Systems(kind).Select(s => Answer(ExactAudit.Of(s.System, s.Hidden, 400)))));

    [Theory]
    [InlineData("tables", "7901ce77")]
    [InlineData("linked", "ed18f54c")]
    [InlineData("ranges", "da58c512")]
    [InlineData("years", "e9d11811")]
    [InlineData("any relations", "66780a0c")]
    public void Small_releases_are_judged_by_programs_as_they_were(string kind, string answer) =>
        Assert.Equal(answer, Fingerprint.Of(Systems(kind).SelectMany(s => Lines(s.System, s.Hidden))));

    // With the number of programs, which tells in what order was looked: with nothing but the primary cells hidden, so that there are holes; with all small counts hidden; and with all counts.
    [Theory]
    [InlineData("us135_singletons", 0, "Interval 33 4ec32bdd")]
    [InlineData("us135_singletons", 20, "Insider 34 7d0e8a3b")]
    [InlineData("us136_linked", 0, "None 12 79c0dba7")]
    [InlineData("us136_linked", 20, "Insider 22 ad5671d0")]
    [InlineData("peht", 0, "None 120 62909ba9")]
    [InlineData("peht", 20, "None 119 e02f327d")]
    [InlineData("peht_x8", 0, "None 96 8a9765af")]
    [InlineData("peht_x8", 100, "None 128 7485599d")]
    [InlineData("ssb_z1", 0, "None 12 617bc018")]
    [InlineData("ssb_z1", 20, "Insider 43 c90eb7e0")]
    [InlineData("g1e2", 0, "None 292 ed3ce8ea")]
    [InlineData("g1e2", 20, "Insider 295 cc7fe3a6")]
    [InlineData("g1e2", 10_000, "Insider 395 096af9e9")]
    [InlineData("o_a", 20, "None 273 e37d7869")]
    [InlineData("g3e2", 5, "None 433 b180f38e")]
    [InlineData("g3e2", 10_000, "Insider 761 c74dabe9")]
    public void A_release_is_judged_by_programs_as_it_was(string name, int most, string answer)
    {
        var system = Instance.Read(name).Expected;
        var lines = Lines(system, system.Cells.Index().Where(c => c.Item.IsHiddenFromTheStart || c.Item.MayBeHidden && c.Item.Value <= most).Select(c => c.Index).ToHashSet()).ToList();
        Assert.Equal(answer, $"{lines[0]} {Fingerprint.Of(lines)}");
    }

    private static IEnumerable<string> Lines(CellSystem system, IReadOnlySet<int> hidden)
    {
        var report = ReleaseAudit.Of(system, hidden);
        return [$"{report.Level} {report.Programs}", .. report.Cells.Select(c => Words(system, hidden, c))];
    }

    private static string Words(CellSystem system, IReadOnlySet<int> hidden, CellFinding found) =>
        $"{found.Cell} {found.Low} {found.High} {found.IsExact} {found.Level} {found.KnownTo} {string.Join(';', found.Proofs.Select(p => p.Text(system, hidden)))}";

    private static IEnumerable<(CellSystem System, IReadOnlySet<int> Hidden)> Systems(string kind) => RandomSystems.Of(kind, kind switch
    {
        "tables" => 700_000,
        "linked" => 701_000,
        "ranges" => 702_000,
        "years" => 703_000,
        _ => 704_000,
    }, kind == "tables" ? 60 : 40);

    private static string Answer(ExactAudit audit) => $"{audit.Level} {audit.Cells.Count} {audit.Cases} {Fingerprint.Of(
    [
        .. audit.Cells.Select(c => $"{c.Cell} {c.Low} {c.High} {c.SureLow} {c.SureHigh} {c.IsExact} {c.Pin} {c.Certificate?.Text}"),
        .. audit.Insiders.Select(i => $"{i.Insider.Name} {string.Join(';', i.Learns.Select(l => $"{l.Cell} {l.Pin} {l.Certificate?.Text}"))} {string.Join(';', i.NotDecided)}"),
    ])}";
}
