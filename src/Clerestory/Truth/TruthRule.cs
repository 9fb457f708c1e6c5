using Clerestory.Justice;
using Clerestory.Packs;
using Clerestory.Registry;

namespace Clerestory.Truth;

/// <summary>What a report is held against: the council's seats and the law register.</summary>
public sealed record KnownFacts(IReadOnlyList<Seat> Seats, IReadOnlyDictionary<string, Law> Laws)
{
    /// <summary>Nothing.</summary>
    public static KnownFacts None { get; } = new([], new Dictionary<string, Law>(StringComparer.Ordinal));

    /// <summary>The registers of a pack.</summary>
    public static KnownFacts In(Pack pack) => new(Seat.In(pack), Law.In(pack));
}

/// <summary>Where a rule is broken, and how.</summary>
/// <param name="Place">The kind of thing and its code, such as <c>figure/referrals</c>.</param>
/// <param name="Line">The line of the printed text.</param>
/// <param name="Message">What is wrong, in plain words.</param>
internal sealed record Breach(string Place, int? Line, string Message);

/// <summary>One thing that must be true of every report. The set is closed.</summary>
public sealed class TruthRule
{
    private readonly Func<PrintedReport, KnownFacts, IEnumerable<Breach>> find;

    internal TruthRule(string code, Severity severity, string says, string remedy, Func<PrintedReport, KnownFacts, IEnumerable<Breach>> find) =>
        (Code, Severity, Says, Remedy, this.find) = (code, severity, says, remedy, find);

    /// <summary>Its code, such as <c>law.version</c>.</summary>
    public string Code { get; }

    /// <summary>How much it weighs: an error stops, a question must be explained, a notice is only said.</summary>
    public Severity Severity { get; }

    /// <summary>What it finds.</summary>
    public string Says { get; }

    /// <summary>What resolves it.</summary>
    public string Remedy { get; }

    /// <summary>Everything in a report that breaks it.</summary>
    public IEnumerable<TruthFinding> Examine(PrintedReport report, KnownFacts known) => find(report, known).Select(b => new TruthFinding(Code, b.Place, b.Line, b.Message, Remedy, Severity, null));
}

/// <summary>Something in a report that cannot be true, cannot be checked, or tells too much.</summary>
/// <param name="Rule">The rule's code.</param>
/// <param name="Place">The kind of thing and its code.</param>
/// <param name="Line">The line of the printed text; null where it has none.</param>
/// <param name="Message">What is wrong, in plain words.</param>
/// <param name="Remedy">What resolves it.</param>
/// <param name="Severity">An error stops, a question must be explained, a notice is only said.</param>
/// <param name="Explanation">The explanation of a question; null where there is none.</param>
public sealed record TruthFinding(string Rule, string Place, int? Line, string Message, string Remedy, Severity Severity, Explanation? Explanation)
{
    /// <summary>Whether publication must wait: an error, or a question that nobody has explained.</summary>
    public bool Stops => Severity == Severity.Error || (Severity == Severity.Question && Explanation is null);

    /// <summary>The finding in the words of all other checks. A question that was explained is only said.</summary>
    public Finding AsFinding(string? file) =>
        new($"truth.{Rule}", file, Line, $"{Place}: {Message} {(Explanation is { } given ? $"Explained by {given.Who}: {given.Text}" : Remedy)}", Explanation is null ? Severity : Severity.Notice);
}
