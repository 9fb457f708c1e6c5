namespace Clerestory.Documents;

/// <summary>What every page of a site shares.</summary>
/// <param name="Owner">Whose site it is, above the name.</param>
/// <param name="Name">The site's name.</param>
/// <param name="Language">The language of the pages, such as <c>en-US</c>.</param>
/// <param name="Banner">Words above everything, such as that all of it is a demonstration; null for none.</param>
/// <param name="Help">What the line at the top says to a person in danger.</param>
/// <param name="LeaveTo">The harmless page that the leave link opens.</param>
/// <param name="Menu">The main menu.</param>
/// <param name="Foot">What the foot says.</param>
/// <param name="FootLinks">The links of the foot.</param>
public sealed record Site(
    string Owner, string Name, string Language, string? Banner, IReadOnlyList<Inline> Help, string LeaveTo, IReadOnlyList<SiteLink> Menu,
    IReadOnlyList<Inline> Foot, IReadOnlyList<SiteLink> FootLinks);

/// <summary>A link of a menu.</summary>
public sealed record SiteLink(string Title, string Address);

/// <summary>One page of a site.</summary>
/// <param name="Address">Its path from the root, such as <c>/report/2021/help</c>.</param>
/// <param name="Title">The title of the window.</param>
/// <param name="Description">What search engines show.</param>
/// <param name="Menu">The address of the menu's entry that it belongs to; null for none.</param>
/// <param name="Aside">The link above the contents, and the links under them; empty lists for a page without a side.</param>
/// <param name="Blocks">What it says. Its sections are its contents.</param>
public sealed record SitePage(string Address, string Title, string Description, string? Menu, Aside? Aside, IReadOnlyList<Block> Blocks);

/// <summary>The side of a page: where it belongs, and what there is to take away.</summary>
public sealed record Aside(SiteLink Home, string LinksTitle, IReadOnlyList<SiteLink> Links);
