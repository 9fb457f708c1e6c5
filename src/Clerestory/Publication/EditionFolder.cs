namespace Clerestory.Publication;

/// <summary>Writes an edition to a folder, whole or not at all: it is made beside the folder and then takes its place.</summary>
public static class EditionFolder
{
    private const string Mark = "edition.json";

    /// <summary>Refuses a folder that holds something else, before any work is done.</summary>
    /// <exception cref="Fault">The folder is not empty and holds no edition, or is a file.</exception>
    public static void MustBeOurs(string folder)
    {
        if (File.Exists(folder)) throw new Fault("out.file", $"'{folder}' is a file.", "Give a folder that is empty, or does not exist yet.");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !File.Exists(Path.Combine(folder, Mark)))
            throw new Fault("out.notempty", $"The folder '{folder}' is not empty and holds no edition.", "Give a folder that is empty, or one that an edition was published to before.");
    }

    /// <summary>Writes all files of an edition. What stood there before is replaced only when everything is written.</summary>
    /// <exception cref="Fault">The disk is full, or the folder cannot be written.</exception>
    public static void Write(string folder, IReadOnlyDictionary<string, byte[]> files)
    {
        MustBeOurs(folder);
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), made = target + ".clerestory-part", old = target + ".clerestory-old";
        try
        {
            if (!Directory.Exists(target) && Directory.Exists(old)) Directory.Move(old, target);   // a run that was stopped between the two moves below
            Remove(made);
            foreach (var (path, bytes) in files) WriteFile(Inside(made, path), bytes);
            Remove(old);
            if (Directory.Exists(target)) Directory.Move(target, old);
            Directory.Move(made, target);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            PutBack(target, made, old);
            throw new Fault("out.write", $"The edition could not be written to '{folder}': {fault.Message}", "Free some space or choose another folder. What stood there before is as it was.", fault);
        }
        Remove(old);
    }

    private static string Inside(string folder, string path)
    {
        string at = Path.GetFullPath(Path.Combine(folder, path));
        return at.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? at : throw new InvalidOperationException("A file of the edition would leave its folder.");
    }

    private static void WriteFile(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        file.Write(bytes);
    }

    private static void PutBack(string target, string made, string old)
    {
        if (!Directory.Exists(target) && Directory.Exists(old)) Directory.Move(old, target);
        Remove(made);
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
