using System.Reflection;
using System.Text.Json;
using Clerestory.Documents;
using Clerestory.Packs;
using Clerestory.Protection;

namespace Clerestory.Publication;

/// <summary>The hashes that pin an edition: the pack without what must stay unseen, everything that was published, and the program.</summary>
/// <param name="Pack">The pack's seal without the data of withheld tables and without returns.</param>
/// <param name="Content">The hash of the protected tables, of that pack, and of the records of council and deliberation: two editions with one such hash say the same.</param>
/// <param name="Software">The program's version.</param>
public sealed record EditionSeals(string Pack, string Content, string Software)
{
    /// <summary>Makes the seals of an edition.</summary>
    public static EditionSeals Of(Pack pack, IReadOnlyList<ProtectedTable> tables, string records)
    {
        string open = pack.SealWithout(ProtectTables.FilesNotToSeal(pack, tables));
        string software = typeof(EditionSeals).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return new EditionSeals(open, Hash.Of(open + JsonSerializer.Serialize(tables, Packs.Pack.Json) + records), software);
    }

    /// <summary>The seals for readers.</summary>
    public IEnumerable<Definition> Rows(EditionContent content) =>
    [
        new Definition("Edition", Inlines.Text($"{content.Outline.Code}, version {content.Outline.Version}, {Dates.Read(content.Outline.Issued)}; SHA-256 {Content}")),
        new Definition("Pack", Inlines.Text($"{content.Pack.Manifest.Code} {content.Pack.Manifest.Version}; SHA-256 {Pack}, without the data of withheld tables")),
        new Definition("Program", Inlines.Text($"Clerestory {Software}")),
    ];
}
