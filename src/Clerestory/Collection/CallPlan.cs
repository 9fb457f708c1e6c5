using System.Globalization;
using Clerestory.Packs;
using Clerestory.Registry;

namespace Clerestory.Collection;

/// <summary>One round of collection, as a pack plans it: who has to answer for what period, by when, and the signed returns that a pack may hold.</summary>
/// <param name="Code">The call's code.</param>
/// <param name="Title">Its title.</param>
/// <param name="Obligations">The obligations that it asks for, by code.</param>
/// <param name="Period">The period that is reported.</param>
/// <param name="Opens">The first day.</param>
/// <param name="Due">The last day on which a return is on time.</param>
/// <param name="Returns">The file of signed returns; null where the pack holds none.</param>
/// <param name="Signers">The file of those who signed them.</param>
/// <param name="NoNewAfter">The last day on which a first return is taken; null for no such day.</param>
/// <param name="NoEditAfter">The last day on which an amendment is taken; null for no such day.</param>
public sealed record CallPlan(
    string Code, string Title, IReadOnlyList<string> Obligations, DaySpan Period, DateOnly Opens, DateOnly Due, string? Returns, string? Signers,
    DateOnly? NoNewAfter = null, DateOnly? NoEditAfter = null)
{
    /// <summary>The data calls of a pack, by code.</summary>
    public static IReadOnlyDictionary<string, CallPlan> In(Pack pack) => pack.Once<IReadOnlyDictionary<string, CallPlan>>(p => p.ReadAll<CallPlan>("calls").ToDictionary(c => c.Code, StringComparer.Ordinal));

    /// <summary>The obligations of this call.</summary>
    public IEnumerable<Obligation> ObligationsIn(Pack pack) => Obligation.In(pack).Where(o => Obligations.Contains(o.Code, StringComparer.Ordinal));

    /// <summary>The signed returns that the pack holds for this call, with ids made from what they are, so that they are the same each time.</summary>
    public IReadOnlyList<Submission> SubmissionsIn(Pack pack)
    {
        if (Returns is null || Signers is null) return [];
        var signers = pack.Rows(Signers).ToDictionary(r => r["respondent"], StringComparer.Ordinal);
        var instruments = Instrument.In(pack);
        return
        [
            .. from row in pack.Rows(Returns)
               group row by (Respondent: row["respondent"], Instrument: row["instrument"]) into sheet
               select Accepted(
                   new Sheet(pack.Manifest.Code, Code, sheet.Key.Respondent, sheet.Key.Instrument),
                   sheet.Select(r => new Answer(r["item"], r["place"], r["value"])), signers[sheet.Key.Respondent], instruments[sheet.Key.Instrument].Attestation.Statement),
        ];
    }

    // What a pack holds was accepted when the pack was made.
    private Submission Accepted(Sheet sheet, IEnumerable<Answer> answers, CsvRow signer, string statement)
    {
        var day = DateOnly.ParseExact(signer["signed_on"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var submission = new Submission(
            sheet, 1, answers, new Attestation(signer["name"], signer["title"], day, statement),
            new Circumstances(new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero), day > Due));
        submission.Judge(ReviewVerdict.Accepted);
        return submission;
    }
}

/// <summary>A span of days; both count.</summary>
public sealed record DaySpan(DateOnly From, DateOnly To);
