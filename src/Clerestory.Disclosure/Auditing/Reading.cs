namespace Clerestory.Disclosure.Auditing;

/// <summary>All that one reader can work out: elimination first, then bounds, then cases.</summary>
internal sealed class Reading
{
    private readonly Reader _reader;
    private readonly int _mostNodes;
    private readonly ExactElimination _elimination;
    private readonly Propagation _propagation;
    private readonly Block?[] _blockOf;
    private readonly List<Block> _blocks = [];
    private int _casesOfProofs;

    public Reading(Reader reader, int mostNodes)
    {
        (_reader, _mostNodes, _elimination) = (reader, mostNodes, ExactElimination.Of(reader));
        _propagation = Begin();
        _propagation.Run();
        _blockOf = new Block?[reader.Hidden.Count];
        foreach (var variables in Blocks.Of(reader.Hidden.Count, _propagation.Rows, v => !_propagation.Domains.IsFixed(v)))
        {
            var block = new Block(reader, variables, _propagation, mostNodes);
            _blocks.Add(block);
            foreach (int v in variables) _blockOf[v] = block;
        }
    }

    /// <summary>Whether this reader does not know a cell, and knows something of it that others do not.</summary>
    public bool IsOf(int cell) => _reader.VariableOf(cell) >= 0;

    /// <summary>How many cases were looked at, for verdicts and for proofs.</summary>
    public int Cases => _blocks.Sum(b => b.Cases) + _casesOfProofs;

    /// <summary>Whether a cell has one value only for this reader, and how that is found.</summary>
    public Pin PinOf(int cell)
    {
        int v = _reader.VariableOf(cell);
        if (_elimination.Pinned.ContainsKey(v)) return Pin.ByEquations;
        if (_blockOf[v] is not { } block) return Pin.ByBounds;
        return block.IsPinned(v) switch { Answer.Yes => Pin.ByCases, Answer.No => Pin.Free, _ => Pin.NotDecided };
    }

    /// <summary>The least and the most that a cell can be.</summary>
    public Span SpanOf(int cell)
    {
        int v = _reader.VariableOf(cell);
        if (_blockOf[v] is { } block) return block.SpanOf(v);
        long value = _propagation.Domains.Low(v);
        return new Span(value, value, value, value, true);
    }

    /// <summary>Why a pinned cell has one value only; null where the proof would be longer than the limit.</summary>
    public Certificate? CertificateOf(int cell)
    {
        int v = _reader.VariableOf(cell);
        long value = _reader.TruthOf(v);
        if (_elimination.Pinned.TryGetValue(v, out var pinned)) return new SumCertificate(_reader.System, _reader.HiddenSet, cell, value, pinned.From);
        var (below, above) = (Refute(v, Domains.NoLow, value - 1), Refute(v, value + 1, Domains.NoHigh));
        return below is null || above is null
            ? null
            : new CaseCertificate(_reader.System, _reader.HiddenSet, cell, value, new Exclusion(below, above));
    }

    private Proof? Refute(int variable, long low, long high)
    {
        var search = new ProofSearch(_reader, Begin(), _mostNodes);
        var proof = search.Refute(variable, low, high);
        _casesOfProofs += search.Cases;
        return proof;
    }

    private Propagation Begin()
    {
        var cells = _reader.Hidden.Select(c => _reader.System.Cells[c]).ToList();
        return new Propagation(new Domains(cells.Select(c => c.Lower), cells.Select(c => c.Upper)), [.. _reader.Rows, .. _elimination.Rows]);
    }
}
