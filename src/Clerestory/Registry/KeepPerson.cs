using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Registry;

/// <summary>What staff know of a person.</summary>
/// <param name="Code">The person's code; empty for someone new.</param>
/// <param name="Name">The name as the council writes it.</param>
/// <param name="Variants">Other spellings.</param>
/// <param name="Mail">The mail address; empty where it is not known.</param>
/// <param name="Note">What staff should know.</param>
/// <param name="IsSomeoneElse">True where another person has the same name and staff know that these are two.</param>
public sealed record PersonEntry(string Code, string Name, IReadOnlyList<string> Variants, string Mail, string Note, bool IsSomeoneElse);

/// <summary>Staff add a person to the register, or change how the name is spelled and where to write.</summary>
public sealed class KeepPerson(DataStore store, TimeProvider clock)
{
    /// <summary>What became of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>It is kept, under this code.</summary>
        public sealed record Kept(string Code) : Result;

        /// <summary>It may not be, and why. Where another record may be the same person, that one.</summary>
        public sealed record Refused(string Why, string Field, Person? Same = null) : Result;
    }

    /// <summary>Keeps the entry.</summary>
    public Task<Result> Run(string pack, PersonEntry entry, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepCouncil, pack: pack);
        return store.AtOnce(() => Keep(pack, entry, actor, cancel), cancel);
    }

    private async Task<Result> Keep(string pack, PersonEntry entry, Actor actor, CancellationToken cancel)
    {
        var council = await store.HeldCouncil(pack, cancel);
        var held = entry.Code.Length == 0 ? null : council.People.FirstOrDefault(p => p.Code == entry.Code);
        if (entry.Code.Length > 0 && held is null) return new Result.Refused("There is no such person.", "");
        if (WhyNot(council, entry) is { } refused) return refused;
        var person = (held ?? new Person { Pack = pack, Code = Guid.CreateVersion7().ToString("N"), Name = "" }) with { Name = entry.Name.Trim(), Mail = entry.Mail.Trim(), Note = entry.Note.Trim() };
        person = person with { Variants = entry.Variants };
        if (held is null) store.Add(person);
        else store.Update(person);
        // The trail tells that it was changed, not to what: a name and an address can then be erased.
        store.Record(actor, clock.GetUtcNow(), held is null ? "added person" : "changed person", person.Code, "");
        await store.SaveChangesAsync(cancel);
        return new Result.Kept(person.Code);
    }

    private static Result.Refused? WhyNot(CouncilRecord council, PersonEntry entry)
    {
        if (entry.Name.Trim().Length is 0 or > 200) return new Result.Refused("Give the name, in at most 200 letters.", "name");
        if (entry.Variants.Any(v => v.Length > 200) || entry.Variants.Count > 20) return new Result.Refused("Give at most 20 other spellings, each on a line of its own.", "variants");
        if (entry.Note.Length > 1000) return new Result.Refused("Keep the note under 1,000 letters.", "note");
        if (entry.Mail.Trim() is { Length: > 0 } mail && !LooksRight(mail)) return new Result.Refused("That is no mail address. Write it as in name@agency.example.", "mail");
        return entry.IsSomeoneElse || Same(council, entry) is not { } same ? null
            : new Result.Refused($"{same.Name} stands in the register, with this name or spelling. If it is the same person, open that record and add the spelling; if it is somebody else, say so below.", "name", same);
    }

    private static Person? Same(CouncilRecord council, PersonEntry entry) => council.People
        .FirstOrDefault(p => p.Code != entry.Code && p.MergedInto.Length == 0 && entry.Variants.Prepend(entry.Name).Any(name => name.Trim().Length > 0 && p.IsCalled(name)));

    private static bool LooksRight(string mail) => mail.Length <= 254 && System.Net.Mail.MailAddress.TryCreate(mail, out var address) && address.Address == mail;
}
