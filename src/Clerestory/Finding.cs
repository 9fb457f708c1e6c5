namespace Clerestory;

/// <summary>How much a finding weighs: an error stops, a question must be explained, a notice is only said.</summary>
public enum Severity { Notice, Question, Error }

/// <summary>Something a rule found in a pack, a table, a text or an answer, and what would mend it.</summary>
/// <param name="Rule">The rule's code, such as <c>text.digit</c>.</param>
/// <param name="File">The file, as a path from the pack's root, or the item or table it was found at.</param>
/// <param name="Line">The line in that file, counted from 1; null where there is none.</param>
/// <param name="Message">Plain words that name the thing and the remedy.</param>
/// <param name="Severity">See <see cref="Clerestory.Severity"/>.</param>
public sealed record Finding(string Rule, string? File, int? Line, string Message, Severity Severity)
{
    /// <summary>Whether this finding stops what was asked for.</summary>
    public bool Blocks => Severity == Severity.Error;

    /// <summary>An error: it must be mended.</summary>
    public static Finding Error(string rule, string? file, int? line, string message) => new(rule, file, line, message, Severity.Error);

    /// <summary>A notice: it stops nothing.</summary>
    public static Finding Notice(string rule, string? file, string message) => new(rule, file, null, message, Severity.Notice);

    /// <summary>File and line as compilers write them, then severity, rule and message.</summary>
    public override string ToString() =>
        $"{(File is null ? "" : Line is null ? $"{File}: " : $"{File}:{Line}: ")}{Severity.ToString().ToLowerInvariant()} {Rule}: {Message}";
}
