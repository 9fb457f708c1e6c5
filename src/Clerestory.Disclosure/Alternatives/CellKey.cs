using System.Security.Cryptography;
using System.Text;
using Clerestory.Disclosure.Tables;

namespace Clerestory.Disclosure.Alternatives;

/// <summary>
/// The cell key method: each unit has a key that never changes, the key of a cell is the sum of its units' keys modulo 1, and
/// the key chooses the deviation. The same units are moved alike in every table and every year, so that repeating a question tells nothing.
/// </summary>
/// <remarks>
/// Fraser and Wooton, <i>A proposed method for confidentialising tabular output to protect against differencing</i> (Australian Bureau of Statistics,
/// 2005); Giessing (2016), doi:10.1007/978-3-319-45381-1_18. Totals are moved on their own and need not be the sum of their parts.
/// </remarks>
public sealed class CellKey
{
    private readonly byte[] _secret;

    /// <summary>Makes the method ready.</summary>
    /// <param name="secret">What the keys are made with; 32 bytes or more, the same for all editions, and told to nobody.</param>
    /// <param name="table">The probabilities of the deviations.</param>
    /// <exception cref="ArgumentException">The secret is shorter than 32 bytes.</exception>
    public CellKey(ReadOnlySpan<byte> secret, PerturbationTable table)
    {
        if (secret.Length < 32) throw new ArgumentException("The secret must be 32 bytes or longer.", nameof(secret));
        (_secret, Table) = (secret.ToArray(), table);
    }

    /// <summary>The probabilities of the deviations.</summary>
    public PerturbationTable Table { get; }

    /// <summary>The key of a unit, as a share of the whole of 2⁶⁴: the first eight bytes of HMAC-SHA-256 over its id in UTF-8.</summary>
    public ulong KeyOf(string unit) => System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(unit)));

    /// <summary>Moves every cell of a table.</summary>
    /// <param name="table">The table; the ids of all of its units are recorded.</param>
    /// <returns>A band for each cell, in their order: the true count lies at most D away.</returns>
    /// <exception cref="InvalidSystemException">The units of a cell are not recorded, or one is in it twice.</exception>
    public IReadOnlyList<Band> Perturb(CountTable table)
    {
        var keys = new Dictionary<string, ulong>(StringComparer.Ordinal);
        return [.. table.Cells.Select((cell, i) => BandOf(i, cell, keys))];
    }

    private Band BandOf(int index, TableCell cell, Dictionary<string, ulong> keys)
    {
        ulong sum = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string unit in cell.Members.SelectMany(m => m.Units))
        {
            if (!seen.Add(unit)) throw new InvalidSystemException($"The cell '{cell.Id}' counts the same unit twice. Count each unit once in each table.");
            if (!keys.TryGetValue(unit, out ulong key)) keys[unit] = key = KeyOf(unit);
            unchecked { sum += key; }
        }
        if (seen.Count != cell.Count) throw new InvalidSystemException($"The cell '{cell.Id}' counts {cell.Count}, and {seen.Count} units are recorded. Read the table with a column of units.");
        long published = cell.Count + Table.Deviation(cell.Count, sum);
        // Zero stays zero, so what is published as more than 0 is at least 1.
        return new Band(index, published, Math.Max(published > 0 ? 1 : 0, published - Table.Greatest), published + Table.Greatest);
    }
}
