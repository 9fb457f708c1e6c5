namespace Clerestory.Packs;

/// <summary>The first check of a pack: every file is of a known kind and satisfies the schema of that kind.</summary>
/// <remarks>What files say of each other is checked by the module whose words they use.</remarks>
public static class PackFiles
{
    /// <summary>Everything wrong with the files of a pack, each taken alone.</summary>
    public static IReadOnlyList<Finding> Examine(Pack pack) =>
    [
        .. FileKinds.Required.Where(path => !pack.Has(path)).Select(path => Finding.Error("pack.missing", path, null, "The pack lacks this file.")),
        .. pack.Files.SelectMany(path => FileFaults(pack, path)),
    ];

    /// <summary>Files of one kind whose code stands in another of them already, or differs from the file's own name.</summary>
    public static IEnumerable<Finding> CodeFaults<T>(Pack pack, string folder, Func<T, string> code, bool asFileName)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string path in pack.In(folder, ".json"))
        {
            string own = code(pack.Read<T>(path));
            if (!seen.TryAdd(own, path)) yield return Finding.Error("pack.double", path, LineOf(pack, path, own), $"The code '{own}' stands in {seen[own]} already. A code may be used once.");
            if (asFileName && Path.GetFileNameWithoutExtension(path) != own)
                yield return Finding.Error("pack.name", path, LineOf(pack, path, own), $"The file of '{own}' must be named {own}.json.");
        }
    }

    /// <summary>The first line of a file that holds a text in quotation marks, to point at; null when none does.</summary>
    public static int? LineOf(Pack pack, string path, string word)
    {
        int index = pack.Text(path).Split('\n').ToList().FindIndex(line => line.Contains($"\"{word}\"", StringComparison.Ordinal));
        return index < 0 ? null : index + 1;
    }

    private static IEnumerable<Finding> FileFaults(Pack pack, string path)
    {
        if (!FileKinds.Knows(path, out string? schema))
            return [Finding.Error("pack.file", path, null, "A pack has no file of this kind. Take it out, or put it where the format says.")];
        if (schema is null) return [];
        return path.EndsWith(".csv", StringComparison.Ordinal) ? CsvCheck.Examine(path, pack.Text(path), schema) : JsonCheck.Examine(path, pack.Text(path), schema);
    }
}
