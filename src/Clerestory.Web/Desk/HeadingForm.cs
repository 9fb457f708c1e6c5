using Clerestory.Justice;

namespace Clerestory.Web.Desk;

/// <summary>What is typed of a draw.</summary>
public sealed record HeadingForm
{
    /// <summary>The agency.</summary>
    public string? Source { get; init; }

    /// <summary>The day of the draw.</summary>
    public DateOnly? Drawn { get; init; }

    /// <summary>The document that printed the counts.</summary>
    public string? PrintedIn { get; init; }

    /// <summary>The unit of the arrests.</summary>
    public CountingUnit? Arrests { get; init; }

    /// <summary>The unit of the convictions.</summary>
    public CountingUnit? Convictions { get; init; }

    /// <summary>The unit of the dispositions.</summary>
    public CountingUnit? Dispositions { get; init; }

    /// <summary>The remark.</summary>
    public string? Remark { get; init; }

    /// <summary>The units.</summary>
    public CountingUnits Units => new(Arrests, Convictions, Dispositions);

    /// <summary>What is said of the draw.</summary>
    public DrawHeading In(JusticeBook book) => new(Source ?? "", Drawn, PrintedIn ?? "", book.Plan?.Statutes ?? "", Units, Remark ?? "");
}

/// <summary>The columns as they are chosen on the page.</summary>
public sealed record ColumnForm
{
    /// <summary>The layout.</summary>
    public FileLayout Layout { get; init; }

    /// <summary>The sheet.</summary>
    public int Sheet { get; init; } = 1;

    /// <summary>The row of the headings.</summary>
    public int HeaderRow { get; init; } = 1;

    /// <summary>The heading of each role.</summary>
    public Dictionary<ColumnRole, string?> Columns { get; init; } = [];

    /// <summary>The measure of the whole file.</summary>
    public JusticeMeasure? Only { get; init; }

    /// <summary>The words that were matched, by number.</summary>
    public List<string?> Words { get; init; } = [];

    /// <summary>Their codes, by the same number.</summary>
    public List<string?> Codes { get; init; } = [];

    /// <summary>The plan.</summary>
    public ColumnPlan Plan => new(Layout, Sheet, HeaderRow, Columns.Where(c => !string.IsNullOrEmpty(c.Value)).ToDictionary(c => c.Key, c => c.Value!), Only,
        Words.Zip(Codes).Where(w => !string.IsNullOrEmpty(w.First) && !string.IsNullOrEmpty(w.Second)).GroupBy(w => w.First!).ToDictionary(w => w.Key, w => w.First().Second!));
}
