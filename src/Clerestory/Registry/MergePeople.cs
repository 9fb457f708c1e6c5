using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Registry;

/// <summary>Staff note that two records are one person, or take that back. The spellings come together; what either record did stays where it was written down.</summary>
public sealed class MergePeople(DataStore store, TimeProvider clock)
{
    /// <summary>Merges one record into another; with no other, a merger is taken back.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(string pack, string person, string? into, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepCouncil, pack: pack);
        return store.AtOnce(() => Merge(pack, person, into, actor, cancel), cancel);
    }

    private async Task<string?> Merge(string pack, string code, string? into, Actor actor, CancellationToken cancel)
    {
        var council = await store.HeldCouncil(pack, cancel);
        if (council.People.FirstOrDefault(p => p.Code == code) is not { } person) return "There is no such person.";
        if (string.IsNullOrEmpty(into))
        {
            if (person.MergedInto.Length == 0) return "This record is not merged into another.";
            store.Update(person with { MergedInto = "" });
        }
        else
        {
            if (person.MergedInto.Length > 0) return "This record is merged into another already. Take that back first.";
            if (council.People.FirstOrDefault(p => p.Code == into && p.MergedInto.Length == 0) is not { } other || other.Code == code) return "Choose the record that it goes into, another than this one.";
            if (Both(council, person, other) is { } seat) return $"Both records hold seats of one body at the same time (seat {seat}). Correct the appointments first: nobody holds two.";
            store.Update(person with { MergedInto = other.Code });
            store.Update(other with { Variants = [.. other.Variants, .. person.Names], Mail = other.Mail.Length > 0 ? other.Mail : person.Mail });
        }
        store.Record(actor, clock.GetUtcNow(), string.IsNullOrEmpty(into) ? "took back merger of people" : "merged people", string.IsNullOrEmpty(into) ? code : $"{code} into {into}", "");
        await store.SaveChangesAsync(cancel);
        return null;
    }

    private static int? Both(CouncilRecord council, Person one, Person other) => (
        from a in council.Appointments.Where(a => a.From is not null && council.PersonOf(a.Person)?.Code == one.Code)
        from b in council.Appointments.Where(b => b.From is not null && council.PersonOf(b.Person)?.Code == other.Code)
        where a.Seat != b.Seat && council.BodyOfSeat(a.Seat) == council.BodyOfSeat(b.Seat) && a.From <= (b.To ?? DateOnly.MaxValue) && b.From <= (a.To ?? DateOnly.MaxValue)
        select (int?)b.Seat).FirstOrDefault();
}
