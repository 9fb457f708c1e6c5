using Clerestory.Deliberation;
using Clerestory.Packs;
using Clerestory.Protection;

namespace Clerestory.Publication;

/// <summary>All figures of an edition, each made once.</summary>
public sealed class FigureBook
{
    private readonly Pack pack;
    private readonly DeliberationRecord deliberation;
    private readonly Dictionary<string, ProtectedTable> tables;
    private readonly Dictionary<string, (string File, FigureDefinition Figure)> definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Figure> made = new(StringComparer.Ordinal);
    private readonly HashSet<string> making = new(StringComparer.Ordinal);
    private readonly List<Finding> findings = [];

    private FigureBook(Pack pack, IEnumerable<ProtectedTable> tables, DeliberationRecord deliberation) =>
        (this.pack, this.deliberation, this.tables) = (pack, deliberation, tables.ToDictionary(t => t.Code, StringComparer.Ordinal));

    /// <summary>Everything that is wrong with the definitions.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>The figures, in the order of their codes.</summary>
    public IEnumerable<Figure> All => made.Values.OrderBy(f => f.Code, StringComparer.Ordinal);

    /// <summary>A figure; null when there is none of that code.</summary>
    public Figure? Find(string code) => made.GetValueOrDefault(code);

    /// <summary>Makes all figures of a pack; those that count recommendations from the record that is given, or the pack's own history.</summary>
    public static FigureBook Make(Pack pack, IEnumerable<ProtectedTable> tables, DeliberationRecord? deliberation = null)
    {
        var book = new FigureBook(pack, tables, deliberation ?? DeliberationRecord.In(pack));
        foreach (var (file, figure) in FigureDefinition.In(pack))
        {
            if (!book.definitions.TryAdd(figure.Code, (file, figure)))
                book.Fault(file, figure.Code, "pack.double", $"The figure '{figure.Code}' stands in {book.definitions[figure.Code].File} already. A code may be used once.");
        }
        foreach (string code in book.definitions.Keys) book.Get(code);
        foreach (var (file, figure) in book.definitions.Values) book.CheckReporters(file, figure);
        return book;
    }

    private void CheckReporters(string file, FigureDefinition figure)
    {
        foreach (string unknown in figure.Reporters.Figures.Where(code => !made.ContainsKey(code)))
            Fault(file, figure.Code, "figure.unknown", $"The reporters of '{figure.Code}' name the figure '{unknown}', which does not exist.");
        if (!figure.Reporters.Figures.Any() && figure.Reporters is { One: null, Unstated: null })
            Fault(file, figure.Code, "figure.reporters", $"The figure '{figure.Code}' does not say who is behind it. Give 'with', 'reported' and 'expected', or 'one', or 'unstated'.");
    }

    private Figure? Get(string code)
    {
        if (made.TryGetValue(code, out var figure)) return figure;
        if (!definitions.TryGetValue(code, out var definition)) return null;
        if (!making.Add(code))
        {
            Fault(definition.File, code, "figure.circle", $"The figure '{code}' is made from itself. Break the circle.");
            return null;
        }
        figure = Make(definition.File, definition.Figure);
        making.Remove(code);
        if (figure is not null) made[code] = figure;
        return figure;
    }

    private Figure? Make(string file, FigureDefinition figure) => figure.Value switch
    {
        { Lacks: { } missing } => Fault(file, figure.Code, "figure.formula", $"The value of '{figure.Code}' lacks '{missing}'."),
        Formula.OfCell of => MakeFromCells(file, figure, of.Table, of.At, single: true),
        Formula.OfSum of => MakeFromCells(file, figure, of.Table, of.At, single: false),
        Formula.OfShare of => MakeFromTwo(file, figure, of.Part, of.Whole, Share),
        Formula.OfDifference of => MakeFromTwo(file, figure, of.Of, of.Less, Difference),
        Formula.OfRegister of => MakeFromRegister(file, figure, of),
        _ => throw new InvalidOperationException($"No rule for {figure.Value.GetType().Name}."),
    };

