using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Clerestory.Web.Tests.Desk;

/// <summary>What an authenticator app shows (RFC 6238: HMAC-SHA-1 over the half minute, six digits).</summary>
internal static class Totp
{
    /// <summary>The half minute of a moment.</summary>
    public static long StepAt(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / 30;

    /// <summary>The code of a half minute.</summary>
    public static string Code(string secret, long step) => Code(FromBase32(secret), step);

    /// <summary>A code that is none: the one for a time long past.</summary>
    public static string Wrong(string secret, DateTimeOffset now) => Code(secret, StepAt(now) - 100);

    [SuppressMessage("Security", "CA5350", Justification = "The standard says SHA-1.")]
    public static string Code(byte[] key, long step)
    {
        byte[] counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        byte[] hash = HMACSHA1.HashData(key, counter);
        int number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        var (bytes, buffer, bits) = (new List<byte>(), 0, 0);
        foreach (char c in text.Replace(" ", "", StringComparison.Ordinal).TrimEnd('='))
        {
            (buffer, bits) = (((buffer & 0xff) << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal), bits + 5);
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)((buffer >> bits) & 0xff));
        }
        return [.. bytes];
    }
}

/// <summary>That the codes are those of the standard.</summary>
public sealed class TotpTests
{
    [Theory]
    [InlineData(59, "287082")]              // RFC 6238, appendix B, the last six of eight digits
    [InlineData(1111111109, "081804")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long second, string code) => Assert.Equal(code, Totp.Code("12345678901234567890"u8.ToArray(), second / 30));
}
