using System.Reflection;
using System.Runtime.InteropServices;

namespace Clerestory.Disclosure.Solving;

/// <summary>The C interface of the HiGHS solver (MIT license), version 1.12.</summary>
internal static partial class HighsNative
{
    private const string Library = "highs";

    static HighsNative() => NativeLibrary.SetDllImportResolver(typeof(HighsNative).Assembly, Find);

    // The library lies in a folder of its own for each system, beside the program.
    private static nint Find(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library) return 0;
        var (folder, file) = OperatingSystem.IsWindows() ? ("win-x64", "highs.dll") : OperatingSystem.IsMacOS() ? ("osx-arm64", "libhighs.1.dylib") : ("linux-x64", "libhighs.so.1");
        return NativeLibrary.Load($"{AppContext.BaseDirectory}solver/{folder}/{file}");
    }

    [LibraryImport(Library)] internal static partial nint Highs_create();

    [LibraryImport(Library)] internal static partial void Highs_destroy(nint highs);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int Highs_setBoolOptionValue(nint highs, string option, int value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int Highs_setIntOptionValue(nint highs, string option, int value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int Highs_setDoubleOptionValue(nint highs, string option, double value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int Highs_setStringOptionValue(nint highs, string option, string value);

    [LibraryImport(Library)]
    internal static partial int Highs_passLp(
        nint highs, int columns, int rows, int entries, int format, int sense, double offset, double[] cost, double[] columnLower, double[] columnUpper,
        double[] rowLower, double[] rowUpper, int[] start, int[] index, double[] value);

    [LibraryImport(Library)] internal static partial int Highs_changeColsIntegralityByRange(nint highs, int from, int to, int[] integrality);

    [LibraryImport(Library)] internal static partial int Highs_changeObjectiveSense(nint highs, int sense);

    [LibraryImport(Library)] internal static partial int Highs_changeColBounds(nint highs, int column, double lower, double upper);

    [LibraryImport(Library)] internal static partial int Highs_changeColsBoundsByRange(nint highs, int from, int to, double[] lower, double[] upper);

    [LibraryImport(Library)] internal static partial int Highs_changeColCost(nint highs, int column, double cost);

    [LibraryImport(Library)] internal static partial int Highs_changeColsCostByRange(nint highs, int from, int to, double[] cost);

    [LibraryImport(Library)] internal static partial int Highs_addRow(nint highs, double lower, double upper, int entries, int[] index, double[] value);

    [LibraryImport(Library)] internal static partial int Highs_addRows(nint highs, int rows, double[] lower, double[] upper, int entries, int[] start, int[] index, double[] value);

    [LibraryImport(Library)] internal static partial int Highs_addCols(nint highs, int columns, double[] cost, double[] lower, double[] upper, int entries, int[] start, int[] index, double[] value);

    [LibraryImport(Library)] internal static partial int Highs_setSolution(nint highs, double[] columnValue, double[]? columnDual, double[]? rowValue, double[]? rowDual);

    [LibraryImport(Library)] internal static partial int Highs_run(nint highs);

    [LibraryImport(Library)] internal static partial int Highs_getModelStatus(nint highs);

    [LibraryImport(Library)] internal static partial int Highs_clearSolver(nint highs);

    [LibraryImport(Library)] internal static partial int Highs_getSolution(nint highs, [Out] double[] columnValue, [Out] double[] columnDual, [Out] double[] rowValue, [Out] double[] rowDual);

    [LibraryImport(Library)] internal static partial double Highs_getObjectiveValue(nint highs);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int Highs_getDoubleInfoValue(nint highs, string info, out double value);
}
