using System.Reflection;

namespace Clerestory.Publication;

/// <summary>The files that every edition carries: style sheets, a script, fonts, an icon.</summary>
public static class EditionAssets
{
    private const string Prefix = "assets/";

    /// <summary>The files, by path from the edition's root.</summary>
    public static IEnumerable<(string Path, byte[] Bytes)> All() => Names().Where(n => n != Prefix + "print.css").Select(name => (name, Bytes(name)));

    /// <summary>One of them as text.</summary>
    public static string Text(string name)
    {
        string text = System.Text.Encoding.UTF8.GetString(Bytes(Prefix + name));
        return name == "print.css" ? WithFonts(text) : text;
    }

    // A document for print is complete in itself: its fonts stand in it.
    private static string WithFonts(string sheet) => Names().Where(n => n.EndsWith(".woff2", StringComparison.Ordinal))
        .Aggregate(sheet, (text, font) => text.Replace($"url({font[Prefix.Length..]})", $"url(data:font/woff2;base64,{Convert.ToBase64String(Bytes(font))})", StringComparison.Ordinal));

    private static IEnumerable<string> Names() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Select(n => n.Replace('\\', '/')).Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static byte[] Bytes(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program was built without {name}.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
