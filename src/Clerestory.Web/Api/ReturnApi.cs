using Clerestory.Collection;
using Clerestory.Store;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Api;

/// <summary>The interface for record systems: the same checks, the same seal, the same receipt as on the pages. And the files that pages offer.</summary>
internal static class ReturnApi
{
    private const string Return = "/returns/{call}/{agency}/{form}";

    public static void Map(WebApplication app)
    {
        app.MapGet("/api/v1/openapi.json", (FormBook book, DeskSettings settings) => Results.Json(OpenApi.Of(book, settings.Site))).AllowAnonymous();
        app.MapGet("/api/v1" + Return, Read).WithMetadata(new NeedsAttribute(Permission.ReadReturns));
        app.MapPut("/api/v1" + Return + "/draft", Save).WithMetadata(new NeedsAttribute(Permission.PrepareReturn)).DisableAntiforgery();
        app.MapPost("/api/v1" + Return + "/submissions", Send).WithMetadata(new NeedsAttribute(Permission.SignReturn)).DisableAntiforgery();
        app.MapGet("/api/v1" + Return + "/submissions/{number:int}", Receipt).WithMetadata(new NeedsAttribute(Permission.ReadReturns));
        app.MapGet(Return + "/workbook.xlsx", DownloadForms.Workbook).WithMetadata(new NeedsAttribute(Permission.ReadReturns));
        app.MapGet(Return + "/form.csv", DownloadForms.Csv).WithMetadata(new NeedsAttribute(Permission.ReadReturns));
        app.MapGet("/checks/list.{ending}", DownloadFindings.Of).WithMetadata(new NeedsAttribute(Permission.CheckTruth));
        app.MapGet("/calls/{call}/list.{ending}", DownloadList.Of).WithMetadata(new NeedsAttribute(Permission.ReadCompleteness));
    }

    private static Sheet SheetOf(FormBook book, ReturnAt at) => new(book.Code, at.Call, at.Agency, at.Form);

