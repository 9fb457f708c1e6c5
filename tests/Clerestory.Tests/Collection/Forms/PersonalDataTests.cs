using System.Text;
using Clerestory.Collection.Forms;

namespace Clerestory.Tests.Collection.Forms;

/// <summary>A file with people in it is refused, without a word of what it holds; a file with counts passes.</summary>
public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("Name")]
    [InlineData("Victim's full name")]
    [InlineData("FirstName")]
    [InlineData("last_name")]
    [InlineData("NAMES OF CHILDREN")]
    [InlineData("Name 12")]
    [InlineData("Surname")]
    [InlineData("DOB")]
    [InlineData("D.O.B.")]
    [InlineData("Date of birth")]
    [InlineData("Child's Birth Date")]
    [InlineData("SSN")]
    [InlineData("Social Security #")]
    [InlineData("Home address")]
    [InlineData("E-mail")]
    [InlineData("Phone No.")]
    [InlineData("Parent's cell number")]
    [InlineData("Docket")]
    [InlineData("Docket Number")]
    [InlineData("Case #")]
    [InlineData("case_id")]
    [InlineData("Incident report no")]
    public void A_heading_that_asks_for_a_person_is_found(string heading) => Assert.NotEmpty(Examine($"\"{heading}\",count\nx,1"));

    [Theory]
    [InlineData("Name of the effort")]
    [InlineData("Agency name")]
    [InlineData("Who gave it")]
    [InlineData("Title")]
    [InlineData("Cases")]
    [InlineData("Number of cases")]
    [InlineData("Efforts to address trafficking")]
    [InlineData("Births")]
    [InlineData("Day")]
    [InlineData("Calls by phone or radio")]
    [InlineData("Codename Blue")]
    [InlineData("2021-03-04")]
    [InlineData("860-555-0100")]      // a number of an office in free words is no more than that
    public void A_heading_of_counts_passes(string heading) => Assert.Empty(Examine($"\"{heading}\",count\nx,1"));

    [Theory]
    [InlineData("seen, 078-05-1120")]
    [InlineData("078 05 1120")]
    [InlineData("write to jane.doe+x@example.org please")]
    public void A_cell_that_names_a_person_is_found_and_not_repeated(string cell)
    {
        var finding = Assert.Single(Examine($"count,remarks\n1,\"{cell}\"\n2,\"{cell}\""));
        Assert.Equal(("upload.personal-data", 2), (finding.Rule, finding.Line));
        Assert.Contains("Column 2", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("078", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("jane", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Birth_dates_beside_names_are_found_without_any_heading() =>
        Assert.Contains("birth dates", Assert.Single(Examine("\"Doe, Jane\",2001-05-06\nJohn Q. Public,4/5/1988")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_days_of_one_period_beside_titles_pass() => Assert.Empty(Examine("Human Trafficking,2026-01-05\nSafe Harbor,2026-09-30"));

    [Fact]
    public void In_a_workbook_sheet_and_column_are_named()
    {
        var file = GuardedFileTests.Accepted(new Parts("""<row r="1"><c r="C1" t="str"><v>Date of birth</v></c></row>""").Zip(), "a.xlsx");
        Assert.Contains("sheet 'One', column C,", Assert.Single(PersonalData.Examine(file, new HashSet<string>(), Bench.Cancel)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_largest_file_that_is_accepted_is_examined_within_five_seconds()
    {
        // Ends a pattern that looks back without end.
        using var minute = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        string row = string.Join(',', Enumerable.Range(0, 10).Select(i => i % 2 == 0 ? $"Victim a.b.c@ {i} the first of 12-34" : "case date of first child birth and of other parent day"));
        var file = GuardedFileTests.Accepted(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(row, 19_000))), "a.csv");
        var before = ProcessorTime.OfThisThread();
        Assert.Empty(PersonalData.Examine(file, new HashSet<string>(), minute.Token));
        Assert.InRange(ProcessorTime.OfThisThread() - before, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_known_label_passes_and_only_whole()
    {
        var file = GuardedFileTests.Accepted("Name,count\nx,1"u8.ToArray(), "a.csv");
        Assert.Empty(PersonalData.Examine(file, new HashSet<string> { "Name" }, Bench.Cancel));
        Assert.NotEmpty(PersonalData.Examine(file, new HashSet<string> { "Name of the effort" }, Bench.Cancel));
    }

    [Fact]
    public void The_columns_of_the_statutory_form_pass_as_headings_of_their_own()
    {
        var (form, lists) = RandomAnswers.Form("ct", "statutory-return.1");
        string labels = string.Join(',', form.Items.SelectMany(i => i.Columns ?? []).Select(c => c.Label).Distinct());
        Assert.Empty(PersonalData.Examine(GuardedFileTests.Accepted(Encoding.UTF8.GetBytes(labels), "a.csv"), PersonalData.WordsOf(form, lists), Bench.Cancel));
    }

    private static IReadOnlyList<Finding> Examine(string csv) => PersonalData.Examine(GuardedFileTests.Accepted(Encoding.UTF8.GetBytes(csv), "a.csv"), new HashSet<string>(), Bench.Cancel);
}
