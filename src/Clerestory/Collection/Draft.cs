using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Collection;

/// <summary>Where a return stands on its way to the signature.</summary>
public enum DraftStage { Preparing, HandedOver, Signed }

/// <summary>How much an amendment changes.</summary>
public enum AmendmentKind
{
    /// <summary>A slip of the pen: what was reported stays as it was meant.</summary>
    Clerical,

    /// <summary>What was reported was not so.</summary>
    Material,
}

/// <summary>By what way a respondent's answers came when council staff entered them.</summary>
public enum AssistedBy { Phone, Paper }

/// <summary>The working copy of a return. Every value that it ever held stays until the return is signed, so that two people at work lose nothing.</summary>
public sealed class Draft
{
    /// <summary>The item under which explanations are kept; the place is the check's code.</summary>
    public const string Explanation = "#explanation";

    /// <summary>The value of an answer that was taken back.</summary>
    public const string Cleared = "-";

    private readonly List<DraftAnswer> answers = [];

    private Draft()
    {
    }

    /// <summary>A new draft.</summary>
    public Draft(Sheet sheet, DateTimeOffset now) =>
        (Id, Pack, Call, Respondent, Instrument, StartedAt, ChangedAt) = (sheet.Id, sheet.Pack, sheet.Call, sheet.Respondent, sheet.Instrument, now, now);

    /// <summary>The id, made from what the sheet is: there is never a second draft of it.</summary>
    public Guid Id { get; private init; }

    /// <summary>The pack.</summary>
    public string Pack { get; private init; } = "";

    /// <summary>The data call.</summary>
    public string Call { get; private init; } = "";

    /// <summary>The agency.</summary>
    public string Respondent { get; private init; } = "";

    /// <summary>The form, with its version.</summary>
    public string Instrument { get; private init; } = "";

    /// <summary>Counts the changes.</summary>
    public int Revision { get; private set; }

