using Clerestory.Collection;
using Clerestory.Collection.Forms;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Deliberation;

/// <summary>What an import would change of one bill.</summary>
/// <param name="Row">The row of the file.</param>
/// <param name="What">What would change, in words; empty where the file says what is known already.</param>
public sealed record BillChange(BillRow Row, string What);

/// <summary>Staff bring in what a bill tracker tells. What would change is shown first; nothing is kept before they say so.</summary>
public sealed class ImportBills(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>What would change. Nothing has.</summary>
        public sealed record Preview(IReadOnlyList<BillChange> Changes) : Result;

        /// <summary>It is kept: bills that were new, and bills that had moved on.</summary>
        public sealed record Imported(int New, int Changed) : Result;

        /// <summary>Something in the file or the mapping must be mended first; all of it is named.</summary>
        public sealed record Refused(IReadOnlyList<string> Problems) : Result;
    }

    /// <summary>Reads a file of a tracker.</summary>
    /// <param name="file">The file, past the guard.</param>
    /// <param name="mapping">The field of each column.</param>
    /// <param name="keep">Whether what changes is kept, or only shown.</param>
    /// <param name="actor">Who imports.</param>
    /// <param name="cancel">Stops the work; nothing is kept then.</param>
    public Task<Result> Run(GuardedFile file, IReadOnlyDictionary<string, string> mapping, bool keep, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepRecommendations, pack: book.Code);
        List<string> problems = [];
        var rows = BillTable.Read(file, mapping, problems);
        return problems.Count > 0 ? Task.FromResult<Result>(new Result.Refused(problems)) : store.AtOnce(() => Import(rows, keep, actor, cancel), cancel);
    }

    private async Task<Result> Import(IReadOnlyList<BillRow> rows, bool keep, Actor actor, CancellationToken cancel)
    {
        var bills = store.Bills;
        var recommendations = (await store.RecommendationsOf(book.Code, cancel)).ToDictionary(r => r.Code, StringComparer.Ordinal);
        var problems = rows.Where(r => !recommendations.ContainsKey(r.Recommendation)).Select(r => $"Row {r.Row}: there is no recommendation “{r.Recommendation}”.")
            .Concat(rows.Where(r => recommendations.TryGetValue(r.Recommendation, out var known) && known is { IsFromPack: false, Decided: null }).Select(r => $"Row {r.Row}: nobody has decided on “{r.Recommendation}” yet.")).ToList();
        if (problems.Count > 0) return new Result.Refused(problems);

        var held = (await bills.Where(b => b.Pack == book.Code).ToListAsync(cancel)).ToDictionary(b => (b.Session, b.Number, b.Recommendation));
        var changes = rows.Select(r => (Row: r, Old: held.GetValueOrDefault((r.Session, r.Number, r.Recommendation)))).Select(c => (c.Row, c.Old, Change: new BillChange(c.Row, WhatChanges(c.Old, c.Row)))).ToList();
        if (!keep) return new Result.Preview([.. changes.Select(c => c.Change)]);

        int added = 0;
        foreach (var (row, old, change) in changes.Where(c => c.Change.What.Length > 0))
        {
            if (old is null)
            {
                added++;
                bills.Add(new Bill { Pack = book.Code, Session = row.Session, Number = row.Number, Recommendation = row.Recommendation, Title = row.Title, Status = row.Status, Day = row.Day, Act = row.Act, Source = row.Source });
            }
            if (old is null || old.Status != row.Status || old.Act != row.Act) Note(recommendations[row.Recommendation], row);
            if (old is not null) (old.Title, old.Status, old.Day, old.Act, old.Source) = (row.Title, row.Status, row.Day, row.Act, row.Source);
        }
        int changed = changes.Count(c => c.Change.What.Length > 0);
        if (changed > 0) store.Record(actor, clock.GetUtcNow(), "imported bills", FormattableString.Invariant($"{changed}"), Hash.Of(string.Join('\n', rows)));
        await store.SaveChangesAsync(cancel);
        return new Result.Imported(added, changed - added);
    }

    // A bill that moved on is a step of the recommendation's way. A tracker is a source of its own word only, so the step is to be confirmed.
    private void Note(Recommendation recommendation, BillRow row)
    {
        string cite = $"{row.Number} ({row.Session})";
        var step = RecordDisposition.StepOf(recommendation, new StepPlan(DispositionStage.Bill, row.Status, row.Act.Length > 0 ? $"{cite} became {row.Act}, the tracker tells." : $"The tracker tells this of {cite}{(row.Title.Length > 0 ? $", {row.Title}" : "")}.", row.Source, Grade.Check) { Day = row.Day, Cite = cite });
        recommendation.Steps.Add(step);
        store.DispositionSteps.Add(step);
    }

    private static string WhatChanges(Bill? old, BillRow row)
    {
        if (old is null) return $"new: {Word(row.Status)}";
        List<string> changes = [];
        void Compare(string name, string before, string after)
        {
            if (before != after) changes.Add($"{name}: {(before.Length == 0 ? "none" : before)} → {(after.Length == 0 ? "none" : after)}");
        }
        Compare("status", Word(old.Status), Word(row.Status));
        Compare("day", $"{old.Day:yyyy-MM-dd}", $"{row.Day:yyyy-MM-dd}");
        Compare("title", old.Title, row.Title);
        Compare("act", old.Act, row.Act);
        Compare("source", old.Source, row.Source);
        return string.Join("; ", changes);
    }

    private static string Word(DispositionStatus status) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());
}
