using System.Globalization;
using System.Text;
using Clerestory.Collection;
using Clerestory.Collection.Forms;
using Clerestory.Packs;
using Clerestory.Services;
using CsCheck;

namespace Clerestory.Tests.Services;

/// <summary>A provider's own records, invented here, counted with the demonstration's plan.</summary>
public sealed class LocalCountTests
{
    private static readonly FormBook Book = new(Pack.Open(Bench.PackFolder("demo")));
    private static readonly CountPlan Plan = CountPlan.In(Book.Pack)["provider-return.1"];
    private static readonly Instrument Form = Book.Instruments["provider-return.1"];
    private static readonly (DateOnly From, DateOnly To) Year = (new(2020, 1, 1), new(2020, 12, 31));

    private static LocalCount.Result Count(string csv, ColumnNames? names = null)
    {
        var read = GuardedFile.Judge(Encoding.UTF8.GetBytes(csv), "clients.csv", LocalCount.Limits, Bench.Cancel);
        return new LocalCount(Plan, Form, Book.Lists).Of(Assert.IsType<GuardedFile.Result.Accepted>(read).File.Sheets[0], names ?? ColumnNames.AsPlanned, Year.From, Year.To);
    }

    private static long? At(LocalCount.Result result, string item, string place = "") => result.Answers.FirstOrDefault(a => a.Item == item && a.Place == place) is { } answer ? new AnswerValue(answer.Value).Number : null;

    [Fact]
    public void Rows_become_the_totals_that_the_form_asks_for()
    {
        var result = Count("person,came,way,age,name\na,2020-01-01,hotline,17,X\nb,2020-12-31,By word of mouth,18,X\nc,12/31/2019,hotline,40,X\nd,2021-01-01,police,50,X\ne,2020-06-01,friend,,X\n");
        Assert.True(result.Holds, string.Join('\n', result.Findings));
        Assert.Equal((5, 5), (result.Rows, result.People));
        // The last day counts whole; 2019 and 2021 are not the year's.
        Assert.Equal(3, At(result, "people-helped"));
        Assert.Equal((1, 2, 0, 0), (At(result, "came-by", "hotline"), At(result, "came-by", "word-of-mouth"), At(result, "came-by", "police"), At(result, "came-by", "child-agency")));
        Assert.Equal((1, 1, 1), (At(result, "ages-by-way", "child/hotline"), At(result, "ages-by-way", "young/word-of-mouth"), At(result, "ages-by-way", "not-recorded/word-of-mouth")));
        Assert.Equal(1, At(result, "children-helped"));
    }

    [Fact]
    public void A_person_in_several_rows_is_counted_once()
    {
        var result = Count("person,came,way,age\nk,2020-02-01,hotline,30\nk,2020-03-01,police,30\n K ,2020-04-01,police,31\nl,2020-03-01,police,20\n");
        Assert.Equal((4, 2), (result.Rows, result.People));
        Assert.Equal((2, 1, 1), (At(result, "people-helped"), At(result, "came-by", "hotline"), At(result, "came-by", "police")));
        Assert.Contains(result.Findings, f => f.Rule == "counting.person");
    }

    [Fact]
    public void Rows_without_a_mark_of_the_person_are_people_of_their_own() =>
        Assert.Equal(3, At(Count("person,came,way,age\n,2020-02-01,hotline,30\n,2020-02-01,hotline,30\nm,2020-02-01,hotline,30\n"), "people-helped"));

    [Fact]
    public void What_a_table_does_not_have_stays_blank_and_is_no_zero()
    {
        var result = Count("person,came,way,age\na,2020-02-01,hotline,30\n");
        Assert.Null(At(result, "helped-with", "shelter"));
        Assert.Null(At(result, "waiting"));
        Assert.Null(At(result, "steady-home", "begun"));
        Assert.Equal(0, At(result, "came-by", "police"));
    }

