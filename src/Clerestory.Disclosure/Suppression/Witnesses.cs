namespace Clerestory.Disclosure.Suppression;

/// <summary>One deviation from the truth that agrees with all that is known when its variables are hidden.</summary>
/// <param name="Variables">The variables that deviate, in order.</param>
/// <param name="Deviations">By how much; whole numbers.</param>
internal sealed record Witness(int[] Variables, int[] Deviations);

/// <summary>
/// The whole-number deviations found so far. Each stays true in every release that hides its variables, so what one
/// program has shown of many cells need not be shown again.
/// </summary>
internal sealed class Witnesses(Reduced system)
{
    private const int MostPerVariable = 400;
    private readonly List<Witness> _all = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<(int Witness, int Deviation)>[] _of = [.. Enumerable.Range(0, system.Count).Select(_ => new List<(int, int)>())];
    private readonly HashSet<int>[] _movedWith = [.. Enumerable.Range(0, system.Count).Select(_ => new HashSet<int>())];

    public int Count => _all.Count;

    /// <summary>Keeps a solution, and its mirror where that is possible too; null where it is not in whole numbers.</summary>
    public bool Keep(double[] deviations)
    {
        var (variables, amounts) = (new List<int>(), new List<int>());
        for (int v = 0; v < deviations.Length; v++)
        {
            double d = deviations[v], whole = Math.Round(d);
            if (Math.Abs(d - whole) > 1e-6 || Math.Abs(whole) > int.MaxValue) return false;
            if (whole == 0) continue;
            variables.Add(v);
            amounts.Add((int)whole);
        }
        if (variables.Count == 0) return true;
        Keep([.. variables], [.. amounts]);
        Keep([.. variables], [.. amounts.Select(a => -a)]);
        return true;
    }

    private void Keep(int[] variables, int[] amounts)
    {
        for (int k = 0; k < variables.Length; k++)
            if (amounts[k] > system.Up[variables[k]] || amounts[k] < system.Down[variables[k]]) return;
        if (!RowsHold(variables, amounts) || !_seen.Add($"{string.Join(',', variables)}:{string.Join(',', amounts)}")) return;
        _all.Add(new Witness(variables, amounts));
        for (int k = 0; k < variables.Length; k++)
        {
            if (!system.IsPrimary[variables[k]] || _of[variables[k]].Count >= MostPerVariable) continue;
            _of[variables[k]].Add((_all.Count - 1, amounts[k]));
            foreach (int v in variables) _movedWith[v].Add(variables[k]);
        }
    }

    /// <summary>The primary variables that deviate together with a variable somewhere: those for which it matters whether that one is hidden.</summary>
    public IReadOnlyCollection<int> MovedWith(int variable) => _movedWith[variable];

    /// <summary>The insiders, by number, to whom no known deviation leaves a doubt about a primary variable that is not their own.</summary>
    public List<int> WhoKnows(int variable, double[] hidden)
    {
        List<int>? left = null;
        for (int n = _of[variable].Count - 1; n >= 0 && left is not { Count: 0 }; n--)
        {
            var witness = _all[_of[variable][n].Witness];
            if (!Fits(witness, hidden)) continue;
            if (left is null) left = [.. witness.Variables.SelectMany(v => system.InsidersOf[v]).Distinct().Where(i => Array.BinarySearch(system.Insiders[i].Knows, variable) < 0)];
            else left.RemoveAll(i => !Touches(witness, system.Insiders[i].Knows));
        }
        return left ?? [.. Enumerable.Range(0, system.Insiders.Count).Where(i => Array.BinarySearch(system.Insiders[i].Knows, variable) < 0)];
    }

    // Exact: whole numbers are summed, so a witness does not rest on the solver's tolerance.
    private bool RowsHold(int[] variables, int[] amounts)
    {
        var sums = new Dictionary<int, double>();
        for (int k = 0; k < variables.Length; k++)
            foreach (int r in system.RowsOf[variables[k]])
                sums[r] = sums.GetValueOrDefault(r) + amounts[k] * system.CoefficientOf(r, variables[k]);
        return sums.All(s => s.Value >= system.RowLow[s.Key] && s.Value <= system.RowHigh[s.Key]);
    }

    /// <summary>Whether a known deviation lets a primary variable reach as far as it must.</summary>
    public bool Reaches(int variable, bool up, double[] hidden)
    {
        double need = up ? system.UpNeed[variable] : system.DownNeed[variable];
        for (int n = _of[variable].Count - 1; n >= 0; n--)
        {
            var (witness, deviation) = _of[variable][n];
            if ((up ? deviation : -deviation) >= need && Fits(_all[witness], hidden)) return true;
        }
        return false;
    }

    /// <summary>Whether a known deviation moves a primary variable and none of those that somebody knows.</summary>
    public bool Moves(int variable, int[] known, double[] hidden)
    {
        for (int n = _of[variable].Count - 1; n >= 0; n--)
        {
            var witness = _all[_of[variable][n].Witness];
            if (Fits(witness, hidden) && !Touches(witness, known)) return true;
        }
        return false;
    }

    private static bool Touches(Witness witness, int[] known)
    {
        foreach (int k in known)
            if (Array.BinarySearch(witness.Variables, k) >= 0) return true;
        return false;
    }

    // A variable that is hidden in part may move over that part of its range.
    private bool Fits(Witness witness, double[] hidden)
    {
        for (int k = 0; k < witness.Variables.Length; k++)
        {
            int v = witness.Variables[k], d = witness.Deviations[k];
            if (d > system.Up[v] * hidden[v] + 1e-9 || d < system.Down[v] * hidden[v] - 1e-9) return false;
        }
        return true;
    }
}