    private static async Task<IResult> Read([AsParameters] ReturnAt at, HttpContext context, DataStore store, FormBook book)
    {
        var sheet = SheetOf(book, at);
        if (await store.Desk(book, sheet, context.RequestAborted) is not { } desk) return Results.NotFound();
        var (drafts, id) = (store.Drafts, sheet.Id);
        var draft = await drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, context.RequestAborted);
        var signed = await store.Current(sheet, context.RequestAborted);
        var answers = draft is { Stage: not DraftStage.Signed } ? draft.Answers : signed?.Answers ?? [];
        var findings = desk.Examine(answers, await store.Before(desk.Call, sheet, context.RequestAborted), book);
        return Results.Json(new { revision = draft?.Revision ?? 0, stage = draft?.Stage.ToString() ?? "none", version = signed?.Number, due = desk.Call.Due, answers, findings = findings.Select(ApiFinding.Of) });
    }

    private static async Task<IResult> Save([AsParameters] ReturnAt at, DraftBody body, HttpContext context, SaveAnswers save, FormBook book)
    {
        if (Unreadable(body.Answers) is { } unreadable) return Wrong(unreadable);
        return await save.Run(SheetOf(book, at), body.Answers!, body.Revision, ActorOf(context), context.RequestAborted) switch
        {
            SaveAnswers.Result.Saved saved => Results.Json(new { revision = saved.Revision }),
            SaveAnswers.Result.Conflicting conflicting => Results.Json(new { revision = conflicting.Revision, conflicts = conflicting.Conflicts }, statusCode: StatusCodes.Status409Conflict),
            SaveAnswers.Result.Refused refused => Wrong(refused.Why),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> Send([AsParameters] ReturnAt at, ReturnBody body, HttpContext context, FileReturn file, DeskSettings settings)
    {
        string key = context.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length is < 8 or > 100) return Wrong("Send a header Idempotency-Key of 8 to 100 characters: the same one when you send this return again, a new one for another return.");
        if (Unreadable(body.Answers) is { } unreadable) return Wrong(unreadable);
        if (body.Signer is null) return Wrong("The body has no signer.");
        var signature = new Signature(body.Signer.Name ?? "", body.Signer.Title ?? "", body.Revision, body.LateReason ?? "");
        var sheet = SheetOf(settings.Book, at);
        return await file.Run(sheet, body.Answers!, signature, (key, settings.Site), ActorOf(context), context.RequestAborted) switch
        {
            FileReturn.Result.Answered { Reply: SubmitReturn.Result.Received received, IsRepeated: var again } => Results.Json(
                new { submission = received.Submission, version = received.Number, seal = received.Seal, receipt = $"{settings.Site}/returns/{at.Call}/{at.Agency}/{at.Form}/receipt/{received.Number}" },
                statusCode: again ? StatusCodes.Status200OK : StatusCodes.Status201Created),
            FileReturn.Result.Answered { Reply: SubmitReturn.Result.NeedsWork work } => Results.Json(new { findings = work.Findings.Select(ApiFinding.Of) }, statusCode: StatusCodes.Status422UnprocessableEntity),
            FileReturn.Result.Answered { Reply: SubmitReturn.Result.Refused refused } => Wrong(refused.Why, StatusCodes.Status409Conflict),
            FileReturn.Result.Conflicting conflicting => Results.Json(new { conflicts = conflicting.Conflicts }, statusCode: StatusCodes.Status409Conflict),
            _ => Wrong("This idempotency key was used before, with another return.", StatusCodes.Status422UnprocessableEntity),
        };
    }

    private static async Task<IResult> Receipt([AsParameters] ReturnAt at, int number, HttpContext context, DataStore store, FormBook book)
    {
        var (submissions, id) = (store.Submissions, SheetOf(book, at).IdOf(number));
        return await submissions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, context.RequestAborted) is not { } s ? Results.NotFound()
            : Results.Json(new { submission = s.Id, version = s.Number, isCurrent = s.IsCurrent, seal = s.Seal, verdict = s.Verdict.ToString(), received = s.Circumstances.ReceivedAt, late = s.Circumstances.IsLate, signer = s.Attestation.Name, title = s.Attestation.Title });
    }

    // What a program sends may lack anything, whatever our types say.
    private static string? Unreadable(IReadOnlyList<Answer?>? answers)
    {
        if (answers is null) return "The body has no answers.";
        if (answers.Any(a => a is not { Item: not null, Place: not null, Value: not null })) return "Every answer needs item, place and value, each a text; where an item has no places, the place is empty.";
        return answers.GroupBy(a => (a!.Item, a.Place)).FirstOrDefault(g => g.Skip(1).Any()) is { } twice ? $"Item '{twice.Key.Item}' is answered twice at place '{twice.Key.Place}'." : null;
    }

    private static Actor ActorOf(HttpContext context) => context.Features.Get<Actor>()!;

    private static IResult Wrong(string why, int status = StatusCodes.Status400BadRequest) => Results.Problem(why, statusCode: status);
}

/// <summary>Which return an address names.</summary>
internal sealed record ReturnAt([FromRoute] string Call, [FromRoute] string Agency, [FromRoute] string Form);

/// <summary>Answers for the draft.</summary>
internal sealed record DraftBody(int Revision, IReadOnlyList<Answer>? Answers);

/// <summary>A whole return with its signature.</summary>
internal sealed record ReturnBody(IReadOnlyList<Answer>? Answers, SignerBody? Signer, string? LateReason, int? Revision);

/// <summary>Who signs.</summary>
internal sealed record SignerBody(string? Name, string? Title);

/// <summary>A finding as programs read it.</summary>
internal sealed record ApiFinding(string Check, string? Item, string Message, string Severity)
{
    public static ApiFinding Of(Finding finding) => new(finding.Rule, finding.File, finding.Message, finding.Severity.ToString().ToLowerInvariant());
}
