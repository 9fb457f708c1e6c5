using CsCheck;

namespace Clerestory.Documents.Tests;

public sealed class EscapingTests
{
    // A character of the private use area: no text of a test holds it.
    private const string Place = "\uE000";

    private static readonly IReadOnlyList<Node> Plain = [.. Everything.Written(Place).Select(HtmlReader.Read)];

    // Stronger than that nothing is broken: whatever the text says, the document is the same one, with the text in the places of the text.
    [Fact]
    public void Any_text_in_any_place_comes_out_as_the_text_that_went_in() => Everything.Texts.Where(t => !t.Contains(Place, StringComparison.Ordinal)).Sample(text =>
    {
        var written = Everything.Written(text).Select(HtmlReader.Read).ToList();
        foreach (var (expected, found) in Plain.Zip(written)) Assert.Equal(Lines(expected, text), Lines(found, text));
    }, iter: 400);

    [Fact]
    public void Every_place_that_takes_text_is_looked_at()
    {
        string[] places = [.. Lines(Plain[0], "HERE").Where(l => l.Contains("HERE", StringComparison.Ordinal))];
        Assert.True(places.Length > 150, "The document for these tests has lost its variety.");
        Assert.Contains(places, p => p.StartsWith("aria-label=", StringComparison.Ordinal));
        Assert.Contains(places, p => p.StartsWith("id=", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_kind_of_block_and_of_running_text_is_in_these_documents()
    {
        var blocks = Everything.Blocks("x").SelectMany(b => b is Exhibit exhibit ? exhibit.Body.Append(b) : [b]).Select(b => b.GetType()).ToHashSet();
        Assert.Equal(blocks, KindsOf(typeof(Block)));
        Assert.Equal(Everything.Inlines("x").Select(i => i.GetType()).ToHashSet(), KindsOf(typeof(Inline)));
    }

    [Fact]
    public void No_element_carries_a_style_or_a_handler_of_events() => Everything.Texts.Sample(text =>
        Everything.Written(text).Select(HtmlReader.Read).SelectMany(root => root.All).SelectMany(n => n.Attributes.Keys).All(a => a != "style" && !a.StartsWith("on", StringComparison.OrdinalIgnoreCase)), iter: 100);

    [Fact]
    public void Scripts_stand_in_files_of_the_site_only() => Everything.Texts.Sample(text =>
        Everything.Written(text).Select(HtmlReader.Read).SelectMany(root => root.Every("script")).All(s => s["src"] == "/assets/portal.js" && s.Words.Length == 0), iter: 100);

    [Fact]
    public void A_style_sheet_that_would_end_early_is_refused() =>
        Assert.Throws<ArgumentException>(() => HtmlWriter.WriteForPrint("en-US", "T", "p{} </style><script>", [], a => a));

    [Fact]
    public void Words_are_the_text_without_its_markup() =>
        Assert.Equal("ab 1,135c", new Inline[] { new Inline.Strong([Inline.Of("a")]), new Inline.Link("/x", [new Inline.Emphasis([Inline.Of("b ")])]), new Inline.Number("1,135", "/n", "A"), new Inline.Mark("c") }.AsWords());

    private static HashSet<Type> KindsOf(Type type) => [.. type.Assembly.GetExportedTypes().Where(t => t.BaseType == type)];

    // The tree, a line each for elements, attributes and text, with the place filled in.
    private static IEnumerable<string> Lines(Node node, string text) => node.Name.Length == 0
        ? [node.Text.Replace(Place, text, StringComparison.Ordinal)]
        : ((IEnumerable<string>)[$"<{node.Name}", .. node.Attributes.Select(a => $"{a.Key}={a.Value.Replace(Place, text, StringComparison.Ordinal)}"), .. node.Children.SelectMany(c => Lines(c, text)), ">"]).Where(l => l.Length > 0);
}
