using Clerestory.Deliberation;
using CsCheck;

namespace Clerestory.Tests.Deliberation;

public sealed class WordDiffTests
{
    private static readonly string[] Pieces = ["the", "law", "the law,", "ends", " ", "marriage", "18", "\n", "“x”", "."];

    private static readonly Gen<string> Texts = Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Array[0, 20].Select(at => string.Concat(at.Select(i => Pieces[i]))));

    [Fact]
    public void Nothing_is_lost_and_nothing_is_made_up() => Gen.Select(Texts, Texts).Sample((older, newer) =>
    {
        var runs = WordDiff.Between(older, newer);
        return string.Concat(runs.Where(r => r.Change != WordChange.Added).Select(r => r.Text)) == older && string.Concat(runs.Where(r => r.Change != WordChange.Removed).Select(r => r.Text)) == newer;
    });

    [Fact]
    public void A_text_is_the_same_as_itself() => Texts.Sample(text => WordDiff.Between(text, text).All(r => r.Change == WordChange.Kept));

    [Fact]
    public void Whole_words_change_not_letters() => Assert.Equal(
        [new WordRun(WordChange.Kept, "That "), new WordRun(WordChange.Removed, "marriage"), new WordRun(WordChange.Added, "marriages"), new WordRun(WordChange.Kept, " before 18 end.")],
        WordDiff.Between("That marriage before 18 end.", "That marriages before 18 end."));

    [Fact]
    public void A_phrase_that_was_replaced_is_read_as_one() => Assert.Equal(
        [new WordRun(WordChange.Kept, "answers "), new WordRun(WordChange.Removed, "every second"), new WordRun(WordChange.Added, "each single"), new WordRun(WordChange.Kept, " year.")],
        WordDiff.Between("answers every second year.", "answers each single year."));
}
