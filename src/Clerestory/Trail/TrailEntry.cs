using System.Data.Common;
using System.Globalization;
using Clerestory.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Trail;

/// <summary>One line of an organization's audit trail: who did what, to what, when. Written in the same save as the change it tells of.</summary>
/// <remarks>
/// Each line holds the hash of the line before it, so no line can be edited, removed or put elsewhere unseen. A trail holds
/// codes and hashes, never answers: an answer can be erased and the chain still holds.
/// </remarks>
public sealed record TrailEntry
{
    /// <summary>What the first line of a trail stands on.</summary>
    public const string Beginning = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>The council whose trail this is.</summary>
    public required string Organization { get; init; }

    /// <summary>The line's number, from 1, without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>When it happened, in whole microseconds: the finest moment that both databases keep.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    public required string Who { get; init; }

    /// <summary>What was done, in a few words.</summary>
    public required string What { get; init; }

    /// <summary>To what: a code or an id.</summary>
    public required string Subject { get; init; }

    /// <summary>The hash of what was written, where there is one; else empty.</summary>
    public required string Content { get; init; }

    /// <summary>The hash of the line before.</summary>
    public required string Previous { get; init; }

    /// <summary>The hash of this line, the one before included.</summary>
    public required string Seal { get; init; }

    /// <summary>The seal that this line ought to have.</summary>
    public string SealItOughtToHave() => Hash.Of(string.Join('\n',
        Previous, Organization, Number.ToString(CultureInfo.InvariantCulture), At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        Escaped(Who), Escaped(What), Escaped(Subject), Content));

    // A line break inside a field must not look like the border between two fields.
    private static string Escaped(string text) => text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    internal sealed class Mapping : IEntityTypeConfiguration<TrailEntry>
    {
        public void Configure(EntityTypeBuilder<TrailEntry> builder)
        {
            builder.ToTable("trail");
            builder.HasKey(e => new { e.Organization, e.Number });
        }
    }
}

/// <summary>The trail in the store.</summary>
public static class TrailStore
{
    extension(DataStore store)
    {
        /// <summary>All lines of all trails.</summary>
        public DbSet<TrailEntry> Trail => store.Set<TrailEntry>();

        /// <summary>Adds a line to the actor's trail. It is kept with the next save, or not at all.</summary>
        /// <remarks>The line gets its number inside that save, when the trail's end is this writer's alone: a trail has no branches.</remarks>
        public void Record(Actor actor, DateTimeOffset at, string what, string subject, string content) =>
            store.BeforeSave<TrailLines>().Add(new TrailEntry
            {
                Organization = actor.Organization, Number = 0, At = new DateTimeOffset(at.Ticks / 10 * 10, at.Offset).ToUniversalTime(),
                Who = actor.Name, What = what, Subject = subject, Content = content, Previous = "", Seal = "",
            });
    }
}

/// <summary>The lines of one save. They get their numbers inside it, when the trail's end is this writer's alone.</summary>
internal sealed class TrailLines : ISaveStep
{
    private readonly List<TrailEntry> lines = [];
    private readonly Dictionary<string, (long Number, string Seal)> ends = new(StringComparer.Ordinal);

    /// <summary>Adds a line, without its number.</summary>
    public void Add(TrailEntry line) => lines.Add(line);

    /// <summary>Takes a trail's end beside other questions: for work that will write a line and reads much in one go.</summary>
    public (Statement Question, Action<DbDataReader> OnRow) TakeEnd(string organization) => (TrailHead.Take(organization), row => ends[organization] = (row.GetInt64(0), row.GetString(1)));

    /// <inheritdoc/>
    public async Task Run(DataStore store, CancellationToken cancel)
    {
        foreach (var trail in lines.GroupBy(l => l.Organization, StringComparer.Ordinal))
        {
            if (!ends.ContainsKey(trail.Key)) await store.Ask([TakeEnd(trail.Key)], cancel);
            var (number, seal) = ends[trail.Key];
            foreach (var line in trail)
            {
                var entry = line with { Number = ++number, Previous = seal };
                entry = entry with { Seal = entry.SealItOughtToHave() };
                store.Append(entry);
                seal = entry.Seal;
            }
            store.Append(TrailHead.Move(trail.Key, number, seal));
        }
    }
}
