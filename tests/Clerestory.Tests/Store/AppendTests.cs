using Clerestory.Collection;
using Clerestory.Outbox;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Store;

/// <summary>Rows that are written past the change tracker.</summary>
public sealed class AppendTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2021, 2, 3, 4, 5, 6, TimeSpan.Zero);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Appended_rows_are_byte_for_byte_those_that_the_tracker_writes(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        var (tracked, appended) = (Signed("one"), Signed("two"));
        store.Submissions.Add(tracked);
        store.Drafts.Add(Draft("one"));
        store.Letters.Add(Letter("one"));
        store.Append(appended);
        store.Append(Draft("two"));
        store.Append(Letter("two"));
        Assert.Equal(0, await Count(store, "answer"));

        await store.SaveChangesAsync(Bench.Cancel);

        // Ids, seals and keys differ, and the respondent's name; all else must not.
        foreach (string table in new[] { "submission", "draft", "letter", "answer" })
        {
            var rows = await Rows(store, table);
            Assert.True(rows.Count > 1 && rows.Count % 2 == 0, table);
            Assert.Equal([], rows.GroupBy(r => r).Where(g => g.Count() % 2 != 0).Select(g => $"{table}: {g.Key}"));
        }
        await using var other = at.Address.Connect();
        var submissions = other.Submissions;
        var read = await submissions.AsNoTracking().SingleAsync(s => s.Id == appended.Id, Bench.Cancel);
        Assert.Equal((appended.Seal, appended.Seal), (read.Seal, read.SealItOughtToHave()));
        Assert.Equal(appended.Answers.OrderBy(a => a.Item, StringComparer.Ordinal), read.Answers.OrderBy(a => a.Item, StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_row_that_is_there_already_fails_the_whole_save_and_is_not_written_with_the_next(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        store.Append(Letter("one"));
        await store.SaveChangesAsync(Bench.Cancel);

        store.Append(Draft("one"));
        store.Append(Letter("one"));
        await Assert.ThrowsAsync<DbUpdateException>(() => store.SaveChangesAsync(Bench.Cancel));
        store.Append(Letter("two"));
        await store.SaveChangesAsync(Bench.Cancel);

        Assert.Equal((0, 2), (await Count(store, "draft"), await Count(store, "letter")));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_was_appended_and_never_saved_is_not_saved_by_the_next_who_uses_the_context(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using (var store = await at.Open())
        {
            store.Append(Letter("never"));
            store.Record(Actor.Operator("a clerk", "demo"), Now, "did what it did not", "never", "");
        }
        await using (var store = at.Address.Connect())
        {
            store.Letters.Add(Letter("saved"));
            await store.SaveChangesAsync(Bench.Cancel);
            Assert.Equal((1, 0), (await Count(store, "letter"), await Count(store, "trail")));
        }
    }

    private static Sheet SheetOf(string agency) => new("demo", "2020", agency, "police-return.1");

    private static Submission Signed(string agency) => new(
        SheetOf(agency), 1, [new Answer("a", "", "1"), new Answer("b", "x/y", "it's \"so\"; and \u00e4"), new Answer("c", "1.title", "line\nline")], new Attestation("Pat Chief", "Chief", new DateOnly(2021, 2, 3), "So it is."),
        new Circumstances(Now, true, "Snow.", AmendmentKind.Clerical, "A slip.", null, "", "clerk"));

    private static Draft Draft(string agency)
    {
        var draft = new Draft(SheetOf(agency), Now);
        draft.Merge([new Answer("a", "", "1")], 0, "clerk", Now);
        draft.Sign("chief", Now);
        return draft;
    }

    private static Letter Letter(string agency) => new() { Pack = "demo", Key = agency, Call = "2020", Agency = "one", Channel = "Mail", ToName = "Desk", ToMail = "desk@one.example", Subject = "Yes", Body = "Text", WrittenAt = Now };

    private static async Task<int> Count(DataStore store, string table) => (await Rows(store, table)).Count;

    // All columns of all rows as text, but those that must differ.
    private static async Task<List<string>> Rows(DataStore store, string table)
    {
        var rows = new List<string>();
        await store.Database.OpenConnectionAsync(Bench.Cancel);
        await using (var command = store.Database.GetDbConnection().CreateCommand())
        {
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync(Bench.Cancel);
            while (await reader.ReadAsync(Bench.Cancel))
            {
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Where(i => reader.GetName(i) is not ("id" or "submission_id" or "seal" or "key" or "respondent"))
                    .Select(i => $"{reader.GetName(i)}={reader.GetDataTypeName(i)}:{reader.GetValue(i)}")));
            }
        }
        await store.Database.CloseConnectionAsync();
        return rows;
    }
}
