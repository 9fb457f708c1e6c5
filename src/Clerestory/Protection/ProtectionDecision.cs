using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Protection;

/// <summary>What a person decided of the protection of a table.</summary>
public enum DecisionKind
{
    /// <summary>The table may be published as it is.</summary>
    Approve,

    /// <summary>A number must be hidden, whatever the rules say.</summary>
    Hide,

    /// <summary>A higher threshold holds for the table.</summary>
    Threshold,

    /// <summary>The way in which the table is protected.</summary>
    Choose,

    /// <summary>An earlier decision no longer holds.</summary>
    Withdraw,
}

/// <summary>The ways in which a table can be protected.</summary>
public enum ProtectionWay
{
    /// <summary>Single numbers are hidden: what is done where nobody chose.</summary>
    HideCells,

    /// <summary>Some codes are counted together, and their union is shown where it may be.</summary>
    JoinCodes,

    /// <summary>Nothing of the table is shown.</summary>
    Withhold,
}

/// <summary>One decision, with who took it and why. Decisions are added and never changed; they are applied when the tables go through the gate the next time.</summary>
public sealed record ProtectionDecision : IAppendOnly
{
    /// <summary>The longest reason.</summary>
    public const int LongestReason = 500;

    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>Its number, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>What was decided.</summary>
    public required DecisionKind Kind { get; init; }

    /// <summary>The table.</summary>
    public required string Table { get; init; }

    /// <summary>For a number that must be hidden: its place. For codes that are joined: the codes. Both parted by bars; else empty.</summary>
    public string Codes { get; init; } = "";

    /// <summary>For a threshold: the largest count that may not be shown.</summary>
    public long? Threshold { get; init; }

    /// <summary>For a choice: the way.</summary>
    public ProtectionWay? Way { get; init; }

    /// <summary>For an approval: the seal of the table as it was approved.</summary>
    public string Seal { get; init; } = "";

    /// <summary>For a withdrawal: the number of the decision that no longer holds.</summary>
    public long? Of { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who decided.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProtectionDecision>
    {
        public void Configure(EntityTypeBuilder<ProtectionDecision> builder)
        {
            builder.ToTable("protection_decision");
            builder.HasKey(d => new { d.Pack, d.Number });
            builder.Property(d => d.Reason).HasMaxLength(LongestReason);
        }
    }
}

/// <summary>Decisions in the store.</summary>
public static class DecisionsStore
{
    extension(DataStore store)
    {
        /// <summary>All decisions of all packs.</summary>
        public DbSet<ProtectionDecision> ProtectionDecisions => store.Set<ProtectionDecision>();
    }

    /// <summary>The decisions of a pack that hold: neither withdrawn nor withdrawals; in their order.</summary>
    public static async Task<IReadOnlyList<ProtectionDecision>> StandingDecisions(this DataStore store, string pack, CancellationToken cancel)
    {
        var set = store.ProtectionDecisions;
        var all = await set.AsNoTracking().Where(d => d.Pack == pack).OrderBy(d => d.Number).ToListAsync(cancel);
        var withdrawn = all.Select(d => d.Of).OfType<long>().ToHashSet();
        return [.. all.Where(d => d.Kind != DecisionKind.Withdraw && !withdrawn.Contains(d.Number))];
    }

    /// <summary>The codes of the tables that are approved as they are now.</summary>
    public static async Task<IReadOnlySet<string>> ApprovedTables(this DataStore store, string pack, CancellationToken cancel)
    {
        var approved = (await store.StandingDecisions(pack, cancel)).Where(d => d.Kind == DecisionKind.Approve).Select(d => (d.Table, d.Seal)).ToHashSet();
        var set = store.ProtectedTables;
        var held = await set.AsNoTracking().Where(t => t.Pack == pack).Select(t => new { t.Code, t.Seal }).ToListAsync(cancel);
        return held.Where(t => approved.Contains((t.Code, t.Seal))).Select(t => t.Code).ToHashSet(StringComparer.Ordinal);
    }

    // Adds a decision with its line in the trail, which holds the table's code and no reason: words of people stay out of it.
    internal static async Task<ProtectionDecision> Decide(this DataStore store, ProtectionDecision decision, string what, Actor actor, CancellationToken cancel)
    {
        var set = store.ProtectionDecisions;
        long last = await set.Where(d => d.Pack == decision.Pack).MaxAsync(d => (long?)d.Number, cancel) ?? 0;
        var numbered = decision with { Number = last + 1 };
        store.Add(numbered);
        store.Record(actor, decision.At, what, decision.Table, decision.Seal);
        await store.SaveChangesAsync(cancel);
        return numbered;
    }
}
