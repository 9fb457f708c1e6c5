using Clerestory.Collection;
using Clerestory.Outbox;

namespace Clerestory.Web.Desk;

/// <summary>How a letter's way and state are called on pages.</summary>
public static class LetterWords
{
    /// <summary>A letter's state.</summary>
    public static string Of(LetterState state) => state switch
    {
        LetterState.Waiting => "waits to be sent",
        LetterState.Sent => "sent",
        LetterState.Failed => "could not be sent",
        LetterState.Bounced => "came back",
        LetterState.ByHand => "to be done by staff",
        LetterState.Done => "done by staff",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A letter's state without a word."),
    };

    /// <summary>The way that a letter goes, by the name under which it is kept.</summary>
    public static string Way(string channel) => Enum.TryParse<Channel>(channel, out var way) ? Of(way) : channel;

    private static string Of(Channel way) => way switch
    {
        Channel.Mail => "mail",
        Channel.SecondContact => "mail to the second contact",
        Channel.Letter => "letter on paper",
        Channel.Phone => "phone call",
        Channel.Chair => "letter of the chair, on paper",
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "A letter's way without a word."),
    };
}
