using System.Globalization;
using Clerestory.Protection;

namespace Clerestory.Publication;

/// <summary>Whether a figure has a number that may be shown.</summary>
public enum FigureStatus { Shown, Confidential, NotAvailable }

/// <summary>A number of an edition, made from protected tables and registers only.</summary>
/// <param name="Definition">What it means.</param>
/// <param name="Status">Whether there is a number to show.</param>
/// <param name="Value">The number; for a share the percentage in tenths.</param>
/// <param name="ValueTo">The upper end of a range.</param>
/// <param name="Behind">The cells it was made from.</param>
/// <param name="Grade">How well it is known: no better than its definition, its cells and the figures it is made from.</param>
public sealed record Figure(FigureDefinition Definition, FigureStatus Status, long? Value, long? ValueTo, IReadOnlyList<CellBehind> Behind, Grade Grade)
{
    /// <summary>The figure in running text, leading to its page.</summary>
    public Documents.Inline InText(string edition) => new Documents.Inline.Number(Text, $"/n/{edition}/{Code}", Code, Grade.IsUnconfirmed);

    /// <summary>Its code.</summary>
    public string Code => Definition.Code;

    /// <summary>Whether it is a percentage that was computed here.</summary>
    public bool IsShare => Definition.Value is Formula.OfShare;

    /// <summary>Whether it is a percentage, computed here or printed by its source.</summary>
    public bool IsPercent => IsShare || Behind is [{ Table.Kind: MeasureKind.Percent }];

    /// <summary>The number as readers read it; <c>[c]</c> when it is confidential, <c>[x]</c> when there is none.</summary>
    public string Text => Status switch
    {
        FigureStatus.Confidential => "[c]",
        FigureStatus.NotAvailable => "[x]",
        _ when IsShare => $"{Value / 10}.{Value % 10}%",
        _ when ValueTo is { } upper => $"{Numbers.Read(Value!.Value)}–{Numbers.Read(upper)}",
        _ => Numbers.Read(Value!.Value) + (IsPercent ? "%" : ""),
    };

    /// <summary>The number as machines read it; empty when there is none to show.</summary>
    public string Machine => Status != FigureStatus.Shown ? "" : IsShare ? string.Create(CultureInfo.InvariantCulture, $"{Value / 10}.{Value % 10}") : Value!.Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The tables it was made from.</summary>
    public IEnumerable<ProtectedTable> Tables => Behind.Select(b => b.Table).Distinct();
}

/// <summary>A cell that a figure was made from.</summary>
public sealed record CellBehind(ProtectedTable Table, ProtectedCell Cell);

/// <summary>Numbers as readers read them.</summary>
public static class Numbers
{
    /// <summary>A whole number with commas between thousands.</summary>
    public static string Read(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
