using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;

namespace Clerestory.Web;

// Starts a site, or says in plain words why it cannot listen.
internal static class Listening
{
    public static async Task Start(WebApplication app, string url, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw new Fault("serve.port", $"The address {url} is in use by another program.", "Stop that program, or choose another port with --url http://127.0.0.1:5081.", fault);
        }
        catch (Exception fault) when (fault is FormatException or UriFormatException or SocketException or InvalidOperationException or IOException)
        {
            throw new Fault("serve.address", $"The address {url} cannot be used: {fault.Message}", "Write it as in http://127.0.0.1:5080.", fault);
        }
    }
}
