using Clerestory.Registry;

namespace Clerestory.Web.Desk;

/// <summary>The fields of a person's record.</summary>
/// <param name="Person">What stands in them.</param>
/// <param name="Variants">The other spellings, one a line.</param>
/// <param name="AsksWhetherSomeoneElse">Whether it is asked that this is somebody else of the same name.</param>
public sealed record PersonFields(Person Person, string Variants, bool AsksWhetherSomeoneElse)
{
    /// <summary>The lines of a field, without empty ones.</summary>
    public static IReadOnlyList<string> Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
