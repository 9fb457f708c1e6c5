using System.Globalization;

namespace Clerestory.Tests;

/// <summary>The time a processor has given to a thread: on a machine that others use too, an hour on the clock may hold a second of it.</summary>
internal static class ProcessorTime
{
    /// <summary>What this thread has had so far, to a hundredth of a second.</summary>
    public static TimeSpan OfThisThread()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells a thread's time.");
        // proc(5): behind the name, which may hold anything but ends with the last bracket, "utime" and "stime" are the twelfth and the thirteenth, in hundredths.
        string stat = File.ReadAllText("/proc/thread-self/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)));
    }
}
