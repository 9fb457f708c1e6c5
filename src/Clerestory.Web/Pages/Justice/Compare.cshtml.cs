using System.Text.RegularExpressions;
using Clerestory.Justice;
using Clerestory.Web.Desk;

namespace Clerestory.Web.Pages.Justice;

/// <summary>Two draws, place by place.</summary>
[Needs(Permission.ReadJustice)]
public sealed partial class CompareModel : DeskPage
{
    /// <summary>The kinds of change, in the order in which they are shown.</summary>
    public IReadOnlyList<(DrawChange Change, string Words)> Kinds { get; } =
        [(DrawChange.Shrunk, "Smaller than before"), (DrawChange.Grown, "Larger than before"), (DrawChange.Gone, "Gone"), (DrawChange.New, "New"), (DrawChange.Restated, "No number, for another reason")];

    /// <summary>The registers.</summary>
    public JusticeBook Justice => field ??= new JusticeBook(Book.Pack);

    /// <summary>The draws that may be chosen, the latest first.</summary>
    public IReadOnlyList<DrawLine> Draws { get; private set; } = [];

    /// <summary>One draw.</summary>
    public Guid? One { get; private set; }

    /// <summary>The other.</summary>
    public Guid? Other { get; private set; }

    /// <summary>The comparison; null where none was asked for, or there can be none.</summary>
    public DrawComparison? Comparison { get; private set; }

    /// <summary>Why a past year may differ.</summary>
    public IReadOnlyList<ChangeReason> Reasons { get; private set; } = [];

    /// <summary>What was found, in a sentence.</summary>
    public string Sentence => Comparison!.Changed.Any()
        ? $"{Places(Comparison.Count(DrawChange.Shrunk))} shrank, {Words.Number(Comparison.Count(DrawChange.Grown))} grew, {Words.Number(Comparison.Count(DrawChange.New))} are new, {Words.Number(Comparison.Count(DrawChange.Gone))} are gone; {Words.Number(Comparison.Count(DrawChange.Same))} stayed as they were."
        : "No number differs between the two draws.";

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(Guid? one, Guid? other)
    {
        Draws = [.. (await Store.DrawLines(Book.Code, Gone)).Where(d => d.WithdrawnAt is null).Reverse()];
        (One, Other) = (one ?? Draws.ElementAtOrDefault(1)?.Id, other ?? (Draws.Count > 0 ? Draws[0].Id : null));
        if (One is not { } first || Other is not { } second || first == second && one is null) return;
        switch (await Use<CompareDraws>().Run(first, second, Actor, Gone))
        {
            case CompareDraws.Result.Compared compared: (Comparison, Reasons) = (compared.Comparison, compared.Reasons); break;
            case CompareDraws.Result.Refused refused: Stands(refused.Why, "one"); break;
        }
    }

    /// <summary>What is counted at a place, with disposition and district.</summary>
    public string WhatOf(DrawPlace place) => string.Join(", ", new[] { JusticeWords.Name(place.Measure), LabelOf(Justice.Plan?.Dispositions, place.Disposition), LabelOf(Justice.Plan?.Districts, place.District) }.Where(w => w.Length > 0));

    /// <summary>A line of the pack without its links.</summary>
    public string Plain(string line) => Link().Replace(line, "$1");

    private static string Places(int count) => count == 1 ? "1 number" : $"{Words.Number(count)} numbers";

    private string LabelOf(string? list, string code) => code.Length > 0 && list is not null && Justice.Lists.TryGetValue(list, out var found) ? found.Label(code) : code;

    [GeneratedRegex(@"\[([^\]\[]*)\]\([^()\s]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
