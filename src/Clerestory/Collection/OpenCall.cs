using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Collection;

/// <summary>Staff open a data call: from then on its forms are sealed, and who must answer is told so.</summary>
public sealed class OpenCall(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>The call is open; so many letters wait to be sent, and so many respondents have no contact.</summary>
        public sealed record Opened(int Letters, int WithoutContact) : Result;

        /// <summary>The plan cannot be opened as it stands.</summary>
        public sealed record NeedsWork(IReadOnlyList<Finding> Findings) : Result;
    }

    /// <summary>Opens a call by its plan.</summary>
    /// <param name="plan">What is asked, for what period, by when.</param>
    /// <param name="link">The address of the respondents' pages, for the letters.</param>
    /// <param name="actor">Who opens it.</param>
    /// <param name="cancel">Stops the work; nothing is kept then.</param>
    public Task<Result> Run(CallPlan plan, string link, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.RunCalls, pack: book.Code);
        return store.AtOnce(() => Open(plan, link, actor, cancel), cancel);
    }

    private async Task<Result> Open(CallPlan plan, string link, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var findings = Examine(plan).ToList();
        if (await store.Call(book.Code, plan.Code, cancel) is not null) findings.Add(Wrong("call.double", $"There is a data call '{plan.Code}' already. Choose another code."));
        if (findings.Count > 0) return new Result.NeedsWork(findings);
        findings.AddRange(await SealForms(plan, now, cancel));
        if (findings.Count > 0) return new Result.NeedsWork(findings);

        var call = new DataCall
        {
            Pack = book.Code, Code = plan.Code, Title = plan.Title, ObligationCodes = string.Join(' ', plan.Obligations), From = plan.Period.From, To = plan.Period.To, Opens = plan.Opens,
            Due = plan.Due, NoNewAfter = plan.NoNewAfter, NoEditAfter = plan.NoEditAfter, TimeZone = book.TimeZone, FormsSeal = book.SealOf(plan.Obligations),
        };
        store.DataCalls.Add(call);
        var asked = (await store.Completeness(call, book, now, cancel)).Lines;
        var (letters, without) = await store.WriteToAll(new LetterDesk(book, link), call, ("call-opened", asked), now, cancel);
        store.Record(actor, now, "opened data call", call.Code, call.FormsSeal);
        await store.SaveChangesAsync(cancel);
        return new Result.Opened(letters, without.Count);
    }

    private IEnumerable<Finding> Examine(CallPlan plan)
    {
        if (!System.Text.RegularExpressions.Regex.IsMatch(plan.Code, "^[a-z0-9][a-z0-9-]{0,39}$")) yield return Wrong("call.code", "A code is up to 40 lower-case letters, digits and hyphens.");
        if (plan.Title.Trim().Length == 0) yield return Wrong("call.title", "Give the call a title.");
        if (plan.Obligations.Count == 0) yield return Wrong("call.obligations", "Choose at least one duty to report.");
        foreach (string unknown in plan.Obligations.Where(o => !book.Obligations.ContainsKey(o))) yield return Wrong("call.obligation", $"There is no obligation '{unknown}'.");
        if (plan.Period.To < plan.Period.From) yield return Wrong("call.period", "The period ends before it begins.");
        if (plan.Due < plan.Opens) yield return Wrong("call.due", "The due day is before the day on which the call opens.");
        if (plan.NoNewAfter < plan.Due) yield return Wrong("call.no-new", "First returns must be taken at least until the due day.");
        if (plan.NoEditAfter < plan.Due) yield return Wrong("call.no-edit", "Amendments must be taken at least until the due day.");
    }

    // A form that a call was opened with never changes.
    private async Task<IEnumerable<Finding>> SealForms(CallPlan plan, DateTimeOffset now, CancellationToken cancel)
    {
        var forms = store.SealedForms;
        var held = await forms.AsNoTracking().Where(f => f.Pack == book.Code).ToDictionaryAsync(f => f.Instrument, f => f.Seal, StringComparer.Ordinal, cancel);
        var used = plan.Obligations.Select(o => book.Obligations[o].Instrument).Distinct().ToList();
        forms.AddRange(used.Where(i => !held.ContainsKey(i)).Select(i => new SealedForm { Pack = book.Code, Instrument = i, Seal = book.SealOf(i), At = now }));
        return used.Where(i => held.TryGetValue(i, out string? seal) && seal != book.SealOf(i))
            .Select(i => Wrong("form.changed", $"The form {i} was used before and has changed since. Make it a new version, under a new number."));
    }

    private static Finding Wrong(string rule, string message) => Finding.Error(rule, null, null, message);
}
