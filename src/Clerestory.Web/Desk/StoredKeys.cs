using System.Xml.Linq;
using Clerestory.Accounts;
using Clerestory.Trail;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Desk;

/// <summary>Keeps the keys that protect sign-ins in the store, for servers that share one.</summary>
/// <param name="settings">The desk's settings, for its store and its clock.</param>
public sealed class StoredKeys(DeskSettings settings) : IXmlRepository
{
    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var store = settings.Store.Connect();
        return [.. store.SignInKeys.AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml).ToList().Select(xml => XElement.Parse(xml))];
    }

    /// <inheritdoc/>
    /// <remarks>The interface knows no waiting; a key is made once in ninety days.</remarks>
    public void StoreElement(XElement element, string friendlyName) => Store(element, friendlyName).GetAwaiter().GetResult();

    private async Task Store(XElement element, string name)
    {
        await using var store = settings.Store.Connect();
        await store.AtOnce(
            async () =>
            {
                var now = settings.Clock.GetUtcNow();
                store.SignInKeys.Add(new SignInKey { Id = name, Xml = element.ToString(SaveOptions.DisableFormatting), At = now });
                // The name of the key alone: a hash of what it holds would tell nothing, and need not be told.
                store.Record(Actor.Operator("the desk", settings.Book.Code), now, "made a sign-in key", name, Hash.Of(name));
                return await store.SaveChangesAsync(CancellationToken.None);
            }, CancellationToken.None);
    }
}
