using Clerestory.Publication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;

namespace Clerestory.Web.Desk;

// Style sheets, one small script, fonts: all from the program itself.
internal static class DeskAssets
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    public static void Map(WebApplication app)
    {
        var files = All().ToDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal);
        app.MapGet("/assets/{**path}", (string path) => files.TryGetValue(path, out byte[]? bytes)
            ? Results.Bytes(bytes, Types.TryGetContentType(path, out string? type) ? type : "application/octet-stream")
            : Results.NotFound()).AllowAnonymous();
    }

    private static IEnumerable<(string Path, byte[] Bytes)> All() => EditionAssets.All().Select(a => (a.Path["assets/".Length..], a.Bytes)).Concat(Own());

    private static IEnumerable<(string, byte[])> Own()
    {
        var assembly = typeof(DeskAssets).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("desk/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            yield return (name, memory.ToArray());
        }
    }
}
