using Clerestory.Packs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Deliberation;

/// <summary>What the council asked for, in which words, who stood where, and what became of it (Popolo: Motion).</summary>
public sealed class Recommendation
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>Its code, such as <c>R2022-5</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The year that it belongs to.</summary>
    public required int Year { get; init; }

    /// <summary>What kind it is, such as policy or practice.</summary>
    public required string Kind { get; init; }

    /// <summary>A short title, in the words of whoever keeps the list.</summary>
    public required string Title { get; init; }

    /// <summary>The code of the body that recommends.</summary>
    public required string Body { get; init; }

    /// <summary>The name of that body.</summary>
    public required string BodyName { get; init; }

    /// <summary>Who is asked to act; empty where that is not known.</summary>
    public required string Addressee { get; init; }

    /// <summary>The laws that it would change or that it concerns: codes of the law register, with spaces between.</summary>
    public required string Laws { get; init; }

    /// <summary>Where it is printed: a code of the sources; empty for one that was drafted here.</summary>
    public required string Source { get; init; }

    /// <summary>What else a reader should know; else empty.</summary>
    public required string Note { get; init; }

    /// <summary>Whether it came with the pack: then its words and rolls are history, and only what became of it goes on.</summary>
    public required bool IsFromPack { get; init; }

    /// <summary>The versions of its words, oldest first; never none.</summary>
    public List<TextVersion> Versions { get; init; } = [];

    /// <summary>Its rolls, oldest first.</summary>
    public List<PositionRoll> Rolls { get; init; } = [];

    /// <summary>What became of it, in the order in which it was noted.</summary>
    public List<DispositionStep> Steps { get; init; } = [];

    /// <summary>The words as they stand now.</summary>
    public string Text => Versions[^1].Text;

    /// <summary>The roll that counts: the last that is closed; null before there is one.</summary>
    public PositionRoll? Decided => Rolls.LastOrDefault(r => r.IsClosed);

    /// <summary>How far it came.</summary>
    public DispositionStatus Status => Steps.Standing?.Status ?? DispositionStatus.Waiting;

    /// <summary>The codes of the laws that it concerns.</summary>
    public IReadOnlyList<string> LawCodes => Laws.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The recommendations of a pack, in its order.</summary>
    public static IReadOnlyList<Recommendation> In(Pack pack) => RecommendationFile.Read(pack);

    /// <summary>What is wrong with the recommendations of a pack.</summary>
    public static IEnumerable<Finding> Examine(Pack pack) => RecommendationCheck.Examine(pack);

    internal sealed class Mapping : IEntityTypeConfiguration<Recommendation>
    {
        public void Configure(EntityTypeBuilder<Recommendation> builder)
        {
            builder.ToTable("recommendation").HasKey(r => new { r.Pack, r.Code });
            builder.HasMany(r => r.Versions).WithOne().HasForeignKey(v => new { v.Pack, v.Recommendation });
            builder.HasMany(r => r.Rolls).WithOne().HasForeignKey(r => new { r.Pack, r.Recommendation });
            builder.HasMany(r => r.Steps).WithOne().HasForeignKey(s => new { s.Pack, s.Recommendation });
            builder.Ignore(r => r.Decided);
            builder.Ignore(r => r.LawCodes);
        }
    }
}
