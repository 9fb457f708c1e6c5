namespace Clerestory.Documents;

/// <summary>One square for each of a few hundred things: those that did, then those that did not.</summary>
/// <param name="Part">How many did; 0 to <paramref name="Whole"/>.</param>
/// <param name="Whole">How many there are.</param>
/// <param name="PartLabel">What they did, after the number: <c>reported</c>.</param>
/// <param name="RestLabel">What the others did not: <c>did not</c>.</param>
/// <param name="Words">The picture in one sentence.</param>
public sealed record WaffleChart(long Part, long Whole, string PartLabel, string RestLabel, string Words) : Block;

/// <summary>Bars on one scale that begins at zero. It is a table: nothing has to be described twice.</summary>
/// <param name="Caption">What the bars show.</param>
/// <param name="RowTitle">The header of the names.</param>
/// <param name="ValueTitle">The header of the values.</param>
/// <param name="Bars">The bars.</param>
public sealed record BarChart(string Caption, string RowTitle, string ValueTitle, IReadOnlyList<Bar> Bars) : Block;

/// <summary>One bar.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Value">How long it is; not negative.</param>
/// <param name="Text">What stands beside it: the number, or for a gap the words that say what is missing.</param>
/// <param name="Note">A few words after that; may be empty.</param>
/// <param name="IsGap">Whether it stands for something that did not come: it is drawn as a dashed outline, never as a bar of zero.</param>
public sealed record Bar(string Label, long Value, string Text, IReadOnlyList<Inline> Note, bool IsGap = false);

/// <summary>A short series of years: one measure above the line, another below it, on one scale. It is a table.</summary>
/// <param name="Caption">What the columns show.</param>
/// <param name="AxisTitle">The header of the axis, such as <c>Year</c>.</param>
/// <param name="Axis">The places along the axis.</param>
/// <param name="UpTitle">The measure above the line.</param>
/// <param name="Up">Its values, one a place.</param>
/// <param name="DownTitle">The measure below the line.</param>
/// <param name="Down">Its values, one a place.</param>
public sealed record ColumnChart(
    string Caption, string AxisTitle, IReadOnlyList<string> Axis, string UpTitle, IReadOnlyList<long> Up, string DownTitle, IReadOnlyList<long> Down) : Block;

/// <summary>Small charts side by side; each group has one scale, and says which.</summary>
/// <param name="UpTitle">The measure of the wide columns.</param>
/// <param name="DownTitle">The measure of the narrow columns.</param>
/// <param name="Groups">The groups.</param>
/// <param name="Rest">What is not drawn, in words; may be empty.</param>
public sealed record PanelChart(string UpTitle, string DownTitle, IReadOnlyList<PanelGroup> Groups, IReadOnlyList<Inline> Rest) : Block;

/// <summary>Panels on one scale, from zero to <paramref name="Top"/>.</summary>
public sealed record PanelGroup(long Top, IReadOnlyList<Panel> Panels);

/// <summary>One small chart, with its own words for those who cannot see it.</summary>
public sealed record Panel(string Title, string Subtitle, IReadOnlyList<string> Axis, IReadOnlyList<long> Up, IReadOnlyList<long> Down, string Words);
