namespace Clerestory.Collection.Adapters;

/// <summary>A value that another system's file suggests for an item. It is no answer: a person looks at it and confirms it, or does not.</summary>
/// <param name="Item">The item of the form.</param>
/// <param name="Place">The place in the item's grid, or the choice; empty where the item has neither.</param>
/// <param name="Value">The value, written as an answer would be.</param>
/// <param name="How">How it was found and what to check, in plain words for the person who confirms it.</param>
public sealed record Proposal(string Item, string Place, string Value, string How);

/// <summary>Something wrong with a line of a file that was sent in. The words of the line are never repeated: they may be about a person.</summary>
/// <param name="Line">The line, counted from 1; of a CSV file the row, its header being row 1.</param>
/// <param name="Rule">The rule's code, such as <c>nibrs.length</c>.</param>
/// <param name="Message">Plain words that name the fault and the remedy.</param>
public sealed record LineFault(int Line, string Rule, string Message);

/// <summary>Faults as they are found. The first hundred are kept and the rest are counted, so that a hostile file cannot fill the memory with them.</summary>
internal sealed class FaultList
{
    private const int MostKept = 100;
    private readonly List<LineFault> kept = [];

    public IReadOnlyList<LineFault> Kept => kept;

    public int LeftOut { get; private set; }

    public void Add(int line, string rule, string message)
    {
        if (kept.Count < MostKept) kept.Add(new LineFault(line, rule, message));
        else LeftOut++;
    }
}
