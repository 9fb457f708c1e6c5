using System.Data.Common;
using Clerestory.Packs;
using Clerestory.Registry;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Collection;

/// <summary>Whether a data call takes returns.</summary>
public enum CallState { Open, Closed }

/// <summary>One round of collection that staff opened (DDI: collection event). It pins the pack and, by their seals, the forms.</summary>
public sealed class DataCall
{
    /// <summary>The pack it belongs to.</summary>
    public required string Pack { get; init; }

    /// <summary>The call's code.</summary>
    public required string Code { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The obligations that it asks for: their codes, in one text with spaces between.</summary>
    public required string ObligationCodes { get; init; }

    /// <summary>The first day that is reported on.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day that is reported on.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The first day on which returns are taken.</summary>
    public required DateOnly Opens { get; set; }

    /// <summary>The last day on which a return is on time.</summary>
    public required DateOnly Due { get; set; }

    /// <summary>The last day on which a first return is taken; null for until the call is closed.</summary>
    public required DateOnly? NoNewAfter { get; set; }

    /// <summary>The last day on which an amendment is taken; null for until the call is closed.</summary>
    public required DateOnly? NoEditAfter { get; set; }

    /// <summary>The council's time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The seal over the forms and code lists that the call was opened with.</summary>
    public required string FormsSeal { get; init; }

    /// <summary>Whether it takes returns.</summary>
    public CallState State { get; private set; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Counts the changes, so that two people cannot overwrite each other.</summary>
    public int Revision { get; private set; }

    /// <summary>The obligations, by code.</summary>
    public IReadOnlyList<string> Obligations => ObligationCodes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The last day on which a return is on time.</summary>
    public LastDay DueDay => new(Due, TimeZone);

    /// <summary>What day it is for the council.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => LastDay.DayOf(moment, TimeZone);

    /// <summary>The obligations that the call asks for, from the pack.</summary>
    public IReadOnlyList<Obligation> ObligationsIn(Pack pack) => [.. Obligation.In(pack).Where(o => Obligations.Contains(o.Code, StringComparer.Ordinal))];

    /// <summary>Those of them that stand on the last reported day.</summary>
    public IEnumerable<Obligation> DutiesIn(Pack pack) => ObligationsIn(pack).Where(o => o.StandsOn(To));

    /// <summary>Why no answer may be given at a moment; null when one may.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="isAmendment">Whether a return was received before.</param>
    /// <param name="laterDue">A later due day that staff granted this respondent; it also moves the day after which no first return is taken.</param>
    public string? RefusalAt(DateTimeOffset now, bool isAmendment, DateOnly? laterDue)
    {
        var today = DayOf(now);
        if (State == CallState.Closed) return "This data call is closed. Ask council staff if something must still be corrected.";
        if (today < Opens) return $"This data call opens on {Words.Day(Opens)}.";
        if (isAmendment) return NoEditAfter < today ? $"Amendments were taken until {Words.Day(NoEditAfter.Value)}. Ask council staff if something must still be corrected." : null;
        var last = NoNewAfter is { } day && laterDue > day ? laterDue : NoNewAfter;
        return last < today ? $"First returns were taken until {Words.Day(last.Value)}. Ask council staff for an exception." : null;
    }

    /// <summary>Changes the days of a call.</summary>
    public void Change(DateOnly opens, DateOnly due, DateOnly? noNewAfter, DateOnly? noEditAfter)
    {
        (Opens, Due, NoNewAfter, NoEditAfter) = (opens, due, noNewAfter, noEditAfter);
        Revision++;
    }

    /// <summary>Closes the call: nothing comes in any more.</summary>
    public void Close(DateTimeOffset now)
    {
        if (State == CallState.Closed) throw new InvalidOperationException($"The call {Code} is closed already.");
        (State, ClosedAt) = (CallState.Closed, now);
        Revision++;
    }

    /// <summary>The columns that <see cref="Read"/> reads, in their order.</summary>
    internal const string Columns = """pack, code, title, obligation_codes, "from", "to", opens, due, no_new_after, no_edit_after, time_zone, forms_seal, state, closed_at, revision""";

    /// <summary>A call from its row, for work that only looks at it.</summary>
    internal static DataCall Read(DbDataReader row)
    {
        DateOnly? Day(int at) => row.IsDBNull(at) ? null : row.GetFieldValue<DateOnly>(at);
        return new DataCall
        {
            Pack = row.GetString(0), Code = row.GetString(1), Title = row.GetString(2), ObligationCodes = row.GetString(3), From = Day(4)!.Value, To = Day(5)!.Value, Opens = Day(6)!.Value, Due = Day(7)!.Value,
            NoNewAfter = Day(8), NoEditAfter = Day(9), TimeZone = row.GetString(10), FormsSeal = row.GetString(11), State = Enum.Parse<CallState>(row.GetString(12)),
            ClosedAt = row.IsDBNull(13) ? null : new DateTimeOffset(DateTime.SpecifyKind(row.GetFieldValue<DateTime>(13), DateTimeKind.Utc)), Revision = row.GetInt32(14),
        };
    }

    internal sealed class Mapping : IEntityTypeConfiguration<DataCall>
    {
        public void Configure(EntityTypeBuilder<DataCall> builder)
        {
            builder.ToTable("data_call").HasKey(c => new { c.Pack, c.Code });
            builder.Property(c => c.Revision).IsConcurrencyToken();
            builder.Ignore(c => c.Obligations);
            builder.Ignore(c => c.DueDay);
        }
    }
}
