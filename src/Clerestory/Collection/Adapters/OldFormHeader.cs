namespace Clerestory.Collection.Adapters;

/// <summary>Which field of a row is which. A heading that the plan does not name is spoken of by its place: without a header row it may be a person's name.</summary>
internal sealed class OldFormHeader(OldFormPlan plan, IReadOnlyList<string> headings)
{
    private readonly List<string> normal = [.. headings.Select(OldFormPlan.Normal)];

    /// <summary>How many fields a row has.</summary>
    public int Width => normal.Count;

    /// <summary>The field with the agency's name; -1 when there is none.</summary>
    public int AgencyAt => At(plan.Agency);

    /// <summary>The field of a column; -1 when there is none.</summary>
    public int At(string column) => normal.IndexOf(OldFormPlan.Normal(column));

    /// <summary>What was dropped, what was not known, and what was looked for in vain.</summary>
    public IEnumerable<string> Notices()
    {
        var dropped = plan.Dropped.Where(column => At(column) >= 0).ToList();
        if (dropped.Count > 0) yield return $"Dropped from every row and kept nowhere: {string.Join("; ", dropped)}.";
        var known = new[] { plan.Agency }.Concat(plan.Dropped).Concat(plan.Questions.Select(q => q.Column)).Select(At).ToHashSet();
        var unknown = Enumerable.Range(0, Width).Where(at => !known.Contains(at)).Take(20).Select(at => at + 1).ToList();
        if (unknown.Count > 0) yield return $"Not read, as the plan names no such heading, or it stands twice: column {string.Join(", ", unknown)}.";
        foreach (var question in plan.Questions.Where(q => At(q.Column) < 0)) yield return $"The file has no column '{question.Column}'. Nothing is proposed for the item {question.Item}.";
    }
}
