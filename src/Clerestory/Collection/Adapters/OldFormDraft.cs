using Clerestory.Registry;

namespace Clerestory.Collection.Adapters;

/// <summary>One row of the old form, as a draft for review. It holds no person's name, number or address.</summary>
/// <param name="Row">The row of the file, its header being row 1.</param>
/// <param name="Agency">The agency whose name it is, to the letter; null when the reviewer must say which.</param>
/// <param name="Proposed">Values that could be read.</param>
/// <param name="Questions">What only the reviewer can settle.</param>
public sealed record OldFormDraft(int Row, Agency? Agency, IReadOnlyList<Proposal> Proposed, IReadOnlyList<OldFormQuestion> Questions);

/// <summary>Something that only the reviewer can settle.</summary>
/// <param name="Item">The item of the form; null for a question about the row.</param>
/// <param name="Ask">What to settle, in plain words.</param>
/// <param name="Words">What the form said; null when it was withheld, or when there is nothing to show.</param>
public sealed record OldFormQuestion(string? Item, string Ask, string? Words);

/// <summary>What was read from a file of the old form.</summary>
/// <param name="Drafts">A draft for each row.</param>
/// <param name="Notices">What was dropped, and what the reviewer must know of all rows.</param>
/// <param name="Faults">What is wrong with the file; the first hundred.</param>
/// <param name="FaultsLeftOut">How many more there are.</param>
public sealed record OldFormReading(IReadOnlyList<OldFormDraft> Drafts, IReadOnlyList<string> Notices, IReadOnlyList<LineFault> Faults, int FaultsLeftOut);
