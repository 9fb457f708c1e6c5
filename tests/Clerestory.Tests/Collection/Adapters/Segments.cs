using System.Text;
using Clerestory.Collection.Adapters;

namespace Clerestory.Tests.Collection.Adapters;

/// <summary>Made-up segments, by the columns of the specification, and the sample files that were published with it.</summary>
internal static class Segments
{
    public const string Ori = "XX0000100";

    public static readonly IReadOnlySet<string> Trafficking = new HashSet<string> { "64A", "64B", "40A", "40B", "40C" };

    public static string Administrative(string number, string day, char action = 'I', string ori = Ori) => $"{Header(87, 1, action, ori, number)}{day} 05N".PadRight(87);

    public static string Offense(string number, string code, char action = 'I', string ori = Ori) => $"{Header(63, 2, action, ori, number)}{code}CN  06".PadRight(63);

    public static string ZeroReport(string monthAndYear, string ori = Ori) => $"{Header(43, 0, 'I', ori, "000000000000")}{monthAndYear}";

    public static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(Bench.Root, "tests", "Clerestory.Tests", "Sources", "nibrs", name));

    public static Task<NibrsReading> Read(params string[] lines) => Read(Encoding.ASCII.GetBytes(string.Join("\r\n", lines)), Trafficking);

    public static async Task<NibrsReading> Read(byte[] file, IReadOnlySet<string> offenses)
    {
        using var stream = new MemoryStream(file);
        return await NibrsFlatFile.Read(stream, offenses, Bench.Cancel);
    }

    private static string Header(int length, int level, char action, string ori, string number) => $"{length:D4}{level}{action}012016    {ori}{number,-12}";
}
