using System.Globalization;
using System.Text.RegularExpressions;

namespace Clerestory.Collection.Forms;

/// <summary>Which copy of a form a file is: whose it is, of which call, and of which revision of the draft. By that an upload is compared with what was changed since.</summary>
/// <param name="Call">The data call's code.</param>
/// <param name="Agency">The agency's code.</param>
/// <param name="Revision">The draft's revision when the file was made; 0 before the first step.</param>
/// <param name="Seal">The seal of the form.</param>
public sealed partial record FormCopy(string Call, string Agency, int Revision, string Seal)
{
    /// <summary>What the file says before it.</summary>
    public const string Label = "This copy (leave as it is)";

    /// <summary>The copy as it stands in the file.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"call {Call}; agency {Agency}; revision {Revision}; form {Seal}");

    /// <summary>Reads it back; null where it cannot be read.</summary>
    public static FormCopy? Read(string? text) =>
        Written().Match(text ?? "") is { Success: true } m && int.TryParse(m.Groups[3].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int revision)
            ? new FormCopy(m.Groups[1].Value, m.Groups[2].Value, revision, m.Groups[4].Value) : null;

    [GeneratedRegex(@"^\s*call (\S+); agency (\S+); revision ([0-9]+); form ([0-9a-f]+)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
