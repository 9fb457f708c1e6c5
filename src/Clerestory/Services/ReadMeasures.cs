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
        var returns = await (from submission in submissions.AsNoTracking()
                             join call in calls.AsNoTracking() on new { submission.Pack, Code = submission.Call } equals new { call.Pack, call.Code }
                             where submission.Pack == pack && submission.Respondent == provider && submission.IsCurrent
                             select new { Submission = submission, call.From, call.To }).ToListAsync(cancel);
        return
        [
            .. from program in ServiceProgram.In(book.Pack)
               where program.Provider == provider
               from measure in program.Measures
               where measure.Item is not null
               from given in returns.OrderByDescending(r => r.To)
               where given.Submission.Instrument == measure.Item!.Instrument
               let answers = given.Submission.Answers.Where(a => a.Item == measure.Item!.Item).ToList()
               where answers.Count > 0
               select new GivenMeasure(program.Code, measure, given.Submission.Call, given.From, given.To, given.Submission.Verdict, answers),
        ];
    }
}
