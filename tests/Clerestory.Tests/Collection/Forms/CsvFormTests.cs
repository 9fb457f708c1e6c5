using System.Text;
using Clerestory.Collection;
using Clerestory.Collection.Forms;
using CsCheck;

namespace Clerestory.Tests.Collection.Forms;

/// <summary>A form goes out as CSV and comes back with the same answers.</summary>
public sealed class CsvFormTests
{
    public static TheoryData<string, string> Forms => RandomAnswers.Forms;

    [Theory, MemberData(nameof(Forms))]
    public void Each_form_comes_back_with_the_answers_that_went_out(string pack, string id)
    {
        var (form, lists) = RandomAnswers.Form(pack, id);
        RandomAnswers.To(form, lists).Sample(answers =>
        {
            var filled = Assert.IsType<FormReading.Filled>(Read(CsvForm.Write(form, lists, answers), form, lists));
            Assert.Empty(filled.Faults);
            Assert.Equal(Sorted(answers), Sorted(filled.Answers));
        }, iter: 30, threads: 1);
    }

    [Fact]
    public void Three_columns_in_any_order_are_enough_and_faults_are_named_by_line_and_column()
    {
        var (form, lists) = RandomAnswers.Form("demo", "provider-return.1");
        var filled = Assert.IsType<FormReading.Filled>(Read("value,Item,place\n3.0,waiting,\n\"many\nmany\",people-helped,\n\n,children-helped,\n4,came-by,nowhere\n", form, lists));
        Assert.Equal([new Answer("waiting", "", "3")], filled.Answers);
        Assert.Equal([("line 3, column 1", "people-helped", ""), ("line 7, column 1", "came-by", "nowhere")], filled.Faults.Select(f => (f.Cell, f.Item, f.Place)));
    }

    [Theory]
    [InlineData("item;place;value\nwaiting;;3")]
    [InlineData("a,b,c\n1,2,3")]
    [InlineData("\n")]
    public void A_file_without_the_three_columns_is_refused(string text)
    {
        var (form, lists) = RandomAnswers.Form("demo", "provider-return.1");
        Assert.Equal("form.columns", Assert.IsType<FormReading.NotThisForm>(Read(text, form, lists)).Why.Rule);
    }

    [Theory, MemberData(nameof(Forms))]
    public void The_form_passes_its_own_guards(string pack, string id)
    {
        var (form, lists) = RandomAnswers.Form(pack, id);
        Assert.Empty(PersonalData.Examine(GuardedFileTests.Accepted(Encoding.UTF8.GetBytes(CsvForm.Write(form, lists, [])), "form.csv"), PersonalData.WordsOf(form, lists), Bench.Cancel));
    }

    [Fact]
    public void Any_text_at_all_throws_nothing()
    {
        var (form, lists) = RandomAnswers.Form("demo", "provider-return.1");
        Gen.String.Sample(text =>
        {
            if (GuardedFile.Judge(Encoding.UTF8.GetBytes("item,place,value\n" + text), "a.csv", new UploadLimits(), Bench.Cancel) is GuardedFile.Result.Accepted { File: var file })
                Assert.NotNull(CsvForm.Read(file, form, lists));
        });
    }

    private static FormReading Read(string text, Instrument form, IReadOnlyDictionary<string, Clerestory.Packs.CodeList> lists) =>
        CsvForm.Read(GuardedFileTests.Accepted(Encoding.UTF8.GetBytes(text), "form.csv"), form, lists);

    private static IEnumerable<Answer> Sorted(IEnumerable<Answer> answers) => answers.OrderBy(a => a.Item, StringComparer.Ordinal).ThenBy(a => a.Place, StringComparer.Ordinal);
}
