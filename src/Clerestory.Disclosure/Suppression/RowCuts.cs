namespace Clerestory.Disclosure.Suppression;

/// <summary>What is needed by one sum alone: a primary cell may not be the only one hidden in it, nor be hidden with nobody but one who knows its own cell.</summary>
internal static class RowCuts
{
    public static IEnumerable<Cut> Of(Reduced system, bool insiders)
    {
        for (int row = 0; row < system.Rows; row++)
        {
            if (system.RowLow[row] != 0 || system.RowHigh[row] != 0) continue;
            int[] all = system.RowVariable[system.RowStart[row]..system.RowStart[row + 1]];
            int[] forced = [.. all.Where(v => system.IsForced[v])], others = [.. all.Where(v => !system.IsForced[v])];
            if (!forced.Any(v => system.IsPrimary[v])) continue;
            bool isOneAlone = forced.Length == 1, isBesideInsider = insiders && forced.Length == 2 && IsToldTo(system, forced);
            if ((isOneAlone || isBesideInsider) && others.Length > 0) yield return Cut.OneOf(others);
        }
    }

    // Whether one of two knows its own cell, and the other one is primary.
    private static bool IsToldTo(Reduced system, int[] two) =>
        IsAlone(system, two[0]) && system.IsPrimary[two[1]] || IsAlone(system, two[1]) && system.IsPrimary[two[0]];

    private static bool IsAlone(Reduced system, int variable) => system.InsidersOf[variable].Any(i => system.Insiders[i].Knows.Length == 1);
}
