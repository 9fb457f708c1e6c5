using System.CommandLine;
using Clerestory.Web.Portal;

namespace Clerestory.Cli;

/// <summary><c>clerestory serve</c>.</summary>
internal static class ServeCommand
{
    public static Command Make()
    {
        var edition = new Argument<string>("edition") { Description = "The folder that an edition was published to." };
        var url = new Option<string>("--url") { Description = "Where to serve it.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var command = new Command("serve", "Show an edition to readers. It needs the edition's folder only: no store, no pack.") { edition, url };
        command.SetAction((parsed, cancel) =>
        {
            var output = new Output("serve", json: false);
            return output.Run(async () =>
            {
                await PortalHost.Run(new EditionSite(parsed.GetValue(edition)!), parsed.GetValue(url)!, at => output.Say($"The edition is at {at}. Press Ctrl+C to stop."), cancel);
                return 0;
            });
        });
        return command;
    }
}
