namespace Clerestory.Disclosure.Solving;

/// <summary>Columns that are to be added to a program together.</summary>
internal sealed class NewColumns
{
    private readonly List<double> _cost = [], _lower = [], _upper = [], _value = [];
    private readonly List<int> _start = [], _row = [];

    public int Count => _cost.Count;

    public void Add(double cost, double lower, double upper, ReadOnlySpan<(int Row, double Value)> entries)
    {
        _start.Add(_row.Count);
        _cost.Add(cost);
        _lower.Add(lower);
        _upper.Add(upper);
        foreach (var (row, value) in entries)
        {
            _row.Add(row);
            _value.Add(value);
        }
    }

    public void AddTo(LinearProgram program) => program.AddColumns([.. _cost], [.. _lower], [.. _upper], [.. _start], [.. _row], [.. _value]);
}
