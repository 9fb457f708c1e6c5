using System.Globalization;

namespace Clerestory.Disclosure.Auditing;

/// <summary>A hidden cell that follows from bounds and whole numbers: every other value leads to something that cannot be.</summary>
public sealed class CaseCertificate : Certificate
{
    internal CaseCertificate(CellSystem system, IReadOnlySet<int> hidden, int cell, long value, Exclusion others)
        : base(system, hidden, cell, value) => Others = others;

    /// <summary>Why the cell cannot have another value.</summary>
    internal Exclusion Others { get; }

    /// <inheritdoc/>
    public override string Text => $"{Name(Cell)} is {Number(Value)}. {Why(Others.Less, $"{Number(Value - 1)} or less")} {Why(Others.More, $"{Number(Value + 1)} or more")}";

    /// <inheritdoc/>
    public override bool Check() =>
        ProofCheck.Holds(System, Hidden, new ProofStep([], Cell, true, Value - 1), Others.Less)
        && ProofCheck.Holds(System, Hidden, new ProofStep([], Cell, false, Value + 1), Others.More);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture).Replace('-', '−');

    private string Name(int cell) => $"'{System.Cells[cell].Id}'";

    private string Why(Proof proof, string than) => proof is { Steps: [], Broken: null, Cases: null }
        ? $"It cannot be {than}: that is known beforehand."
        : $"If it were {than}: {Told(proof)}.";

    private string Told(Proof proof) => string.Join("; ", proof.Steps.Select(Told).Append(End(proof)));

    private string Told(ProofStep step) => $"{Words.Of(step.From)} makes {Name(step.Cell)} {(step.IsUpper ? "at most" : "at least")} {Number(step.Bound)}";

    private string End(Proof proof) => proof switch
    {
        { Cases: { } c } => $"when {Name(c.Cell)} is at most {Number(c.Middle)}, ({Told(c.Below)}), and when it is more, ({Told(c.Above)})",
        { Broken: { } broken } => $"{Words.Of(broken)} cannot hold",
        _ => "and no value is left",
    };
}
