using System.Globalization;

namespace Clerestory.Disclosure.Tables;

/// <summary>Reads printed percentages: a line for each, with the cell that is the count, the percentage, and the cell that is the base.</summary>
public static class PercentageReader
{
    /// <summary>Reads percentages, rounded to the nearest last digit.</summary>
    /// <param name="reader">CSV with the columns <c>cell</c>, <c>percent</c> (such as 12 or 12.5) and <c>of_cell</c>; others are not read.</param>
    /// <param name="indexOf">The index of a cell by its name; throws where there is none.</param>
    /// <exception cref="InvalidSystemException">A column is missing; a percentage is no number, below 0 or above 100, or has more than six decimals; it is rounded in another way, or there twice.</exception>
    public static IReadOnlyList<PrintedPercentage> Read(TextReader reader, Func<string, int> indexOf)
    {
        using var lines = CsvLines.Read(reader).GetEnumerator();
        string[] header = lines.MoveNext() ? lines.Current.Fields : [];
        int cell = Column(header, "cell"), percent = Column(header, "percent"), of = Column(header, "of_cell"), rounding = Array.IndexOf(header, "rounding");
        var seen = new HashSet<(string, string)>();
        var percentages = new List<PrintedPercentage>();
        while (lines.MoveNext())
        {
            var (number, f) = lines.Current;
            if (f.Length != header.Length) throw Wrong(number, $"has {f.Length} fields, and the header {header.Length}. Mend the line");
            if (rounding >= 0 && f[rounding] != "nearest") throw Wrong(number, $"is rounded '{f[rounding]}'. Only 'nearest' is read");
            var (printed, decimals) = Printed(number, f[percent]);
            if (!seen.Add((f[cell], f[of]))) throw Wrong(number, $"gives the percentage of '{f[of]}' in '{f[cell]}' a second time. Take one of the two out");
            percentages.Add(new PrintedPercentage($"percentage of '{f[of]}' in '{f[cell]}'", indexOf(f[cell]), indexOf(f[of]), printed, decimals));
        }
        return percentages;
    }

    private static (long Printed, int Decimals) Printed(int line, string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal value)) throw Wrong(line, $"has the percentage '{text}', which is not a number. Write it like 12.5");
        if (value is < 0 or > 100) throw Wrong(line, $"has the percentage {text}, and a part of a whole is 0 to 100 %. Mend the percentage, or give its cells the other way round");
        int decimals = value.Scale;
        return decimals <= 6 ? ((long)(value * (long)Math.Pow(10, decimals)), decimals) : throw Wrong(line, $"has the percentage {text} with {decimals} decimals, and at most six are read. Shorten it");
    }

    private static int Column(string[] header, string name) =>
        Array.IndexOf(header, name) is >= 0 and var at ? at : throw new InvalidSystemException($"The percentages have no column '{name}'. Their columns are cell, percent and of_cell.");

    private static InvalidSystemException Wrong(int line, string why) => new($"Line {line} of the percentages {why}.");
}
