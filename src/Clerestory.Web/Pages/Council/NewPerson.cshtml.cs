using Clerestory.Registry;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Council;

/// <summary>Adding a person to the register.</summary>
[Needs(Permission.KeepCouncil)]
public sealed class NewPersonModel : CouncilPage
{
    /// <summary>What is typed so far.</summary>
    public PersonFields Fields { get; private set; } = new(new Person { Pack = "", Code = "", Name = "" }, "", false);

    /// <summary>Adds the person.</summary>
    public async Task<IActionResult> OnPostAsync(string? name, string? variants, string? mail, string? note, bool isSomeoneElse)
    {
        switch (await Use<KeepPerson>().Run(Book.Code, new PersonEntry("", name ?? "", PersonFields.Lines(variants), mail ?? "", note ?? "", isSomeoneElse), Actor, Gone))
        {
            case KeepPerson.Result.Kept kept:
                Said = "The person stands in the register.";
                return Redirect($"/council/people/{kept.Code}");
            case KeepPerson.Result.Refused refused:
                Problems.Add((refused.Field, refused.Why));
                Fields = new PersonFields(new Person { Pack = "", Code = "", Name = name ?? "", Mail = mail ?? "", Note = note ?? "" }, variants ?? "", refused.Same is not null);
                break;
        }
        return Page();
    }
}
