using Clerestory.Packs;

namespace Clerestory.Services;

/// <summary>What a measure is: a count, a share of a base, or a share before and after of the same people.</summary>
public enum MeasureForm { Count, Share, BeforeAfter }

/// <summary>A program of a service provider, with what is measured of it.</summary>
/// <param name="Code">The program's code.</param>
/// <param name="Provider">The agency that runs it.</param>
/// <param name="Title">Its name.</param>
/// <param name="Kind">What kind of service it is, in words.</param>
/// <param name="About">What it does; null where that is not known.</param>
/// <param name="From">The first day it is known to have run; null where that is not known.</param>
/// <param name="To">Its last day; null while it runs, or where that is not known.</param>
/// <param name="Measures">What is measured.</param>
/// <param name="Source">Where this is read.</param>
/// <param name="Grade">How well it is known.</param>
/// <param name="Note">Anything a reader must know.</param>
public sealed record ServiceProgram(
    string Code, string Provider, string Title, string Kind, string? About, DateOnly? From, DateOnly? To, IReadOnlyList<ProgramMeasure> Measures, string Source, Grade Grade, string? Note)
{
    internal const string File = "services/programs.json";

    /// <summary>The programs of a pack, in its order; none where it has no such file.</summary>
    public static IReadOnlyList<ServiceProgram> In(Pack pack) => pack.Has(File) ? pack.Read<IReadOnlyList<ServiceProgram>>(File) : [];
}

/// <summary>One measure of a program. A percentage is always computed from counts; only one that was printed elsewhere without them stands as it was printed, and says so.</summary>
/// <param name="Code">The measure's code, unique in its program.</param>
/// <param name="Title">What is measured.</param>
/// <param name="Kind">A count, a share, or a share before and after.</param>
/// <param name="Unit">What is counted, in the plural.</param>
/// <param name="Period">The period that it covers, in words.</param>
/// <param name="Item">The question of a form that asks for it; null where none does.</param>
/// <param name="Cells">The published cells that it is read from; null where none is published.</param>
/// <param name="NoBase">Why there is no number of people behind its percentages, where there is none.</param>
public sealed record ProgramMeasure(string Code, string Title, MeasureForm Kind, string Unit, string Period, MeasureItem? Item, MeasureCells? Cells, string? NoBase);

/// <summary>An item of a form, or one place of its grid.</summary>
public sealed record MeasureItem(string Instrument, string Item, string? Place);

/// <summary>Where the numbers of a measure stand in the tables of the pack.</summary>
/// <param name="Count">The count; or how many of the base it is true of.</param>
/// <param name="Base">Of how many; for a measure before and after, of how many both times.</param>
/// <param name="Before">Of how many it was true before.</param>
/// <param name="After">Of how many it was true after.</param>
public sealed record MeasureCells(MeasureCell? Count, MeasureCell? Base, MeasureCell? Before, MeasureCell? After)
{
    /// <summary>Those that are named.</summary>
    public IEnumerable<MeasureCell> All => new[] { Count, Base, Before, After }.OfType<MeasureCell>();
}

/// <summary>A cell of a table.</summary>
public sealed record MeasureCell(string Table, IReadOnlyDictionary<string, string> At);
