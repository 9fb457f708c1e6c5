using Clerestory.Registry;

namespace Clerestory.Deliberation;

/// <summary>For which seats an account may speak.</summary>
/// <remarks>
/// An account is tied to a person by its mail address: the address was proven when the invitation to it was taken up, and the registry
/// knows one person by it. So nobody speaks for a seat by choosing it, and a person who has no seat on the day speaks for none.
/// </remarks>
public static class SpokenSeats
{
    /// <summary>The seats of a body on a day whose member, or whose designee, has the account's address.</summary>
    /// <param name="council">The council's registry.</param>
    /// <param name="body">The body's code.</param>
    /// <param name="day">The day.</param>
    /// <param name="mail">The account's address; null where it has none.</param>
    public static IReadOnlyList<(int Seat, bool ByDesignee)> Of(CouncilRecord council, string body, DateOnly day, string? mail)
    {
        if (string.IsNullOrWhiteSpace(mail) || council.BodyOf(body) is not { } found) return [];
        return
        [
            .. from seat in council.On(body, day).Seats
               let isMember = Is(seat.Member, mail)
               where isMember || Is(seat.Designee, mail) && SeatLines.MayDesignate(seat.Seat, found) != false
               select (seat.Seat.Number, !isMember),
        ];
    }

    /// <summary>Whom to write to for a seat: its member, or its designee where the member has no address; null where neither has one.</summary>
    public static Person? AddresseeOf(SeatOn seat) => seat.Member is { Mail.Length: > 0 } ? seat.Member : seat.Designee is { Mail.Length: > 0 } ? seat.Designee : null;

    private static bool Is(Person? person, string mail) => person is { Mail.Length: > 0 } && string.Equals(person.Mail, mail, StringComparison.OrdinalIgnoreCase);
}
