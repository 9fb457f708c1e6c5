using System.Text.Json;
using System.Text.Json.Serialization;
using Clerestory.Deliberation;
using Clerestory.Documents;

namespace Clerestory.Publication;

/// <summary>Recommendations and votes as data of an edition, in the terms of Popolo: one JSON file, a CSV file of motions, one of votes.</summary>
internal sealed class RecommendationData(EditionContent content)
{
    // Popolo writes its names with underscores.
    private static readonly JsonSerializerOptions Json = new(OpenData.Json) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    /// <summary>All files, by path from the edition's root.</summary>
    public IEnumerable<(string Path, string Text)> Write()
    {
        var all = content.Deliberation.Recommendations;
        yield return ("data/recommendations.json", JsonSerializer.Serialize(new { content.Deliberation.Seal, Motions = all.Select(PopoloVotes.Motion) }, Json) + "\n");
        yield return ("data/recommendations.csv", CsvWriter.Write(PopoloVotes.MotionColumns, all.Select(PopoloVotes.MotionRow)));
        yield return ("data/votes.csv", CsvWriter.Write(PopoloVotes.VoteColumns, all.SelectMany(PopoloVotes.VoteRows)));
        foreach (var one in all) yield return ($"recommendations/{one.Code}.json", JsonSerializer.Serialize(PopoloVotes.Motion(one), Json) + "\n");
    }
}