    private Figure? MakeFromCells(string file, FigureDefinition figure, string code, IReadOnlyDictionary<string, string> at, bool single)
    {
        if (!tables.TryGetValue(code, out var table)) return Fault(file, figure.Code, "figure.table", $"The figure '{figure.Code}' names the table '{code}', which does not exist.");
        var unknown = at.Keys.Except(table.Dimensions.Select(d => d.Code), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0) return Fault(file, figure.Code, "figure.place", $"The table '{code}' has no dimension '{unknown[0]}'.");
        if (table.IsWithheld) return new Figure(figure, FigureStatus.Confidential, null, null, [], figure.Grade);
        var cells = single ? new[] { table.At(at) }.OfType<ProtectedCell>().ToList() : [.. table.Where(at)];
        if (cells.Count == 0)
            return Fault(file, figure.Code, "figure.cell", $"The figure '{figure.Code}' points at {string.Join(", ", at.Select(a => $"{a.Key} {a.Value}"))} of the table '{code}', and there is no such cell.");
        if (cells.Any(c => c.IsSuppressed)) return new Figure(figure, FigureStatus.Confidential, null, null, [], figure.Grade);
        var behind = cells.Select(c => new CellBehind(table, c)).ToList();
        if (cells.Any(c => c.Value is null)) return new Figure(figure, FigureStatus.NotAvailable, null, null, behind, figure.Grade);
        return new Figure(figure, FigureStatus.Shown, cells.Sum(c => c.Value!.Value), single ? cells[0].ValueTo : null, behind, cells.Select(c => c.Grade).Append(figure.Grade).Max());
    }

    private Figure? MakeFromTwo(string file, FigureDefinition figure, string one, string other, Func<FigureDefinition, Figure, Figure, Figure?> make)
    {
        foreach (string code in new[] { one, other })
        {
            if (Get(code) is null && !making.Contains(code) && !definitions.ContainsKey(code))
                return Fault(file, figure.Code, "figure.unknown", $"The figure '{figure.Code}' is made from '{code}', which does not exist.");
        }
        if (Get(one) is not { } first || Get(other) is not { } second) return null;
        if (first.Status == FigureStatus.Confidential || second.Status == FigureStatus.Confidential) return new Figure(figure, FigureStatus.Confidential, null, null, [], figure.Grade);
        if (first.Value is null || second.Value is null) return new Figure(figure, FigureStatus.NotAvailable, null, null, [.. first.Behind, .. second.Behind], figure.Grade);
        if (Follows(figure, first, second))
            return Fault(file, figure.Code, "figure.follows", $"The figure '{figure.Code}' is a count of few people, or tells one, and follows from {one} and {other}, which are shown. State a 'part' relation in their table, or take the figure out.");
        return make(figure, first, second) ?? Fault(file, figure.Code, "figure.arithmetic", $"The figure '{figure.Code}' cannot be made: a part greater than its whole, a whole of zero, a negative difference, or a difference of percentages ({one}, {other}).");
    }

    // Two numbers that are shown tell their difference and their share, whether these are printed or not.
    private static bool Follows(FigureDefinition figure, Figure one, Figure other)
    {
        var (part, whole) = figure.Value is Formula.OfShare ? (one, other) : (other, one);
        return !part.IsPercent && !whole.IsPercent && part.Value <= whole.Value && FigureGate.TellsOfFew(part.Tables.Concat(whole.Tables), part.Value!.Value, whole.Value!.Value);
    }

    private static Figure? Share(FigureDefinition figure, Figure part, Figure whole)
    {
        if (whole.Value is not > 0 || part.Value > whole.Value) return null;
        CellBehind[] behind = [.. part.Behind, .. whole.Behind];
        long tenths = (part.Value!.Value * 2000 + whole.Value.Value) / (2 * whole.Value.Value);
        return new Figure(figure, FigureStatus.Shown, tenths, null, behind, Worst(figure, part, whole));
    }

    private static Figure? Difference(FigureDefinition figure, Figure of, Figure less)
    {
        CellBehind[] behind = [.. of.Behind, .. less.Behind];
        long value = of.Value!.Value - less.Value!.Value;
        if (value < 0 || of.IsPercent || less.IsPercent) return null;
        return new Figure(figure, FigureStatus.Shown, value, null, behind, Worst(figure, of, less));
    }

    private static Grade Worst(FigureDefinition figure, Figure one, Figure other) => (Grade)Math.Max((int)figure.Grade, Math.Max((int)one.Grade, (int)other.Grade));

    private Figure? MakeFromRegister(string file, FigureDefinition figure, Formula.OfRegister of) => Registers.Rows((pack, deliberation), of.Register, of.On, of.Codelist) is { } rows
        ? Registers.UnknownColumn(rows, of.Where) is { } column ? Fault(file, figure.Code, "figure.column", $"The register '{of.Register}' has no column '{column}'.") : new Figure(figure, FigureStatus.Shown, Registers.Matching(rows, of.Where).Count, null, [], figure.Grade)
        : Fault(file, figure.Code, "figure.register", $"The figure '{figure.Code}' counts the register '{of.Register}', which does not exist.");

    private Figure? Fault(string file, string code, string rule, string message)
    {
        findings.Add(Finding.Error(rule, file, PackFiles.LineOf(pack, file, code), message));
        return null;
    }
}
