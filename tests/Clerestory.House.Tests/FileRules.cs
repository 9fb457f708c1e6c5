using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Clerestory.House.Tests;

/// <summary>What holds for every file: small, pinned, and free of markup.</summary>
public sealed partial class FileRules
{
    private const int LongestFile = 300;

    // Where markup in a string is meant, and why. Everywhere else the document tree writes it.
    private static readonly Dictionary<string, string> MayHoldMarkup = new(StringComparer.Ordinal)
    {
        ["src/Clerestory.Documents/Html.cs"] = "It is the one place that writes tags, and it escapes everything between them.",
        ["src/Clerestory.Documents/HtmlWriter.cs"] = "It writes whole documents.",
        ["src/Clerestory/Publication/SearchAnswer.cs"] = "It finds the main element of a page that the document tree has written.",
        ["src/Clerestory/Publication/PrintedNumbers.cs"] = "Its patterns read numbers out of finished pages.",
        ["src/Clerestory/Publication/Passages.cs"] = "Its patterns read words out of finished pages.",
        ["src/Clerestory/Publication/EditionFiles.cs"] = "Its patterns read links and anchors out of finished pages.",
    };

    [Fact]
    public void Files_stay_small()
    {
        var files = House.Files("*.cs", "src", "tests", "bench");
        Assert.True(files.Count(f => f.StartsWith("src/", StringComparison.Ordinal)) >= 80, "The rule looks at too few files of src.");
        Assert.True(files.Count(f => f.StartsWith("tests/", StringComparison.Ordinal)) >= 20, "The rule looks at too few files of tests.");
        Rule.Holds(files.Where(f => TooLong(House.Lines(f).Length)).Select(f => $"{f} has more than {LongestFile} lines. Which idea in it wants a file of its own?"));
    }

    [Fact]
    public void A_file_of_301_lines_is_too_long()
    {
        Assert.True(TooLong(301));
        Assert.False(TooLong(300));
    }

    [Fact]
    public void Nobody_writes_markup_as_text() => Rule.Holds(
        from file in House.Files("*.cs", "src")
        where !MayHoldMarkup.ContainsKey(file)
        from line in House.Code(file)
        where HoldsMarkup(line)
        select $"{file}: {line.Trim()}");

    [Theory]
    [InlineData("html.Append(\"<b>\");", true)]
    [InlineData("return $\"<a href={x}>\";", true)]
    [InlineData("return \"\"\"<table>\"\"\";", true)]
    [InlineData("text.Append('<').Append(name);", true)]
    [InlineData("text.Append(\"</\");", true)]
    [InlineData("if (line.Contains(\"<\")) return;", false)]
    [InlineData("List<string> names = [\"a\"];", false)]
    public void Markup_is_told_from_code(string line, bool holds) => Assert.Equal(holds, HoldsMarkup(line));

    [Fact]
    public void Each_file_that_may_hold_markup_is_there_and_only_one_of_them_writes_a_tag()
    {
        Assert.All(MayHoldMarkup.Keys, file => Assert.True(File.Exists(Path.Combine(House.Root, file)), $"{file} is gone. Take it out of the exceptions."));
        Assert.Equal(["src/Clerestory.Documents/Html.cs"], House.Files("*.cs", "src").Where(f => House.Code(f).Any(l => l.Contains("'<'", StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_project_has_its_lock_file_beside_it()
    {
        var projects = House.Files("*.csproj", "src", "tests", "bench");
        Assert.True(projects.Count >= 11, "The rule looks at too few projects.");
        Rule.Holds(projects.Where(p => !HasLock(p)).Select(p => $"{p} has no packages.lock.json beside it. Restore it, and add the file."));
    }

    [Fact]
    public void A_project_without_a_lock_file_is_found() => Assert.False(HasLock("docs/nowhere.csproj"));

    [Fact]
    public void Every_version_is_exact_and_stands_in_one_place()
    {
        var versions = XDocument.Load(Path.Combine(House.Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(e => (Package: e.Attribute("Include")!.Value, Version: e.Attribute("Version")!.Value)).ToList();
        Assert.True(versions.Count >= 15, "The rule looks at too few packages.");
        Assert.DoesNotContain(versions, v => !IsExact(v.Version));
        Assert.DoesNotContain(House.Files("*.csproj", "src", "tests", "bench"), p => ReferencesWithVersion(XDocument.Load(Path.Combine(House.Root, p))).Any());
    }

    [Fact]
    public void Versions_stay_exact_only_if_they_are_managed_centrally_and_locked()
    {
        Assert.Contains("<ManagePackageVersionsCentrally>true<", File.ReadAllText(Path.Combine(House.Root, "Directory.Packages.props")), StringComparison.Ordinal);
        Assert.Contains("<RestorePackagesWithLockFile>true<", File.ReadAllText(Path.Combine(House.Root, "Directory.Build.props")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.15", true)]
    [InlineData("1.0.0-rc.2", true)]
    [InlineData("10.*", false)]
    [InlineData("[1.0,2.0)", false)]
    [InlineData("1.0.0-*", false)]
    [InlineData("$(Newest)", false)]
    public void An_exact_version_is_told_from_a_range(string version, bool exact) => Assert.Equal(exact, IsExact(version));

    [Fact]
    public void A_version_in_a_project_is_found() =>
        Assert.Equal(["Loose"], ReferencesWithVersion(XDocument.Parse("<Project><ItemGroup><PackageReference Include='Loose' VersionOverride='1.0.0' /></ItemGroup></Project>")));

    private static bool TooLong(int lines) => lines > LongestFile;

    private static bool HoldsMarkup(string line) => Markup().IsMatch(line);

    private static bool HasLock(string project) => File.Exists(Path.Combine(House.Root, Path.GetDirectoryName(project)!, "packages.lock.json"));

    private static bool IsExact(string version) => Exact().IsMatch(version);

    private static IEnumerable<string> ReferencesWithVersion(XDocument project) => project.Descendants("PackageReference")
        .Where(e => e.Attributes().Any(a => a.Name.LocalName is "Version" or "VersionOverride") || e.Elements().Any(c => c.Name.LocalName is "Version" or "VersionOverride")).Select(e => e.Attribute("Include")!.Value);

    [GeneratedRegex("\"<[A-Za-z/]|'<'", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(@"^\d+(\.\d+){1,3}(-[0-9A-Za-z]+(\.[0-9A-Za-z]+)*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Exact();
}
