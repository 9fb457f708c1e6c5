namespace Clerestory;

/// <summary>How well a fact is known: whether anyone has read it in a copy of its source.</summary>
public enum Grade { Verified, Partly, Memory, Check, NotFound }

/// <summary>What readers are told of a grade.</summary>
public static class Grades
{
    extension(Grade grade)
    {
        /// <summary>True for facts that nobody has read in a source: readers are told so wherever they meet one.</summary>
        public bool IsUnconfirmed => grade is Grade.Memory or Grade.Check or Grade.NotFound;

        /// <summary>The word shown to readers; null for a verified fact.</summary>
        public string? Word => grade switch { Grade.Verified => null, Grade.Partly => "Partly verified", _ => "Unconfirmed" };
    }

    /// <summary>The grades as packs write them.</summary>
    public static IReadOnlyList<string> All { get; } = ["verified", "partly", "memory", "check", "not-found"];

    /// <summary>Whether a word is a grade.</summary>
    public static bool Knows(string word) => All.Contains(word, StringComparer.Ordinal);

    /// <summary>Reads a grade as packs write it; an empty text is a verified fact.</summary>
    public static Grade Read(string? text) => text switch
    {
        null or "" or "verified" => Grade.Verified,
        "partly" => Grade.Partly,
        "memory" => Grade.Memory,
        "check" => Grade.Check,
        "not-found" => Grade.NotFound,
        _ => throw new ArgumentOutOfRangeException(nameof(text), text, "is not a grade of evidence"),
    };
}
