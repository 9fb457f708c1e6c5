using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Clerestory.Accounts;

/// <summary>The six digits that an authenticator app shows (RFC 6238), and the half minute that they belong to.</summary>
public static class AuthenticatorCode
{
    private const int Seconds = 30;

    // So many half minutes early or late: clocks of phones differ, and people type slowly.
    private const int Leeway = 2;

    /// <summary>The half minute that a code belongs to; null where it belongs to none near this moment.</summary>
    /// <param name="secret">The key of the app, in Base32.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="now">The moment.</param>
    public static long? StepOf(string? secret, string code, DateTimeOffset now)
    {
        string digits = code.Replace(" ", "", StringComparison.Ordinal);
        if (secret is null || digits.Length != 6 || Bytes(secret) is not { } key) return null;
        long middle = now.ToUnixTimeSeconds() / Seconds;
        long? found = null;
        // All are looked at, so that the time it takes tells nothing.
        for (long step = middle - Leeway; step <= middle + Leeway; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(At(key, step)), System.Text.Encoding.UTF8.GetBytes(digits))) found = step;
        }
        return found;
    }

    [SuppressMessage("Security", "CA5350", Justification = "The standard, and every app, says SHA-1; as a keyed hash it still holds.")]
    private static string At(byte[] key, long step)
    {
        byte[] counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        byte[] hash = HMACSHA1.HashData(key, counter);
        int number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    // Base32 (RFC 4648); null where it is none.
    private static byte[]? Bytes(string secret)
    {
        var (bytes, buffer, bits) = (new List<byte>(), 0, 0);
        foreach (char c in secret.TrimEnd('='))
        {
            int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal);
            if (value < 0) return null;
            (buffer, bits) = (((buffer & 0xff) << 5) | value, bits + 5);
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)((buffer >> bits) & 0xff));
        }
        return [.. bytes];
    }
}
