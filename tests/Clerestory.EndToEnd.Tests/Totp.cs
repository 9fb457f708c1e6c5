using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Clerestory.EndToEnd.Tests;

/// <summary>An authenticator app (RFC 6238).</summary>
internal static class Totp
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string NewKey() => RandomNumberGenerator.GetString(Letters, 32);

    // The half minutes whose codes were used: each opens once.
    private static readonly ConcurrentDictionary<string, long> Used = new(StringComparer.Ordinal);

    /// <summary>The code that the app shows now or, where that was used, the next one. Waits until it does.</summary>
    public static string Fresh(string key, TimeProvider clock, Action<TimeSpan> wait)
    {
        long fresh = Used.AddOrUpdate(key.Replace(" ", "", StringComparison.Ordinal), _ => HalfMinute(clock), (_, last) => Math.Max(last + 1, HalfMinute(clock)));
        while (HalfMinute(clock) < fresh) wait(TimeSpan.FromSeconds(1));
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, fresh);
#pragma warning disable CA5350 // The standard says so, and every authenticator app does it.
        byte[] hash = HMACSHA1.HashData(Bytes(key), step);
#pragma warning restore CA5350
        int code = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return $"{code % 1_000_000:D6}";
    }

    private static long HalfMinute(TimeProvider clock) => clock.GetUtcNow().ToUnixTimeSeconds() / 30;

    private static byte[] Bytes(string key)
    {
        var bytes = new List<byte>();
        (int held, int bits) = (0, 0);
        foreach (char letter in key.Where(c => c != ' '))
        {
            (held, bits) = (((held << 5) | Letters.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal)) & 0xFFF, bits + 5);
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)((held >> bits) & 0xFF));
        }
        return [.. bytes];
    }
}
