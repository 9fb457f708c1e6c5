using System.Globalization;
using Clerestory.Packs;
using Clerestory.Registry;
using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Collection;

/// <summary>One round of collection, as a pack tells of it: who had to answer for what period, and the signed returns that came.</summary>
public sealed record DataCall(
    string Code, string Title, IReadOnlyList<string> Obligations, DaySpan Period, DateOnly Opens, DateOnly Due, string? Returns, string? Signers)
{
    /// <summary>The data calls of a pack, by code.</summary>
    public static IReadOnlyDictionary<string, DataCall> In(Pack pack) => pack.ReadAll<DataCall>("calls").ToDictionary(c => c.Code, StringComparer.Ordinal);

    /// <summary>The obligations of this call.</summary>
    public IEnumerable<Obligation> ObligationsIn(Pack pack) => Obligation.In(pack).Where(o => Obligations.Contains(o.Code, StringComparer.Ordinal));

    /// <summary>The signed returns that the pack holds for this call, with ids made from what they are, so that they are the same each time.</summary>
    public IReadOnlyList<Submission> SubmissionsIn(Pack pack)
    {
        if (Returns is null || Signers is null) return [];
        var signers = pack.Rows(Signers).ToDictionary(r => r["respondent"], StringComparer.Ordinal);
        return
        [
            .. from row in pack.Rows(Returns)
               group row by (Respondent: row["respondent"], Instrument: row["instrument"]) into sheet
               select new Submission(
                   new Sheet(pack.Manifest.Code, Code, sheet.Key.Respondent, sheet.Key.Instrument),
                   sheet.Select(r => new Answer(r["item"], r["place"], r["value"])), Signed(signers[sheet.Key.Respondent])),
        ];
    }

    private static Attestation Signed(CsvRow row) => new(row["name"], row["title"], DateOnly.ParseExact(row["signed_on"], "yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <summary>A span of days; both count.</summary>
public sealed record DaySpan(DateOnly From, DateOnly To);

/// <summary>Collection in the store.</summary>
public static class CollectionStore
{
    extension(DataStore store)
    {
        /// <summary>All returns.</summary>
        public DbSet<Submission> Submissions => store.Set<Submission>();
    }
}
