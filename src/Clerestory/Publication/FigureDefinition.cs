using System.Text.Json.Serialization;
using Clerestory.Packs;

namespace Clerestory.Publication;

/// <summary>A number of the report, as the pack defines it: what it means and how it is made.</summary>
/// <param name="Code">Its code, such as <c>LE-02</c>: its lasting address.</param>
/// <param name="Title">What it is.</param>
/// <param name="Definition">Who and what is counted, and what is not.</param>
/// <param name="Unit">What one of it is.</param>
/// <param name="Period">The period it covers, in words.</param>
/// <param name="Value">How it is made.</param>
/// <param name="Reporters">Who is behind it.</param>
/// <param name="Note">What a reader must know.</param>
/// <param name="Grade">How well it is known.</param>
public sealed record FigureDefinition(
    string Code, string Title, string Definition, string Unit, string Period, Formula Value, Reporters Reporters, string? Note, Grade Grade)
{
    /// <summary>The figures of a pack with the file that each stands in.</summary>
    public static IEnumerable<(string File, FigureDefinition Figure)> In(Pack pack) =>
        pack.In("figures", ".json").SelectMany(file => pack.Read<IReadOnlyList<FigureDefinition>>(file).Select(figure => (file, figure)));
}

/// <summary>How a figure is made. The set is closed: a pack chooses among these and brings no code.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "from")]
[JsonDerivedType(typeof(OfCell), "cell")]
[JsonDerivedType(typeof(OfSum), "sum")]
[JsonDerivedType(typeof(OfShare), "share")]
[JsonDerivedType(typeof(OfDifference), "difference")]
[JsonDerivedType(typeof(OfRegister), "register")]
public abstract record Formula
{
    private Formula()
    {
    }

    /// <summary>The figures it is made of.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<string> Figures => [];

    /// <summary>The first thing that it needs and the pack does not give; null when it is whole.</summary>
    [JsonIgnore]
    public string? Lacks => this switch
    {
        OfCell of => of.Table is null ? "table" : of.At is null ? "at" : null,
        OfSum of => of.Table is null ? "table" : of.At is null ? "at" : null,
        OfShare of => of.Part is null ? "part" : of.Whole is null ? "whole" : null,
        OfDifference of => of.Of is null ? "of" : of.Less is null ? "less" : null,
        OfRegister of => of.Register is null ? "register" : null,
        _ => null,
    };

    /// <summary>A cell of a table, as it stands.</summary>
    public sealed record OfCell(string Table, IReadOnlyDictionary<string, string> At) : Formula;

    /// <summary>The sum of the cells of a table at some codes.</summary>
    public sealed record OfSum(string Table, IReadOnlyDictionary<string, string> At) : Formula;

    /// <summary>One figure as a percentage of another, with one decimal.</summary>
    public sealed record OfShare(string Part, string Whole) : Formula
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Figures => [Part, Whole];
    }

    /// <summary>One figure less another.</summary>
    public sealed record OfDifference(string Of, string Less) : Formula
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Figures => [Of, Less];
    }

    /// <summary>The number of entries of a register.</summary>
    public sealed record OfRegister(string Register, DateOnly? On, IReadOnlyDictionary<string, string>? Where, string? Codelist) : Formula;
}

/// <summary>Who is behind a figure: of those that had to report, those that did, and those that had something to report; or one source.</summary>
public sealed record Reporters(string? With, string? Reported, string? Expected, string? Who, string? One, string? Unstated)
{
    /// <summary>The figures it names.</summary>
    [JsonIgnore]
    public IEnumerable<string> Figures => new[] { With, Reported, Expected }.OfType<string>();
}
