using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Registry;

/// <summary>A designation to be noted.</summary>
/// <param name="Seat">The seat's number.</param>
/// <param name="Person">The person's code.</param>
/// <param name="From">The first day.</param>
/// <param name="Affiliation">The agency or organization; empty for none.</param>
public sealed record NewDesignation(int Seat, string Person, DateOnly From, string Affiliation);

/// <summary>Staff note that a member sends someone else. Whoever was sent before is sent no longer.</summary>
public sealed class NameDesignee(DataStore store, TimeProvider clock)
{
    /// <summary>Notes the designee. Where nobody has read whether the law allows one, the entry says so.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(string pack, NewDesignation what, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepCouncil, pack: pack);
        return store.AtOnce(() => Name(pack, what, actor, cancel), cancel);
    }

    private async Task<string?> Name(string pack, NewDesignation what, Actor actor, CancellationToken cancel)
    {
        var council = await store.HeldCouncil(pack, cancel);
        if (council.SeatOn(what.Seat, what.From) is not { } seat) return $"Seat {what.Seat} does not stand on {Words.Day(what.From)}. Give a day on which the law provides it.";
        if (WhyNot(council, seat, what) is { } why) return why;

        foreach (var before in council.Designations.Where(d => d.Seat == what.Seat && (d.To is null || d.To >= what.From))) store.Update(before with { To = what.From.AddDays(-1) });
        var designation = new Designation
        {
            Pack = pack, Code = Guid.CreateVersion7().ToString("N"), Seat = what.Seat, Person = what.Person, From = what.From, Affiliation = what.Affiliation.Trim(),
            Grade = seat.Designee == Allowed.Unknown ? Grade.Check : Grade.Verified, Note = seat.Designee == Allowed.Unknown ? "Whether the law lets this seat send a designee was not read." : "",
        };
        store.Add(designation);
        store.Record(actor, clock.GetUtcNow(), "named designee", $"seat {what.Seat}/{designation.Code}", Hash.Of($"{what.Person}|{what.From:O}"));
        await store.SaveChangesAsync(cancel);
        return null;
    }

    private static string? WhyNot(CouncilRecord council, Seat seat, NewDesignation what)
    {
        if (seat.Designee == Allowed.No) return $"The law lets seat {seat.Number} send nobody else ({seat.Clause}). Only its member may sit.";
        if (council.People.All(p => p.Code != what.Person || p.MergedInto.Length > 0)) return "Choose a person of the register. Who is not in it yet is added under People first.";
        if (what.Affiliation.Length > 200) return "Give the agency or organization in at most 200 letters.";
        var on = council.On(seat.Body, what.From).Of(seat.Number)!;
        if (on.Holding == Holding.Vacant) return $"Seat {seat.Number} is vacant on that day: there is no member who could send someone. Note the appointment first.";
        if (on.Member?.Code == what.Person) return $"{on.Member.Name} holds the seat. A designee is somebody else.";
        return council.Designations.Any(d => d.Seat == seat.Number && d.From >= what.From) ? "A later designee stands in the register. Give a day after that one's first." : null;
    }
}
