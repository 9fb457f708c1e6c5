using System.Text;
using Clerestory.Packs;
using Clerestory.Protection;

namespace Clerestory.Publication;

/// <summary>Reads everything that readers of an edition can read, out of its finished files.</summary>
public static class EditionAudit
{
    /// <summary>What stands in the files.</summary>
    /// <param name="pack">The pack, for what the codes of figures stand for.</param>
    /// <param name="files">The files, by path; the printed document and the PDF among them.</param>
    public static ReadRelease Read(Pack pack, IReadOnlyCollection<KeyValuePair<string, byte[]>> files) => new(PrintedNumbers.In(files), Passages.In(files), Figures(pack));

    /// <summary>The document that the PDF is printed from, as a file.</summary>
    public static KeyValuePair<string, byte[]> Print(EditionFiles made) => new("print.html", Encoding.UTF8.GetBytes(made.PrintHtml));

    /// <summary>The figures of a pack by the numbers of tables that they are made of.</summary>
    public static IReadOnlyList<MadeFigure> Figures(Pack pack)
    {
        var definitions = FigureDefinition.In(pack).GroupBy(f => f.Figure.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Figure, StringComparer.Ordinal);
        return [.. definitions.Values.Select(f => new MadeFigure(f.Code, NumbersOf(f.Value, definitions, 0))).Where(f => f.Of.Count > 0)];
    }

    // A circle of figures is a finding of the pack; here it must only end.
    private static IReadOnlyList<NumbersAt> NumbersOf(Formula formula, Dictionary<string, FigureDefinition> all, int depth) => formula switch
    {
        Formula.OfCell of => [new NumbersAt(of.Table, of.At)],
        Formula.OfSum of => [new NumbersAt(of.Table, of.At)],
        _ when depth < 10 => [.. formula.Figures.Where(all.ContainsKey).SelectMany(f => NumbersOf(all[f].Value, all, depth + 1))],
        _ => [],
    };
}
