using Clerestory.Packs;
using Clerestory.Protection;
using Clerestory.Publication;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Publication;

public sealed class PublishEditionTests(PostgresServer postgres) : IDisposable
{
    private readonly DirectoryInfo work = Directory.CreateTempSubdirectory("clerestory-out-");

    private string Out => Path.Combine(work.FullName, "edition");

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_edition_is_published_whole_and_recorded_once(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Connecticut);

        var first = Assert.IsType<PublishEdition.Result.Published>(await Publish(store, Bench.Connecticut, "2021"));
        var files = Read(Out);
        var second = Assert.IsType<PublishEdition.Result.Published>(await Publish(store, Bench.Connecticut, "2021"));

        Assert.Equal(first.Seal, second.Seal);
        Assert.Equal(files, Read(Out));
        Assert.Equal(first.Seal, (await store.Editions.SingleAsync(Bench.Cancel)).Seal);
        Assert.Equal(1, await store.Trail.CountAsync(e => e.What == "published edition", Bench.Cancel));
        Assert.True(files.ContainsKey("index.html") && files.ContainsKey("n/2021/LE-02/index.html") && files.ContainsKey("data/datapackage.json"));
    }

    [Fact]
    public async Task Both_databases_give_the_same_bytes()
    {
        await using var sqlite = TestStore.On("sqlite", postgres);
        await using var server = TestStore.On("postgres", postgres);
        var editions = new List<IReadOnlyDictionary<string, string>>();
        foreach (var at in new[] { sqlite, server })
        {
            await using var store = await at.Open();
            await Bench.Load(store, Bench.Demonstration);
            await Publish(store, Bench.Demonstration, "2020");
            editions.Add(Read(Out));
        }
        Assert.Equal(editions[0], editions[1]);
    }

    [Fact]
    public async Task A_fault_in_the_report_stops_it_and_what_stood_there_stays()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Connecticut);
        await Publish(store, Bench.Connecticut, "2021");
        var before = Read(Out);
        using var copy = new PackCopy("ct");
        copy.Replace("report/2021/who-reported.md", "{{LE-01}}", "{{LE-99}}");

        var result = Assert.IsType<PublishEdition.Result.NeedsWork>(await Publish(store, copy.Pack, "2021"));

        Assert.Contains(result.Findings, f => f is { Rule: "text.figure", File: "report/2021/who-reported.md", Line: > 0 });
        Assert.Equal(before, Read(Out));
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_refused_and_left_alone()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        Directory.CreateDirectory(Out);
        await File.WriteAllTextAsync(Path.Combine(Out, "thesis.txt"), "years of work", Bench.Cancel);

        var fault = await Assert.ThrowsAsync<Fault>(() => Publish(store, Bench.Connecticut, "2021"));

        Assert.Equal("out.notempty", fault.Rule);
        Assert.Equal("years of work", await File.ReadAllTextAsync(Path.Combine(Out, "thesis.txt"), Bench.Cancel));
    }

    [Fact]
    public async Task An_edition_that_the_pack_does_not_have_is_refused_with_those_it_has()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        var fault = await Assert.ThrowsAsync<Fault>(() => Publish(store, Bench.Connecticut, "1999"));
        Assert.Contains("2021", fault.Remedy, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Where_the_outline_asks_for_approval_nothing_is_published_without(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        using var copy = new PackCopy("ct");
        copy.Replace("report/2021/outline.json", "\"code\": \"2021\",", "\"code\": \"2021\", \"approval\": \"required\",");
        await Bench.Load(store, copy.Pack);
        var refused = Assert.IsType<PublishEdition.Result.NeedsWork>(await Publish(store, copy.Pack, "2021"));
        Assert.Equal(9, refused.Findings.Count(f => f is { Rule: "gate.approval", Blocks: true }));
        Assert.False(Directory.Exists(Out));

        await new ApproveTables(store, Bench.Clock).Run("ct", "Seen one by one.", Bench.ActorOf(copy.Pack), Bench.Cancel);
        Assert.IsType<PublishEdition.Result.Published>(await Publish(store, copy.Pack, "2021"));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_was_published_stands_in_the_ledger_once(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Connecticut);
        await Publish(store, Bench.Connecticut, "2021");
        var ledger = await store.Ledgered("ct", Bench.Cancel);
        await Publish(store, Bench.Connecticut, "2021");
        Assert.Equal(ledger, await store.Ledgered("ct", Bench.Cancel));
        Assert.All(ledger, n => Assert.Equal(("2021", 1), (n.Edition, n.Issue)));
        Assert.Equal(40, ledger.Count(n => n.IsHidden));
        Assert.Equal(["1", "1", "1", "20"], ledger.Where(n => n.Code.StartsWith("PV.", StringComparison.Ordinal)).Select(n => $"{n.Value}").Order(StringComparer.Ordinal));
    }

    // The certificate is a hash over what was audited and over every file, the PDF among them.
    [Fact]
    public async Task The_certificate_covers_every_file_and_the_pdf()
    {
        Assert.SkipWhen(PdfPrinter.Find() is null, "Chromium is not installed.");
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        var pack = Bench.Connecticut;
        await Bench.Load(store, pack);
        Assert.IsType<PublishEdition.Result.Published>(await new PublishEdition(store, Bench.Clock).Run(pack, ProtectTables.JudgeWithoutStore(pack), "2021", Out, pdf: true, Bench.ActorOf(pack), new Progress<string>(), Bench.Cancel));
        var files = Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories).Select(f => new KeyValuePair<string, byte[]>(Path.GetRelativePath(Out, f), File.ReadAllBytes(f))).OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
        Assert.Contains(files, f => f.Key == EditionFiles.PdfPath("2021"));
        var certificate = await new CertifyRelease(store).Run(pack, new EditionName("2021", Outline.In(pack, "2021").Version), EditionAudit.Read(pack, files), Bench.ActorOf(pack), Bench.Cancel);
        Assert.Empty(certificate.Holes);
        Assert.Equal(Hash.Of(string.Join('\n', [$"S4 {certificate.Numbers} {certificate.Hidden} 0", .. files.Select(f => $"{Hash.Of(f.Value)} {f.Key}")])), (await store.Editions.SingleAsync(Bench.Cancel)).Certificate);
    }

    [Fact]
    public void A_disk_that_fills_up_leaves_the_old_edition_as_it_was()
    {
        EditionFolder.Write(Out, new Dictionary<string, byte[]> { ["edition.json"] = "old"u8.ToArray() });
        // A file's name that no file system takes stands for any write that fails half way.
        var files = new Dictionary<string, byte[]> { ["a.html"] = "new"u8.ToArray(), [new string('x', 300)] = [1], ["edition.json"] = "new"u8.ToArray() };

        Assert.Equal("out.write", Assert.Throws<Fault>(() => EditionFolder.Write(Out, files)).Rule);

        Assert.Equal("old", File.ReadAllText(Path.Combine(Out, "edition.json")));
        Assert.Equal([Out], Directory.GetFileSystemEntries(work.FullName));
    }

    private async Task<PublishEdition.Result> Publish(Clerestory.Store.DataStore store, Pack pack, string edition) =>
        await new PublishEdition(store, Bench.Clock).Run(pack, ProtectTables.JudgeWithoutStore(pack), edition, Out, pdf: false, Bench.ActorOf(pack), new Progress<string>(), Bench.Cancel);

    private static SortedDictionary<string, string> Read(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f), f => Hash.Of(File.ReadAllBytes(f))), StringComparer.Ordinal);

    public void Dispose() => work.Delete(recursive: true);
}
