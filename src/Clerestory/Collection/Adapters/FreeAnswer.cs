using System.Globalization;

namespace Clerestory.Collection.Adapters;

/// <summary>Reads a value out of an answer in free words, where the words are few and plain enough. How it was read is said with each.</summary>
internal static class FreeAnswer
{
    private static readonly string[] Nothing = ["none", "nil", "no", "nothing"];
    private static readonly string[] NotApplicable = ["n/a", "na", "n.a", "not applicable", "does not apply"];
    private static readonly string[] NotKnown = ["unknown", "unk", "not known", "nk", "do not know", "don't know", "don’t know"];
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>Whether nothing was written. A blank is not a zero.</summary>
    public static bool IsBlank(string words) => words.Trim().Trim('-', '–', '—', '.', ' ').Length == 0;

    /// <summary>What the words propose for an item; null when they are not plain.</summary>
    public static Proposal? Read(Item item, string words)
    {
        string plain = words.Trim().TrimEnd('.', ' ').ToLowerInvariant();
        if (NotApplicable.Contains(plain))
            return new Proposal(item.Code, "", "NA", "To be confirmed. The old form said: not applicable. Zero and not known are other answers.");
        if (NotKnown.Contains(plain)) return new Proposal(item.Code, "", "NK", "To be confirmed. The old form said: not known. That is not a zero.");
        return item.Type switch
        {
            ItemType.Count => Count(item, plain),
            ItemType.YesNo => YesOrNo(item, plain),
            ItemType.Choices when item.None && Nothing.Contains(plain) => new Proposal(item.Code, "none", "yes", "To be confirmed. The old form said none."),
            _ => null,
        };
    }

    private static Proposal? Count(Item item, string plain)
    {
        if (Nothing.Contains(plain))
            return new Proposal(item.Code, "", "0", "To be confirmed. The old form said none. Zero says that you know there were none; if nobody knows, choose not known.");
        if (plain.Length <= 9 && new AnswerValue(plain).Number is { } number) return Propose(item, number, "As it stands: the old form gave this number alone.");
        return Array.IndexOf(Numbers, plain) is >= 0 and var spelled ? Propose(item, spelled, "Likely: the old form spelled this number out.") : null;
    }

    private static Proposal? Propose(Item item, long number, string how)
    {
        string value = number.ToString(CultureInfo.InvariantCulture);
        return item.FaultOf("", new AnswerValue(value), new Dictionary<string, Packs.CodeList>()) is null ? new Proposal(item.Code, "", value, how) : null;
    }

    private static Proposal? YesOrNo(Item item, string plain) => plain switch
    {
        "yes" or "no" => new Proposal(item.Code, "", plain, $"As it stands: the old form said {plain}, and nothing else."),
        "none" or "nil" or "nothing" => new Proposal(item.Code, "", "no", "To be confirmed. The old form said none."),
        _ => null,
    };
}
