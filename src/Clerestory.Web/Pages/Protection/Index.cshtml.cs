using Clerestory.Protection;
using Clerestory.Web.Desk;

namespace Clerestory.Web.Pages.Protection;

/// <summary>All tables, with what the gate decided of them.</summary>
[Needs(Permission.ReadProtection)]
public sealed class TablesModel(ReadProtection read) : DeskPage
{
    /// <summary>The tables; those of which something is hidden first.</summary>
    public IReadOnlyList<ReadProtection.Result> Tables { get; private set; } = [];

    /// <summary>How many of them hide something and are not approved as they are now.</summary>
    public int Waiting => Tables.Count(t => t.Table.Verdict != Verdict.Shown && !t.IsApproved);

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync() =>
        Tables = [.. (await read.Run(Book.Code, Actor, Gone)).OrderByDescending(t => t.Table.Verdict).ThenBy(t => t.Table.Title, StringComparer.Ordinal)];

    /// <summary>What the gate decided, in words.</summary>
    public static string Decided(ProtectedTable table) => table.Verdict switch
    {
        Verdict.Shown => "Shown whole",
        Verdict.Withheld => "Withheld whole",
        _ => $"{Words.Number(table.Hidden)} of {Words.Number(table.Cells.Count)} numbers hidden",
    };

    /// <summary>The counts that a table does not show, in words.</summary>
    public static string SmallCounts(ProtectedTable table) => table.Threshold is { } threshold ? $"1 to {Words.Number(threshold)}" : "none";
}
