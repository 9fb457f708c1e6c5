namespace Clerestory.Collection.Forms;

/// <summary>What the cover of a workbook says of who answers what call.</summary>
/// <param name="Agency">The agency that answers.</param>
/// <param name="AgencyKind">Its kind: the workbook holds the questions that are asked of that kind. Null for all questions.</param>
/// <param name="Call">The title of the data call.</param>
/// <param name="Due">The day by which it is asked for.</param>
/// <param name="HowToReturn">How the filled workbook comes back.</param>
public sealed record WorkbookCover(string Agency, string? AgencyKind, string Call, DateOnly Due, string HowToReturn)
{
    /// <summary>Which copy it is; null for one that belongs to no draft.</summary>
    public FormCopy? Copy { get; init; }

    /// <summary>The language of the texts.</summary>
    public string Language { get; init; } = "en-US";
}
