using Clerestory.Collection;
using Clerestory.Collection.Forms;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Justice;

/// <summary>A file of counts, what is said of it, and its columns.</summary>
/// <param name="Bytes">The file as it was sent.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Heading">What is said of it.</param>
/// <param name="Columns">Its columns; null for those remembered of this source, or else a guess.</param>
/// <param name="Keep">Whether it is to be kept, where nothing stands in the way.</param>
public sealed record DrawUpload(byte[] Bytes, string FileName, DrawHeading Heading, ColumnPlan? Columns, bool Keep);

/// <summary>What a file was found to hold, before anything of it is kept.</summary>
/// <param name="Head">Its headings.</param>
/// <param name="Columns">The columns as they were read.</param>
/// <param name="IsRemembered">Whether the columns are those of the last file of this source.</param>
/// <param name="Reading">The counts and the cells that could not be read.</param>
/// <param name="Findings">Everything found, each at its cell; those that stop it first.</param>
public sealed record DrawPreview(SheetHead Head, ColumnPlan Columns, bool IsRemembered, DrawReading Reading, IReadOnlyList<LocatedFinding> Findings)
{
    /// <summary>The rule that a question must be answered in the remark.</summary>
    public const string Unanswered = "justice.unanswered";

    /// <summary>Whether it could be kept, once the questions are answered.</summary>
    public bool CanBeKept => Reading.Unknown.Count == 0 && Reading.Counts.Count > 0 && !Findings.Any(f => f.Blocks && f.Finding.Rule != Unanswered);

    /// <summary>Whether something must be answered in the remark.</summary>
    public bool Asks => Findings.Any(f => f.Finding.Severity == Severity.Question);
}

