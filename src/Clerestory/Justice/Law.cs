using Clerestory.Packs;

namespace Clerestory.Justice;

/// <summary>What kind of text the law register holds.</summary>
public enum LawKind { Statute, Act, Bill, Rule }

/// <summary>A statute, act, bill or rule that the report rests on or cites, with the dated versions of its title and class.</summary>
public sealed record Law(string Code, LawKind Kind, string Cite, string Title, IReadOnlyList<LawVersion> Versions, PrintedLaw? Printed, Grade Grade, string? Note)
{
    /// <summary>The law register of a pack, by code.</summary>
    public static IReadOnlyDictionary<string, Law> In(Pack pack) => pack.Once<IReadOnlyDictionary<string, Law>>(p => p.ReadAll<Law>("law").ToDictionary(l => l.Code, StringComparer.Ordinal));

    /// <summary>The version in force on a day; null where none is known for that day.</summary>
    public LawVersion? On(DateOnly day) => Versions.LastOrDefault(v => (v.ValidFrom is null || v.ValidFrom <= day) && (v.ValidTo is null || day <= v.ValidTo));

    /// <summary>Every reference in the law register that leads nowhere.</summary>
    public static IEnumerable<Finding> Examine(Pack pack)
    {
        var laws = pack.ReadAll<Law>("law").Select(l => l.Code).ToHashSet(StringComparer.Ordinal);
        var sources = Source.In(pack).Keys.ToHashSet(StringComparer.Ordinal);
        foreach (string path in pack.In("law", ".json"))
        {
            var law = pack.Read<Law>(path);
            foreach (string act in law.Versions.Select(v => v.Act).OfType<string>().Where(a => !laws.Contains(a)))
                yield return Finding.Error("law.act", path, PackFiles.LineOf(pack, path, act), $"The act '{act}' is not in the law register.");
            foreach (string source in law.Versions.Select(v => v.Source).Append(law.Printed?.Source).OfType<string>().Where(s => !sources.Contains(s)))
                yield return Finding.Error("law.source", path, PackFiles.LineOf(pack, path, source), $"The source '{source}' is not in sources.csv.");
        }
        if (!laws.Contains(pack.Manifest.Council.Law))
            yield return Finding.Error("law.council", "pack.json", PackFiles.LineOf(pack, "pack.json", "law"), $"The council's law '{pack.Manifest.Council.Law}' is not in the law register.");
    }
}

/// <summary>One version of a law, with the days it was in force as far as they are known.</summary>
public sealed record LawVersion(
    DateOnly? ValidFrom, DateOnly? ValidTo, string? Title, string? Class, string? Summary, string? Text, string? Act, string Source, Grade Grade);

/// <summary>The law as the published report printed it, and how that differs.</summary>
public sealed record PrintedLaw(string Section, string? Title, string? Class, string Source, string? Finding);
