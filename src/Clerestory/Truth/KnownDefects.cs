using Clerestory.Packs;

namespace Clerestory.Truth;

/// <summary>A defect of a printed report that somebody found by reading, and the findings of rules that are this defect.</summary>
/// <param name="Id">Its number in the list.</param>
/// <param name="Where">The part of the report.</param>
/// <param name="Words">What is wrong.</param>
/// <param name="FoundBy">Rules, each with its place.</param>
public sealed record KnownDefect(string Id, string Where, string Words, IReadOnlyList<(string Rule, string Place)> FoundBy)
{
    /// <summary>The defects that a pack lists for a printed report; none where it has no list.</summary>
    public static IReadOnlyList<KnownDefect> In(Pack pack, string folder)
    {
        string path = $"history/{folder}/defects.csv";
        return !pack.Has(path) ? [] : [.. pack.Rows(path).Select(r => new KnownDefect(r["id"], r["where"], r["defect"], [.. r["found_by"].Split(';', StringSplitOptions.TrimEntries).Select(Read)]))];
    }

    /// <summary>Whether a finding is this defect.</summary>
    public bool Is(TruthFinding finding) => FoundBy.Contains((finding.Rule, finding.Place));

    /// <summary>Whether all of it was found.</summary>
    public bool IsFoundIn(IReadOnlyList<TruthFinding> findings) => FoundBy.All(f => findings.Any(o => o.Rule == f.Rule && o.Place == f.Place));

    private static (string Rule, string Place) Read(string text) => text.Split('@', 2) is [var rule, var place] ? (rule, place) : (text, "");
}
