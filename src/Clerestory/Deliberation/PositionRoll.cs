using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Deliberation;

/// <summary>What a source prints about consensus. It is shown beside what the roll tells, never in its place.</summary>
public enum PrintedConsensus { Full, Without }

/// <summary>The roll of one recommendation on one day (Popolo: VoteEvent). Once closed it never changes; a change of mind is a new roll.</summary>
public sealed class PositionRoll
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The recommendation.</summary>
    public required string Recommendation { get; init; }

    /// <summary>The roll's number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The version of the words that was voted on.</summary>
    public required int Version { get; init; }

    /// <summary>The day of the roll; null where a source does not print it.</summary>
    public required DateOnly? Day { get; init; }

    /// <summary>The day whose seats are called: that of the roll, or one that stands for it where the day is not printed.</summary>
    public required DateOnly SeatsOn { get; init; }

    /// <summary>The meeting; empty where it is not known, or where positions are asked for in writing.</summary>
    public required string Meeting { get; init; }

    /// <summary>How many must be present; null where that is not known.</summary>
    public required int? Quorum { get; init; }

    /// <summary>The last day on which positions are taken; null where none was set.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>What a source prints about consensus; null for a roll that was kept here.</summary>
    public PrintedConsensus? Printed { get; init; }

    /// <summary>Where it is printed: a code of the sources; empty for a roll that was kept here.</summary>
    public string Source { get; init; } = "";

    /// <summary>The stands that need a reason, with spaces between.</summary>
    public string ReasonFor { get; init; } = "";

    /// <summary>When it was closed; null while it is open. A roll that came with the pack is closed from the beginning.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The hash over everything in it; empty while it is open.</summary>
    public string Seal { get; private set; } = "";

    /// <summary>How often it was changed: who writes says which state was read.</summary>
    public int Revision { get; private set; }

    /// <summary>A line for each seat that existed, and for each printed name whose seat is not certain.</summary>
    public List<RollLine> Lines { get; init; } = [];

    /// <summary>Whether nothing in it changes any more.</summary>
    public bool IsClosed => Seal.Length > 0;

    /// <summary>The roll as it is counted.</summary>
    public RollCall Call => new(
        SeatsOn, [.. Lines.Where(l => l.Seat is not null && l.Office.Length > 0).DistinctBy(l => l.Seat).Select(l => new RollSeat(l.Seat!.Value, l.Office, l.MayDesignate, l.IsVacant))],
        [.. Lines.Where(l => l.Stand != Stand.NotRecorded).Select(l => new RollEntry(l.Seat, l.Name, l.Stand, l.ByDesignee, l.Reason))],
        Quorum, [.. ReasonFor.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Stand>)]);

    /// <summary>Consensus, computed from the lines.</summary>
    public Consensus Consensus => Consensus.Of(Call);

    /// <summary>The seats that were held and still owe a position.</summary>
    public IReadOnlyList<RollLine> Owing => [.. Lines.Where(l => l is { Seat: not null, IsVacant: false, Stand: Stand.NotRecorded })];

    /// <summary>Closes the roll for good.</summary>
    /// <exception cref="InvalidOperationException">It is closed already.</exception>
    public void Close(DateTimeOffset? now)
    {
        if (IsClosed) throw new InvalidOperationException($"The roll {Recommendation}/{Number} is closed.");
        (ClosedAt, Seal) = (now, SealItOughtToHave());
    }

    /// <summary>Notes that a line was changed.</summary>
    internal void Changed() => Revision++;

    /// <summary>The seal over what was asked, of whom, and what each said. It leaves out when the roll was closed, which the trail tells.</summary>
    public string SealItOughtToHave() => Hash.Of(string.Join('\n',
    [
        string.Join('|', Recommendation, Number, Version, Iso(Day), Iso(SeatsOn), Escaped(Meeting), Quorum, ReasonFor, Printed, Source),
        .. Lines.OrderBy(l => l.Number).Select(l => string.Join('|', l.Number, l.Seat, Escaped(l.Office), Escaped(l.Name), l.MayDesignate, l.IsVacant, l.Stand, l.ByDesignee, Escaped(l.Reason), l.IsAsPrinted)),
    ]));

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Escaped(string text) => text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("|", @"\p", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    internal sealed class Mapping : IEntityTypeConfiguration<PositionRoll>
    {
        public void Configure(EntityTypeBuilder<PositionRoll> builder)
        {
            builder.ToTable("position_roll").HasKey(r => new { r.Pack, r.Recommendation, r.Number });
            builder.Property(r => r.Revision).IsConcurrencyToken();
            builder.HasMany(r => r.Lines).WithOne().HasForeignKey(l => new { l.Pack, l.Recommendation, l.Roll });
            builder.Ignore(r => r.Call);
            builder.Ignore(r => r.Consensus);
            builder.Ignore(r => r.Owing);
        }
    }
}

/// <summary>One line of a roll: a seat as it was on the day, and where it stood (Popolo: Vote).</summary>
public sealed class RollLine
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The recommendation.</summary>
    public required string Recommendation { get; init; }

    /// <summary>The roll's number.</summary>
    public required int Roll { get; init; }

    /// <summary>The line's number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The seat; null where a source prints a name and the seat is not certain.</summary>
    public required int? Seat { get; init; }

    /// <summary>The office or constituency that the seat is for; empty where the seat is not certain.</summary>
    public required string Office { get; init; }

    /// <summary>Who held the seat, or spoke for it, or the name as a source prints it; empty where nobody is named.</summary>
    public required string Name { get; set; }

    /// <summary>Whether the law lets the seat send a designee; null where that is not known.</summary>
    public required bool? MayDesignate { get; init; }

    /// <summary>Whether nobody held the seat.</summary>
    public bool IsVacant { get; init; }

    /// <summary>Where it stood.</summary>
    public Stand Stand { get; private set; }

    /// <summary>Whether a designee spoke.</summary>
    public bool ByDesignee { get; private set; }

    /// <summary>Why; empty where no reason was given.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Whether it is told as a source prints it, and was not taken down here.</summary>
    public bool IsAsPrinted { get; init; }

    /// <summary>Who wrote it down; empty for what came with the pack.</summary>
    public string By { get; private set; } = "";

    /// <summary>When it was written down; null for what came with the pack.</summary>
    public DateTimeOffset? At { get; private set; }

    /// <summary>Takes a position.</summary>
    public RollLine Take(Stand stand, bool byDesignee, string reason, string by, DateTimeOffset? at)
    {
        (Stand, ByDesignee, Reason, By, At) = (stand, byDesignee, reason.Trim().ReplaceLineEndings("\n"), by, at);
        return this;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<RollLine>
    {
        public void Configure(EntityTypeBuilder<RollLine> builder) => builder.ToTable("position_roll_line").HasKey(l => new { l.Pack, l.Recommendation, l.Roll, l.Number });
    }
}
