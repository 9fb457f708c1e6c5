using Clerestory.Collection;

namespace Clerestory.Web.Desk;

/// <summary>What states are called on pages.</summary>
public static class StateWords
{
    /// <summary>A return's state.</summary>
    public static string Of(ReturnState state) => state switch
    {
        ReturnState.OnTime => "Received on time",
        ReturnState.Late => "Received late",
        ReturnState.Begun => "Begun",
        ReturnState.Excused => "Excused",
        _ => "Not received",
    };

    /// <summary>The style of a return's state.</summary>
    public static string Class(ReturnState state) => state switch { ReturnState.OnTime => "good", ReturnState.Missing => "bad", _ => "" };

    /// <summary>A reviewer's verdict.</summary>
    public static string Of(ReviewVerdict verdict) => verdict switch { ReviewVerdict.Accepted => "accepted", ReviewVerdict.Returned => "sent back", _ => "waits for review" };
}
