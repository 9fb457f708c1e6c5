namespace Clerestory.Protection;

/// <summary>A number as it was read in a file of a release.</summary>
/// <param name="Code">The number's code: prefix of its table and place.</param>
/// <param name="Text">What stands there.</param>
/// <param name="File">The file.</param>
public sealed record PrintedNumber(string Code, string Text, string File);

/// <summary>Words that a reader takes in together: a line of a page, a row of a table with the head of a column, a sentence, the label of a chart.</summary>
/// <param name="File">The file.</param>
/// <param name="Place">Where in it, in words.</param>
/// <param name="Text">What stands there.</param>
public sealed record Passage(string File, string Place, string Text);

/// <summary>Numbers of a table whose places agree with some codes.</summary>
/// <param name="Table">The table.</param>
/// <param name="At">The codes, by dimension.</param>
public sealed record NumbersAt(string Table, IReadOnlyDictionary<string, string> At);

/// <summary>A figure of a report: a number that is made from numbers of tables.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Of">The numbers.</param>
public sealed record MadeFigure(string Code, IReadOnlyList<NumbersAt> Of);

/// <summary>Everything that was read in the files of a release.</summary>
/// <param name="Numbers">Numbers with their codes.</param>
/// <param name="Passages">Words and numbers without codes.</param>
/// <param name="Figures">What the codes of figures stand for.</param>
public sealed record ReadRelease(IReadOnlyCollection<PrintedNumber> Numbers, IReadOnlyCollection<Passage> Passages, IReadOnlyCollection<MadeFigure> Figures);
