using System.Numerics;

namespace Clerestory.Disclosure.Auditing;

/// <summary>A published relation and how often it is counted.</summary>
/// <param name="Relation">The relation: one of the system's, or a cell's bounds where these leave one value only.</param>
/// <param name="Times">How often; below 0 where it is subtracted.</param>
public sealed record Multiplier(LinearRelation Relation, Rational Times);

/// <summary>What some relations say together of the hidden cells, worked out from the published numbers alone.</summary>
/// <param name="Hidden">How often each hidden cell is counted; those that cancel out are left out.</param>
/// <param name="Low">The least that the weighted sum of the hidden cells can be; null for no bound.</param>
/// <param name="High">The most that it can be; null for no bound.</param>
internal sealed record Statement(IReadOnlyDictionary<int, Rational> Hidden, Rational? Low, Rational? High);

/// <summary>Relations that are added up. It computes anew from the system, so that a certificate trusts nothing that the search has remembered.</summary>
internal static class Combination
{
    /// <summary>Adds relations up; null where one is not known of the system, or where a range is counted other than once by itself.</summary>
    public static Statement? Of(CellSystem system, IReadOnlySet<int> hidden, IReadOnlyList<Multiplier> relations)
    {
        if (relations.Any(m => !IsKnown(system, m.Relation))) return null;
        if (relations is [{ Relation.IsEquation: false } only]) return only.Times == Rational.Of(1) ? Range(system, hidden, only.Relation) : null;
        if (relations.Any(m => !m.Relation.IsEquation)) return null;
        var sum = Coefficients(relations);
        var right = relations.Aggregate(default(Rational), (all, m) => all + m.Times * Rational.Of(m.Relation.Low)) - Published(system, hidden, sum);
        return new Statement(Only(hidden, sum), right, right);
    }

    /// <summary>How often each cell is counted, published or hidden; those that cancel out are left out.</summary>
    public static Dictionary<int, Rational> Coefficients(IEnumerable<Multiplier> relations)
    {
        var sum = new Dictionary<int, Rational>();
        foreach (var (relation, times) in relations)
            foreach (var (cell, coefficient) in relation.Terms) Add(sum, cell, times * Rational.Of(coefficient));
        return sum;
    }

    /// <summary>Adds to one entry of a sparse vector; an entry of 0 is removed.</summary>
    public static void Add(Dictionary<int, Rational> vector, int index, Rational amount)
    {
        var sum = vector.GetValueOrDefault(index) + amount;
        if (sum.IsZero) vector.Remove(index);
        else vector[index] = sum;
    }

    private static Statement Range(CellSystem system, IReadOnlySet<int> hidden, LinearRelation relation)
    {
        var sum = Coefficients([new Multiplier(relation, Rational.Of(1))]);
        var published = Published(system, hidden, sum);
        return new Statement(
            Only(hidden, sum),
            relation.Low == long.MinValue ? null : Rational.Of(relation.Low) - published,
            relation.High == long.MaxValue ? null : Rational.Of(relation.High) - published);
    }

    // A bound that leaves one value is known to everybody, like a relation; anything else has to stand in the system.
    private static bool IsKnown(CellSystem system, LinearRelation relation) =>
        relation is { Terms: [(var cell, 1)], IsEquation: true } && system.Cells[cell].Lower == relation.Low && system.Cells[cell].Upper == relation.Low
        || system.Relations.Any(r => ReferenceEquals(r, relation));

    private static Dictionary<int, Rational> Only(IReadOnlySet<int> hidden, Dictionary<int, Rational> sum) =>
        sum.Where(c => hidden.Contains(c.Key)).ToDictionary(c => c.Key, c => c.Value);

    private static Rational Published(CellSystem system, IReadOnlySet<int> hidden, Dictionary<int, Rational> sum) =>
        sum.Where(c => !hidden.Contains(c.Key)).Aggregate(default(Rational), (all, c) => all + c.Value * Rational.Of((BigInteger)system.Cells[c.Key].Value));
}
