using System.Globalization;
using CsCheck;

namespace Clerestory.Documents.Tests;

public sealed class CsvWriterTests
{
    private static readonly Gen<string> Field = Gen.OneOf(Gen.Char["=+-@\0\t\r\n,\"'; 0a"].Array[0, 8].Select(c => new string(c)), Gen.Long.Select(n => n.ToString(CultureInfo.InvariantCulture)), Gen.String);

    [Fact]
    public void What_is_read_back_is_what_was_written_but_for_the_apostrophe() =>
        (from width in Gen.Int[1, 5]
         from rows in Field.Array[width].List[1, 6]
         select rows).Sample(rows =>
        {
            var read = CsvReader.Read(CsvWriter.Write(rows[0], rows.Skip(1)));
            Assert.Equal(rows.Count, read.Count);
            foreach (var (written, found) in rows.Zip(read)) Assert.All(written.Zip(found), f => Assert.True(f.Second == f.First || f.Second == "'" + f.First, $"{f.First} became {f.Second}"));
        }, iter: 2_000);

    [Fact]
    public void No_field_begins_as_a_formula_does_unless_it_is_a_number() => Field.Sample(field =>
    {
        string read = CsvReader.Read(CsvWriter.Write(["c"], [[field]]))[1][0];
        return read.Length == 0 || !"=+-@\t\r\0".Contains(read[0], StringComparison.Ordinal) || decimal.TryParse(read, CultureInfo.InvariantCulture, out _);
    }, iter: 5_000);

    // OWASP Application Security Verification Standard 5.0.0, requirement 1.2.10, names these first characters; the carriage return is OWASP's too.
    [Theory]
    [InlineData("=1+1")]
    [InlineData("=HYPERLINK(\"https://example.org\")")]
    [InlineData("+1+1")]
    [InlineData("-1+1")]
    [InlineData("-")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("\0=1+1")]
    public void A_formula_is_disarmed_with_an_apostrophe(string formula)
    {
        var read = CsvReader.Read(CsvWriter.Write([formula], [[formula]]));
        Assert.Equal([["'" + formula], ["'" + formula]], read);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("+5")]
    [InlineData("-1.5")]
    [InlineData("0")]
    [InlineData("1135")]
    [InlineData("a=b")]
    [InlineData("2020-2021")]
    public void Numbers_and_plain_words_stay_as_they_are(string value) => Assert.Equal($"c\r\n{value}\r\n", CsvWriter.Write(["c"], [[value]]));

    [Fact]
    public void Fields_with_commas_quotes_or_line_breaks_are_quoted_and_others_are_not() =>
        Assert.Equal("a,\"b,c\",\"d \"\"e\"\"\",\"f\ng\"\r\n1,,x y,'\r\n", CsvWriter.Write(["a", "b,c", "d \"e\"", "f\ng"], [["1", null, "x y", "'"]]));

    [Fact]
    public void Every_line_ends_with_carriage_return_and_line_feed_the_last_one_too() => Assert.Equal("a,b\r\n", CsvWriter.Write(["a", "b"], []));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_row_that_is_too_short_or_too_long_is_refused(int fields) =>
        Assert.Throws<ArgumentException>(() => CsvWriter.Write(["a", "b"], [[.. Enumerable.Repeat("x", fields)]]));

    [Fact]
    public void Nothing_at_all_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => CsvWriter.Write(null!, []));
        Assert.Throws<ArgumentNullException>(() => CsvWriter.Write(["a"], null!));
    }

    [Theory]
    [InlineData("a\n")]
    [InlineData("a")]
    [InlineData("\"a\r\n")]
    [InlineData("a\"b\r\n")]
    [InlineData("\"a\"b\r\n")]
    public void The_reader_of_these_tests_forgives_nothing(string csv) => Assert.Throws<FormatException>(() => CsvReader.Read(csv));
}
