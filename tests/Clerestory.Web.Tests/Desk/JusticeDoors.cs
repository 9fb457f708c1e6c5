using Clerestory.Justice;
using Clerestory.Packs;

namespace Clerestory.Web.Tests.Desk;

/// <summary>The draws that the demonstration brings: there on every desk.</summary>
internal static class JusticeDoors
{
    private static readonly IReadOnlyList<Draw> Draws = PackDraws.In(Pack.Open(Path.Combine(Root(), "packs", "demo")), DateTimeOffset.UnixEpoch, "");

    public static Guid One => Draws[0].Id;

    public static Guid Other => Draws[1].Id;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Clerestory.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
