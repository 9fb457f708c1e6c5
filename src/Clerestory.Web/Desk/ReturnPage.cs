using Clerestory.Collection;
using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Clerestory.Web.Desk;

/// <summary>What every page about one return has at hand.</summary>
public abstract class ReturnPage : DeskPage
{
    /// <summary>The return's call, form and respondent.</summary>
    public ReturnDesk Desk { get; private set; } = null!;

    /// <summary>The draft as it stands; null before the first step.</summary>
    public Draft? Draft { get; protected set; }

    /// <summary>The signed version that counts; null before the first.</summary>
    public Submission? Signed { get; private set; }

    /// <summary>The same respondent's answers of the period before; null where there are none.</summary>
    public Submission? Before { get; private set; }

    /// <summary>A later due day; null where none was granted.</summary>
    public DateOnly? LaterDue { get; private set; }

    /// <summary>The address of this return's pages.</summary>
    public string Home => $"/returns/{Desk.Sheet.Call}/{Desk.Sheet.Respondent}/{Desk.Sheet.Instrument}";

    /// <summary>Why nothing may be changed now; null when something may.</summary>
    public string? Refusal => Desk.RefusalAt(Now, Draft?.Amends is not null || Signed is not null, LaterDue);

    /// <summary>Whether the person may sign here, or note a signature from elsewhere.</summary>
    public bool MaySign => Actor.May(Permission.SignReturn, Desk.Sheet.Respondent);

    /// <summary>Whether the person belongs to the council and enters what the respondent said.</summary>
    public bool IsAssisting => Actor.Agency != Desk.Sheet.Respondent;

    /// <summary>The sections that this kind of agency is asked.</summary>
    public IEnumerable<FormSection> Sections => Desk.Form.Sections.Where(s => s.Items.Any(i => i.IsAskedOf(Desk.Agency.Kind)));

    /// <summary>The items of a section that this kind of agency is asked.</summary>
    public IEnumerable<Item> Asked(FormSection section) => section.Items.Where(i => i.IsAskedOf(Desk.Agency.Kind));

    /// <summary>The answers: of the draft while one is at work, else as they were signed.</summary>
    public IReadOnlyList<Answer> Answers => Draft is { Stage: not DraftStage.Signed } ? Draft.Answers : Signed?.Answers ?? [];

    /// <summary>Everything that the checks find now.</summary>
    public IReadOnlyList<Finding> Findings => field ??= Desk.Examine(Answers, Before, Book);

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        string At(string name) => (string)RouteData.Values[name]!;
        var sheet = new Sheet(Book.Code, At("call"), At("agency"), At("form"));
        if (await Store.Desk(Book, sheet, Gone) is not { } desk)
        {
            context.Result = NotFound();
            return;
        }
        Desk = desk;
        await Load();
        await next();
    }

    /// <summary>Reads the return anew.</summary>
    protected async Task Load()
    {
        Store.ChangeTracker.Clear();
        var drafts = Store.Drafts;
        var id = Desk.Sheet.Id;
        Draft = await drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, Gone);
        Signed = await Store.Current(Desk.Sheet, Gone);
        Before = await Store.Before(Desk.Call, Desk.Sheet, Gone);
        LaterDue = await Store.LaterDue(Desk.Sheet.Pack, Desk.Sheet.Call, Desk.Sheet.Respondent, Now, Gone);
        Store.ChangeTracker.Clear();
    }

    /// <summary>What was asked at a place.</summary>
    public string QuestionOf(Conflict conflict)
    {
        if (Desk.Form.Items.FirstOrDefault(i => i.Code == conflict.Item) is not { } item) return "Explanation";
        return ItemPlaces.At(item, conflict.Place, Book.Lists)?.Label is { Length: > 0 } label ? $"{item.Question} {label}" : item.Question;
    }

    /// <summary>What one of two answers says.</summary>
    public string Say(Conflict conflict, string value) => Desk.Form.Items.FirstOrDefault(i => i.Code == conflict.Item) is { } item ? Say(item, conflict.Place, value) : value;

    /// <summary>What one answer says, in words.</summary>
    public string Say(Item item, string place, string value) => AnswerWords.Of(item, place, value, Book.Lists);
}
