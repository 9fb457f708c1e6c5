using System.Globalization;

namespace Clerestory.Disclosure;

/// <summary>The lines of a JJ file, with their numbers for the messages.</summary>
internal sealed class JjLines(TextReader reader)
{
    private int _number;

    public string Next()
    {
        for (; ; )
        {
            _number++;
            string line = reader.ReadLine() ?? throw Wrong("the file ends before all was said");
            if (!string.IsNullOrWhiteSpace(line)) return line.Trim();
        }
    }

    public int Whole(string text, string what) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= 10_000_000 ? number : throw Wrong($"{what} is '{Shortened(text)}', not a whole number up to 10,000,000");

    public SystemCell Cell()
    {
        string[] f = Next().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (f.Length < 8) throw Wrong($"a cell has {f.Length} fields, and 9 are needed: number, value, cost, status, bounds, protection levels");
        var role = f[3] switch { "s" => CellRole.Suppressible, "u" => CellRole.Primary, "z" => CellRole.Published, "m" => CellRole.Hidden, _ => throw Wrong($"the status '{Shortened(f[3])}' of cell {Shortened(f[0])} is not one of s, u, z, m") };
        long value = Number(f[1], "value");
        if (value < 0 && Number(f[4], "lower bound") >= 0) throw Wrong($"the cell {Shortened(f[0])} has the negative count {value}");
        return new SystemCell(f[0], value, Number(f[2], "cost"), role, Number(f[4], "lower bound"), Number(f[5], "upper bound"), Number(f[6], "lower protection"), Number(f[7], "upper protection"));
    }

    public LinearRelation Relation(Dictionary<string, int> indexOf)
    {
        string[] f = Next().Replace("(", " ", StringComparison.Ordinal).Replace(")", " ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (f.Length < 3 || f[2] != ":") throw Wrong("a relation reads 'right-hand-side count : cell (coefficient) …'");
        int count = Whole(f[1], "the number of cells of a relation");
        if (f.Length != 3 + 2 * count) throw Wrong($"the relation promises {count} cells and names {(f.Length - 3) / 2}");
        long right = Number(f[0], "right-hand side");
        var terms = new Term[count];
        for (int i = 0; i < count; i++)
        {
            if (!indexOf.TryGetValue(f[3 + 2 * i], out int cell)) throw Wrong($"the relation names the cell '{Shortened(f[3 + 2 * i])}', which is not there");
            terms[i] = new Term(cell, Number(f[4 + 2 * i], "coefficient"));
        }
        return new LinearRelation($"relation on line {_number}", terms, right, right);
    }

    private long Number(string text, string what)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole)) return whole;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && number == decimal.Truncate(number) && Math.Abs(number) < long.MaxValue) return (long)number;
        throw Wrong($"the {what} is '{Shortened(text)}', not a whole number");
    }

    private InvalidSystemException Wrong(string why) => new($"Line {_number} of the JJ file cannot be read: {why}.");

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
