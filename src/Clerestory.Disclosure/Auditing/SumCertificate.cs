using System.Globalization;
using System.Text;

namespace Clerestory.Disclosure.Auditing;

/// <summary>A hidden cell that follows from sums and differences: published relations, each counted some times, leave it alone.</summary>
public sealed class SumCertificate : Certificate
{
    internal SumCertificate(CellSystem system, IReadOnlySet<int> hidden, int cell, long value, IReadOnlyList<Multiplier> relations)
        : base(system, hidden, cell, value) => Relations = relations;

    /// <summary>The relations and how often each is counted; their sum counts the cell once and no other hidden cell.</summary>
    public IReadOnlyList<Multiplier> Relations { get; }

    /// <inheritdoc/>
    public override string Text => $"{Words.Of(Relations)}: {Arithmetic()} = {Value.ToString(CultureInfo.InvariantCulture)}, which is '{System.Cells[Cell].Id}'";

    /// <inheritdoc/>
    public override bool Check() => Combination.Of(System, Hidden, Relations) is { Hidden.Count: 1 } sum
        && sum.Hidden.TryGetValue(Cell, out var times) && times == Rational.Of(1) && sum.Low == Rational.Of(Value);

    // What is added stands first, as one would write it.
    private string Arithmetic()
    {
        var bounds = Relations.Where(m => m.Relation.Low != 0).Select(m => (m.Times, Value: m.Relation.Low));
        var numbers = Combination.Coefficients(Relations).Where(c => !Hidden.Contains(c.Key) && System.Cells[c.Key].Value != 0)
            .OrderBy(c => c.Key).Select(c => (Times: -c.Value, System.Cells[c.Key].Value));
        var text = new StringBuilder();
        foreach (var (times, value) in bounds.Concat(numbers).OrderBy(n => n.Times.Sign * Math.Sign(n.Value) < 0)) Words.Add(text, times, value);
        return text.Length == 0 ? "0" : text.ToString();
    }
}
