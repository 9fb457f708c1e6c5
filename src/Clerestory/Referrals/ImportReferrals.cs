using System.Globalization;
using Clerestory.Collection;
using Clerestory.Collection.Forms;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Referrals;

/// <summary>Counts of referrals from a CSV file or a workbook, of the columns that the ledger's own export has. All of it is taken, or none.</summary>
public sealed class ImportReferrals(DataStore store, FormBook book, TimeProvider clock)
{
    private static readonly string[] Columns = ["route", "side", "agency", "from", "months", "through", "kind", "value"];

    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>So many periods were changed, out of so many in the file.</summary>
        public sealed record Read(int Periods, int Changed) : Result;

        /// <summary>The file is not taken, for these reasons. Nothing of it is kept.</summary>
        public sealed record Refused(IReadOnlyList<Finding> Why) : Result;
    }

    /// <summary>Reads a file. An agency's file may hold its own sides only.</summary>
    public async Task<Result> Run((Stream Upload, string FileName) file, Actor actor, CancellationToken cancel)
    {
        if (!actor.MaySomewhere(Permission.KeepReferrals)) throw new Denied(Permission.KeepReferrals);
        actor.Must(Permission.KeepReferrals, actor.Agency, book.Code);
        var guarded = await GuardedFile.Read(file.Upload, file.FileName, new UploadLimits(), cancel);
        if (guarded is not GuardedFile.Result.Accepted { File: var accepted }) return new Result.Refused([((GuardedFile.Result.Refused)guarded).Why]);
        if (PersonalData.Examine(accepted, Columns.ToHashSet(StringComparer.Ordinal), cancel) is { Count: > 0 } personal) return new Result.Refused(personal);
        return await store.AtOnce(() => Take(accepted, actor, cancel), cancel);
    }

    private async Task<Result> Take(GuardedFile file, Actor actor, CancellationToken cancel)
    {
        var (rows, faults) = Rows(file);
        var (now, today) = (clock.GetUtcNow(), LastDay.DayOf(clock.GetUtcNow(), book.TimeZone));
        var (kept, periods) = (new List<ReferralCount>(), 0);
        foreach (var group in rows.GroupBy(r => r.Route, StringComparer.Ordinal))
        {
            if (Route.Find(book.Pack, group.Key) is not { } route)
            {
                faults.Add(Fault(file, group.First().Line, $"There is no route '{group.Key}'."));
                continue;
            }
            var ledger = await store.Ledger(book, route, cancel);
            foreach (var said in group.GroupBy(r => (r.Agency, r.Side, r.From, r.Months)))
            {
                periods++;
                var (line, statement) = (said.First().Line, new ReferralStatement(said.Key.Side, said.Key.From, said.Key.Months, said.First().Through, Values(said)));
                string? why = !actor.May(Permission.KeepReferrals, said.Key.Agency, book.Code) ? "A file may hold the counts of your own agency only."
                    : said.Select(r => r.Through).Distinct().Skip(1).Any() || said.CountBy(r => r.Kind).Any(k => k.Value > 1) ? "This period stands twice, with different last days or with one kind given twice."
                    : statement.FaultIn(ledger, said.Key.Agency, today);
                if (why is not null) faults.Add(Fault(file, line, why));
                else kept.AddRange(store.Keep(ledger, said.Key.Agency, statement, (CountOrigin.Imported, null, actor, now, today)));
            }
        }
        if (faults.Count > 0 || periods == 0)
        {
            store.ChangeTracker.Clear();
            return new Result.Refused(faults.Count > 0 ? faults : [Fault(file, 1, "The file has no counts.")]);
        }
        if (kept.Count > 0) store.Record(actor, now, "imported referrals", $"{periods}", Hash.Of(string.Join('\n', kept.Select(r => $"{r.Id}"))));
        await store.SaveChangesAsync(cancel);
        return new Result.Read(periods, kept.Select(r => (r.Route, r.Side, r.Agency, r.From, r.Months)).Distinct().Count());
    }

    private static Dictionary<string, string> Values(IEnumerable<Row> rows) => rows.GroupBy(r => r.Kind, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.Ordinal);

    private static (List<Row> Rows, List<Finding> Faults) Rows(GuardedFile file)
    {
        var lines = file.Sheets[0].Rows.ToList();
        int Column(string name) => lines.Count == 0 ? 0 : lines[0].Values.FirstOrDefault(c => string.Equals(c.Text.Trim(), name, StringComparison.OrdinalIgnoreCase))?.Column ?? 0;
        var at = Columns.ToDictionary(c => c, Column, StringComparer.Ordinal);
        if (at.Any(c => c.Value == 0 && c.Key is not ("months" or "through" or "kind"))) return ([], [Fault(file, 1, $"The first line must name the columns {string.Join(", ", Columns)}; months, through and kind may be left out.")]);
        var (rows, faults) = (new List<Row>(), new List<Finding>());
        foreach (var line in lines.Skip(1))
        {
            string Of(string name) => line.TryGetValue(at[name], out var cell) ? Disarm.Undo(cell.Text).Trim() : "";
            int number = line.Values.First().Row;
            if (Row.Read(Of, number) is { } row) rows.Add(row);
            else faults.Add(Fault(file, number, "The line cannot be read: side is sent or received, from and through are days as in 2021-01-01, months is a whole number."));
        }
        return (rows, faults);
    }

    private static Finding Fault(GuardedFile file, int line, string why) => Finding.Error("referrals.import", file.Name, line, why);

    private sealed record Row(int Line, string Route, RouteSide Side, string Agency, DateOnly From, int Months, DateOnly? Through, string Kind, string Value)
    {
        public static Row? Read(Func<string, string> of, int line)
        {
            var through = Day(of("through"));
            bool ok = of("side").ToLowerInvariant() is "sent" or "received" && Day(of("from")) is not null && (of("through").Length == 0 || through is not null);
            ok &= int.TryParse(of("months") is { Length: > 0 } months ? months : "1", NumberStyles.None, CultureInfo.InvariantCulture, out int count);
            return !ok ? null : new Row(
                line, of("route"), of("side").Equals("sent", StringComparison.OrdinalIgnoreCase) ? RouteSide.Sent : RouteSide.Received, of("agency"), Day(of("from"))!.Value, count, through,
                of("kind") is { Length: > 0 } kind ? kind : Referrals.Route.AllKinds, of("value"));
        }

        // A workbook gives a day as the number of its program, counted from the end of 1899.
        private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int serial) && serial is > 30_000 and < 80_000 ? new DateOnly(1899, 12, 30).AddDays(serial) : null;
    }
}
