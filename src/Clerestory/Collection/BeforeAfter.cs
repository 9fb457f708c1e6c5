namespace Clerestory.Collection;

/// <summary>A measure taken twice of the same people, before and after: five whole numbers. Its percentages are computed from them, and never typed.</summary>
/// <param name="Begun">How many were measured before.</param>
/// <param name="Left">How many of them left before the second time.</param>
/// <param name="Missed">How many of them stayed, and were not measured again.</param>
/// <param name="Before">Of those measured twice, how many it was true of before.</param>
/// <param name="After">Of those measured twice, how many it was true of after.</param>
public sealed record BeforeAfter(long Begun, long Left, long Missed, long Before, long After)
{
    /// <summary>The places of the five numbers, in the order of the form.</summary>
    public const string BegunPlace = "begun", LeftPlace = "left", MissedPlace = "missed", BeforePlace = "before", AfterPlace = "after";

    /// <summary>What <see cref="Both"/> is called where tables count it; it is no place of the form.</summary>
    public const string BothPlace = "both";

    private static readonly (string Place, string Label)[] All =
    [
        (BegunPlace, "Measured before"), (LeftPlace, "Of these, left before the second time"), (MissedPlace, "Of these, stayed and not measured again"),
        (BeforePlace, "Of those measured twice, true before"), (AfterPlace, "Of those measured twice, true after"),
    ];

    /// <summary>How many were measured both times: the base of both percentages.</summary>
    public long Both => Begun - Left - Missed;

    /// <summary>The places of an item of this kind.</summary>
    public static IEnumerable<ItemPlace> Places(Item item) => All.Select(p => ItemPlaces.Number(item, p.Place, p.Label));

    /// <summary>The measure that five answers give; null while one of them is not a number, or where they cannot all be true.</summary>
    public static BeforeAfter? Of(Func<string, AnswerValue> at) =>
        FaultOf(at) is null && All.Select(p => at(p.Place).Number).OfType<long>().ToList() is [var begun, var left, var missed, var before, var after] ? new BeforeAfter(begun, left, missed, before, after) : null;

    /// <summary>Why five answers are no measure of the same people; null where they are one, or where each is missing for a stated reason.</summary>
    /// <remarks>A change from 63% to 79% says nothing until it is known of how many, and whether they are the same people.</remarks>
    public static string? FaultOf(Func<string, AnswerValue> at)
    {
        var values = All.Select(p => at(p.Place)).ToList();
        if (values.All(v => v.Missing is not (Missing.None or Missing.Blank))) return null;
        if (values.Any(v => v.Missing == Missing.Blank)) return "it lacks one of its five numbers";
        if (values.Select(v => v.Number).OfType<long>().ToList() is not [var begun, var left, var missed, var before, var after])
            return values.Take(3).All(v => v.Number is not null) || values.Skip(3).All(v => v.Number is null) ? null : "it says of how many something was true, and not out of how many";
        long both = begun - left - missed;
        return both < 0 ? "more people left or were missed than began" : before > both || after > both ? "more people than were measured twice" : null;
    }
}