    /// <summary>Where it stands.</summary>
    public DraftStage Stage { get; private set; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <summary>Whether the respondent chose to confirm that it has nothing to report.</summary>
    public bool IsZeroReturn { get; private set; }

    /// <summary>How the answers came, where council staff entered them; null where the respondent did.</summary>
    public AssistedBy? Assisted { get; private set; }

    /// <summary>Who of the council entered them; empty otherwise.</summary>
    public string AssistedName { get; private set; } = "";

    /// <summary>The submission that this draft amends; null before the first.</summary>
    public Guid? Amends { get; private set; }

    /// <summary>How much the amendment changes; null before the first signature.</summary>
    public AmendmentKind? Amendment { get; private set; }

    /// <summary>Why it is amended; empty otherwise.</summary>
    public string AmendmentReason { get; private set; } = "";

    /// <summary>Every value that was ever saved and not yet signed.</summary>
    public IReadOnlyList<DraftAnswer> Values => answers;

    /// <summary>Which return it is.</summary>
    public Sheet Sheet => new(Pack, Call, Respondent, Instrument);

    /// <summary>The answers as they stand, without those that are blank.</summary>
    public IReadOnlyList<Answer> Answers => [.. At(int.MaxValue).Values.Where(a => a.Value != Cleared).Select(a => new Answer(a.Item, a.Place, a.Value))];

    /// <summary>Takes answers in: a three-way merge of what is there, what the person saw, and what the person sent.</summary>
    /// <param name="sent">A value for each place on the page, blank ones as <see cref="Cleared"/>.</param>
    /// <param name="seen">The revision that the person's page was made from.</param>
    /// <param name="who">The person.</param>
    /// <param name="now">The moment.</param>
    /// <returns>The places that somebody else changed to something else meanwhile. They stay as they are until somebody decides.</returns>
    public IReadOnlyList<Conflict> Merge(IReadOnlyList<Answer> sent, int seen, string who, DateTimeOffset now)
    {
        var (current, before) = (At(int.MaxValue), At(seen));
        var (conflicts, changes) = (new List<Conflict>(), new List<Answer>());
        // A form that sends a place twice means the last one.
        foreach (var mine in sent.GroupBy(a => (a.Item, a.Place)).Select(same => same.Last()))
        {
            var key = (mine.Item, mine.Place);
            string theirs = current.GetValueOrDefault(key)?.Value ?? Cleared, was = before.GetValueOrDefault(key)?.Value ?? Cleared;
            if (mine.Value == theirs || mine.Value == was) continue;
            if (theirs == was) changes.Add(mine);
            else conflicts.Add(new Conflict(mine.Item, mine.Place, mine.Value, theirs, current[key].By, current[key].At));
        }
        if (changes.Count == 0) return conflicts;
        Touch(who, now);
        answers.AddRange(changes.Select(a => new DraftAnswer { Item = a.Item, Place = a.Place, Revision = Revision, Value = a.Value, By = who, At = now }));
        if (Stage == DraftStage.HandedOver) Stage = DraftStage.Preparing;
        IsZeroReturn = false;
        return conflicts;
    }

    /// <summary>Confirms that there is nothing to report.</summary>
    public void ConfirmZero(IReadOnlyList<Answer> zero, string who, DateTimeOffset now)
    {
        var blank = At(int.MaxValue).Values.Where(a => zero.All(z => (z.Item, z.Place) != (a.Item, a.Place))).Select(a => new Answer(a.Item, a.Place, Cleared));
        Merge([.. zero, .. blank], Revision, who, now);
        IsZeroReturn = true;
        Touch(who, now);
    }

    /// <summary>Hands the return to the one who signs.</summary>
    public void HandOver(string who, DateTimeOffset now)
    {
        MustBe(DraftStage.Preparing);
        Stage = DraftStage.HandedOver;
        Touch(who, now);
    }

    /// <summary>Notes that council staff entered what the respondent said or sent.</summary>
    public void Assist(AssistedBy way, string who) => (Assisted, AssistedName) = (way, who);

    /// <summary>Ends the draft with the signature. The values on the way there are not kept.</summary>
    public void Sign(string who, DateTimeOffset now)
    {
        if (Stage == DraftStage.Signed) throw new InvalidOperationException($"The draft {Id} is signed already.");
        Stage = DraftStage.Signed;
        answers.Clear();
        (IsZeroReturn, Assisted, AssistedName, Amends, Amendment, AmendmentReason) = (false, null, "", null, null, "");
        Touch(who, now);
    }

    /// <summary>Begins an amendment with the answers as they were signed.</summary>
    public void Amend(Submission signed, AmendmentKind kind, string reason, string who, DateTimeOffset now)
    {
        MustBe(DraftStage.Signed);
        Touch(who, now);
        answers.Clear();
        answers.AddRange(signed.Answers.Select(a => new DraftAnswer { Item = a.Item, Place = a.Place, Revision = Revision, Value = a.Value, By = who, At = now }));
        (Stage, Amends, Amendment, AmendmentReason) = (DraftStage.Preparing, signed.Id, kind, reason);
    }

    /// <summary>Gives an amendment up: the return stays as it was signed.</summary>
    public void GiveUp(string who, DateTimeOffset now)
    {
        if (Amends is null) throw new InvalidOperationException($"The draft {Id} amends nothing.");
        Sign(who, now);
    }

    private Dictionary<(string, string), DraftAnswer> At(int revision) =>
        answers.Where(a => a.Revision <= revision).GroupBy(a => (a.Item, a.Place)).ToDictionary(g => g.Key, g => g.MaxBy(a => a.Revision)!);

    private void Touch(string who, DateTimeOffset now) => (Revision, ChangedAt, ChangedBy) = (Revision + 1, now, who);

    private void MustBe(DraftStage wanted)
    {
        if (Stage != wanted) throw new InvalidOperationException($"The draft {Id} is {Stage}, not {wanted}.");
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Draft>
    {
        public void Configure(EntityTypeBuilder<Draft> builder)
        {
            builder.ToTable("draft").HasKey(d => d.Id);
            builder.Property(d => d.Id).ValueGeneratedNever();
            // All that completeness asks of a call's drafts: their rows are not touched.
            builder.HasIndex(d => new { d.Pack, d.Call, d.Respondent, d.Instrument, d.StartedAt, d.ChangedAt, d.Stage });
            builder.Property(d => d.Revision).IsConcurrencyToken();
            builder.Ignore(d => d.Answers);
            builder.Ignore(d => d.Sheet);
            builder.OwnsMany(d => d.Values, answer =>
            {
                answer.ToTable("draft_answer").WithOwner().HasForeignKey("draft_id");
                answer.HasKey("draft_id", nameof(DraftAnswer.Item), nameof(DraftAnswer.Place), nameof(DraftAnswer.Revision));
                answer.Property(a => a.Revision).ValueGeneratedNever();
            });
            builder.Navigation(d => d.Values).HasField(nameof(answers)).UsePropertyAccessMode(PropertyAccessMode.Field);
        }
    }
}

/// <summary>A value of a draft, as of one revision.</summary>
public sealed record DraftAnswer
{
    /// <summary>The item.</summary>
    public required string Item { get; init; }

    /// <summary>The place.</summary>
    public required string Place { get; init; }

    /// <summary>The draft's revision with which the value came.</summary>
    public required int Revision { get; init; }

    /// <summary>The value.</summary>
    public required string Value { get; init; }

    /// <summary>Who gave it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>One place to which two people gave different values at the same time.</summary>
/// <param name="Item">The item.</param>
/// <param name="Place">The place.</param>
/// <param name="Mine">What this person sent.</param>
/// <param name="Theirs">What is there.</param>
/// <param name="By">Who put it there.</param>
/// <param name="At">When.</param>
public sealed record Conflict(string Item, string Place, string Mine, string Theirs, string By, DateTimeOffset At);
