using System.Globalization;
using System.Text;
using Clerestory.Collection;
using Clerestory.Packs;
using Clerestory.Registry;
using Clerestory.Store;

namespace Clerestory.Bench;

/// <summary>The demonstration pack with as many town police departments as are wanted, and calls to fill.</summary>
internal sealed class Synthetic : IDisposable
{
    public const string Form = "police-return.1", Site = "http://localhost:5090";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clerestory-bench-pack-");

    public Synthetic(int agencies)
    {
        var demo = Pack.Open(Path.Combine("packs", "demo"));
        Answers = [.. CallPlan.In(demo)["2020"].SubmissionsIn(demo).First(s => s.Instrument == Form).Answers];
        foreach (string file in demo.Files.Where(f => !f.StartsWith("calls/", StringComparison.Ordinal) && f is not "respondents/changes.csv")) Write(file, demo.Text(file));
        var (register, contacts) = (new StringBuilder(demo.Text("respondents/agencies.csv").Split('\n')[0]).Append('\n'), new StringBuilder("agency,rank,name,mail\n"));
        for (int i = 0; i < agencies; i++)
        {
            register.Append(CultureInfo.InvariantCulture, $"town-{i:D5}-police,Police Department of Town {i:D5},Town {i:D5},,town-police,XX{i:D7},County {i % 60:D2},,,yes,verified,inv-register,Synthetic.\n");
            contacts.Append(CultureInfo.InvariantCulture, $"town-{i:D5}-police,1,Clerk {i:D5},clerk@town-{i:D5}.example\n");
        }
        Write("respondents/agencies.csv", register.ToString());
        Write("respondents/contacts.csv", contacts.ToString());
        Agencies = agencies;
    }

    public string Folder => folder.FullName;

    public FormBook Book => field ??= new FormBook(Pack.Open(Folder));

    public int Agencies { get; }

    /// <summary>All answers of a police department of the demonstration.</summary>
    public IReadOnlyList<Answer> Answers { get; }

    public Signature Signature => new("Avery Synthetic", Book.Instruments[Form].Attestation.Roles[0], null);

    public static string Agency(int number) => $"town-{number:D5}-police";

    /// <summary>The sheet of the n-th return: agency after agency, then the next call.</summary>
    public Sheet? Sheet(int number, int calls) =>
        number < Agencies * calls ? new Sheet(Book.Code, Call(number / Agencies), Agency(number % Agencies), Form) : null;

    /// <summary>The n-th call, for a year of its own, so that each return has the answers of the year before beside it.</summary>
    public static string Call(int number) => $"year-{number}";

    /// <summary>Makes the store ready: tables, register, contacts, open calls without their opening letters.</summary>
    public async Task Prepare(StoreAddress address, int calls, CancellationToken cancel)
    {
        await using var store = await address.Open(cancel);
        await new LoadRegister(store, TimeProvider.System).Run(Book.Pack, Actor.Operator("bench", Book.Code), cancel);
        store.Contacts.AddRange(Contact.In(Book.Pack));
        string[] obligations = ["police-yearly"];
        store.DataCalls.AddRange(Enumerable.Range(0, calls).Select(i => new DataCall
        {
            Pack = Book.Code, Code = Call(i), Title = $"Round {i}", ObligationCodes = obligations[0], From = new DateOnly(2019 + i, 1, 1), To = new DateOnly(2019 + i, 12, 31),
            Opens = new DateOnly(2020, 1, 1), Due = new DateOnly(2090, 12, 31), NoNewAfter = null, NoEditAfter = null, TimeZone = Book.TimeZone, FormsSeal = Book.SealOf(obligations),
        }));
        await store.SaveChangesAsync(cancel);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string path, string text)
    {
        string at = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(at)!);
        File.WriteAllText(at, text);
    }
}
