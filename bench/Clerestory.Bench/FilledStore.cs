using Clerestory.Accounts;
using Clerestory.Collection;
using Clerestory.Outbox;
using Clerestory.Store;
using Clerestory.Trail;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clerestory.Bench;

/// <summary>A store in which every respondent has filed in every call. The rows are those that the product leaves: made by its own types, many in one save.</summary>
internal sealed class FilledStore(Synthetic pack, StoreAddress address, int calls)
{
    private const int AtOnce = 250;

    // The keys are fixed: who signs in at a store that was kept has the key that it was filled with.
    public static readonly DeskPerson Staff = new("staff@council.example", "four quiet lamps burn", new string('A', 32), null, AccountRole.Staff);
    public static readonly DeskPerson Respondent = new("clerk@town.example", "four quiet lamps burn", new string('B', 32), Synthetic.Agency(42), AccountRole.Signer);

    /// <summary>When a return came: over the first three hundred days of its year.</summary>
    public static DateTimeOffset ReceivedAt(int calls, int call, int agency) =>
        new(DateTime.SpecifyKind(TimeProvider.System.GetUtcNow().Date.AddDays(-365 * (calls - call) + agency % 300).AddHours(18), DateTimeKind.Utc));

    /// <summary>Makes the tables, the register, one call more than is filled, the people and the returns.</summary>
    public async Task Fill()
    {
        await pack.Prepare(address, calls + 1, default);
        await People();
        var (receipt, answers) = await FiledByTheProduct();
        // All years of one respondent are saved together, so that its trail is one chain.
        for (int first = 0; first < pack.Agencies; first += AtOnce)
        {
            await using var store = address.Connect();
            store.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (int agency in Enumerable.Range(first, Math.Min(AtOnce, pack.Agencies - first)).Where(a => a > 0)) Add(store, agency, receipt, answers);
            await store.SaveChangesAsync();
        }
        await Compare();
    }

    private void Add(DataStore store, int agency, Letter receipt, IReadOnlyList<Answer> answers)
    {
        string organization = $"{pack.Book.Code}/{Synthetic.Agency(agency)}", previous = TrailEntry.Beginning;
        for (int call = 0; call < calls; call++)
        {
            var (sheet, now) = (new Sheet(pack.Book.Code, Synthetic.Call(call), Synthetic.Agency(agency), Synthetic.Form), ReceivedAt(calls, call, agency));
            var draft = new Draft(sheet, now);
            draft.Merge(answers, 0, "record system", now);
            draft.Sign("record system", now);
            // Copies: the store holds each answer as a row of one return.
            var submission = new Submission(sheet, 1, answers.Select(a => a with { }), new Attestation(pack.Signature.Name, pack.Signature.Title, DateOnly.FromDateTime(now.Date), pack.Book.Instruments[Synthetic.Form].Attestation.Statement), new Circumstances(now, By: "record system"));
            submission.Judge(ReviewVerdict.Accepted);
            var entry = new TrailEntry
            {
                Organization = organization, Number = call + 1, At = now, Who = "record system", What = "signed return", Subject = $"{sheet.Call}/{sheet.Respondent}/{sheet.Instrument}/1", Content = submission.Seal, Previous = previous, Seal = "",
            };
            entry = entry with { Seal = previous = entry.SealItOughtToHave() };
            var letter = new Letter
            {
                Pack = sheet.Pack, Key = $"{submission.Id}/receipt/0", Call = sheet.Call, Agency = sheet.Respondent, Channel = receipt.Channel, ToName = receipt.ToName, ToMail = receipt.ToMail, Subject = receipt.Subject, Body = receipt.Body, WrittenAt = now,
            };
            letter.Sent(now);
            store.AddRange(draft, submission, entry, letter, new FiledOnce { Owner = organization, Key = $"{sheet.Call}-{sheet.Respondent}", Request = submission.Seal, Submission = submission.Id, Number = 1, Seal = submission.Seal, At = now });
        }
        store.Add(new TrailHead { Organization = organization, Number = calls, Seal = previous });
    }

    // The first respondent files by the product itself, each year: what the others' rows are held against.
    private async Task<(Letter Receipt, IReadOnlyList<Answer> Answers)> FiledByTheProduct()
    {
        for (int call = 0; call < calls; call++)
        {
            await using var store = address.Connect();
            var sheet = new Sheet(pack.Book.Code, Synthetic.Call(call), Synthetic.Agency(0), Synthetic.Form);
            var filed = await new FileReturn(store, pack.Book, TimeProvider.System).Run(
                sheet, pack.Answers, pack.Signature, ($"{sheet.Call}-{sheet.Respondent}", Synthetic.Site), Actor.Of(sheet.Pack, sheet.Respondent, "record system", AccountRole.Signer), default);
            if (filed is not FileReturn.Result.Answered { Reply: SubmitReturn.Result.Received }) throw new InvalidOperationException($"{filed}");
        }
        await using var read = address.Connect();
        foreach (var letter in await read.Letters.ToListAsync()) letter.Sent(TimeProvider.System.GetUtcNow());
        foreach (var submission in await read.Submissions.ToListAsync()) submission.Judge(ReviewVerdict.Accepted);
        await read.SaveChangesAsync();
        return (await read.Letters.FirstAsync(), (await read.Submissions.FirstAsync()).Answers);
    }

    private async Task Compare()
    {
        var (product, copied) = (await Rows(Synthetic.Agency(0)), await Rows(Synthetic.Agency(pack.Agencies - 1)));
        if (product != copied) throw new InvalidOperationException($"The product leaves {product}, the bench {copied}.");
    }

    // Every row that hangs on one respondent: returns, answers, drafts, values of drafts, letters, trail, keys.
    private async Task<(int, int, int, int, int, int, int)> Rows(string agency)
    {
        await using var store = address.Connect();
        string organization = $"{pack.Book.Code}/{agency}";
        var (submissions, drafts) = (await store.Submissions.AsNoTracking().Where(s => s.Respondent == agency).ToListAsync(), await store.Drafts.AsNoTracking().Where(d => d.Respondent == agency).ToListAsync());
        if (submissions.Any(s => s.Seal != s.SealItOughtToHave())) throw new InvalidOperationException("A seal does not hold.");
        return (submissions.Count, submissions.Sum(s => s.Answers.Count), drafts.Count, drafts.Sum(d => d.Values.Count), await store.Letters.CountAsync(l => l.Agency == agency),
            await store.Trail.CountAsync(e => e.Organization == organization), await store.Set<FiledOnce>().CountAsync(f => f.Owner == organization));
    }

    private async Task People()
    {
        await using var desk = DeskHost.Build(new DeskSettings(pack.Book, address, "http://127.0.0.1:0", Synthetic.Site, Path.Combine(pack.Folder, "letters")) { RunsJobs = false });
        await using var scope = desk.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        foreach (var person in new[] { Staff, Respondent })
        {
            var account = new Account { Pack = pack.Book.Code, Name = person.Role.ToString(), UserName = person.Mail, Email = person.Mail, EmailConfirmed = true, Agency = person.Agency, RoleNames = person.Role.ToString() };
            if (!(await users.CreateAsync(account, person.Password)).Succeeded) throw new InvalidOperationException($"{person.Mail} could not be made.");
            await users.SetAuthenticationTokenAsync(account, "[AspNetUserStore]", "AuthenticatorKey", person.Key);
            await users.SetTwoFactorEnabledAsync(account, true);
        }
    }
}
