using Clerestory.Collection;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Justice;

/// <summary>Staff take an accepted return of the courts over as a draw. What the form does not ask, the day or the unit, they give as the agency told it.</summary>
public sealed class TakeDrawFromReturn(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>What the form does not ask.</summary>
    /// <param name="Drawn">The day of the draw.</param>
    /// <param name="Units">What is counted.</param>
    /// <param name="Remark">What the agency says to our questions; it is public.</param>
    public sealed record Supplement(DateOnly? Drawn, CountingUnits Units, string Remark);

    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>The draw is kept.</summary>
        public sealed record Kept(Guid Draw, int Counts) : Result;

        /// <summary>It is not, for these reasons, each at its item.</summary>
        public sealed record Refused(IReadOnlyList<LocatedFinding> Why) : Result;
    }

    /// <summary>Takes it over.</summary>
    public Task<Result> Run(Guid submission, Supplement said, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepJustice, pack: book.Code);
        return store.AtOnce(() => Take(submission, said, actor, cancel), cancel);
    }

    private async Task<Result> Take(Guid id, Supplement said, Actor actor, CancellationToken cancel)
    {
        var (submissions, draws, justice, now) = (store.Submissions, store.Draws, new JusticeBook(book.Pack), clock.GetUtcNow());
        var signed = await submissions.AsNoTracking().FirstOrDefaultAsync(s => s.Pack == book.Code && s.Id == id, cancel);
        if (signed is not { IsCurrent: true, Verdict: ReviewVerdict.Accepted }) return Refuse("justice.return", "Only a return that was accepted and not replaced can be taken over as a draw.");
        if (justice.Plan?.Returns?.FirstOrDefault(r => r.Instrument == signed.Instrument) is not { } plan) return Refuse("justice.return", "The pack does not say how counts stand in this form. Add the form to justice/plan.json.");
        if (await draws.AnyAsync(d => d.Pack == book.Code && d.Origin.Way == DrawWay.Return && d.Origin.Hash == signed.Seal && d.WithdrawnAt == null, cancel))
            return Refuse("justice.twice", "This return was taken over already.");

        int lastYear = (await store.Call(book.Code, signed.Call, cancel))?.To.Year ?? CallPlan.In(book.Pack)[signed.Call].Period.To.Year;
        var reading = new ReturnReading(plan, signed.Answers, lastYear, justice);
        var heading = reading.Heading(signed.Respondent, said.Drawn, said.Units, said.Remark.Trim());
        var counts = reading.Counts;
        var today = LastDay.DayOf(now, book.TimeZone);
        List<LocatedFinding> findings = [.. DrawChecks.Heading(heading, counts.Select(c => c.Count.Measure).ToHashSet(), today, justice), .. DrawChecks.Counts(heading, counts, justice)];
        if (counts.Count == 0) findings.Add(LocatedFinding.Error("", "justice.none", "The return holds no count by statute."));
        if (findings.Any(f => f.Blocks)) return new Result.Refused(findings);
        if (heading.Remark.Length == 0 && findings.Any(f => f.Finding.Severity == Severity.Question))
            return new Result.Refused([LocatedFinding.Error("", "justice.unanswered", "There are questions. Write in the remark what the agency says to them; readers see it."), .. findings]);

        var draw = new Draw(book.Code, heading, [.. counts.Select(c => c.Count)], new DrawOrigin(DrawWay.Return, signed.Seal, now, actor.Name));
        draws.Add(draw);
        store.Record(actor, now, "took draw from return", $"{draw.Id}", draw.Seal);
        await store.SaveChangesAsync(cancel);
        return new Result.Kept(draw.Id, counts.Count);
    }

    private static Result.Refused Refuse(string rule, string why) => new([LocatedFinding.Error("", rule, why)]);
}
