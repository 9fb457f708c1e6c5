// The sample stands in the namespace of the portal, as the code that it warns of would.
#pragma warning disable IDE0130
namespace Clerestory.Web.Portal;

internal static class WrongPage
{
    public static IEnumerable<string> Reach(Store.DataStore? store) => [store is null ? "none" : "all"];
}
