using System.Text.Json;
using Clerestory.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Registry;

/// <summary>What a pack said of one entry of the council when it was last taken from it: the common ground of pack and desk.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Kind">What kind of entry.</param>
/// <param name="Key">Which one.</param>
/// <param name="Seal">A hash over the entry as the pack had it.</param>
internal sealed record LoadedEntry(string Pack, string Kind, string Key, string Seal)
{
    internal sealed class Mapping : IEntityTypeConfiguration<LoadedEntry>
    {
        public void Configure(EntityTypeBuilder<LoadedEntry> builder) => builder.ToTable("council_loaded").HasKey(e => new { e.Pack, e.Kind, e.Key });
    }
}

/// <summary>
/// Takes a pack's council into the store, entry by entry. Each entry is compared three ways: as the pack has it now, as the store
/// has it now, and as the pack had it at the last load. Where only one side changed, that side is taken. Where both did and they
/// differ, the desk's word stands: staff know what the pack's keeper has not heard yet.
/// </summary>
internal sealed class CouncilLoad(DataStore store, string pack)
{
    private readonly List<Finding> kept = [];
    private Dictionary<(string Kind, string Key), string> ground = [];
    private bool changed;

    public async Task<(bool Changed, IReadOnlyList<Finding> Kept)> Run(CouncilRecord theirs, CancellationToken cancel)
    {
        var loaded = store.Set<LoadedEntry>();
        ground = await loaded.AsNoTracking().Where(e => e.Pack == pack).ToDictionaryAsync(e => (e.Kind, e.Key), e => e.Seal, cancel);
        // A store that never took a council from a pack in this way holds nothing that a desk could have changed.
        if (ground.Count == 0) await store.Seats.Where(s => s.Pack == pack).ExecuteDeleteAsync(cancel);
        var ours = await store.Council(pack, cancel);
        Merge("body", theirs.Bodies, ours.Bodies, b => b.Code);
        Merge("seat", theirs.Seats, ours.Seats, s => $"{s.Number} from {s.ValidFrom:yyyy-MM-dd}");
        Merge("number of seats", theirs.SeatCounts, ours.SeatCounts, c => c.From);
        Merge("person", theirs.People, ours.People, p => p.Code);
        Merge("appointment", theirs.Appointments, ours.Appointments, a => a.Code);
        Merge("designation", theirs.Designations, ours.Designations, d => d.Code);
        Merge("vacancy", theirs.Vacancies, ours.Vacancies, v => $"{v.Seat} from {v.From:yyyy-MM-dd}");
        Merge("meeting", theirs.Meetings, ours.Meetings, m => m.Code);
        Merge("agenda item", theirs.AgendaItems, ours.AgendaItems, i => $"{i.Meeting} {i.Number}");
        Merge("presence", theirs.Presences, ours.Presences, p => $"{p.Meeting} seat {p.Seat}");
        return (changed, kept);
    }

    private void Merge<T>(string kind, IReadOnlyList<T> theirs, IReadOnlyList<T> ours, Func<T, string> keyOf) where T : class
    {
        var (their, our) = (theirs.ToDictionary(keyOf), ours.ToDictionary(keyOf));
        foreach (string key in their.Keys.Union(our.Keys).Union(ground.Keys.Where(g => g.Kind == kind).Select(g => g.Key)).Order(StringComparer.Ordinal))
            Settle((kind, key), their.GetValueOrDefault(key), our.GetValueOrDefault(key));
    }

    private void Settle<T>((string Kind, string Key) at, T? theirs, T? ours) where T : class
    {
        var (their, our, common) = (SealOf(theirs), SealOf(ours), ground.GetValueOrDefault(at));
        if (their == common) return;   // the pack says nothing new
        if (our == common) Take(theirs, ours);
        else if (our != their)
        {
            kept.Add(Finding.Notice("registry.kept", "council", $"The {at.Kind} {at.Key} was changed at the desk, and the pack now says something else of it. The desk's word stands. Change one of the two so that they agree."));
            return;
        }
        Ground(at, their, common);
    }

    private void Take<T>(T? theirs, T? ours) where T : class
    {
        if (theirs is null) store.Remove(ours!);
        else if (ours is null) store.Add(theirs);
        else store.Update(theirs);
    }

    private void Ground((string Kind, string Key) at, string? seal, string? before)
    {
        changed = true;
        if (seal is null) store.Remove(new LoadedEntry(pack, at.Kind, at.Key, before!));
        else if (before is null) store.Add(new LoadedEntry(pack, at.Kind, at.Key, seal));
        else store.Update(new LoadedEntry(pack, at.Kind, at.Key, seal));
    }

    private static string? SealOf<T>(T? entry) where T : class => entry is null ? null : Hash.Of(JsonSerializer.Serialize(entry));
}
