using System.Text.Json;
using System.Text.Json.Serialization;
using Clerestory.Deliberation;

namespace Clerestory.Publication;

/// <summary>Recommendations and votes as data of an edition, in the terms of Popolo: one JSON file of all, and one for each. The tables of motions and votes stand among the open data.</summary>
internal sealed class RecommendationData(EditionContent content)
{
    // Popolo writes its names with underscores.
    private static readonly JsonSerializerOptions Json = new(OpenData.Json) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    /// <summary>All files, by path from the edition's root.</summary>
    public IEnumerable<(string Path, string Text)> Write()
    {
        var all = content.Deliberation.Recommendations;
        yield return ("data/recommendations.popolo.json", JsonSerializer.Serialize(new { content.Deliberation.Seal, Motions = all.Select(PopoloVotes.Motion) }, Json) + "\n");
        foreach (var one in all) yield return ($"recommendations/{one.Code}.json", JsonSerializer.Serialize(PopoloVotes.Motion(one), Json) + "\n");
    }
}
