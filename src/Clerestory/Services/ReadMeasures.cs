using Clerestory.Collection;
using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Services;

/// <summary>One measure of a program in one return, as the provider gave it.</summary>
/// <param name="Program">The program's code.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Call">The data call.</param>
/// <param name="From">The first day of the period.</param>
/// <param name="To">Its last day.</param>
/// <param name="Verdict">What the reviewer said of the return.</param>
/// <param name="Answers">The answers to the item, by place.</param>
public sealed record GivenMeasure(string Program, ProgramMeasure Measure, string Call, DateOnly From, DateOnly To, ReviewVerdict Verdict, IReadOnlyList<Answer> Answers)
{
    /// <summary>The answer at a place.</summary>
    public AnswerValue At(string place) => new(Answers.FirstOrDefault(a => a.Place == place)?.Value ?? "-");
}

/// <summary>Reads what providers gave of their programs, return by return. An agency's own people see their own.</summary>
public sealed class ReadMeasures(DataStore store, FormBook book)
{
    /// <summary>Every measure of a provider's programs in its signed returns, the newest first.</summary>
    public async Task<IReadOnlyList<GivenMeasure>> Run(string provider, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.ReadServices, provider, book.Code);
        var (submissions, calls, pack) = (store.Submissions, store.DataCalls, book.Code);
        var returns = await submissions.AsNoTracking().Where(s => s.Pack == pack && s.Respondent == provider && s.IsCurrent).ToListAsync(cancel);
        // Rounds that the pack brings with their returns were never opened on a desk; their periods stand in the pack.
        var periods = CallPlan.In(book.Pack).Values.ToDictionary(c => c.Code, c => (c.Period.From, c.Period.To), StringComparer.Ordinal);
        foreach (var call in await calls.AsNoTracking().Where(c => c.Pack == pack).ToListAsync(cancel)) periods[call.Code] = (call.From, call.To);
        return
        [
            .. from program in ServiceProgram.In(book.Pack)
               where program.Provider == provider
               from measure in program.Measures
               where measure.Item is not null
               from given in returns.Where(r => r.Instrument == measure.Item!.Instrument).OrderByDescending(r => periods.GetValueOrDefault(r.Call).To)
               let answers = given.Answers.Where(a => a.Item == measure.Item!.Item).ToList()
               where answers.Count > 0
               select new GivenMeasure(program.Code, measure, given.Call, periods.GetValueOrDefault(given.Call).From, periods.GetValueOrDefault(given.Call).To, given.Verdict, answers),
        ];
    }
}
