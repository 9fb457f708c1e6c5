using Clerestory.Deliberation;
using Clerestory.Packs;
using Clerestory.Protection;
using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Publication;

/// <summary>Publishes an edition: makes its files from protected tables, checks them, writes them, and records it.</summary>
public sealed class PublishEdition(DataStore store, TimeProvider clock)
{
    /// <summary>How it went.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>The edition stands in its folder.</summary>
        public sealed record Published(string Seal, int Files, IReadOnlyList<Finding> Findings) : Result;

        /// <summary>Something must be mended first. Nothing was written.</summary>
        public sealed record NeedsWork(IReadOnlyList<Finding> Findings) : Result;
    }

    /// <summary>Publishes.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="tables">Its tables as the gate gave them.</param>
    /// <param name="edition">The edition's code.</param>
    /// <param name="folder">Where it is written.</param>
    /// <param name="pdf">Whether the PDF is printed.</param>
    /// <param name="actor">Who publishes.</param>
    /// <param name="said">Told what is being done.</param>
    /// <param name="cancel">Stops the work; nothing is written then.</param>
    public async Task<Result> Run(Pack pack, IReadOnlyList<ProtectedTable> tables, string edition, string folder, bool pdf, Actor actor, IProgress<string> said, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(said);
        actor.Must(Permission.Publish);
        EditionFolder.MustBeOurs(folder);
        var outline = Outline.In(pack, edition);
        said.Report("Writing pages and data");
        var council = await store.Council(pack.Manifest.Code, cancel);
        var made = EditionFiles.Make(pack, outline, tables, council.Bodies.Count > 0 ? council : null, await store.DeliberationRecord(pack.Manifest.Code, cancel));
        if (!made.MayGoOut || made.Findings.Any(f => f.Blocks)) return new Result.NeedsWork(made.Findings);
        if (await Approvals.Missing(store, pack, outline, tables, cancel) is { Count: > 0 } missing) return new Result.NeedsWork([.. made.Findings, .. missing]);

        var files = new SortedDictionary<string, byte[]>(made.Files.ToDictionary(f => f.Key, f => f.Value), StringComparer.Ordinal);
        if (pdf)
        {
            said.Report("Printing the PDF");
            files[EditionFiles.PdfPath(edition)] = await PdfPrinter.Print(made.PrintHtml, outline.Issued, cancel);
        }
        said.Report("Auditing what the files tell");
        var certificate = await new CertifyRelease(store).Run(pack, new EditionName(outline.Code, outline.Version), EditionAudit.Read(pack, [.. files, EditionAudit.Print(made)]), actor, cancel);
        if (!certificate.IsClean) return new Result.NeedsWork([.. made.Findings, .. certificate.Holes.Select(h => Finding.Error("gate.hole", h.Code, null, h.Words))]);
        said.Report("Saving");
        string seal = Hash.Of(made.Files["edition.json"]), certified = CertificateOf(certificate, files);
        bool changed = await store.AtOnce(
            async () =>
            {
                bool differs = await Record(pack, outline, (made.Seals, seal, certified), certificate, actor, cancel);
                EditionFolder.Write(folder, files);
                return differs;
            }, cancel);
        return new Result.Published(seal, files.Count, changed ? [.. made.Findings, Changed(outline)] : made.Findings);
    }

    private static Finding Changed(Outline outline) => new("edition.changed", Outline.PathOf(outline.Code), null,
        $"Version {outline.Version} of {outline.Code} was published before and said something else. If readers have seen it, raise the version and say under 'revisions' what changed.", Severity.Question);

    // What was audited, and every file that it was audited in.
    private static string CertificateOf(ReleaseCertificate certificate, SortedDictionary<string, byte[]> files) =>
        Hash.Of(string.Join('\n', [$"{certificate.Level} {certificate.Numbers} {certificate.Hidden} {certificate.Holes.Count}", .. files.Select(f => $"{Hash.Of(f.Value)} {f.Key}")]));

    // Records the edition, and says whether the same version was published before in another form.
    private async Task<bool> Record(Pack pack, Outline outline, (EditionSeals Seals, string Seal, string Certificate) made, ReleaseCertificate certificate, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        string code = pack.Manifest.Code;
        var last = await store.Editions.AsNoTracking().Where(e => e.Pack == code && e.Code == outline.Code && e.Version == outline.Version).OrderByDescending(e => e.Issue).FirstOrDefaultAsync(cancel);
        if (last?.Seal == made.Seal) return false;
        int issue = (last?.Issue ?? 0) + 1;
        store.Add(new Edition { Issue = issue, Pack = code, Code = outline.Code, Version = outline.Version, Seal = made.Seal, Certificate = made.Certificate, PackSeal = pack.Seal, Software = made.Seals.Software, At = now });
        await certificate.Enter(store, (code, outline.Code, outline.Version, issue), actor, now, cancel);
        store.Record(actor, now, "published edition", $"{outline.Code} version {outline.Version}", made.Seal);
        await store.SaveChangesAsync(cancel);
        return last is not null;
    }
}
