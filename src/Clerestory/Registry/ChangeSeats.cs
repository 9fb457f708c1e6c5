using System.Globalization;
using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Registry;

/// <summary>A seat that an act makes.</summary>
/// <param name="Clause">Its clause.</param>
/// <param name="Office">The office or interest that it is for.</param>
/// <param name="Kind">How it is filled: <c>ex-officio</c>, <c>appointed</c> or <c>public-member</c>.</param>
/// <param name="AppointingAuthority">Who appoints; empty for a seat by right of office.</param>
/// <param name="Designee">Whether it may send someone else.</param>
/// <param name="IsNameWithheld">Whether its holder's name stays on the desk.</param>
public sealed record NewSeat(string Clause, string Office, string Kind, string AppointingAuthority, Allowed Designee, bool IsNameWithheld);

/// <summary>What an act does to the seats of a body.</summary>
/// <param name="Body">The body.</param>
/// <param name="Act">The act: a code of the law register.</param>
/// <param name="From">Its effect date: the first day on which it holds.</param>
/// <param name="Ends">The numbers of the seats that it ends.</param>
/// <param name="Begins">The seats that it makes.</param>
/// <param name="ByLaw">How many seats the law gives the body from then on; null where that is not known.</param>
public sealed record SeatsAct(string Body, string Act, DateOnly From, IReadOnlyList<int> Ends, IReadOnlyList<NewSeat> Begins, int? ByLaw);

/// <summary>Staff note what an act does to the seats, from its effect date. Nothing before that day changes.</summary>
public sealed class ChangeSeats(DataStore store, TimeProvider clock)
{
    private static readonly string[] Kinds = ["ex-officio", "appointed", "public-member"];

    /// <summary>Changes the seats.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(Pack pack, SeatsAct act, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepCouncil, pack: pack.Manifest.Code);
        return store.AtOnce(() => Change(pack, act, actor, cancel), cancel);
    }

    private async Task<string?> Change(Pack pack, SeatsAct act, Actor actor, CancellationToken cancel)
    {
        var council = await store.HeldCouncil(pack.Manifest.Code, cancel);
        if (WhyNot(pack, council, act) is { } why) return why;
        foreach (int number in act.Ends) End(council, council.SeatOn(number, act.From)!, act);
        foreach (var (seat, number) in act.Begins.Zip(FreeNumbers(council, act.Body))) Begin(council, seat, act, number);
        if (council.BodyOf(act.Body)!.Kind == BodyKind.Council)
        {
            string from = act.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var count = new SeatCount(council.Pack, from, act.ByLaw, act.ByLaw?.ToString(CultureInfo.InvariantCulture) ?? "not known", act.Act, Grade.Verified, "");
            if (council.SeatCounts.Any(c => c.From == from)) store.Update(count);
            else store.Add(count);
        }
        store.Record(actor, clock.GetUtcNow(), "changed seats", $"{act.Body}/{act.Act}", Hash.Of(System.Text.Json.JsonSerializer.Serialize(act)));
        await store.SaveChangesAsync(cancel);
        return null;
    }

    private static string? WhyNot(Pack pack, CouncilRecord council, SeatsAct act)
    {
        if (council.BodyOf(act.Body) is not { } body || !body.ExistsOn(act.From)) return "There is no such body on that day.";
        if (!pack.Has($"law/{act.Act}.json")) return $"The act '{act.Act}' is not in the law register. Add it to the pack as law/{act.Act}.json first, so that readers can look it up.";
        if (act.Ends.Count + act.Begins.Count == 0) return "Say which seats the act ends, or which it makes.";
        if (act.Ends.FirstOrDefault(n => council.SeatOn(n, act.From) is not { } seat || seat.Body != act.Body || council.SeatOn(n, act.From.AddDays(-1)) is null) is > 0 and var wrong)
            return $"Seat {wrong} does not stand on the day before {Words.Day(act.From)}, so the act cannot end it.";
        if (act.ByLaw < 0) return "The number of seats cannot be below zero.";
        return act.Begins.Select(WhyNot).FirstOrDefault(w => w is not null);
    }

    private static string? WhyNot(NewSeat seat) =>
        seat.Office.Trim().Length is 0 or > 300 ? "Give the office or the interest that the new seat is for."
        : seat.Clause.Trim().Length is 0 or > 100 ? "Give the clause that makes the new seat."
        : !Kinds.Contains(seat.Kind, StringComparer.Ordinal) ? $"A seat is filled in one of these ways: {string.Join(", ", Kinds)}."
        : seat.Kind != "ex-officio" && seat.AppointingAuthority.Trim().Length == 0 ? "Say who appoints to the new seat: without that nobody knows who must fill it."
        : seat.AppointingAuthority.Length > 200 ? "Name who appoints in at most 200 letters."
        : null;

    // Who sat in an ended seat sits no longer, and an ended seat is not vacant: it is not there.
    private void End(CouncilRecord council, Seat seat, SeatsAct act)
    {
        var last = act.From.AddDays(-1);
        store.Update(seat with { ValidTo = last, EndAct = act.Act });
        foreach (var held in council.Appointments.Where(a => a.Seat == seat.Number && (a.To is null || a.To > last))) store.Update(held with { To = last, EndReason = "The seat ended by act." });
        foreach (var sent in council.Designations.Where(d => d.Seat == seat.Number && (d.To is null || d.To > last))) store.Update(sent with { To = last });
        foreach (var empty in council.Vacancies.Where(v => v.Seat == seat.Number && (v.To is null || v.To > last)))
        {
            if (empty.From > last) store.Remove(empty);
            else store.Update(empty with { To = last });
        }
    }

    // A new seat that somebody must appoint to is empty on its first day; an office has its holder, whom the register may not know yet.
    private void Begin(CouncilRecord council, NewSeat seat, SeatsAct act, int number)
    {
        store.Add(new Seat
        {
            Pack = council.Pack, Number = number, Body = act.Body, Clause = seat.Clause.Trim(), Office = seat.Office.Trim(), Kind = seat.Kind, AppointingAuthority = seat.Kind == "ex-officio" ? "" : seat.AppointingAuthority.Trim(),
            Designee = seat.Designee, IsNameWithheld = seat.IsNameWithheld, ValidFrom = act.From, OrEarlier = false, ValidTo = null, Act = act.Act, Grade = Grade.Verified, PrintedName = "", PrintedNote = "",
        });
        if (seat.Kind != "ex-officio") store.Add(new Vacancy { Pack = council.Pack, Seat = number, From = act.From });
    }

    // On from the body's last number; a body without seats begins a hundred of its own. A number is never used for another seat.
    private static IEnumerable<int> FreeNumbers(CouncilRecord council, string body)
    {
        var taken = council.Seats.Select(s => s.Number).ToHashSet();
        int last = council.Seats.Where(s => s.Body == body).Select(s => s.Number).DefaultIfEmpty(taken.DefaultIfEmpty(0).Max() / 100 * 100 + 100).Max();
        return Enumerable.Range(last + 1, 9_999).Where(n => !taken.Contains(n));
    }
}
