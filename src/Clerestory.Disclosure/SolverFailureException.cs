namespace Clerestory.Disclosure;

/// <summary>The solver ended without an optimum. Nothing was proven, so nothing may be released on the strength of it.</summary>
/// <param name="status">The solver's own number for what happened (HiGHS model status; 7 is optimal).</param>
public sealed class SolverFailureException(int status) : Exception($"The solver ended with status {status} instead of an optimum, so nothing is proven and nothing may be released.")
{
    /// <summary>The solver's own number for what happened.</summary>
    public int Status { get; } = status;
}
