using System.Globalization;

namespace Clerestory.Disclosure.Tables;

/// <summary>Which columns of a CSV file hold what beside the dimensions.</summary>
/// <param name="Count">The column of counts or magnitudes; null when each line is one unit.</param>
/// <param name="Contributor">The column that names who contributed the line; null when there is none.</param>
/// <param name="Unit">The column of the unit's id, when each line is one unit; null when there is none.</param>
/// <param name="TotalsMustBeThere">Whether every total of the whole cross must be a line too, and is compared.</param>
public sealed record TableColumns(string? Count = "n", string? Contributor = null, string? Unit = null, bool TotalsMustBeThere = false);

/// <summary>
/// Reads a table of inner cells from CSV: a column for each dimension, one of counts, perhaps one of contributors. Lines that
/// name a total are not added; they are compared with the sum of their parts.
/// </summary>
public static class TableReader
{
    /// <summary>Reads a table.</summary>
    /// <param name="reader">The text, with a header; fields parted by commas, semicolons or tabs.</param>
    /// <param name="dimensions">The dimensions, named as their columns.</param>
    /// <param name="columns">The other columns; by default counts in <c>n</c>.</param>
    /// <param name="population">Whom the table counts.</param>
    /// <exception cref="InvalidSystemException">
    /// A column is missing; a line has an unknown code, a negative or broken count, or is there twice; a total is not the sum of its parts or is missing.
    /// </exception>
    public static InnerTable Read(TextReader reader, IReadOnlyList<Dimension> dimensions, TableColumns? columns = null, string population = "")
    {
        columns ??= new TableColumns();
        using var lines = CsvLines.Read(reader).GetEnumerator();
        if (!lines.MoveNext()) throw new InvalidSystemException("The table is empty. Its first line must name the columns.");
        var parsed = new TableLines(lines.Current.Fields, dimensions, columns);
        while (lines.MoveNext()) parsed.Add(lines.Current.Number, lines.Current.Fields);
        var table = new InnerTable(dimensions, parsed.Inner, population);
        MustAddUp(table, parsed.Totals, columns.TotalsMustBeThere);
        return table;
    }

    private static void MustAddUp(InnerTable table, List<TotalLine> totals, bool all)
    {
        if (totals.Count == 0 && !all) return;
        var cells = CountTable.Of(table).Cells.ToDictionary(c => c.Id, c => c.Count, StringComparer.Ordinal);
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var total in totals)
        {
            string id = IdOf(table, total.Codes);
            if (!given.Add(id)) throw new InvalidSystemException($"Line {total.Line} gives the total '{id}' a second time. Take one of the two out.");
            if (cells[id] != total.Count) throw new InvalidSystemException($"Line {total.Line} gives {total.Count} for the total '{id}', and its parts add up to {cells[id]}. Mend the total or its parts.");
        }
        if (!all) return;
        given.UnionWith(table.Rows.Select(r => IdOf(table, r.Codes)));
        // A cell of inner codes alone that is not named is 0; only sums can be missing.
        if (cells.Keys.Except(InnerCross(table)).FirstOrDefault(id => !given.Contains(id)) is { } missing) throw new InvalidSystemException($"The total '{missing}' is missing: its parts add up to {cells[missing]}. Add a line for it.");
    }

    private static string IdOf(InnerTable table, IReadOnlyList<string> codes) => table.NameOf(table.Dimensions.Zip(codes, (d, c) => d.Codes[d.IndexOf(c)].Name));

    private static IEnumerable<string> InnerCross(InnerTable table)
    {
        IEnumerable<string[]> rows = [[]];
        foreach (var dimension in table.Dimensions) rows = [.. rows.SelectMany(r => dimension.InnerCodes.Select(c => (string[])[.. r, c]))];
        return rows.Select(r => IdOf(table, r));
    }
}

/// <summary>A line that names a total.</summary>
internal sealed record TotalLine(int Line, IReadOnlyList<string> Codes, long Count);

/// <summary>The lines of a table, checked one by one.</summary>
internal sealed class TableLines
{
    private readonly IReadOnlyList<Dimension> _dimensions;
    private readonly int[] _dimensionColumns;
    private readonly int _width, _count, _contributor, _unit;
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    public TableLines(string[] header, IReadOnlyList<Dimension> dimensions, TableColumns columns)
    {
        (_dimensions, _width) = (dimensions, header.Length);
        _dimensionColumns = [.. dimensions.Select(d => Column(d.Name))];
        (_count, _contributor, _unit) = (Column(columns.Count), Column(columns.Contributor), Column(columns.Unit));

        int Column(string? name)
        {
            if (name is null) return -1;
            int at = Array.IndexOf(header, name);
            return at >= 0 ? at : throw new InvalidSystemException($"The table has no column '{Shortened(name)}'. Its columns are {string.Join(", ", header.Select(h => $"'{Shortened(h)}'"))}.");
        }
    }

    public List<InnerRow> Inner { get; } = [];

    public List<TotalLine> Totals { get; } = [];

    public void Add(int line, string[] fields)
    {
        if (fields.Length != _width) throw Wrong(line, $"has {fields.Length} fields, and the header {_width}. Mend the line");
        string[] codes = [.. _dimensionColumns.Select(c => fields[c])];
        foreach (var (dimension, code) in _dimensions.Zip(codes))
            if (!dimension.Has(code)) throw Wrong(line, $"has the unknown code '{Shortened(code)}' of '{dimension.Name}'. Add it to the hierarchy, or mend the line");
        long count = _count < 0 ? 1 : Count(line, fields[_count]);
        MustBeNew(line, fields, codes);
        if (_dimensions.Zip(codes).All(p => p.First.InnerCodes.Contains(p.Second))) Inner.Add(new InnerRow(codes, count, Contributed(line, fields, count), Units(line, fields, count)));
        else Totals.Add(new TotalLine(line, codes, count));
    }

    // Without counts each line is one unit, and several may look alike.
    private void MustBeNew(int line, string[] fields, string[] codes)
    {
        if (_count < 0 && _unit < 0) return;
        string key = string.Join('\u001f', [.. codes, _contributor < 0 ? "" : fields[_contributor], _unit < 0 ? "" : fields[_unit]]);
        if (!_seen.TryAdd(key, line)) throw Wrong(line, $"is the same cell as line {_seen[key]}: {string.Join(", ", _dimensions.Zip(codes, (d, c) => $"{d.Name}={c}"))}. Put the two together, or take one out");
    }

    private Contribution[] Contributed(int line, string[] fields, long count)
    {
        if (_contributor < 0) return [];
        return fields[_contributor].Length > 0 ? [new Contribution(fields[_contributor], count)] : throw Wrong(line, "names no contributor. Name the one that it comes from");
    }

    private string[] Units(int line, string[] fields, long count)
    {
        if (_unit < 0) return [];
        if (fields[_unit].Length == 0) throw Wrong(line, "has no id of its unit. Give one");
        return count == 1 ? [fields[_unit]] : throw Wrong(line, $"is one unit and counts {count}. Count it once");
    }

    private static long Count(int line, string text)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long count)) throw Wrong(line, $"has the count '{Shortened(text)}', which is not a whole number. Mend it");
        return count >= 0 ? count : throw Wrong(line, $"has the negative count {count}. Counts are 0 or more");
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static InvalidSystemException Wrong(int line, string why) => new($"Line {line} of the table {why}.");
}
