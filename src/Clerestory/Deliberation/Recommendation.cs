using Clerestory.Packs;

namespace Clerestory.Deliberation;

/// <summary>Whether the council was of one mind, as the report printed it.</summary>
public enum Consensus { Full, Without, NotPrinted, NotApplicable }

/// <summary>Where a member stood.</summary>
public enum Stand { Support, Oppose, Abstain }

/// <summary>What became of a recommendation.</summary>
public enum DispositionStatus { Enacted, MadeLaw, PassedOneChamber, Introduced, NotFound }

/// <summary>What the council asked for, who stood where, and what became of it (Popolo: Motion).</summary>
public sealed record Recommendation(
    string Code, int Year, string Kind, string Title, string Text, string? Body, string? Addressee, Consensus Consensus, IReadOnlyList<Position>? Positions,
    IReadOnlyList<string>? Law, Disposition Disposition, string Source, string? Note)
{
    private const string Path = "recommendations/recommendations.json";

    /// <summary>The recommendations of a pack, in its order.</summary>
    public static IReadOnlyList<Recommendation> In(Pack pack) => pack.Read<IReadOnlyList<Recommendation>>(Path);

    /// <summary>The positions of one kind.</summary>
    public IEnumerable<Position> Of(Stand stand) => (Positions ?? []).Where(p => p.Stand == stand);

    /// <summary>Every reference in the recommendations that leads nowhere, and every code used twice.</summary>
    public static IEnumerable<Finding> Examine(Pack pack)
    {
        var seats = pack.Rows("council/seats.csv").Select(r => r["seat_no"]).ToHashSet(StringComparer.Ordinal);
        var sources = Packs.Source.In(pack).Keys.ToHashSet(StringComparer.Ordinal);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var recommendation in In(pack))
        {
            Finding Fault(string rule, string message) => Finding.Error(rule, Path, PackFiles.LineOf(pack, Path, recommendation.Code), $"{recommendation.Code}: {message}");
            if (!codes.Add(recommendation.Code)) yield return Fault("pack.double", "the code stands twice. A code may be used once.");
            foreach (string law in (recommendation.Law ?? []).Append(recommendation.Disposition.Law).OfType<string>().Where(l => !pack.Has($"law/{l}.json")))
                yield return Fault("recommendation.law", $"the law '{law}' is not in the law register.");
            foreach (var position in (recommendation.Positions ?? []).Where(p => p.Seat is not null && !seats.Contains(p.Seat)))
                yield return Fault("recommendation.seat", $"there is no seat '{position.Seat}'.");
            foreach (string source in new[] { recommendation.Source, recommendation.Disposition.Source }.OfType<string>().Where(s => !sources.Contains(s)))
                yield return Fault("recommendation.source", $"the source '{source}' is not in sources.csv.");
        }
    }
}

/// <summary>One member's position, by the name the report printed (Popolo: Vote).</summary>
public sealed record Position(string Member, string? Seat, [property: System.Text.Json.Serialization.JsonPropertyName("position")] Stand Stand);

/// <summary>What became of a recommendation, and who says so.</summary>
public sealed record Disposition(DispositionStatus Status, string Summary, string? Law, string? Source, Grade Grade);
