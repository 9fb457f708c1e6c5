using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Clerestory.Packs;

/// <summary>One jurisdiction's law, registers, forms, figures and report as data: a folder, read once and never changed.</summary>
/// <remarks>The format stands in <c>docs/guide/pack-format.md</c>.</remarks>
public sealed class Pack
{
    private const int MostFiles = 5_000;
    private const long MostBytes = 16 * 1024 * 1024;

    /// <summary>How pack files are read: unknown or duplicate properties are faults, enums are written in kebab case.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        AllowOutOfOrderMetadataProperties = true,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    private readonly SortedDictionary<string, byte[]> files;
    private readonly ConcurrentDictionary<(Type, string), object> documents = new();

    private Pack(string root, SortedDictionary<string, byte[]> files) => (Root, this.files) = (root, files);

    /// <summary>The folder the pack was read from.</summary>
    public string Root { get; }

    /// <summary>The files as paths from the root, with forward slashes, in ordinal order.</summary>
    public IReadOnlyCollection<string> Files => files.Keys;

    /// <summary>What <c>pack.json</c> says.</summary>
    public PackManifest Manifest => field ??= Read<PackManifest>("pack.json");

    /// <summary>The seal: a hash over the path and the hash of every file. Two packs with one seal are the same to the last byte.</summary>
    public string Seal => field ??= SealWithout([]);

    /// <summary>Reads all files of a folder. Hidden files and links out of the folder are passed over.</summary>
    /// <exception cref="Fault">There is no such folder, it holds no <c>pack.json</c>, or it is far too large for a pack.</exception>
    public static Pack Open(string folder)
    {
        string root = Path.GetFullPath(folder);
        if (!File.Exists(Path.Combine(root, "pack.json")))
            throw new Fault("pack.none", $"There is no pack in '{folder}': it has no pack.json.", "Give the folder of a pack, such as packs/ct.");
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint };
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in new DirectoryInfo(root).EnumerateFiles("*", options))
        {
            string path = Path.GetRelativePath(root, file.FullName).Replace('\\', '/');
            if (file.Length > MostBytes) throw new Fault("pack.large", $"{path} is larger than a pack file may be (16 MiB).", "Split the file, or take it out of the pack.");
            if (files.Count == MostFiles) throw new Fault("pack.large", $"'{folder}' holds more than {MostFiles} files.", "Is this the folder of a pack?");
            files.Add(path, File.ReadAllBytes(file.FullName));
        }
        return new Pack(root, files);
    }

    /// <summary>
    /// The seal over all files but some. An edition prints the seal without the data of tables that were withheld: a hash
    /// over a few small numbers could be tried out until it fits.
    /// </summary>
    public string SealWithout(IReadOnlyCollection<string> left) =>
        Hash.Of(string.Concat(files.Where(f => !left.Contains(f.Key)).Select(f => $"{f.Key} {Hash.Of(f.Value)}\n")));

    /// <summary>Whether the pack has that file.</summary>
    public bool Has(string path) => files.ContainsKey(path);

    /// <summary>A file as text, without a byte order mark.</summary>
    public string Text(string path) => System.Text.Encoding.UTF8.GetString(files[path]).TrimStart('\uFEFF');

    /// <summary>A JSON file as a document of its kind, read once: a pack never changes, and its forms and duties are asked for at every return.</summary>
    /// <exception cref="JsonException">The file satisfies its schema and still cannot be read; the path is that of the file.</exception>
    public T Read<T>(string path) => (T)documents.GetOrAdd((typeof(T), path), _ => Parse<T>(path)!);

    /// <summary>All JSON files of a folder (not of folders inside it), in the order of their names.</summary>
    public IEnumerable<T> ReadAll<T>(string folder) => In(folder, ".json").Select(Read<T>);

    /// <summary>The paths of the files of one folder with one ending.</summary>
    public IEnumerable<string> In(string folder, string ending) =>
        files.Keys.Where(path => Path.GetDirectoryName(path)?.Replace('\\', '/') == folder && path.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>The rows of a CSV file, read once.</summary>
    public IReadOnlyList<CsvRow> Rows(string path) => (IReadOnlyList<CsvRow>)documents.GetOrAdd((typeof(CsvRow), path), _ => Csv.Read(Text(path)).Rows);

    /// <summary>What several files say together, made once: of each kind there is one in a pack.</summary>
    /// <param name="make">Makes it; asked again where it failed.</param>
    public T Once<T>(Func<Pack, T> make) where T : notnull => (T)documents.GetOrAdd((typeof(T), ""), _ => make(this));

    private T Parse<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Text(path), Json) ?? throw new JsonException("It holds null.");
        }
        catch (JsonException fault)
        {
            throw new JsonException(fault.Message.Split(" Path:", 2)[0], path, fault.LineNumber, fault.BytePositionInLine, fault);
        }
    }
}