    [Theory]
    [InlineData("2002-03-01", "2020-02-29", "child")]     // a day before the eighteenth birthday
    [InlineData("2002-03-01", "2020-03-01", "young")]
    [InlineData("2004-02-29", "2020-02-28", "child")]
    [InlineData("1990-06-15", "2020-06-14", "young")]     // twenty-nine
    [InlineData("1990-06-15", "2020-06-15", "older")]
    public void An_age_is_worked_out_from_two_days_and_only_its_group_is_counted(string born, string came, string group)
    {
        var result = Count($"came,way,born\n{came},hotline,{born}\n");
        Assert.Equal(1, At(result, "ages-by-way", $"{group}/hotline"));
        Assert.DoesNotContain(born, Everything(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("came,way,age\n2020-02-30,hotline,30\n", "counting.day", "Rows: 2")]
    [InlineData("came,way,age\n2020-02-01,hotline,30\n2020-02-01,by pigeon,30\n", "counting.word", "Rows: 3")]
    [InlineData("came,way,age\n2020-02-01,,30\n", "counting.blank", "must not be")]
    [InlineData("came,way,age\n2020-02-01,hotline,old\n", "counting.number", "falls into none")]
    [InlineData("came,way,age,waiting\n2020-02-01,hotline,30,perhaps\n", "counting.yes-no", "neither yes nor no")]
    [InlineData("came,age\n2020-02-01,30\n", "counting.column", "Found us")]
    [InlineData("came,way,age,Way\n2020-02-01,hotline,30,police\n", "counting.double", "stands twice")]
    public void What_does_not_fit_is_told_by_row_and_column_and_nothing_is_counted(string csv, string rule, string words)
    {
        var result = Count(csv);
        Assert.False(result.Holds);
        Assert.Empty(result.Answers);
        Assert.Contains(result.Findings, f => f.Rule == rule && f.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_of_a_row_comes_out_not_even_in_a_finding()
    {
        string[] secrets = ["Zebedee Quill", "by pigeon", "77-secret", "1987-05-04"];
        var result = Count("person,name,came,way,born\n77-secret,Zebedee Quill,2020-02-01,by pigeon,1987-05-04\n77-secret,Zebedee Quill,2020-13-01,hotline,1987-05-04\n");
        Assert.NotEmpty(result.Findings);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, Everything(result), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_provider_names_its_own_columns_and_words()
    {
        var names = ColumnNames.Read("""{"columns":{"came":"Intake","way":"Source"},"words":{"way":{"police":["sheriff"]}}}""");
        var result = Count("Intake,Source,age\n2020-02-01,Sheriff,30\n", names);
        Assert.Equal(1, At(result, "came-by", "police"));
        Assert.Null(ColumnNames.Read("""{"rows":1}"""));
        Assert.Null(ColumnNames.Read("not JSON"));
    }

    [Fact]
    public void Few_people_are_warned_of_and_none_and_many_are_not()
    {
        string six = string.Concat(Enumerable.Range(0, 6).Select(n => $"p{n},2020-02-01,hotline,30\n"));
        var result = Count("person,came,way,age\n" + six + "x,2020-02-01,police,30\n");
        Assert.Equal(5, Plan.Small);
        Assert.Contains(result.Few, a => a is { Item: "came-by", Place: "police", Value: "1" });
        Assert.DoesNotContain(result.Few, a => a.Value is "0" or "6" or "7");
    }

    [Fact]
    public void A_measure_before_and_after_is_of_the_people_asked_twice()
    {
        // Five asked at first: one left, one was not asked again. Of the three asked twice one had a home at first, two after.
        var result = Count("came,way,age,home-before,home-after,stayed\n2020-02-01,hotline,30,no,yes,yes\n2020-02-01,hotline,30,yes,yes,yes\n2020-02-01,hotline,30,no,no,yes\n2020-02-01,hotline,30,yes,,no\n2020-02-01,hotline,30,yes,,yes\n");
        Assert.True(result.Holds, string.Join('\n', result.Findings));
        Assert.Equal((5, 1, 1, 1, 2), (At(result, "steady-home", "begun"), At(result, "steady-home", "left"), At(result, "steady-home", "missed"), At(result, "steady-home", "before"), At(result, "steady-home", "after")));
        Assert.Equal(3, BeforeAfter.Of(place => new Answers(result.Answers).At("steady-home", place))!.Both);
    }

    [Fact]
    public void The_file_of_totals_is_read_back_by_the_desk_as_it_was_counted()
    {
        var result = Count("person,came,way,age\na,2020-01-01,hotline,17\nb,2020-12-31,police,18\n");
        string csv = CsvForm.Write(Form, Book.Lists, result.Answers);
        var read = Assert.IsType<GuardedFile.Result.Accepted>(GuardedFile.Judge(Encoding.UTF8.GetBytes(csv), "totals.csv", new UploadLimits(), Bench.Cancel));
        Assert.Empty(PersonalData.Examine(read.File, PersonalData.WordsOf(Form, Book.Lists), Bench.Cancel));
        Assert.Equal(result.Answers.ToHashSet(), Assert.IsType<FormReading.Filled>(CsvForm.Read(read.File, Form, Book.Lists)).Answers.ToHashSet());
    }

    [Fact]
    public void Any_table_is_counted_as_one_would_count_it_by_hand()
    {
        string[] ways = [.. Book.Lists["ways-in"].Codes.Select(c => c["code"])];
        var row = Gen.Select(Gen.Int[0, 30], Gen.Int[-200, 500], Gen.Int[0, ways.Length - 1].Select(n => ways[n]), Gen.Int[0, 80], (person, day, way, age) => (Person: person, Came: Year.From.AddDays(day), Way: way, Age: age));
        row.Array[0, 60].Sample(
            rows =>
            {
                var result = Count("person,came,way,age\n" + string.Concat(rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Person},{r.Came:yyyy-MM-dd},{r.Way},{r.Age}\n"))));
                var counted = rows.Where(r => r.Came >= Year.From && r.Came <= Year.To).DistinctBy(r => r.Person).ToList();
                Assert.Equal(counted.Count, At(result, "people-helped"));
                Assert.All(ways, way => Assert.Equal(counted.Count(r => r.Way == way), At(result, "came-by", way)));
                Assert.All(ways, way => Assert.Equal(counted.Count(r => r.Way == way && r.Age is >= 18 and <= 29), At(result, "ages-by-way", $"young/{way}")));
                // Grids add up to the people; the form's own checks find nothing in what was counted.
                Assert.True(result.Holds, string.Join('\n', result.Findings));
                Assert.Equal(counted.Count, result.Answers.Where(a => a.Item == "ages-by-way").Sum(a => long.Parse(a.Value, CultureInfo.InvariantCulture)));
            }, iter: 300);
    }

    private static string Everything(LocalCount.Result result) => string.Join('\n', result.Findings.Select(f => f.ToString()).Concat(result.Answers.Select(a => $"{a}")));
}
