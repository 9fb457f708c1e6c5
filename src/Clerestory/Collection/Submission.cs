using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Collection;

/// <summary>What a reviewer says of a return.</summary>
public enum ReviewVerdict { Waiting, Accepted, Returned }

/// <summary>One respondent's signed answers to one form of one data call. Nothing in it changes but the reviewer's verdict; an amendment is a new one.</summary>
public sealed class Submission
{
    private readonly List<Answer> answers = [];

    private Submission()
    {
    }

    /// <summary>A signed return.</summary>
    /// <param name="sheet">Which return it is.</param>
    /// <param name="number">Which version of it, from 1.</param>
    /// <param name="answers">The answers.</param>
    /// <param name="attestation">Who swore to them.</param>
    /// <param name="circumstances">When and how it came.</param>
    public Submission(Sheet sheet, int number, IEnumerable<Answer> answers, Attestation attestation, Circumstances circumstances)
    {
        (Id, Pack, Call, Respondent, Instrument, Number, Attestation, Circumstances) =
            (sheet.IdOf(number), sheet.Pack, sheet.Call, sheet.Respondent, sheet.Instrument, number, attestation, circumstances);
        this.answers.AddRange(answers);
        IsCurrent = true;
        Seal = SealItOughtToHave();
    }

    /// <summary>The return's own id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The pack it belongs to.</summary>
    public string Pack { get; private init; } = "";

    /// <summary>The data call that it answers.</summary>
    public string Call { get; private init; } = "";

    /// <summary>The agency that answers.</summary>
    public string Respondent { get; private init; } = "";

    /// <summary>The form, with its version.</summary>
    public string Instrument { get; private init; } = "";

    /// <summary>Which version of this return it is, from 1: a later one replaces the one before.</summary>
    public int Number { get; private init; }

    /// <summary>Whether no later version replaces it.</summary>
    public bool IsCurrent { get; private set; }

    /// <summary>Who signed, and when.</summary>
    public Attestation Attestation { get; private init; } = null!;

    /// <summary>When and how it came.</summary>
    public Circumstances Circumstances { get; private init; } = null!;

    /// <summary>The hash of the signed answers.</summary>
    public string Seal { get; private init; } = "";

    /// <summary>What the reviewer says of it.</summary>
    public ReviewVerdict Verdict { get; private set; }

    /// <summary>The answers.</summary>
    public IReadOnlyList<Answer> Answers => answers;

    /// <summary>Which return it is.</summary>
    public Sheet Sheet => new(Pack, Call, Respondent, Instrument);

    /// <summary>What the respondent wrote to the questions of checks, by the check's code.</summary>
    public IReadOnlyDictionary<string, string> Explanations => answers.Where(a => a.Item == Draft.Explanation).ToDictionary(a => a.Place, a => a.Value, StringComparer.Ordinal);

    /// <summary>Notes the reviewer's verdict.</summary>
    public void Judge(ReviewVerdict verdict)
    {
        if (!IsCurrent) throw new InvalidOperationException($"The submission {Id} is replaced by a later one.");
        Verdict = verdict;
    }

    /// <summary>Notes that a later version replaces this one.</summary>
    public void Replace() => IsCurrent = false;

    /// <summary>The hash that the signed return ought to have: over all that was signed, with who signed it and how it came.</summary>
    public string SealItOughtToHave() => Hash.Of(string.Join('\n', ((string[])
    [
        Pack, Call, Respondent, Instrument, Number.ToString(CultureInfo.InvariantCulture), .. Attestation.Fields, .. Circumstances.Fields,
        .. answers.OrderBy(a => a.Item, StringComparer.Ordinal).ThenBy(a => a.Place, StringComparer.Ordinal).SelectMany(a => new[] { a.Item, a.Place, a.Value }),
    ]).Select(field => field.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal))));

    internal sealed class Mapping : IEntityTypeConfiguration<Submission>
    {
        public void Configure(EntityTypeBuilder<Submission> builder)
        {
            builder.ToTable("submission").HasKey(s => s.Id);
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.HasIndex(s => new { s.Pack, s.Call, s.Respondent, s.Instrument, s.Number }).IsUnique();
            // A second index, with when it came and the verdict, is made by the migration ManyRespondents: the model cannot name a part of Circumstances in an index.
            // One respondent's returns of all years: last year's are read with each signature.
            builder.HasIndex(s => new { s.Pack, s.Respondent });
            builder.Property(s => s.Verdict).IsConcurrencyToken();
            builder.Property(s => s.IsCurrent).IsConcurrencyToken();
            builder.ComplexProperty(s => s.Attestation);
            builder.ComplexProperty(s => s.Circumstances);
            builder.Ignore(s => s.Sheet);
            builder.Ignore(s => s.Explanations);
            builder.OwnsMany(s => s.Answers, answer =>
            {
                answer.ToTable("answer").WithOwner().HasForeignKey("submission_id");
                answer.HasKey("submission_id", nameof(Answer.Item), nameof(Answer.Place));
            });
        }
    }
}

/// <summary>Which return it is: one form of one data call, from one respondent.</summary>
public sealed record Sheet(string Pack, string Call, string Respondent, string Instrument)
{
    /// <summary>An id made from what it is, so that it is the same each time: that of its one draft.</summary>
    public Guid Id => IdOf(0);

    /// <summary>The id of a signed version, from 1. Two people who sign at once make the same id, and one of them is told.</summary>
    public Guid IdOf(int number) => new(Convert.FromHexString(Hash.Of(string.Create(CultureInfo.InvariantCulture, $"{Pack}|{Call}|{Respondent}|{Instrument}|{number}")))[..16]);
}

/// <summary>One item, at one place of its grid, and its value (GSIM: unit data point).</summary>
public sealed record Answer(string Item, string Place, string Value);

/// <summary>Who swore to the answers, in what office, on what day, and in which words.</summary>
public sealed record Attestation(string Name, string Title, DateOnly SignedOn, string Statement)
{
    internal IEnumerable<string> Fields => [Name, Title, SignedOn.ToString("O", CultureInfo.InvariantCulture), Statement];
}

/// <summary>When and how a signed return came.</summary>
/// <param name="ReceivedAt">When.</param>
/// <param name="IsLate">Whether its first version came after the respondent's due day.</param>
/// <param name="LateReason">Why, in the respondent's words; empty when it is not late.</param>
/// <param name="Amendment">How much it changes; null for a first version.</param>
/// <param name="AmendmentReason">Why it was amended; empty for a first version.</param>
/// <param name="Assisted">By what way the answers came, where council staff entered them; null where the respondent did.</param>
/// <param name="AssistedName">Who of the council entered them; empty otherwise.</param>
/// <param name="By">The account or key that sent it.</param>
public sealed record Circumstances(
    DateTimeOffset ReceivedAt, bool IsLate = false, string LateReason = "", AmendmentKind? Amendment = null, string AmendmentReason = "",
    AssistedBy? Assisted = null, string AssistedName = "", string By = "")
{
    internal IEnumerable<string> Fields =>
    [
        ReceivedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), IsLate ? "late" : "", LateReason, Amendment?.ToString() ?? "", AmendmentReason,
        Assisted?.ToString() ?? "", AssistedName, By,
    ];
}
