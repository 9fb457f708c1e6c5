namespace Clerestory.Disclosure.Auditing;

/// <summary>Parts of a system that no relation joins: each can be searched by itself.</summary>
internal static class Blocks
{
    /// <summary>The connected components of the open variables, in the order of their first.</summary>
    /// <param name="variables">The number of variables.</param>
    /// <param name="rows">What joins them.</param>
    /// <param name="isOpen">Whether a variable is not known yet; one that is known joins nothing.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Of(int variables, IEnumerable<KnownRow> rows, Func<int, bool> isOpen)
    {
        int[] parent = [.. Enumerable.Range(0, variables)];
        foreach (var row in rows)
        {
            int first = -1;
            foreach (var (variable, _) in row.Terms)
            {
                if (!isOpen(variable)) continue;
                if (first < 0) first = variable;
                else parent[Root(parent, variable)] = Root(parent, first);
            }
        }
        return [.. Enumerable.Range(0, variables).Where(isOpen).GroupBy(v => Root(parent, v)).Select(g => g.ToList())];
    }

    private static int Root(int[] parent, int variable)
    {
        while (parent[variable] != variable) variable = parent[variable] = parent[parent[variable]];
        return variable;
    }
}
