namespace Clerestory.Disclosure.Auditing;

/// <summary>A proof, from published numbers, that a hidden cell has one value only. It can be checked without the search that found it.</summary>
public abstract class Certificate
{
    private protected Certificate(CellSystem system, IReadOnlySet<int> hidden, int cell, long value) => (System, Hidden, Cell, Value) = (system, hidden, cell, value);

    /// <summary>The index of the cell.</summary>
    public int Cell { get; }

    /// <summary>The value it must have, in units.</summary>
    public long Value { get; }

    /// <summary>The proof in words, such as "row 'Labor' 2021: 23 − 20 − 1 − 1 = 1, which is 'labor, black'".</summary>
    public abstract string Text { get; }

    private protected CellSystem System { get; }

    private protected IReadOnlySet<int> Hidden { get; }

    /// <summary>Works every step out again by exact arithmetic, from the relations and the numbers its reader knows.</summary>
    /// <returns>Whether the proof holds; it never trusts what the search has remembered.</returns>
    public abstract bool Check();

    /// <inheritdoc/>
    public override string ToString() => Text;
}
