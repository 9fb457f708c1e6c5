using System.Security.Cryptography;
using System.Text;

namespace Clerestory;

/// <summary>SHA-256 as 64 lower case hexadecimal digits, the only hash that is used.</summary>
public static class Hash
{
    /// <summary>The hash of some bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The hash of a text in UTF-8.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));
}
