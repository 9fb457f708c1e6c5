using Clerestory.Disclosure.Tables;

namespace Clerestory.Disclosure.Tests.Tables;

/// <summary>Small tables for tests, written as one would say them.</summary>
internal static class Small
{
    /// <summary>A dimension of two levels.</summary>
    public static Dimension Flat(string name, params string[] codes) => new(Hierarchy.Flat(name, "T", codes));

    /// <summary>A table read from lines that are parted by spaces; the first names the columns.</summary>
    public static InnerTable Read(IReadOnlyList<Dimension> dimensions, TableColumns? columns, params string[] lines) =>
        TableReader.Read(new StringReader(string.Join('\n', lines.Select(l => l.Replace(' ', ',')))), dimensions, columns);

    /// <summary>Counts by one dimension, A, B, C and so on.</summary>
    public static InnerTable Row(params long[] counts)
    {
        string[] codes = [.. counts.Select((_, i) => $"{(char)('A' + i)}")];
        return new InnerTable([Flat("d", codes)], codes.Zip(counts, (c, n) => new InnerRow([c], n, [], [])));
    }

    /// <summary>Counts by two dimensions: rows r1, r2 … and columns c1, c2 ….</summary>
    public static InnerTable Grid(params long[][] counts) => new(
        [Flat("r", [.. counts.Select((_, i) => $"r{i + 1}")]), Flat("c", [.. counts[0].Select((_, i) => $"c{i + 1}")])],
        counts.SelectMany((row, i) => row.Select((n, j) => new InnerRow([$"r{i + 1}", $"c{j + 1}"], n, [], []))));

    /// <summary>One cell with what its contributors, a, b, c and so on, have added.</summary>
    public static CountTable Contributed(params long[] amounts) => CountTable.Of(new InnerTable(
        [Flat("d", "A")], [new InnerRow(["A"], amounts.Sum(), [.. amounts.Select((n, i) => new Contribution($"{(char)('a' + i)}", n))], [])]));

    /// <summary>The message of the error that bad input gives.</summary>
    public static string Refused(Action act) => Assert.Throws<InvalidSystemException>(act).Message;

    /// <summary>The same of something that is to be made.</summary>
    public static string Refused(Func<object?> make) => Assert.Throws<InvalidSystemException>(() => { _ = make(); }).Message;
}
