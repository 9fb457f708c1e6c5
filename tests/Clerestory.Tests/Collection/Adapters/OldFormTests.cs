using System.Text;
using Clerestory.Collection;
using Clerestory.Collection.Adapters;
using Clerestory.Registry;
using CsCheck;

namespace Clerestory.Tests.Collection.Adapters;

/// <summary>Made-up rows of a made-up form, for agencies of the invented state.</summary>
public sealed class OldFormTests
{
    private const string Header = "Department,Coordinator,Phone,How many concerns?,Classes held?,Hurdles,Rule,Handed over,Email,Message";

    private static readonly Instrument Form = Instrument.In(Bench.Demonstration)["police-return.1"];

    private static readonly IReadOnlyList<Agency> Agencies = Agency.In(Bench.Demonstration);

    private static readonly OldFormPlan Plan = new(
        "Invented", "police-return.1", "Department", ["Coordinator", "Phone", "Email", "Message"],
        [
            new("How many concerns?", "concerns-in", "Check whether people were counted."), new("Classes held?", "taught", null), new("Hurdles", "hurdles", null),
            new("Rule", "rule-words", null), new("Handed over", "handed-over", null),
        ],
        ["State Advocate", "ABC"], "Say which year it is.");

    [Theory]
    [InlineData("3", "3", "As it stands")]
    [InlineData(" 0 ", "0", "As it stands")]
    [InlineData("12.", "12", "As it stands")]
    [InlineData("007", "7", "As it stands")]
    [InlineData("Three", "3", "Likely")]
    [InlineData("none", "0", "To be confirmed")]
    [InlineData("None.", "0", "To be confirmed")]
    [InlineData("N/A", "NA", "To be confirmed")]
    [InlineData("n.a.", "NA", "To be confirmed")]
    [InlineData("Unknown", "NK", "To be confirmed")]
    [InlineData("don't know", "NK", "To be confirmed")]
    public async Task A_plain_answer_is_proposed_with_how_sure_it_is(string words, string value, string how)
    {
        var proposal = Assert.Single((await Draft(concerns: words)).Proposed);
        Assert.Equal(("concerns-in", "", value), (proposal.Item, proposal.Place, proposal.Value));
        Assert.StartsWith(how, proposal.How, StringComparison.Ordinal);
        Assert.EndsWith("Check whether people were counted.", proposal.How, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("approximately 5")]
    [InlineData("2 calls and 3 people")]
    [InlineData("3-4")]
    [InlineData("-3")]
    [InlineData("3.5")]
    [InlineData("1,5")]
    [InlineData("３")]
    [InlineData("999999999")]    // more than the form takes
    [InlineData("none that we know of")]
    public async Task An_answer_that_is_not_plain_is_a_question(string words)
    {
        var draft = await Draft(concerns: words);
        Assert.Empty(draft.Proposed);
        Assert.Equal("concerns-in", Assert.Single(draft.Questions).Item);
    }

    [Theory, InlineData(""), InlineData("-"), InlineData(" — ")]
    public async Task A_blank_is_neither_a_zero_nor_a_question(string words)
    {
        var draft = await Draft(concerns: words);
        Assert.Empty(draft.Proposed);
        Assert.Empty(draft.Questions);
    }

    [Fact]
    public async Task Each_kind_of_item_has_its_own_plain_words()
    {
        var draft = Assert.Single((await Read($"{Header}\nQuillowick Town Police,,,4,Yes,none,n/a,none,,")).Drafts);
        Assert.Equal([("concerns-in", "", "4"), ("taught", "", "yes"), ("hurdles", "none", "yes"), ("rule-words", "", "NA"), ("handed-over", "", "0")], draft.Proposed.Select(p => (p.Item, p.Place, p.Value)));
        Assert.Empty(draft.Questions);
    }

    [Theory]
    [InlineData("2 calls and 3 people")]
    [InlineData("We follow the rule of the State Advocate since 2019.")]
    [InlineData("Officers call ABC; none in 2020")]
    public async Task Words_that_lead_to_nobody_are_shown_to_the_reviewer(string words) => Assert.Equal(words, Assert.Single((await Draft(rule: words)).Questions).Words);

    [Theory]
    [InlineData("call 555-0142")]
    [InlineData("call (203) 555 0142")]
    [InlineData("number 123-45-6789")]
    [InlineData("one from 3/14")]
    [InlineData("on March 3 we had one")]
    [InlineData("since 14 March")]
    [InlineData("born 1999")]
    [InlineData("CR1234")]
    [InlineData("see case 12")]
    [InlineData("see #7")]
    [InlineData("a girl of 15 years old")]
    [InlineData("one 15-year-old")]
    [InlineData("write to someone@example.org")]
    [InlineData("write to someone＠example")]
    [InlineData("see www.example.org/profile")]
    [InlineData("at 12 Elm Street")]
    [InlineData("at 12 elm street")]
    [InlineData("Jane Roe called twice")]
    [InlineData("one call about Jane")]
    [InlineData("one call about JANE ROE")]
    [InlineData("a call by Officer State")]
    [InlineData("one, J. Roe")]
    [InlineData("one called herself angel")]
    [InlineData("１２３４５６７")]
    [InlineData("٣٤٥")]
    [InlineData("山田")]
    [InlineData("Ja\u200Bne")]
    [InlineData("Élodie came")]
    public async Task Words_that_may_lead_to_a_person_are_withheld_with_a_reason(string words)
    {
        var reading = await Read($"{Header}\nQuillowick Town Police,,,,,,\"{words}\",,,");
        var question = Assert.Single(Assert.Single(reading.Drafts).Questions);
        Assert.Null(question.Words);
        Assert.Contains("withheld", question.Ask, StringComparison.Ordinal);
        Assert.DoesNotContain(words, question.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_about_persons_is_dropped_and_the_result_says_so()
    {
        var reading = await Read($"{Header}\nQuillowick Town Police,Pat Example,555-0142,3,no,,,,pat@example.org,Call Pat");
        string all = string.Join(' ', reading.Notices.Concat(reading.Drafts.SelectMany(d => d.Proposed.Select(p => p.ToString()).Concat(d.Questions.Select(q => q.ToString())))));

        Assert.Contains("Dropped from every row and kept nowhere: Coordinator; Phone; Email; Message.", reading.Notices);
        Assert.Contains("Say which year it is.", reading.Notices);
        Assert.DoesNotContain("Pat", all, StringComparison.Ordinal);
        Assert.DoesNotContain("0142", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Quillowick Town Police")]
    [InlineData("  QUILLOWICK   town-police. ")]
    public async Task An_agency_is_known_by_its_whole_name_however_it_is_written(string name) =>
        Assert.Equal("quillowick-police", Assert.Single((await Read($"{Header}\n{name},,,1,,,,,,")).Drafts).Agency?.Code);

    [Theory]
    [InlineData("Quillowick", "Quillowick")]
    [InlineData("Quillowick Police", "Quillowick Police")]
    [InlineData("", null)]
    [InlineData("Pat Example", null)]
    public async Task A_name_that_is_not_that_of_one_agency_is_asked_for(string name, string? shown)
    {
        var draft = Assert.Single((await Read($"{Header}\n{name},,,1,,,,,,")).Drafts);
        Assert.Null(draft.Agency);
        var question = Assert.Single(draft.Questions);
        Assert.StartsWith("Which agency is this?", question.Ask, StringComparison.Ordinal);
        Assert.Equal(shown, question.Words);
    }

    [Fact]
    public async Task Two_agencies_of_one_name_are_never_guessed_between()
    {
        var twins = Agencies.Append(Agencies[0] with { Code = "twin" }).ToList();
        Assert.Null(Assert.Single((await Read($"{Header}\n{Agencies[0].Name},,,1,,,,,,", twins)).Drafts).Agency);
    }

    [Fact]
    public async Task Two_rows_of_one_agency_ask_which_one_counts()
    {
        var reading = await Read($"{Header}\nQuillowick Town Police,,,1,,,,,,\nQuilloholm Town Police,,,1,,,,,,\nQuillowick Town Police,,,2,,,,,,");
        Assert.Equal([1, 0, 1], reading.Drafts.Select(d => d.Questions.Count));
        Assert.Contains("Row 4", reading.Drafts[0].Questions[0].Ask, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_in_another_order_and_unknown_ones_are_no_hindrance()
    {
        var reading = await Read("EMAIL;Pat Example;how  many CONCERNS;department\nx@example.org;secret;5;Quillowick Town Police");
        Assert.Equal("5", Assert.Single(Assert.Single(reading.Drafts).Proposed).Value);
        Assert.Contains(reading.Notices, n => n.EndsWith("column 2.", StringComparison.Ordinal));
        Assert.Contains(reading.Notices, n => n.Contains("no column 'Handed over'", StringComparison.Ordinal));
        Assert.DoesNotContain(reading.Notices, n => n.Contains("Pat", StringComparison.Ordinal) || n.Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Pat Example,3\n", 1, "old-form.header")]
    [InlineData(Header + "\nQuillowick Town Police,1\n", 2, "old-form.fields")]
    [InlineData(Header + "\n\"Quillowick, Pat Example", 2, "old-form.csv")]
    public async Task A_fault_of_the_file_names_its_row_and_repeats_nothing_of_it(string file, int row, string rule)
    {
        var fault = Assert.Single((await Read(file)).Faults);
        Assert.Equal((row, rule), (fault.Line, fault.Rule));
        Assert.DoesNotContain("Pat", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_far_too_large_is_not_read()
    {
        using var stream = new Endless(Header + "\n", long.MaxValue);
        Assert.Equal("old-form.limit", Assert.Single((await OldForm.Read(stream, Plan, Form, Agencies, Bench.Cancel)).Faults).Rule);
    }

    [Fact]
    public Task Random_bytes_never_throw() => Gen.Byte.Array[0, 3_000].SampleAsync(async bytes =>
    {
        using var stream = new MemoryStream([.. Encoding.UTF8.GetBytes(Header + "\n"), .. bytes]);
        await OldForm.Read(stream, Plan, Form, Agencies, Bench.Cancel);
    }, iter: 300);

    [Fact]
    public Task Random_answers_never_throw_and_what_is_proposed_fits_the_form() => Gen.String[0, 200].SampleAsync(async words =>
    {
        var draft = await Draft(concerns: words.Replace("\"", "\"\"", StringComparison.Ordinal));
        Assert.All(draft.Proposed, p => Assert.Null(Form.Items.Single(i => i.Code == p.Item).FaultOf(p.Place, new AnswerValue(p.Value), Clerestory.Packs.CodeList.In(Bench.Demonstration))));
    }, iter: 300);

    private static async Task<OldFormDraft> Draft(string concerns = "", string rule = "") =>
        Assert.Single((await Read($"{Header}\nQuillowick Town Police,,,\"{concerns}\",,,\"{rule}\",,,")).Drafts);

    private static async Task<OldFormReading> Read(string file, IReadOnlyList<Agency>? agencies = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        return await OldForm.Read(stream, Plan, Form, agencies ?? Agencies, Bench.Cancel);
    }
}
