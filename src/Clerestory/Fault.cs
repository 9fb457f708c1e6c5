namespace Clerestory;

/// <summary>
/// Something outside the program stands in the way (a database that is newer, a missing browser, a folder that is not ours).
/// It is thrown where it is noticed and caught at the edge only, which shows its words and ends with a non-zero exit code.
/// </summary>
/// <remarks>Faults of a person's data are not thrown: they are <see cref="Finding"/>s.</remarks>
public sealed class Fault(string rule, string message, string remedy, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The fault's code, such as <c>store.newer</c>.</summary>
    public string Rule { get; } = rule;

    /// <summary>What the person can do about it.</summary>
    public string Remedy { get; } = remedy;
}
