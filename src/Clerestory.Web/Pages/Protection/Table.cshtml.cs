using Clerestory.Protection;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Protection;

/// <summary>One table before and after the gate, and what the privacy officer decides of it.</summary>
[Needs(Permission.ReadProtection)]
public sealed class TableModel : DeskPage
{
    /// <summary>The table.</summary>
    public ReviewTable.Result Shown { get; private set; } = null!;

    /// <summary>Whether the person may decide.</summary>
    public bool MayDecide => Actor.May(Permission.ApproveProtection);

    /// <summary>What was typed, so that it is not lost.</summary>
    public string? Typed { get; private set; }

    /// <summary>Shows it.</summary>
    /// <param name="table">The table's code.</param>
    public async Task<IActionResult> OnGetAsync(string table)
    {
        if (await Use<ReviewTable>().Run(Book.Pack, table, Actor, Gone) is not { } found) return NotFound();
        Shown = found;
        return Page();
    }

    /// <summary>Approves the table as it was shown.</summary>
    public async Task<IActionResult> OnPostApproveAsync(string table, string? seal, string? reason) =>
        await Answer(table, await Use<ApproveTable>().Run(Book.Code, table, seal ?? "", reason ?? "", Actor, Gone) is ApproveTable.Result.Refused refused ? refused.Why : null, "Approved as it is now.", "seal", reason);

    /// <summary>Demands that a number is hidden.</summary>
    public async Task<IActionResult> OnPostHideAsync(string table, string? key, string? reason) =>
        await Answer(table, WhyNot(await Use<DemandMore>().Run(Book.Pack, (table, key ?? "", null), reason ?? "", Actor, Gone)), "Demanded. It is applied when the tables go through the gate the next time.", "hide-reason", reason);

    /// <summary>Raises the threshold.</summary>
    public async Task<IActionResult> OnPostThresholdAsync(string table, long? threshold, string? reason) =>
        await Answer(table, WhyNot(await Use<DemandMore>().Run(Book.Pack, (table, null, threshold), reason ?? "", Actor, Gone)), "Raised. It is applied when the tables go through the gate the next time.", "threshold", reason);

    /// <summary>Chooses the way of protection.</summary>
    public async Task<IActionResult> OnPostChooseAsync(string table, ProtectionWay way, string? codes, string? reason)
    {
        var chosen = await Use<ChooseProtection>().Run(Book.Pack, table, (way, (codes ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries)), reason ?? "", Actor, Gone);
        return await Answer(table, chosen is ChooseProtection.Result.Refused refused ? refused.Why : null, "Chosen. It is applied when the tables go through the gate the next time.", "choose-reason", reason);
    }

    /// <summary>Withdraws a decision.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(string table, long number, string? reason) =>
        await Answer(table, await Use<WithdrawDecision>().Run(Book.Code, number, reason ?? "", Actor, Gone) is WithdrawDecision.Result.Refused refused ? refused.Why : null, "Withdrawn.", $"withdraw-{number}", reason);

    /// <summary>What was decided, in words.</summary>
    public string Told(ProtectionDecision decision) => decision.Kind switch
    {
        DecisionKind.Approve => decision.Seal == Shown.Seal ? "Approved as it is now" : "Approved as it was before the last run",
        DecisionKind.Hide => $"Must be hidden: {LabelOf(decision.Codes)}",
        DecisionKind.Threshold => $"Counts from 1 to {decision.Threshold} are not shown",
        DecisionKind.Choose => decision.Way switch
        {
            ProtectionWay.JoinCodes => $"Counted together: {string.Join(", ", decision.Codes.Split('|').Select(LabelOf))}",
            ProtectionWay.Withhold => "Nothing of the table is shown",
            _ => "Single numbers are hidden",
        },
        _ => "",
    };

    /// <summary>A range in words.</summary>
    public static string Range(ValueRange range) => range.Low == range.High ? Words.Number(range.Low) : $"{Words.Number(range.Low)} to {Words.Number(range.High)}";

    /// <summary>The label of a code of a table with one dimension; the code itself where it has none.</summary>
    public string LabelOf(string key) => Shown.Lines.FirstOrDefault(l => l.Key == key) is { } line ? string.Join(", ", line.After.Labels) : key;

    private static string? WhyNot(DemandMore.Result result) => result is DemandMore.Result.Refused refused ? refused.Why : null;

    private async Task<IActionResult> Answer(string table, string? why, string said, string field, string? typed)
    {
        if (!Stands(why, field))
        {
            Said = said;
            return Redirect($"/protection/{table}");
        }
        Typed = typed;
        return await OnGetAsync(table);
    }
}
