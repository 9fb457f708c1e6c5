// The sample stands in the namespace of a module, as the code that it warns of would.
#pragma warning disable IDE0130
namespace Clerestory.Store;

internal static class WrongFloor
{
    public static string Above => typeof(Publication.PublishEdition).Name;
}
