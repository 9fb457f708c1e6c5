using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Registry;

/// <summary>Staff note that a member's time in a seat is over. Where nobody follows at once, the seat is vacant from the next day, and its designee's place ends too.</summary>
public sealed class EndAppointment(DataStore store, TimeProvider clock)
{
    /// <summary>Ends an appointment.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(string pack, string appointment, (DateOnly LastDay, string Reason, bool IsVacant) what, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepCouncil, pack: pack);
        return store.AtOnce(() => End(pack, appointment, what, actor, cancel), cancel);
    }

    private async Task<string?> End(string pack, string code, (DateOnly LastDay, string Reason, bool IsVacant) what, Actor actor, CancellationToken cancel)
    {
        var council = await store.HeldCouncil(pack, cancel);
        if (council.Appointments.FirstOrDefault(a => a.Code == code) is not { } appointment) return "There is no such appointment.";
        if (appointment.To is { } ended) return $"This appointment ended on {Words.Day(ended)} already.";
        if (what.LastDay < (appointment.From ?? appointment.KnownOn)) return $"The last day lies before {Words.Day((appointment.From ?? appointment.KnownOn)!.Value)}, when the member held the seat. Give a later day.";
        if (what.Reason.Trim().Length is 0 or > 500) return "Say in a few words why it ended, such as “Resigned.” or “The term ended.”";

        store.Update(appointment with { To = what.LastDay, EndReason = what.Reason.Trim() });
        var next = what.LastDay.AddDays(1);
        if (what.IsVacant && council.SeatOn(appointment.Seat, next) is not null && !council.Appointments.Any(a => a.Seat == appointment.Seat && a.Code != code && a.Covers(next)))
            Vacate(council, appointment.Seat, next);
        store.Record(actor, clock.GetUtcNow(), "ended appointment", $"seat {appointment.Seat}/{code}", Hash.Of($"{what.LastDay:O}|{what.Reason.Trim()}|{what.IsVacant}"));
        await store.SaveChangesAsync(cancel);
        return null;
    }

    private void Vacate(CouncilRecord council, int seat, DateOnly from)
    {
        if (council.Vacancies.FirstOrDefault(v => v.Seat == seat && v.From >= from) is { } later) store.Remove(later);
        store.Add(new Vacancy { Pack = council.Pack, Seat = seat, From = from });
        foreach (var designation in council.Designations.Where(d => d.Seat == seat && (d.To is null || d.To >= from))) store.Update(designation with { To = from.AddDays(-1) });
    }
}
