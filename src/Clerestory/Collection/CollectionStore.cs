using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Collection;

/// <summary>Collection in the store.</summary>
public static class CollectionStore
{
    extension(DataStore store)
    {
        /// <summary>All data calls.</summary>
        public DbSet<DataCall> DataCalls => store.Set<DataCall>();

        /// <summary>All drafts.</summary>
        public DbSet<Draft> Drafts => store.Set<Draft>();

        /// <summary>All signed returns, with those that were replaced.</summary>
        public DbSet<Submission> Submissions => store.Set<Submission>();

        /// <summary>What was said beside returns.</summary>
        public DbSet<Remark> Remarks => store.Set<Remark>();

        /// <summary>All exceptions.</summary>
        public DbSet<CallException> CallExceptions => store.Set<CallException>();

        /// <summary>The frozen lists of closed calls.</summary>
        public DbSet<CallLine> CallLines => store.Set<CallLine>();

        /// <summary>The forms that were used.</summary>
        public DbSet<SealedForm> SealedForms => store.Set<SealedForm>();

        /// <summary>A data call; null where there is none of that code.</summary>
        /// <remarks>One that this work has in hand already is not read again.</remarks>
        public Task<DataCall?> Call(string pack, string code, CancellationToken cancel) => store.DataCalls.FindAsync([pack, code], cancel).AsTask();

        /// <summary>Holds a call until this transaction is over. Many hold it side by side to sign and judge; who closes it holds it alone, waits for them, and then nobody signs or judges any more. It must be held before the call is read.</summary>
        public async Task Hold(string pack, string code, bool alone, CancellationToken cancel)
        {
            // SQLite has one writer at a time, who sees all that came before.
            if (store is PostgresStore) await store.Ask([(HoldOf(pack, code, alone), _ => { })], cancel);
        }

        /// <summary>The later due day that a respondent was granted; null where none stands.</summary>
        public async Task<DateOnly?> LaterDue(string pack, string call, string respondent, DateTimeOffset now, CancellationToken cancel)
        {
            var exceptions = store.CallExceptions;
            var found = await exceptions.AsNoTracking().Where(e => e.Pack == pack && e.Call == call && e.Respondent == respondent && e.Kind == ExceptionKind.LaterDue && e.EndedAt == null).ToListAsync(cancel);
            return found.Max(e => e.Due);
        }

        /// <summary>The signed version that counts; null before the first.</summary>
        public Task<Submission?> Current(Sheet sheet, CancellationToken cancel)
        {
            var submissions = store.Submissions;
            return submissions.FirstOrDefaultAsync(s => s.Pack == sheet.Pack && s.Call == sheet.Call && s.Respondent == sheet.Respondent && s.Instrument == sheet.Instrument && s.IsCurrent, cancel);
        }

        /// <summary>The ids and seals of a call's returns that count, by respondent and form.</summary>
        public async Task<IReadOnlyDictionary<(string Respondent, string Instrument), (Guid Submission, string Seal)>> SealsOf(DataCall call, CancellationToken cancel)
        {
            var submissions = store.Submissions;
            var current = submissions.Where(s => s.Pack == call.Pack && s.Call == call.Code && s.IsCurrent).Select(s => new { s.Respondent, s.Instrument, s.Id, s.Seal });
            return (await current.ToListAsync(cancel)).ToDictionary(s => (s.Respondent, s.Instrument), s => (s.Id, s.Seal));
        }

        /// <summary>The same agency's signed answers to the same form, or an earlier version of it, of the last call that ended before this one; null where there are none.</summary>
        public async Task<Submission?> Before(DataCall call, Sheet sheet, CancellationToken cancel)
        {
            string form = sheet.Instrument[..(sheet.Instrument.LastIndexOf('.') + 1)];
            var (submissions, calls) = (store.Submissions, store.DataCalls);
            return await (from submission in submissions.AsNoTracking()
                          join earlier in calls.AsNoTracking() on new { submission.Pack, Code = submission.Call } equals new { earlier.Pack, earlier.Code }
                          where submission.Pack == sheet.Pack && submission.Respondent == sheet.Respondent && submission.IsCurrent && submission.Instrument.StartsWith(form) && earlier.To < call.From
                          orderby earlier.To descending
                          select submission).FirstOrDefaultAsync(cancel);
        }
    }

    /// <summary>Takes PostgreSQL's lock on a call's name. A lock on its row would be written to the disk by everyone who signs.</summary>
    internal static Statement HoldOf(string pack, string code, bool alone) =>
        new($"SELECT pg_advisory_xact_lock{(alone ? "" : "_shared")}(hashtextextended({{0}}, 0))", $"data_call {pack}/{code}");
}
