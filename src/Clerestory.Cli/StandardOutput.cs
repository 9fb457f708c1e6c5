using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Clerestory.Cli;

/// <summary>
/// Standard output kept for one JSON document. The solver's native code prints a line of its own now and then, whatever it is
/// told; from here on such lines go to standard error.
/// </summary>
internal static partial class StandardOutput
{
    private const int Out = 1, Err = 2;
    private static TextWriter? kept;

    /// <summary>The writer of the document; all else that is written to standard output goes to standard error.</summary>
    public static TextWriter ForDocument() => kept ??= OperatingSystem.IsWindows() ? Console.Out : Keep();

    private static StreamWriter Keep()
    {
        var stream = new FileStream(new SafeFileHandle(Duplicate(Out), ownsHandle: true), FileAccess.Write, bufferSize: 0);
        _ = Redirect(Err, Out);
        return new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true };
    }

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Redirect(int from, int to);
}
