using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Collection;

/// <summary>One respondent's signed answers to one form of one data call.</summary>
public sealed class Submission
{
    private readonly List<Answer> answers = [];

    private Submission()
    {
    }

    /// <summary>A signed return.</summary>
    public Submission(Sheet sheet, IEnumerable<Answer> answers, Attestation attestation)
    {
        (Id, Pack, Call, Respondent, Instrument, Attestation) = (sheet.Id, sheet.Pack, sheet.Call, sheet.Respondent, sheet.Instrument, attestation);
        this.answers.AddRange(answers);
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

    /// <summary>Who signed, and when.</summary>
    public Attestation Attestation { get; private init; } = null!;

    /// <summary>The hash of the signed answers.</summary>
    public string Seal { get; private init; } = "";

    /// <summary>The answers.</summary>
    public IReadOnlyList<Answer> Answers => answers;

    /// <summary>The hash that the answers ought to have.</summary>
    public string SealItOughtToHave() => Hash.Of(string.Join('\n', ((string[])
    [
        Pack, Call, Respondent, Instrument, Attestation.Name, Attestation.Title, Attestation.SignedOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        .. answers.OrderBy(a => a.Item, StringComparer.Ordinal).ThenBy(a => a.Place, StringComparer.Ordinal).SelectMany(a => new[] { a.Item, a.Place, a.Value }),
    ]).Select(field => field.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal))));

    internal sealed class Mapping : IEntityTypeConfiguration<Submission>
    {
        public void Configure(EntityTypeBuilder<Submission> builder)
        {
            builder.ToTable("submission").HasKey(s => s.Id);
            builder.HasIndex(s => new { s.Pack, s.Call, s.Respondent, s.Instrument }).IsUnique();
            builder.ComplexProperty(s => s.Attestation);
            builder.OwnsMany(s => s.Answers, answer =>
            {
                answer.ToTable("answer").WithOwner().HasForeignKey("submission_id");
                answer.HasKey("submission_id", nameof(Answer.Item), nameof(Answer.Place));
            });
        }
    }
}

/// <summary>Which return it is: one form of one data call, from one respondent. There is never a second one of it.</summary>
public sealed record Sheet(string Pack, string Call, string Respondent, string Instrument)
{
    /// <summary>An id made from what it is, so that it is the same each time.</summary>
    public Guid Id => new(Convert.FromHexString(Hash.Of($"{Pack}|{Call}|{Respondent}|{Instrument}"))[..16]);
}

/// <summary>One item, at one place of its grid, and its value (GSIM: unit data point).</summary>
public sealed record Answer(string Item, string Place, string Value);

/// <summary>Who swore to the answers, in what office, on what day.</summary>
public sealed record Attestation(string Name, string Title, DateOnly SignedOn);
