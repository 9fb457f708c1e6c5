namespace Clerestory.Documents;

/// <summary>A part of a document that stands on its own lines.</summary>
public abstract record Block
{
    private protected Block()
    {
    }
}

/// <summary>What a paragraph is for.</summary>
public enum Role
{
    /// <summary>Running text.</summary>
    Body,

    /// <summary>The line above a title.</summary>
    Kicker,

    /// <summary>The sentence below a title that says what the page is about.</summary>
    Standfirst,

    /// <summary>Small print.</summary>
    Note,
}

/// <summary>A heading. Level 1 is the title of a page; levels follow without gaps.</summary>
public sealed record Heading(int Level, string Text, string? Id = null) : Block;

/// <summary>A paragraph.</summary>
public sealed record Paragraph(IReadOnlyList<Inline> Content, Role Role = Role.Body) : Block;

/// <summary>A list, with bullets or numbered. Each item is a few blocks; a single paragraph is written without its own space.</summary>
public sealed record ListBlock(bool Ordered, IReadOnlyList<IReadOnlyList<Block>> Items) : Block;

/// <summary>Paragraphs and lists at the measure of running text.</summary>
public sealed record Prose(IReadOnlyList<Block> Blocks) : Block;

/// <summary>The few sentences that a chapter begins with: what was found.</summary>
public sealed record Findings(IReadOnlyList<IReadOnlyList<Inline>> Items) : Block;

/// <summary>A section with its heading (level 2).</summary>
public sealed record Section(string Id, string Title, IReadOnlyList<Block> Blocks) : Block;

/// <summary>Numbers that stand out, each with its code.</summary>
public sealed record KeyNumbers(IReadOnlyList<KeyNumber> Items) : Block;

/// <summary>One number that stands out.</summary>
/// <param name="Value">The number as it is read.</param>
/// <param name="Detail">What follows it, such as <c>of 101</c>.</param>
/// <param name="Title">What it is.</param>
/// <param name="Code">Its code.</param>
/// <param name="Address">The page that says where it came from.</param>
/// <param name="Mark">A short mark beside it, such as <c>Unconfirmed</c>; null for none.</param>
public sealed record KeyNumber(string Value, string Detail, string Title, string Code, string Address, string? Mark = null);

/// <summary>The one number that a page is about.</summary>
/// <param name="Value">The number as it is read.</param>
/// <param name="Detail">Its unit, or what stands in the way of showing it.</param>
public sealed record Headline(string Value, string Detail) : Block;

/// <summary>A box beside the text, with a heading (level 3).</summary>
public sealed record Callout(string Title, IReadOnlyList<Block> Blocks) : Block;

/// <summary>Text that opens on demand.</summary>
public sealed record Details(string Summary, IReadOnlyList<Block> Blocks) : Block;

/// <summary>Terms and what is said of them.</summary>
public sealed record Definitions(IReadOnlyList<Definition> Rows) : Block;

/// <summary>One term and what is said of it.</summary>
public sealed record Definition(string Term, IReadOnlyList<Inline> Text);

/// <summary>What followed from what, in order, as from a recommendation to a law.</summary>
public sealed record Chain(IReadOnlyList<ChainLink> Links) : Block;

/// <summary>One link of a chain.</summary>
/// <param name="Kind">What it is, such as <c>Bill</c>.</param>
/// <param name="When">When, or that it is not known; empty where that does not matter.</param>
/// <param name="Text">What happened.</param>
/// <param name="Source">Who says so; empty where nobody does.</param>
/// <param name="IsGap">Whether the chain is broken here: what ought to stand here is not known, or did not happen.</param>
public sealed record ChainLink(string Kind, string When, IReadOnlyList<Block> Text, IReadOnlyList<Inline> Source, bool IsGap = false);

/// <summary>A numbered exhibit: a chart or a table under the finding that it shows.</summary>
/// <param name="Id">Its fragment on the page.</param>
/// <param name="Number">What it is called, such as <c>Figure 3.1</c>.</param>
/// <param name="Title">The finding.</param>
/// <param name="Subtitle">What, where, when.</param>
/// <param name="Body">A chart, a table, or both; where both, a reader may switch.</param>
/// <param name="Notes">Lines under it: note, source, downloads.</param>
public sealed record Exhibit(
    string Id, string Number, string Title, string Subtitle, IReadOnlyList<Block> Body, IReadOnlyList<IReadOnlyList<Inline>> Notes) : Block;
