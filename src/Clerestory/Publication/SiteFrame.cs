using Clerestory.Documents;

namespace Clerestory.Publication;

/// <summary>What every public page shares, from the pack: names, help lines, menu, foot.</summary>
internal static class SiteFrame
{
    public static Site Of(EditionContent content)
    {
        var (manifest, outline) = (content.Pack.Manifest, content.Outline);
        return new Site(
            manifest.Council.Jurisdiction, manifest.Council.Name, manifest.Language, manifest.Demonstration ? "Demonstration: everything on this site is invented." : null,
            Help(manifest.Safety), manifest.Safety.LeaveTo,
            [
                new SiteLink("Report", $"/report/{outline.Code}"), new SiteLink("Data", "/data"), new SiteLink("Recommendations", "/recommendations"),
                new SiteLink("Council", "/council"), .. Services.ServiceProgram.In(content.Pack).Count > 0 ? new[] { new SiteLink("Programs", "/programs") } : [], new SiteLink("Methods", "/methods"),
            ],
            Inlines.Text($"Published by {outline.Publisher}. {outline.Title}, version {outline.Version}, {Dates.Read(outline.Issued)}. This site sets no cookie and loads nothing from other sites."),
            [new SiteLink("Browse safely", "/safety"), new SiteLink("Laws", "/law"), .. Referrals.Route.In(content.Pack).Count > 0 ? new[] { new SiteLink("Referral routes", "/referrals") } : [], new SiteLink("All numbers", "/search"), new SiteLink("Corrections", "/methods#revisions-of-this-edition")]);
    }

    private static Inline[] Help(Packs.Safety safety) =>
    [
        new Inline.Strong(Inlines.Text("Need help now?")), Inline.Of(" Call "), new Inline.Link($"tel:{safety.Emergency}", Inlines.Text(safety.Emergency)),
        Inline.Of($" or the {safety.HotlineName}, "), new Inline.Link($"tel:{Digits(safety.Hotline)}", Inlines.Text(safety.Hotline.Replace('-', '\u2011'))), Inline.Of(". "),
        new Inline.Link("/safety", Inlines.Text("Browse safely")),
    ];

    private static string Digits(string phone) => "+" + string.Concat(phone.Where(char.IsAsciiDigit));
}

/// <summary>Days as readers read them.</summary>
internal static class Dates
{
    public static string Read(DateOnly day) => day.ToString("MMMM d, yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
