using System.Globalization;

namespace Clerestory.Disclosure;

/// <summary>The JJ format of τ-ARGUS: cells with their status, bounds and protection levels, and the relations between them.</summary>
/// <remarks>
/// A line "0", the number of cells, a line for each cell (number, value, cost, status, lower bound, upper bound, lower, upper and
/// sliding protection level), the number of relations, a line for each: <c>right-hand-side count : cell (coefficient) …</c>.
/// De Wolf, Hundepool, Giessing, Salazar and Castro, <i>τ-ARGUS user's manual</i>.
/// </remarks>
public static class JjFile
{
    /// <summary>Reads a system.</summary>
    /// <param name="reader">The text.</param>
    /// <exception cref="InvalidSystemException">A line cannot be read (its number is named), or the system cannot be true.</exception>
    public static CellSystem Read(TextReader reader)
    {
        var lines = new JjLines(reader);
        lines.Next();
        int count = lines.Whole(lines.Next(), "the number of cells");
        var cells = new List<SystemCell>();
        for (int i = 0; i < count; i++) cells.Add(lines.Cell());
        var indexOf = cells.Index().GroupBy(c => c.Item.Id).ToDictionary(g => g.Key, g => g.First().Index, StringComparer.Ordinal);
        int relationCount = lines.Whole(lines.Next(), "the number of relations");
        var relations = new List<LinearRelation>();
        for (int i = 0; i < relationCount; i++) relations.Add(lines.Relation(indexOf));
        return new CellSystem(cells, relations);
    }

    /// <summary>Writes a system. Ranges have no place in the format.</summary>
    /// <exception cref="InvalidSystemException">A relation is a range.</exception>
    public static void Write(CellSystem system, TextWriter writer)
    {
        writer.Write($"0\n{system.Cells.Count}\n");
        for (int i = 0; i < system.Cells.Count; i++)
        {
            var c = system.Cells[i];
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{i} {c.Value} {c.Cost} {LetterOf(c.Role)} {c.Lower} {c.Upper} {ProtectionOf(c, c.LowerProtection)} {ProtectionOf(c, c.UpperProtection)} 0\n"));
        }
        writer.Write($"{system.Relations.Count}\n");
        foreach (var relation in system.Relations)
        {
            if (!relation.IsEquation) throw new InvalidSystemException($"The relation '{relation.Name}' is a range, for which the JJ format has no place.");
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{relation.Low} {relation.Terms.Count} : {string.Join(" ", relation.Terms.Select(t => $"{t.Cell} ({t.Coefficient})"))}\n"));
        }
    }

    private static long ProtectionOf(SystemCell cell, long level) => cell.Role == CellRole.Primary ? level : 0;

    private static char LetterOf(CellRole role) => role switch { CellRole.Primary => 'u', CellRole.Published => 'z', CellRole.Hidden => 'm', _ => 's' };
}
