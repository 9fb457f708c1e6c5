namespace Clerestory.Disclosure.Auditing;

/// <summary>
/// The second engine of the audit: exact fractions, whole-number bounds and cases, without a solver. It shares only the
/// model of cells and relations with the engines that suppress, so that an error of theirs cannot hide itself here.
/// </summary>
/// <remarks>
/// Feasibility intervals: Hundepool et al., <i>Handbook on Statistical Disclosure Control</i>, 4.3. The intervals are those
/// of whole numbers, which are never wider than those of a linear program. It is meant for blocks of some hundred hidden cells.
/// </remarks>
public sealed class ExactAudit
{
    private ExactAudit(CellSystem system, IReadOnlyList<CellAudit> cells, IReadOnlyList<InsiderAudit> insiders, IReadOnlyList<int> open) =>
        (Cells, Insiders, OpenPrimaries, Level) = (cells, insiders, open, LevelOf(system, cells, insiders, open));

    /// <summary>The hidden cells, in the order of their indices.</summary>
    public IReadOnlyList<CellAudit> Cells { get; }

    /// <summary>Each insider who knows a hidden cell, in the order of the system.</summary>
    public IReadOnlyList<InsiderAudit> Insiders { get; }

    /// <summary>The indices of the primary cells that are not hidden at all.</summary>
    public IReadOnlyList<int> OpenPrimaries { get; }

    /// <summary>
    /// The highest level that is proven, <see cref="SafetyLevel.Insider"/> at most: whether all editions are read together is
    /// known to whoever made the system. <see cref="SafetyLevel.Bounded"/> is not told apart: what bounds give away is <see cref="SafetyLevel.Linear"/>.
    /// </summary>
    public SafetyLevel Level { get; }

    /// <summary>How many cases were looked at: a measure of the work that, other than time, is the same on every machine.</summary>
    public int Cases { get; private init; }

    /// <summary>Works out all that can be read from a release.</summary>
    /// <param name="system">The release: every number that is not hidden is known to all.</param>
    /// <param name="hidden">The indices of the hidden cells.</param>
    /// <param name="mostNodes">How many cases may be looked at for each reader and block before the search is given up; 0 or more.</param>
    /// <returns>An interval and a verdict for each hidden cell; "not decided" where the limit was met, never a guess.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A hidden cell is not in the system, or <paramref name="mostNodes"/> is negative.</exception>
    /// <exception cref="ArgumentException">A cell is to be hidden that is published whatever happens.</exception>
    /// <exception cref="OverflowException">The numbers of a relation add up to more than 128 bits hold.</exception>
    public static ExactAudit Of(CellSystem system, IReadOnlySet<int> hidden, int mostNodes = 20_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mostNodes);
        foreach (int cell in hidden) Require(system, cell, nameof(hidden));
        var outsider = Reader.Outsider(system, hidden);
        var outside = new Reading(outsider, mostNodes);
        var cells = Outside(outsider, outside);
        int[] open = [.. system.Cells.Index().Where(c => c.Item.Role == CellRole.Primary && !hidden.Contains(c.Index)).Select(c => c.Index)];
        var (insiders, cases) = (new List<InsiderAudit>(), outside.Cases);
        foreach (var insider in system.Insiders.Where(i => i.Knows.Any(hidden.Contains)))
        {
            var inside = new Reading(outsider.Knowing([.. insider.Knows]), mostNodes);
            insiders.Add(Inside(system, cells, insider, inside));
            cases += inside.Cases;
        }
        return new ExactAudit(system, cells, insiders, open) { Cases = cases };
    }

    private static void Require(CellSystem system, int cell, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cell, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cell, system.Cells.Count, name);
        if (system.Cells[cell].MayBeHidden) return;
        throw new ArgumentException($"The cell '{system.Cells[cell].Id}' is published whatever happens. It cannot be counted as hidden.", name);
    }

    // Verdicts before intervals, and primary cells first: where the limit is met, it is met by what matters least.
    private static IReadOnlyList<CellAudit> Outside(Reader reader, Reading reading)
    {
        var order = reader.Hidden.OrderBy(c => reader.System.Cells[c].Role != CellRole.Primary).ToList();
        var pins = order.ToDictionary(c => c, reading.PinOf);
        var spans = order.ToDictionary(c => c, reading.SpanOf);
        return [.. reader.Hidden.Select(c => Together(c, pins[c], spans[c], reading))];
    }

    private static CellAudit Together(int cell, Pin pin, Span span, Reading reading)
    {
        // What a later search has found decides a verdict that was left open.
        if (pin == Pin.NotDecided && span.SureLow < span.SureHigh) pin = Pin.Free;
        if (pin == Pin.NotDecided && span.Low == span.High) pin = Pin.ByCases;
        var certificate = pin is Pin.Free or Pin.NotDecided ? null : reading.CertificateOf(cell);
        return new CellAudit(cell, span.Low, span.High == Domains.NoHigh ? null : span.High, span.SureLow, span.SureHigh, span.IsExact, pin, certificate);
    }

    private static InsiderAudit Inside(CellSystem system, IReadOnlyList<CellAudit> cells, Insider insider, Reading reading)
    {
        var others = cells.Where(c => system.Cells[c.Cell].Role == CellRole.Primary && !insider.Knows.Contains(c.Cell));
        var pins = others.Select(c => c.IsPinned || !reading.IsOf(c.Cell) ? new InsiderPin(c.Cell, c.Pin, c.Certificate) : Inside(reading, c.Cell)).ToList();
        return new InsiderAudit(
            insider, [.. pins.Where(p => p.Pin is not (Pin.Free or Pin.NotDecided))], [.. pins.Where(p => p.Pin == Pin.NotDecided).Select(p => p.Cell)]);
    }

    private static InsiderPin Inside(Reading reading, int cell)
    {
        var pin = reading.PinOf(cell);
        return new InsiderPin(cell, pin, pin is Pin.Free or Pin.NotDecided ? null : reading.CertificateOf(cell));
    }

    private static SafetyLevel LevelOf(CellSystem system, IReadOnlyList<CellAudit> cells, IReadOnlyList<InsiderAudit> insiders, IReadOnlyList<int> open)
    {
        var primaries = cells.Where(c => system.Cells[c.Cell].Role == CellRole.Primary).ToList();
        if (open.Count > 0 || primaries.Any(p => p.Pin == Pin.ByEquations)) return SafetyLevel.None;
        if (primaries.Any(p => p.Pin != Pin.Free)) return SafetyLevel.Linear;
        if (primaries.Any(p => !p.Reaches(system.Cells[p.Cell]))) return SafetyLevel.Whole;
        return insiders.Any(i => i.Learns.Count + i.NotDecided.Count > 0) ? SafetyLevel.Interval : SafetyLevel.Insider;
    }
}