/// <summary>Staff import what an agency drew from its records, from a workbook or CSV file. All findings are shown before anything is kept, and the columns are remembered for the source's next file.</summary>
public sealed class ImportDraw(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>Files of counts are small: one larger than this holds something else.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>This is what the file holds. Nothing was kept.</summary>
        public sealed record Previewed(DrawPreview Preview) : Result;

        /// <summary>The draw is kept.</summary>
        public sealed record Kept(Guid Draw, int Counts) : Result;

        /// <summary>The file is not taken, for these reasons. Nothing of it is kept.</summary>
        public sealed record Refused(IReadOnlyList<Finding> Why) : Result;
    }

    /// <summary>Reads a file, and keeps it where that is asked for and nothing stands in the way.</summary>
    public async Task<Result> Run(DrawUpload upload, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepJustice, pack: book.Code);
        var justice = new JusticeBook(book.Pack);
        if (justice.Plan is null) return Refuse("justice.plan", "This pack plans no counts of arrests and convictions. Add justice/plan.json to it.");
        var guarded = GuardedFile.Judge(upload.Bytes, upload.FileName, new UploadLimits { Bytes = MostBytes }, cancel);
        if (guarded is not GuardedFile.Result.Accepted accepted) return new Result.Refused([((GuardedFile.Result.Refused)guarded).Why]);
        var known = KnownWords(justice);
        Finding[] personal = [.. PersonalData.Examine(accepted.File, known, cancel), .. CaseNumbers.Examine(accepted.File, known)];
        if (personal.Length > 0) return new Result.Refused(personal);
        return await store.AtOnce(() => Take(upload, accepted.File, justice, actor, cancel), cancel);
    }

    private async Task<Result> Take(DrawUpload upload, GuardedFile file, JusticeBook justice, Actor actor, CancellationToken cancel)
    {
        var (heading, mappings) = (upload.Heading with { Remark = upload.Heading.Remark.Trim() }, store.ColumnMappings);
        var remembered = await mappings.FirstOrDefaultAsync(m => m.Pack == book.Code && m.Source == heading.Source, cancel);
        if (HeadOf(file, upload.Columns) is not { } head) return Refuse("justice.no-table", "The file holds no table: no row has two filled cells. Give a table with a row of headings.");
        bool isRemembered = upload.Columns is null && remembered is not null && ColumnGuess.Fits(remembered.Plan, head);
        var columns = (upload.Columns ?? (isRemembered ? remembered!.Plan : ColumnGuess.Of(head))) with { Sheet = head.Number, HeaderRow = head.HeaderRow };
        var reading = columns.Lacking.Any() ? new DrawReading([], [], [], 0) : new DrawSheet(file, columns, head, justice).Read();
        var preview = new DrawPreview(head, columns, isRemembered, reading, Findings(heading, columns, reading, justice));
        return upload.Keep && preview.CanBeKept ? await Keep(upload, heading, preview, remembered, actor, cancel) : new Result.Previewed(preview);
    }

    private async Task<Result> Keep(DrawUpload upload, DrawHeading heading, DrawPreview preview, ColumnMapping? remembered, Actor actor, CancellationToken cancel)
    {
        var (now, hash, draws) = (clock.GetUtcNow(), Hash.Of(upload.Bytes), store.Draws);
        if (preview.Asks && heading.Remark.Length == 0)
            return new Result.Previewed(preview with { Findings = [LocatedFinding.Error("", DrawPreview.Unanswered, "There are questions below. Write in the remark what the source says to them; readers see it."), .. preview.Findings] });
        if (await draws.AnyAsync(d => d.Pack == book.Code && d.Source == heading.Source && d.Origin.Hash == hash && d.WithdrawnAt == null, cancel))
            return Refuse("justice.twice", "A draw from this very file is kept already. If it was kept in error, withdraw that one first.");
        var draw = new Draw(book.Code, heading, [.. preview.Reading.Counts.Select(c => c.Count)], new DrawOrigin(DrawWay.File, hash, now, actor.Name));
        draws.Add(draw);
        string document = ColumnMapping.Write(preview.Columns);
        if (remembered is null) store.ColumnMappings.Add(new ColumnMapping { Pack = book.Code, Source = heading.Source, Document = document, At = now, By = actor.Name });
        else (remembered.Document, remembered.At, remembered.By) = (document, now, actor.Name);
        store.Record(actor, now, "kept draw", $"{draw.Id}", draw.Seal);
        await store.SaveChangesAsync(cancel);
        return new Result.Kept(draw.Id, draw.Counts.Count);
    }

    private IReadOnlyList<LocatedFinding> Findings(DrawHeading heading, ColumnPlan columns, DrawReading reading, JusticeBook justice)
    {
        var today = LastDay.DayOf(clock.GetUtcNow(), book.TimeZone);
        IEnumerable<LocatedFinding> found =
        [
            .. columns.Lacking.Select(role => LocatedFinding.Error("", "justice.column", $"Choose the column that holds the {role.ToString().ToLowerInvariant()}.")),
            .. columns.Layout == FileLayout.MeasuresAcross && columns[ColumnRole.Arrests] is null && columns[ColumnRole.Convictions] is null
                ? new[] { LocatedFinding.Error("", "justice.column", "Choose the column of the arrests, of the convictions, or both.") } : [],
            .. DrawChecks.Heading(heading, reading.Counts.Select(c => c.Count.Measure).ToHashSet(), today, justice),
            .. reading.Unknown.Select(w => LocatedFinding.Error(w.Cell, "justice.word", $"'{w.Word}' is no {w.Role.ToString().ToLowerInvariant()} that the pack knows. Say below what it stands for, or leave its rows out.")),
            .. reading.Faults, .. justice.Lists.ContainsKey(heading.Statutes) ? DrawChecks.Counts(heading, reading.Counts, justice) : [],
            .. reading.Counts.Count == 0 && !columns.Lacking.Any() ? new[] { LocatedFinding.Error("", "justice.none", "No count was found under these headings. Look whether the right columns and the right row of headings are chosen.") } : [],
        ];
        return [.. found.OrderByDescending(f => f.Finding.Severity)];
    }

    // A row of headings that is not there is looked for again.
    private static SheetHead? HeadOf(GuardedFile file, ColumnPlan? columns) =>
        columns is null ? SheetHead.Of(file, null, null) : SheetHead.Of(file, columns.Sheet, columns.HeaderRow) ?? SheetHead.Of(file, columns.Sheet, null) ?? SheetHead.Of(file, null, null);

    private static HashSet<string> KnownWords(JusticeBook justice) =>
    [
        .. new[] { justice.Plan!.Statutes, justice.Plan.Dispositions, justice.Plan.Districts }.OfType<string>().Where(justice.Lists.ContainsKey)
            .SelectMany(l => justice.Lists[l].Codes).SelectMany(r => new[] { r["code"], r["label"] }),
        .. justice.Laws.Values.SelectMany(l => new[] { l.Cite, l.Title, l.Code }),
    ];

    private static Result.Refused Refuse(string rule, string why) => new([Finding.Error(rule, null, null, why)]);
}
