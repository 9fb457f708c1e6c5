using Clerestory.Accounts;
using Clerestory.Trail;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clerestory.Web.Tests.Desk;

/// <summary>Servers that share a store read what another of them gave out.</summary>
public sealed class StoredKeysTests(DeskSite site) : IClassFixture<DeskSite>
{
    [Fact]
    public async Task What_one_server_gave_out_another_over_the_same_store_reads()
    {
        var one = Server(new StoredKeys(site.Settings));
        var other = Server(new StoredKeys(site.Settings));
        string ticket = one.CreateProtector("sign-in").Protect("who it is");
        Assert.Equal("who it is", other.CreateProtector("sign-in").Unprotect(ticket));

        await using var store = site.Settings.Store.Connect();
        var key = Assert.Single(await store.SignInKeys.AsNoTracking().ToListAsync(DeskSite.Cancel));
        Assert.Contains("<key id=", key.Xml, StringComparison.Ordinal);
        var entry = Assert.Single(await store.Trail.AsNoTracking().Where(e => e.What == "made a sign-in key").ToListAsync(DeskSite.Cancel));
        Assert.DoesNotContain("<", entry.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_store_the_other_cannot()
    {
        string ticket = Server(new StoredKeys(site.Settings)).CreateProtector("sign-in").Protect("who it is");
        using var alone = new ServiceCollection().AddDataProtection().UseEphemeralDataProtectionProvider().SetApplicationName("clerestory").Services.BuildServiceProvider();
        Assert.Throws<System.Security.Cryptography.CryptographicException>(() => alone.GetRequiredService<IDataProtectionProvider>().CreateProtector("sign-in").Unprotect(ticket));
    }

    private static IDataProtectionProvider Server(StoredKeys keys)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("clerestory");
        services.Configure<KeyManagementOptions>(o => o.XmlRepository = keys);
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>();
    }
}
