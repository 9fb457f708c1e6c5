using System.Globalization;

namespace Clerestory.Collection;

/// <summary>Why an answer has no value. Each is an answer of its own and never becomes zero.</summary>
public enum Missing { None, Blank, NotKnown, NotApplicable, Refused }

/// <summary>What one item, at one place of its grid, was answered: a text as given, read as a number, a yes or a no, or a missing value.</summary>
public readonly record struct AnswerValue(string Text)
{
    /// <summary>Why there is no value; <see cref="Missing.None"/> when there is one.</summary>
    public Missing Missing => Text switch { "" or "-" => Missing.Blank, "NK" => Missing.NotKnown, "NA" => Missing.NotApplicable, "RF" => Missing.Refused, _ => Missing.None };

    /// <summary>The whole number, if it is one.</summary>
    public long? Number => long.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>Whether the answer is yes.</summary>
    public bool IsYes => Text == "yes";
}

/// <summary>All answers of one return, by item and place.</summary>
/// <param name="answers">The answers.</param>
/// <param name="before">The same respondent's answers of the period before, for checks that compare; null where there are none.</param>
public sealed class Answers(IEnumerable<Answer> answers, Answers? before = null)
{
    private readonly Dictionary<(string Item, string Place), AnswerValue> values = answers.ToDictionary(a => (a.Item, a.Place), a => new AnswerValue(a.Value));

    /// <summary>The answers of the period before; null where there are none.</summary>
    public Answers? Before { get; } = before;

    /// <summary>The answer to an item without a grid; blank where none was given.</summary>
    public AnswerValue this[string item] => At(item, "");

    /// <summary>The answer at one place of an item's grid; blank where none was given.</summary>
    public AnswerValue At(string item, string place) => values.GetValueOrDefault((item, place), new AnswerValue("-"));

    /// <summary>The places at which an item was answered.</summary>
    public IEnumerable<string> Places(string item) => values.Keys.Where(k => k.Item == item && k.Place.Length > 0).Select(k => k.Place);

    /// <summary>Whether an item was answered at all, be it by a missing value other than blank.</summary>
    public bool Has(string item) => values.Any(v => v.Key.Item == item && v.Value.Missing != Missing.Blank);

    /// <summary>The sum of the counts of a grid; null when none of them is a number.</summary>
    public long? Sum(string item)
    {
        var numbers = Places(item).Select(place => At(item, place).Number).OfType<long>().ToList();
        return numbers.Count == 0 ? null : numbers.Sum();
    }
}
