namespace Clerestory.Disclosure.Auditing;

/// <summary>Writes down why a cell cannot have other values, and leaves out what the reason does not need.</summary>
internal sealed class ProofSearch(Reader reader, Propagation propagation, int mostNodes)
{
    // Deeper proofs are read by nobody, and each depth needs a place on the stack.
    private const int MostDepth = 200;

    /// <summary>How many cases were parted.</summary>
    public int Cases { get; private set; }

    private Domains Domains => propagation.Domains;

    /// <summary>Why a variable cannot lie between two values; null where it can, or where the reason is too long.</summary>
    public Proof? Refute(int variable, long low, long high)
    {
        Domains.Narrow(variable, low, high);
        var log = propagation.Log = [];
        return Node(!Domains.IsEmpty(variable) && propagation.Run(), log, variable, 0)?.Proof;
    }

    private Part? Node(bool isPossible, List<Narrowing> log, int assumed, int depth)
    {
        if (!isPossible) return Leaf(log, assumed);
        int variable = Enumeration.Narrowest(Domains);
        if (variable < 0 || depth == MostDepth || Cases == mostNodes) return null;
        Cases++;
        long middle = Enumeration.Middle(Domains.Low(variable), Domains.High(variable));
        if (Child(variable, Domains.NoLow, middle, depth) is not { } below) return null;
        if (!below.Needs.Contains((variable, true))) return Before(log, below);
        if (Child(variable, middle + 1, Domains.NoHigh, depth) is not { } above) return null;
        if (!above.Needs.Contains((variable, false))) return Before(log, above);
        below.Needs.Remove((variable, true));
        above.Needs.Remove((variable, false));
        var cases = new ProofCases(reader.Hidden[variable], middle, below.Proof, above.Proof);
        return Before(log, new Part(new Proof([], null, cases), [.. below.Needs, .. above.Needs]));
    }

    private Part? Child(int variable, long low, long high, int depth)
    {
        int mark = Domains.Mark;
        var log = propagation.Log = [];
        var part = Node(propagation.Assume(variable, low, high), log, variable, depth + 1);
        Domains.BackTo(mark);
        return part;
    }

    private Part Leaf(List<Narrowing> log, int assumed)
    {
        if (propagation.Broken is { } broken) return Before(log, new Part(new Proof([], broken.From, null), Needs(broken, -1, propagation.IsTooMuch)));
        // A variable without a value: the one that was narrowed last, or the one that was assumed something of.
        int crossed = log.Count > 0 ? log[^1].Variable : assumed;
        return Before(log, new Part(new Proof([], null, null), [(crossed, true), (crossed, false)]));
    }

    // From the last step to the first, so that only what a later one needs is kept.
    private Part Before(List<Narrowing> log, Part part)
    {
        var kept = new List<ProofStep>();
        for (int i = log.Count - 1; i >= 0; i--)
        {
            var (row, variable, isUpper, bound) = log[i];
            if (!part.Needs.Remove((variable, isUpper))) continue;
            kept.Add(new ProofStep(row.From, reader.Hidden[variable], isUpper, bound));
            long coefficient = row.Terms.First(t => t.Variable == variable).Coefficient;
            part.Needs.UnionWith(Needs(row, variable, isUpper == coefficient > 0));
        }
        kept.Reverse();
        return part with { Proof = part.Proof with { Steps = [.. kept, .. part.Proof.Steps] } };
    }

    // The upper bound of a row is used with the least of its terms, the lower with the most.
    private static HashSet<(int, bool)> Needs(KnownRow row, int but, bool usesHigh) =>
        [.. row.Terms.Where(t => t.Variable != but).Select(t => (t.Variable, t.Coefficient > 0 != usesHigh))];

    private sealed record Part(Proof Proof, HashSet<(int Variable, bool IsUpper)> Needs);
}
