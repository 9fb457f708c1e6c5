using Clerestory.Registry;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Clerestory.Web.Pages.Council;

/// <summary>One person: the seats held, and, for staff, the spellings and the address.</summary>
[Needs(Permission.ReadCouncil)]
public sealed class PersonModel : CouncilPage
{
    /// <summary>The person.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>Spellings, one a line, as they stand in the field.</summary>
    public string Variants { get; private set; } = "";

    /// <summary>Whether somebody else has the name, so that staff must say that these are two.</summary>
    public bool AsksWhetherSomeoneElse { get; private set; }

    /// <summary>The records that were merged into this one.</summary>
    public IEnumerable<Person> Merged => Council.People.Where(p => p.MergedInto == Person.Code);

    /// <summary>What the person holds or held.</summary>
    public IEnumerable<Appointment> Held => Council.Appointments.Where(a => Council.PersonOf(a.Person)?.Code == Person.Code);

    /// <summary>Whom the person sits or sat for.</summary>
    public IEnumerable<Designation> Sent => Council.Designations.Where(d => Council.PersonOf(d.Person)?.Code == Person.Code);

    /// <summary>Shows the person.</summary>
    public async Task<IActionResult> OnGetAsync(string person)
    {
        await Load();
        if (Council.People.FirstOrDefault(p => p.Code == person) is not { } found) return NotFound();
        if (found.MergedInto.Length > 0) return Redirect($"/council/people/{Council.PersonOf(person)!.Code}");
        (Person, Variants) = (found, string.Join('\n', found.Variants));
        return Page();
    }

    /// <summary>Keeps what was typed.</summary>
    public async Task<IActionResult> OnPostAsync(string person, string? name, string? variants, string? mail, string? note, bool isSomeoneElse)
    {
        if (await OnGetAsync(person) is var shown and not PageResult) return shown;
        switch (await Use<KeepPerson>().Run(Book.Code, new PersonEntry(person, name ?? "", PersonFields.Lines(variants), mail ?? "", note ?? "", isSomeoneElse), Actor, Gone))
        {
            case KeepPerson.Result.Kept:
                Said = "Kept.";
                return Redirect($"/council/people/{person}");
            case KeepPerson.Result.Refused refused:
                Problems.Add((refused.Field, refused.Why));
                (Person, Variants, AsksWhetherSomeoneElse) = (Person with { Name = name ?? "", Mail = mail ?? "", Note = note ?? "" }, variants ?? "", refused.Same is not null);
                break;
        }
        return Page();
    }

    /// <summary>Merges this record into another.</summary>
    public async Task<IActionResult> OnPostMergeAsync(string person, string? into)
    {
        if (await OnGetAsync(person) is var shown and not PageResult) return shown;
        if (Stands(string.IsNullOrEmpty(into) ? "Choose the record that this one goes into." : await Use<MergePeople>().Run(Book.Code, person, into, Actor, Gone), "into")) return Page();
        Said = "The two records are one person now. It can be taken back below.";
        return Redirect($"/council/people/{into}");
    }

    /// <summary>Takes a merger back.</summary>
    public async Task<IActionResult> OnPostSplitAsync(string person, string? other)
    {
        if (await OnGetAsync(person) is var shown and not PageResult) return shown;
        if (Stands(await Use<MergePeople>().Run(Book.Code, other ?? "", null, Actor, Gone))) return Page();
        Said = "The merger is taken back. The spellings that it brought still stand here: take out those that are not this person’s.";
        return Redirect($"/council/people/{person}");
    }
}
