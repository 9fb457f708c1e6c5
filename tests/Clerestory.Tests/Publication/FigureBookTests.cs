using Clerestory.Protection;
using Clerestory.Publication;

namespace Clerestory.Tests.Publication;

public sealed class FigureBookTests
{
    private static readonly FigureBook Book = FigureBook.Make(Bench.Connecticut, ProtectTables.JudgeWithoutStore(Bench.Connecticut));

    [Theory]
    [InlineData("LE-01", "61")]
    [InlineData("LE-02", "30")]
    [InlineData("LE-03", "15")]
    [InlineData("LE-04", "533")]
    [InlineData("LE-05", "37")]
    [InlineData("LE-06", "26")]
    [InlineData("LE-07", "6")]
    [InlineData("LE-10", "101")]
    [InlineData("LE-11", "60.4%")]   // 61 of 101 is 60.396 %
    [InlineData("LE-12", "40")]
    [InlineData("CI-02", "1,135")]
    [InlineData("PT-01", "23")]
    public void A_figure_is_what_its_source_or_its_arithmetic_says(string code, string text) => Assert.Equal(text, Book.Find(code)!.Text);

    [Fact]
    public void Every_figure_says_who_is_behind_it() =>
        Assert.All(Book.All, f => Assert.True(f.Definition.Reporters.Figures.Any() || f.Definition.Reporters is not { One: null, Unstated: null }, f.Code));

    [Fact]
    public void A_figure_of_a_withheld_table_is_confidential_and_so_is_what_is_made_from_it()
    {
        using var copy = new PackCopy("ct");
        copy.Replace("figures/law-enforcement.json", "\"series\": \"police-referrals\"", "\"series\": \"police-referrals\"");
        copy.Replace("history/police.csv", ",533,", ",5,");
        var book = FigureBook.Make(copy.Pack, ProtectTables.JudgeWithoutStore(copy.Pack));
        Assert.Equal(("[c]", ""), (book.Find("LE-04")!.Text, book.Find("LE-04")!.Machine));
        Assert.Equal(FigureStatus.Confidential, book.Find("LE-02")!.Status);
        Assert.Equal("61", book.Find("LE-01")!.Text);
    }

    [Fact]
    public void A_small_count_that_follows_from_two_numbers_that_are_shown_is_a_fault()
    {
        using var copy = new PackCopy("ct");
        string figure = """
            [{"code":"ZZ-01","title":"a","definition":"a","unit":"people","period":"2020","value":{"from":"cell","table":"love146-services","at":{"measure":"love146-long"}},"reporters":{"one":"x"},"grade":"verified"},
             {"code":"ZZ-02","title":"b","definition":"b","unit":"people","period":"2020","value":{"from":"cell","table":"love146-services","at":{"measure":"love146-rapid"}},"reporters":{"one":"x"},"grade":"verified"},
             {"code":"ZZ-03","title":"c","definition":"c","unit":"people","period":"2020","value":{"from":"difference","of":"ZZ-01","less":"ZZ-02"},"reporters":{"one":"x"},"grade":"verified"},
             {"code":"ZZ-04","title":"d","definition":"d","unit":"percent","period":"2020","value":{"from":"share","part":"ZZ-02","whole":"ZZ-01"},"reporters":{"one":"x"},"grade":"verified"}]
            """;
        copy.Write("figures/zz.json", figure);
        var book = FigureBook.Make(copy.Pack, ProtectTables.JudgeWithoutStore(copy.Pack));
        Assert.Equal(["ZZ-03", "ZZ-04"], book.Findings.Where(f => f.Rule == "figure.follows").Select(f => f.Message.Split('\'')[1]));   // 72 - 64 = 8
        Assert.Null(book.Find("ZZ-03"));
    }

    [Fact]
    public void A_figure_that_is_made_from_itself_is_a_fault_and_no_endless_loop()
    {
        using var copy = new PackCopy("ct");
        copy.Write("figures/zz.json", """[{"code":"ZZ-01","title":"a","definition":"a","unit":"x","period":"2020","value":{"from":"difference","of":"ZZ-01","less":"LE-01"},"reporters":{"one":"x"},"grade":"verified"}]""");
        Assert.Contains(FigureBook.Make(copy.Pack, ProtectTables.JudgeWithoutStore(copy.Pack)).Findings, f => f.Rule == "figure.circle");
    }
}
