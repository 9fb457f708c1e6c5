using System.Security.Cryptography;
using System.Text;

namespace Clerestory.Disclosure.Tests;

/// <summary>Eight letters for a long answer, so that a test can hold what was answered before.</summary>
internal static class Fingerprint
{
    public static string Of(IEnumerable<string> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..8];

    public static string Of(IEnumerable<int> numbers) => Of(numbers.Select(n => $"{n}"));
}
