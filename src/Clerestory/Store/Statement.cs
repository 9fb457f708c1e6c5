namespace Clerestory.Store;

/// <summary>A statement written by hand, with <c>{0}</c>, <c>{1}</c> … where its values go. Its text must be understood by both databases.</summary>
/// <param name="Text">The text.</param>
/// <param name="Values">The values, by their numbers in the text. None of them is null.</param>
internal sealed record Statement(string Text, params object[] Values)
{
    /// <summary>The text with the database's own marks for values.</summary>
    /// <param name="mark">The mark of the n-th value, from 0.</param>
    public string With(Func<int, string> mark) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Text, [.. Values.Select((_, i) => (object)mark(i))]);
}
