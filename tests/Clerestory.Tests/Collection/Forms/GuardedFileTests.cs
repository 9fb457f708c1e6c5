using System.Text;
using Clerestory.Collection.Forms;
using CsCheck;

namespace Clerestory.Tests.Collection.Forms;

/// <summary>What the one reader of uploads refuses, and what it lets through.</summary>
public sealed class GuardedFileTests
{
    // The costliest file, an XML part of ever new names, asks for 96 MB.
    private const long MostBytesAsked = 120_000_000;

    public static TheoryData<string> Hostile => [.. HostileFiles.All.Keys];

    [Theory, MemberData(nameof(Hostile))]
    public void A_hostile_file_is_refused_by_its_rule_with_a_remedy_within_five_seconds_and_in_little_memory(string name)
    {
        var hostile = HostileFiles.All[name];
        byte[] bytes = hostile.Make();
        var (time, memory) = (ProcessorTime.OfThisThread(), GC.GetAllocatedBytesForCurrentThread());

        var why = Assert.IsType<GuardedFile.Result.Refused>(GuardedFile.Judge(bytes, hostile.FileName, new UploadLimits(), Bench.Cancel)).Why;

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - memory, 0, MostBytesAsked);
        Assert.InRange(ProcessorTime.OfThisThread() - time, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Contains(why.Rule, hostile.Rule.Split('|'));
        Assert.True(why.Blocks);
        Assert.EndsWith(".", why.Message, StringComparison.Ordinal);
        Assert.True(why.Message.Split(". ").Length >= 2, "The message names no remedy: " + why.Message);
    }

    [Fact]
    public void A_formula_is_named_by_sheet_and_cell() =>
        Assert.Contains("sheet 'One', cell B7", Refused(new Parts("""<row r="7"><c r="B7"><f>1+1</f></c></row>""").Zip(), "a.xlsx").Message, StringComparison.Ordinal);

    [Fact]
    public void A_hidden_sheet_is_named() =>
        Assert.Contains("'Secret'", Refused(new Parts().Set("xl/workbook.xml", Parts.Book("""<sheet name="Secret" sheetId="1" state="hidden" r:id="r1"/>""")).Zip(), "a.xlsx").Message, StringComparison.Ordinal);

    [Fact]
    public void Cells_are_read_as_the_file_has_them()
    {
        var file = Accepted(new Parts("""
            <row r="2"><c r="A2" t="s"><v>0</v></c><c t="s"><v>1</v></c><c r="D2"><v>3.0</v></c></row>
            <row><c t="b"><v>1</v></c><c t="str"><v>a_x000D_b</v></c><c t="e"><v>#REF!</v></c><c s="3"/></row>
            """).Zip(), "a.xlsx");
        Assert.Equal(UploadKind.Xlsx, file.Kind);
        Assert.Equal(
            ["A2 Text Shared", "B2 Text Rich text", "D2 Number 3.0", "A3 Boolean TRUE", "B3 Text a\rb", "C3 Fault #REF!"],
            file.Sheets[0].Cells.Select(c => $"{c.Name} {c.Kind} {c.Text}"));
    }

    [Fact]
    public void A_few_thousand_empty_rows_are_passed_over()
    {
        string rows = string.Concat(Enumerable.Range(1, 50_000).Select(r => $"<row r=\"{r}\"/>"));
        Assert.Empty(Accepted(new Parts(rows).Zip(), "a.xlsx").Sheets[0].Cells);
    }

    [Fact]
    public void Csv_is_read_with_its_byte_order_mark_its_quotes_and_the_lines_on_which_records_begin()
    {
        var file = Accepted("\uFEFFitem,value\r\n\"a \"\"b\"\"\",\"two\nlines\"\nc,,d"u8.ToArray(), "folder/../a.csv");
        Assert.Equal("a.csv", file.Name);
        Assert.Equal(["A1 item", "B1 value", "A2 a \"b\"", "B2 two\nlines", "A4 c", "C4 d"], file.Sheets[0].Cells.Select(c => $"{c.Name} {c.Text}"));
    }

    [Fact]
    public void Plain_text_is_read_line_by_line() => Assert.Equal(["A1 one", "A3 two"], Accepted("one\n\ntwo\n"u8.ToArray(), "a.txt").Sheets[0].Cells.Select(c => $"{c.Name} {c.Text}"));

    [Fact]
    public async Task An_upload_without_end_is_read_no_further_than_the_limit()
    {
        using var endless = new Endless();
        var result = await GuardedFile.Read(endless, "a.csv", new UploadLimits { Bytes = 1_000_000 }, Bench.Cancel);
        Assert.Equal("upload.size", Assert.IsType<GuardedFile.Result.Refused>(result).Why.Rule);
        Assert.InRange(endless.Given, 1_000_000, 1_200_000);
    }

    [Fact]
    public void Whoever_stops_waiting_stops_the_reading()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => GuardedFile.Judge(new Parts().Zip(), "a.xlsx", new UploadLimits(), stopped.Token));
    }

    [Fact]
    public void Random_bytes_throw_nothing() => Gen.Select(Gen.Byte.Array[0, 400], Gen.OneOf(new[] { "a.xlsx", "a.csv", "a.txt", "a", "" }.Select(Gen.Const).ToArray())).Sample((bytes, name) =>
    {
        var result = Judge(bytes, name);
        return name.Length < 5 || name == "a.xlsx" ? result is GuardedFile.Result.Refused : result is not null;
    });

    [Fact]
    public void Random_bytes_in_any_part_throw_nothing() => Gen.Select(Gen.Byte.Array[0, 200], Gen.OneOf(new[] { "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml" }.Select(Gen.Const).ToArray()))
        .Sample((bytes, part) => Judge(new Parts().Set(part, bytes).Zip(), "a.xlsx") is GuardedFile.Result.Refused);

    [Fact]
    public void Changed_bytes_of_a_valid_workbook_throw_nothing()
    {
        byte[] whole = new Parts().Zip();
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 8].Sample(changes =>
        {
            byte[] changed = [.. whole];
            foreach (var (at, value) in changes) changed[at] = value;
            return Judge(changed, "a.xlsx") is not null;
        });
    }

    [Fact]
    public void Changed_letters_in_the_parts_of_a_valid_workbook_throw_nothing()
    {
        const string cells = """<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>12</v></c><c r="C1" t="inlineStr"><is><t>x</t></is></c></row>""";
        string sheet = Parts.Sheet(cells), book = Parts.Book("""<sheet name="One" sheetId="1" r:id="r1"/>""");
        Gen.Select(Gen.Bool, Gen.Int[0, 400], Gen.Char[' ', '~']).Sample((inSheet, at, letter) =>
        {
            var text = new StringBuilder(inSheet ? sheet : book);
            text[at % text.Length] = letter;
            return Judge(new Parts().Set(inSheet ? "xl/worksheets/sheet1.xml" : "xl/workbook.xml", text.ToString()).Zip(), "a.xlsx") is not null;
        });
    }

    internal static GuardedFile Accepted(byte[] bytes, string name)
    {
        var result = Judge(bytes, name);
        return result is GuardedFile.Result.Accepted accepted ? accepted.File : throw new InvalidOperationException(((GuardedFile.Result.Refused)result).Why.ToString());
    }

    private static Finding Refused(byte[] bytes, string name) => Assert.IsType<GuardedFile.Result.Refused>(Judge(bytes, name)).Why;

    private static GuardedFile.Result Judge(byte[] bytes, string name) => GuardedFile.Judge(bytes, name, new UploadLimits(), Bench.Cancel);

    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'x');
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
