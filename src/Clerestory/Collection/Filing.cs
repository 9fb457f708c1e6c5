using System.Data.Common;
using System.Globalization;
using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Collection;

/// <summary>What the store holds of a return, and of all that its filing depends on, read in one round trip.</summary>
internal sealed class Filing
{
    /// <summary>The call, held until this transaction is over; null where there is none.</summary>
    public DataCall? Call { get; private set; }

    /// <summary>The key, if it was used before.</summary>
    public FiledOnce? Used { get; private set; }

    /// <summary>Whether there is a draft, or a signed version, already.</summary>
    public bool IsBegun { get; private set; }

    /// <summary>The later due day that the respondent was granted.</summary>
    public DateOnly? Later { get; private set; }

    /// <summary>The agency's first contact; null where there is none that works.</summary>
    public Contact? First { get; private set; }

    /// <summary>Last year's answers to what the form's checks compare; null where there are none.</summary>
    public IReadOnlyList<Answer>? Before => before.Count == 0 ? null : before;

    private readonly List<Answer> before = [];

    /// <summary>The questions, and what becomes of their rows.</summary>
    internal IReadOnlyList<(Statement, Action<DbDataReader>)> Questions(FormBook book, Sheet sheet, (string Owner, string Key) once, TrailLines trail)
    {
        List<(Statement, Action<DbDataReader>)> questions =
        [
            (new($"SELECT {DataCall.Columns} FROM data_call WHERE pack = {{0}} AND code = {{1}}", sheet.Pack, sheet.Call), row => Call = DataCall.Read(row)),
            (new("SELECT 1 FROM draft WHERE id = {0} UNION ALL SELECT 1 FROM submission WHERE pack = {1} AND call = {2} AND respondent = {3} AND instrument = {4} AND is_current", sheet.Id, sheet.Pack, sheet.Call, sheet.Respondent, sheet.Instrument), _ => IsBegun = true),
            // After the draft: whoever signed it with this very key in the meantime is seen.
            (new("SELECT request, submission, number, seal FROM filed_once WHERE owner = {0} AND key = {1}", once.Owner, once.Key), row => Used = new FiledOnce
            {
                Owner = once.Owner, Key = once.Key, Request = row.GetString(0), Submission = row.GetGuid(1), Number = row.GetInt32(2), Seal = row.GetString(3), At = default,
            }),
            (new("SELECT due FROM call_exception WHERE pack = {0} AND call = {1} AND respondent = {2} AND kind = {3} AND ended_at IS NULL", sheet.Pack, sheet.Call, sheet.Respondent, nameof(ExceptionKind.LaterDue)), row =>
            {
                var due = row.GetFieldValue<DateOnly>(0);
                if (Later is null || due > Later) Later = due;
            }),
            (new("SELECT name, mail FROM contact WHERE pack = {0} AND agency = {1} AND rank = 1 AND NOT is_broken", sheet.Pack, sheet.Respondent), row => First = new Contact { Pack = sheet.Pack, Agency = sheet.Respondent, Rank = 1, Name = row.GetString(0), Mail = row.GetString(1) }),
            trail.TakeEnd(once.Owner),
        ];
        if (book.Instruments.TryGetValue(sheet.Instrument, out var form) && Compared(sheet, form) is { } compared) questions.Add((compared, row => before.Add(new Answer(row.GetString(0), row.GetString(1), row.GetString(2)))));
        return questions;
    }

    // The answers of the last call that ended before this one, to the same form or an earlier version of it.
    private static Statement? Compared(Sheet sheet, Instrument form)
    {
        var items = form.Checks.OfType<Check.Changed>().Select(c => c.Item).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (items.Count == 0) return null;
        string name = form.Code + ".", list = string.Join(", ", items.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"{{{i + 5}}}")));
        return new Statement(
            $$"""
            SELECT item, place, value FROM answer WHERE item IN ({{list}}) AND submission_id = (
              SELECT s.id FROM submission s JOIN data_call c ON c.pack = s.pack AND c.code = s.call
              WHERE s.pack = {0} AND s.respondent = {2} AND s.is_current AND substr(s.instrument, 1, {4}) = {3}
                AND c."to" < (SELECT "from" FROM data_call WHERE pack = {0} AND code = {1}) ORDER BY c."to" DESC LIMIT 1)
            """, [sheet.Pack, sheet.Call, sheet.Respondent, name, name.Length, .. items]);
    }
}

/// <summary>Reads what a filing depends on.</summary>
internal static class FilingStore
{
    extension(DataStore store)
    {
        /// <summary>Holds the call, then reads all the rest, and takes the trail's end.</summary>
        public async Task<Filing> Filing(FormBook book, Sheet sheet, (string Owner, string Key) once, CancellationToken cancel)
        {
            var filing = new Filing();
            var questions = filing.Questions(book, sheet, once, store.BeforeSave<TrailLines>());
            // SQLite has one writer at a time, who sees all that came before.
            await store.Ask(store is PostgresStore ? [(CollectionStore.HoldOf(sheet.Pack, sheet.Call, alone: false), _ => { }), .. questions] : questions, cancel);
            return filing;
        }
    }
}
