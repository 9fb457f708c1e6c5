using System.CommandLine;
using Clerestory.Trail;

namespace Clerestory.Cli;

/// <summary><c>clerestory trail verify</c>.</summary>
internal static class TrailCommand
{
    public static Command Make()
    {
        var store = Options.Store();
        var organization = new Option<string?>("--organization") { Description = "Only the trail of this council, by its pack's code." };
        var json = Options.Json();
        var verify = new Command("verify", "Read every trail from its beginning and find any line that was edited, removed or put elsewhere.") { store, organization, json };
        verify.SetAction((parsed, cancel) =>
        {
            var output = new Output("trail verify", parsed.GetValue(json));
            return output.Run(() => Verify(output, parsed.GetValue(store), parsed.GetValue(organization), cancel));
        });
        return new Command("trail", "Work with the audit trail: who did what, to what, when.") { verify };
    }

    private static async Task<int> Verify(Output output, string? address, string? organization, CancellationToken cancel)
    {
        var at = Options.StoreAt(address);
        if (at.IsMissing) throw new Fault("store.none", $"There is no store at {at.Name}.", "Give the store with --store or in CLERESTORY_STORE, or publish first.");
        await using var store = await at.OpenToRead(cancel);
        var results = await new VerifyTrail(store).Run(organization, cancel);
        if (organization is not null && results.Count == 0) throw new Fault("trail.none", $"The store holds no trail of '{organization}'.", "Leave --organization out to see whose trails there are.");
        bool ok = results.All(r => r.Fault is null);
        foreach (var result in results)
            output.Say(result.Fault is null ? $"{result.Organization}: {result.Entries} lines hold; the last seal is {result.Head}" : $"{result.Organization}: the chain is broken. {result.Fault}");
        if (results.Count == 0) output.Say("The store holds no trail yet.");
        output.Document(new { command = "trail verify", ok, organizations = results.Select(r => new { r.Organization, r.Entries, ok = r.Fault is null, r.Head, r.Fault }) });
        return ok ? 0 : 1;
    }
}
