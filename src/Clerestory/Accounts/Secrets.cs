using System.Security.Cryptography;

namespace Clerestory.Accounts;

/// <summary>Tokens and keys: made at random, shown once, kept as a hash.</summary>
public static class Secrets
{
    /// <summary>A new secret of 256 bits, in letters that fit into a link.</summary>
    public static string New(string prefix) => prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>What is kept of it. A random secret of this length needs no salt and no slow hash.</summary>
    public static string HashOf(string secret) => Hash.Of("clerestory\n" + secret);
}
