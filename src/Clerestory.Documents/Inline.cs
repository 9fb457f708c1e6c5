namespace Clerestory.Documents;

/// <summary>A piece of running text.</summary>
public abstract record Inline
{
    private protected Inline()
    {
    }

    /// <summary>Plain text. Writers escape it; it never holds markup.</summary>
    public static Inline Of(string text) => new Plain(text);

    /// <summary>The words alone, without their markup.</summary>
    public abstract string Words { get; }

    /// <summary>Plain text.</summary>
    public sealed record Plain(string Text) : Inline
    {
        /// <inheritdoc/>
        public override string Words => Text;
    }

    /// <summary>Words of weight.</summary>
    public sealed record Strong(IReadOnlyList<Inline> Content) : Inline
    {
        /// <inheritdoc/>
        public override string Words => Content.AsWords();
    }

    /// <summary>Words that are stressed, or the title of a work.</summary>
    public sealed record Emphasis(IReadOnlyList<Inline> Content) : Inline
    {
        /// <inheritdoc/>
        public override string Words => Content.AsWords();
    }

    /// <summary>A link.</summary>
    /// <param name="Address">A path from the site's root, a fragment, or an https, tel or mailto address.</param>
    /// <param name="Content">The words of the link.</param>
    /// <param name="Label">What assistive technology says instead, where the words alone do not tell where the link leads; it must hold the words.</param>
    public sealed record Link(string Address, IReadOnlyList<Inline> Content, string? Label = null) : Inline
    {
        /// <inheritdoc/>
        public override string Words => Content.AsWords();
    }

    /// <summary>A statistical number in running text. It links to the page that says where it came from.</summary>
    /// <param name="Text">The number as it is read, such as <c>1,135</c>.</param>
    /// <param name="Address">The page of the number.</param>
    /// <param name="Code">The number's code, such as <c>LE-02</c>.</param>
    /// <param name="IsUnconfirmed">Whether nobody has confirmed it: it then carries the mark <c>[u]</c>.</param>
    public sealed record Number(string Text, string Address, string Code, bool IsUnconfirmed = false) : Inline
    {
        /// <inheritdoc/>
        public override string Words => Text;
    }

    /// <summary>Words that make sense on a screen only, such as where to download something; on paper they are left out.</summary>
    public sealed record OnScreen(IReadOnlyList<Inline> Content) : Inline
    {
        /// <inheritdoc/>
        public override string Words => Content.AsWords();
    }

    /// <summary>Words that a newer version of a text has and the older one has not.</summary>
    public sealed record Added(string Text) : Inline
    {
        /// <inheritdoc/>
        public override string Words => Text;
    }

    /// <summary>Words that the older version of a text had and the newer one has not.</summary>
    public sealed record Removed(string Text) : Inline
    {
        /// <inheritdoc/>
        public override string Words => "";
    }

    /// <summary>A short mark beside a fact, such as <c>Unconfirmed</c>.</summary>
    public sealed record Mark(string Text) : Inline
    {
        /// <inheritdoc/>
        public override string Words => Text;
    }
}

/// <summary>Pieces of text taken together.</summary>
public static class Inlines
{
    /// <summary>One piece of plain text, as a list.</summary>
    public static IReadOnlyList<Inline> Text(string text) => [Inline.Of(text)];

    extension(IEnumerable<Inline> inlines)
    {
        /// <summary>The words alone, without their markup.</summary>
        public string AsWords() => string.Concat(inlines.Select(i => i.Words));
    }
}
