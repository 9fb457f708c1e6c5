namespace Clerestory.Disclosure.Auditing;

/// <summary>Makes a proof of what a program found: its dual values, as fractions with a small divisor, added up again in whole numbers.</summary>
internal static class ProofFinder
{
    private const int LargestDivisor = 120;

    public static BoundProof? Find(CellSystem system, IReadOnlySet<int> hidden, int cell, bool up, ProgramReader reader)
    {
        var duals = reader.Duals;
        var steps = new List<(int Relation, double Times)>();
        for (int r = 0; r < duals.Length; r++)
            if (Math.Abs(duals[r]) > 1e-7) steps.Add((reader.Relations[r], up ? -duals[r] : duals[r]));
        for (long divisor = 1; divisor <= LargestDivisor; divisor++)
        {
            long d = divisor;
            if (!steps.All(s => Math.Abs(s.Times * d - Math.Round(s.Times * d)) < 1e-5)) continue;
            var proof = new BoundProof(cell, up, 0, [.. steps.Select(s => (s.Relation, (long)Math.Round(s.Times * d)))], d);
            return proof.Follows(system, hidden) is { } bound ? proof with { Bound = bound } : null;
        }
        return null;
    }
}
