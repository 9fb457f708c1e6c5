using Clerestory.Registry;
using Clerestory.Store;

namespace Clerestory.Collection;

/// <summary>One return that is being worked on: its call, its form, its respondent, and why it may not be, if it may not.</summary>
/// <param name="Call">The data call.</param>
/// <param name="Form">The form.</param>
/// <param name="Agency">The respondent.</param>
/// <param name="Obligation">The duty it answers to.</param>
/// <param name="Sheet">Which return it is.</param>
public sealed record ReturnDesk(DataCall Call, Instrument Form, Agency Agency, Obligation Obligation, Sheet Sheet)
{
    /// <summary>Why the agency is not asked in this call after all: it had closed, or its duty had ended, before the period's last day; null when it is.</summary>
    public string? NotAsked { get; init; }

    /// <summary>Why no answer may be given at a moment; null when one may.</summary>
    public string? RefusalAt(DateTimeOffset now, bool isAmendment, DateOnly? laterDue) => NotAsked ?? Call.RefusalAt(now, isAmendment, laterDue);

    /// <summary>Whether something may be said of an item; an empty one is the return as a whole.</summary>
    public bool MayBeSaidAt(string item) => item.Length == 0 || Form.Items.Any(i => i.Code == item);

    /// <summary>Everything that the checks find, with last year's answers at hand where there are any. A question that was explained is not asked again.</summary>
    public IReadOnlyList<Finding> Examine(IReadOnlyList<Answer> answers, Submission? before, FormBook book) => Examine(answers, before?.Answers, book);

    /// <summary>The same with last year's answers; those that a check compares are enough.</summary>
    public IReadOnlyList<Finding> Examine(IReadOnlyList<Answer> answers, IReadOnlyList<Answer>? before, FormBook book)
    {
        var explained = answers.Where(a => a.Item == Draft.Explanation && a.Value.Trim().Length > 0).Select(a => a.Place).ToHashSet(StringComparer.Ordinal);
        var items = Form.Items.ToDictionary(i => i.Code, StringComparer.Ordinal);
        var faults = from answer in answers
                     where answer.Item != Draft.Explanation
                     let fault = items.TryGetValue(answer.Item, out var item) ? item.FaultAt(book.PlaceAt(Form, item, answer.Place), answer.Place, new AnswerValue(answer.Value), book.Lists) : "is no item of this form"
                     where fault is not null
                     select Finding.Error("answer", answer.Item, null, $"'{answer.Value}' {fault}.");
        var own = answers.Where(a => a.Item != Draft.Explanation).ToList();
        var checks = Form.Examine(new Answers(own, before is null ? null : new Answers(before)), Agency.Kind)
            .Where(f => f.Severity != Severity.Question || !explained.Contains(f.Rule));
        return [.. faults, .. checks];
    }

    /// <summary>The last day on which this respondent's return is on time.</summary>
    public DateOnly DueWith(DateOnly? later) => later > Call.Due ? later.Value : Call.Due;
}

/// <summary>Finds the return that somebody asks for.</summary>
public static class ReturnDeskStore
{
    extension(DataStore store)
    {
        /// <summary>The desk for a return; null where there is no such call, agency or duty.</summary>
        /// <exception cref="Fault">The forms of the pack are not those with which the call was opened.</exception>
        public async Task<ReturnDesk?> Desk(FormBook book, Sheet sheet, CancellationToken cancel) => DeskFor(book, sheet, await store.Call(sheet.Pack, sheet.Call, cancel));
    }

    /// <summary>The same for a call that was read already.</summary>
    internal static ReturnDesk? DeskFor(FormBook book, Sheet sheet, DataCall? call)
    {
        if (call is null || !book.Agencies.TryGetValue(sheet.Respondent, out var agency)) return null;
        if (call.ObligationsIn(book.Pack).Where(o => o.Instrument == sheet.Instrument && o.Binds(agency)).MaxBy(o => o.StandsOn(call.To)) is not { } obligation) return null;
        if (book.SealOf(call.Obligations) != call.FormsSeal)
            throw new Fault("form.changed", $"The forms of the data call {call.Code} have changed since it was opened.", "Put the pack back as it was, and make a changed form a new version.");
        return new ReturnDesk(call, book.Instruments[sheet.Instrument], agency, obligation, sheet) { NotAsked = WhyNotAsked(book, call, agency, obligation) };
    }

    private static string? WhyNotAsked(FormBook book, DataCall call, Agency agency, Obligation obligation)
    {
        if (!book.History.ExistsOn(agency.Code, call.To))
        {
            var end = book.History.EndOf(agency.Code, call.To);
            string what = end is null ? "did not exist" : end.Kind == AgencyChangeKind.Merged ? $"was merged on {Words.Day(end.Day)}" : $"was closed on {Words.Day(end.Day)}";
            string remedy = end is not null && book.Agencies.TryGetValue(end.Successor, out var successor) ? $"{successor.Name} answers for it." : "Ask council staff if that is not so.";
            return $"{agency.Name} {what}{(end is null ? $" on {Words.Day(call.To)}" : "")}, so it is not asked for this period. {remedy}";
        }
        return obligation.StandsOn(call.To) ? null
            : $"The duty to answer this form {(obligation.To < call.To ? $"ended on {Words.Day(obligation.To.Value)}" : $"begins on {Words.Day(obligation.From)}")}, so it is not asked for this period.";
    }
}
