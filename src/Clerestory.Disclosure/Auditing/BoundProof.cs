using System.Globalization;
using System.Numerics;

namespace Clerestory.Disclosure.Auditing;

/// <summary>Why a hidden cell is at most, or at least, a number: relations that everybody can read, added up.</summary>
/// <param name="Cell">The cell's index.</param>
/// <param name="IsUpper">Whether it bounds the cell from above.</param>
/// <param name="Bound">The bound, in whole units.</param>
/// <param name="Steps">The relations by their index, each with how often it is added.</param>
/// <param name="Times">How often the cell itself is in the sum; 1 or more.</param>
/// <remarks>Duality of linear programs (Farkas): a valid bound is always such a sum. To check one takes additions only, and no trust in a solver.</remarks>
public sealed record BoundProof(int Cell, bool IsUpper, long Bound, IReadOnlyList<(int Relation, long Times)> Steps, long Times)
{
    /// <summary>Adds it all up in whole numbers.</summary>
    /// <param name="system">The release.</param>
    /// <param name="hidden">The cells that cannot be read.</param>
    /// <returns>Whether the bound follows.</returns>
    public bool Check(CellSystem system, IReadOnlySet<int> hidden) => Follows(system, hidden) is { } bound && (IsUpper ? bound <= Bound : bound >= Bound);

    /// <summary>The bound that follows from the steps; null where none does.</summary>
    internal long? Follows(CellSystem system, IReadOnlySet<int> hidden)
    {
        BigInteger side = 0;
        var sums = new Dictionary<int, BigInteger>();
        foreach (var (r, times) in Steps)
        {
            var relation = system.Relations[r];
            long end = (times > 0) == IsUpper ? relation.High : relation.Low;
            if (end is long.MinValue or long.MaxValue) return null;
            side += (BigInteger)times * end;
            foreach (var term in relation.Terms)
            {
                if (hidden.Contains(term.Cell)) sums[term.Cell] = sums.GetValueOrDefault(term.Cell) + (BigInteger)times * term.Coefficient;
                else side -= (BigInteger)times * term.Coefficient * system.Cells[term.Cell].Value;
            }
        }
        if (sums.GetValueOrDefault(Cell) != Times || Times < 1) return null;
        foreach (var (other, sum) in sums)
            if (other != Cell && !sum.IsZero) side -= sum * ((sum > 0) == IsUpper ? system.Cells[other].Lower : system.Cells[other].Upper);
        var quotient = BigInteger.DivRem(side, Times, out var rest);
        return (long)(rest.IsZero ? quotient : IsUpper ? rest < 0 ? quotient - 1 : quotient : rest > 0 ? quotient + 1 : quotient);
    }

    /// <summary>The proof in words and numbers, to be followed with a pencil.</summary>
    public string Text(CellSystem system, IReadOnlySet<int> hidden)
    {
        if (Steps.Count == 1 && Math.Abs(Steps[0].Times) == 1 && system.Relations[Steps[0].Relation] is { IsEquation: true } only && only.Terms.Count(t => hidden.Contains(t.Cell)) == 1) return Subtraction(system, only);
        var parts = Steps.Select(s => $"{(s.Times < 0 ? "less" : "plus")} {(Math.Abs(s.Times) == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(s.Times)} times "))}{system.Relations[s.Relation].Name}");
        return string.Create(CultureInfo.InvariantCulture, $"'{system.Cells[Cell].Id}' is at {(IsUpper ? "most" : "least")} {Bound}: {string.Join(", ", parts)}{(Times == 1 ? "" : $", divided by {Times}")}; no count is outside its bounds");
    }

    // row 'Labor' 2021: 23 − 20 − 1 − 1 = 1
    private string Subtraction(CellSystem system, LinearRelation relation)
    {
        long own = relation.Terms.Single(t => t.Cell == Cell).Coefficient;
        var others = relation.Terms.Where(t => t.Cell != Cell).Select(t => -t.Coefficient * Math.Sign(own) * system.Cells[t.Cell].Value).OrderByDescending(n => n > 0).ThenByDescending(Math.Abs).ToList();
        if (relation.Low != 0) others.Insert(0, relation.Low * Math.Sign(own));
        string sum = others.Count == 0 ? "0" : string.Concat(others.Select((n, i) => i == 0 ? n.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $" {(n < 0 ? "−" : "+")} {Math.Abs(n)}")));
        return string.Create(CultureInfo.InvariantCulture, $"{relation.Name}: {sum}{(Math.Abs(own) == 1 ? "" : $" divided by {Math.Abs(own)}")} = {Bound}");
    }
}
