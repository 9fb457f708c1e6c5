using System.Net;
using Clerestory.Store;

namespace Clerestory.House.Tests.Samples;

// A sample that breaks most rules at once, so that each of them is seen to fail. Nothing calls it.
public class WrongManager(DataStore store, int two, int three, int four, int five, int six)
{
    public const string Place = "the judicial district of Hartford";

    public string Markup => $"<b>{two + three + four + five + six}</b>";

    public async Task<string> Run(CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync("localhost", cancel);
        return $"{store} {addresses.Length} {Moment()} in Connecticut";
    }

    private static string Moment() => File.Exists("clock") ? "" : DateTime.Now.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}

// A use case in every respect but one: it does not ask who acts.
public sealed class ActWithoutActor(DataStore store)
{
    public int Run() => store is null ? 0 : 1;
}
