using System.CommandLine;
using Clerestory.Collection;
using Clerestory.Deliberation;
using Clerestory.Outbox;
using Clerestory.Packs;
using Clerestory.Referrals;

namespace Clerestory.Cli;

/// <summary><c>clerestory jobs run</c>: what the desk's own clock does, once, for those who have a clock of their own.</summary>
internal static class JobsCommand
{
    public static Command Make()
    {
        var (pack, store) = (Options.Pack(), Options.Store());
        var site = new Option<string>("--site") { Description = "The address that people use, for links in letters.", DefaultValueFactory = _ => "http://localhost:5090" };
        var letters = new Option<string>("--letters") { Description = "The folder that letters are put into when no mail server is set by CLERESTORY_MAIL.", DefaultValueFactory = _ => Path.Combine(".clerestory", "letters") };
        var run = new Command("run", "Write the reminders that are due, listen to the routes of referrals, and send the letters that wait. Run twice it does nothing twice.") { pack, store, site, letters };
        run.SetAction((parsed, cancel) =>
        {
            var output = new Output("jobs run", json: false);
            return output.Run(async () =>
            {
                var book = new FormBook(Pack.Open(parsed.GetValue(pack)!));
                var actor = Actor.Operator(Environment.UserName, book.Code);
                await using var opened = await Options.StoreAt(parsed.GetValue(store)).Open(cancel);
                var chased = await new ChaseReturns(opened, book, TimeProvider.System).Run(parsed.GetValue(site)!.TrimEnd('/'), actor, cancel);
                output.Say($"Reminders written: {chased.Letters}; left to be done by hand: {chased.ByHand}; without a contact that works: {chased.WithoutContact.Count}.");
                var owing = await new RemindOwing(opened, book, TimeProvider.System).Run(parsed.GetValue(site)!.TrimEnd('/'), actor, cancel);
                output.Say($"Reminders of positions written: {owing.Letters}; left to be done by hand: {owing.ByHand}.");
                await TakeReferrals(opened, book, actor, parsed.GetValue(site)!.TrimEnd('/'), output, cancel);
                ILetterPost post = DeskEnvironment.Mail is { } mail ? new SmtpPost(mail) : new FolderPost(parsed.GetValue(letters)!);
                var sent = await new DeliverLetters(opened, post, TimeProvider.System).Run(actor, cancel);
                output.Say($"Letters sent: {sent.Sent}; not sent: {sent.NotSent}.");
                return sent.NotSent == 0 ? 0 : 1;
            });
        });
        return new Command("jobs", "Reminders and letters, run from outside.") { run };
    }

    private static async Task TakeReferrals(Store.DataStore store, FormBook book, Actor actor, string site, Output output, CancellationToken cancel)
    {
        var taken = await new TakeFromReturns(store, book, TimeProvider.System).Run(actor, cancel);
        var heard = await new RaiseSilence(store, book, TimeProvider.System).Run(site, actor, cancel);
        output.Say($"Referrals taken from returns: {taken.Returns}; silences raised: {heard.Raised}; told again: {heard.Again}; ended: {heard.Ended}.");
    }
}
