using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Registry;

/// <summary>An appointment to be made.</summary>
/// <param name="Seat">The seat's number.</param>
/// <param name="Person">The person's code.</param>
/// <param name="From">The first day.</param>
/// <param name="TermEnds">The last day of the term; null where there is none.</param>
/// <param name="Affiliation">The agency or organization that the person sits for; empty for none.</param>
public sealed record NewAppointment(int Seat, string Person, DateOnly From, DateOnly? TermEnds, string Affiliation);

/// <summary>Staff note that someone was appointed to a seat, or holds its office. A vacancy of the seat ends with it.</summary>
public sealed class AppointMember(DataStore store, TimeProvider clock)
{
    /// <summary>Notes the appointment.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(string pack, NewAppointment what, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepCouncil, pack: pack);
        return store.AtOnce(() => Appoint(pack, what, actor, cancel), cancel);
    }

    private async Task<string?> Appoint(string pack, NewAppointment what, Actor actor, CancellationToken cancel)
    {
        var council = await store.HeldCouncil(pack, cancel);
        if (WhyNot(council, what) is { } why) return why;
        var appointment = new Appointment
        {
            Pack = pack, Code = Guid.CreateVersion7().ToString("N"), Seat = what.Seat, Person = what.Person, Capacity = Capacity.Member, From = what.From, TermEnds = what.TermEnds, Affiliation = what.Affiliation.Trim(),
        };
        store.Add(appointment);
        if (council.Vacancies.FirstOrDefault(v => v.Seat == what.Seat && v.Covers(what.From)) is { } vacancy)
        {
            if (vacancy.From == what.From) store.Remove(vacancy);
            else store.Update(vacancy with { To = what.From.AddDays(-1) });
        }
        store.Record(actor, clock.GetUtcNow(), "appointed member", $"seat {what.Seat}/{appointment.Code}", Hash.Of($"{what.Person}|{what.From:O}|{what.TermEnds:O}"));
        await store.SaveChangesAsync(cancel);
        return null;
    }

    private static string? WhyNot(CouncilRecord council, NewAppointment what)
    {
        if (council.SeatOn(what.Seat, what.From) is not { } seat) return $"Seat {what.Seat} does not stand on {Words.Day(what.From)}. Give a day on which the law provides it.";
        if (council.People.All(p => p.Code != what.Person || p.MergedInto.Length > 0)) return "Choose a person of the register. Who is not in it yet is added under People first.";
        if (what.TermEnds < what.From) return $"The term ends on {Words.Day(what.TermEnds.Value)}, before its first day. Correct one of the two days.";
        if (what.Affiliation.Length > 200) return "Give the agency or organization in at most 200 letters.";
        if (council.Appointments.FirstOrDefault(a => a.Seat == what.Seat && a.From is not null && (a.To is null || a.To >= what.From)) is { } other)
            return $"{council.PersonOf(other.Person)?.Name ?? "Somebody"} holds seat {what.Seat} {(other.From > what.From ? $"from {Words.Day(other.From!.Value)} on" : $"since {Words.Day(other.From!.Value)}")}. End that appointment first.";
        return council.On(seat.Body, what.From).Seats.FirstOrDefault(s => s.Holding == Holding.Held && s.Member is { } member && member.Code == what.Person) is { } twice
            ? $"{twice.Member!.Name} holds seat {twice.Seat.Number} of the same body on that day. Nobody holds two: end the other first." : null;
    }
}
