using System.Xml.Linq;
using Clerestory.House.Tests.Samples;
using Mono.Cecil;

namespace Clerestory.House.Tests;

/// <summary>The libraries know nothing of us, and touch nothing of the world: the same arguments give the same answer.</summary>
public sealed class LibraryRules
{
    private static readonly string[] Namespaces = ["System.Net", "System.Data", "System.IO.Compression", "System.IO.Pipes", "Microsoft"];

    private static readonly string[] Types =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.Path", "System.IO.DriveInfo",
        "System.IO.FileSystemWatcher", "System.IO.StreamReader", "System.IO.StreamWriter", "System.Console", "System.Diagnostics.Process",
        "System.Diagnostics.Stopwatch", "System.TimeProvider", "System.Random", "System.Threading.Thread", "System.Threading.Tasks.Task",
    ];

    private static readonly string[] Members =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today", "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow",
        "System.Guid::NewGuid", "System.Guid::CreateVersion7", "System.Globalization.CultureInfo::get_CurrentCulture",
    ];

    public static TheoryData<string> Libraries => [.. Floors.OnlyUserOf.Keys.Where(l => File.Exists(ProjectOf(l)))];

    [Fact]
    public void Both_first_libraries_are_looked_at() => Assert.Superset(new HashSet<string> { "Disclosure", "Documents" }, Libraries.Select(l => l.Data).ToHashSet(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Libraries))]
    public void A_library_stands_alone(string library) => Rule.Holds(References(XDocument.Load(ProjectOf(library))));

    [Fact]
    public void The_core_and_its_references_would_not_pass_for_a_library() =>
        Assert.Contains("PackageReference Markdig", References(XDocument.Load(Path.Combine(House.Root, "src", "Clerestory", "Clerestory.csproj"))));

    [Theory, MemberData(nameof(Libraries))]
    public void A_library_uses_no_file_no_network_no_console_and_no_clock(string library) =>
        Rule.Holds(House.Assembly($"Clerestory.{library}").MainModule.GetTypes().SelectMany(Impurities));

    [Fact]
    public void A_class_that_touches_the_world_is_found()
    {
        var found = House.Sample(typeof(WrongManager)).SelectMany(Impurities).ToList();
        Assert.Contains(found, f => f.EndsWith("System.IO.File", StringComparison.Ordinal));
        Assert.Contains(found, f => f.EndsWith("System.DateTime::get_Now", StringComparison.Ordinal));
        Assert.Contains(found, f => f.EndsWith("System.Net.Dns", StringComparison.Ordinal));
    }

    private static string ProjectOf(string library) => Path.Combine(House.Root, "src", $"Clerestory.{library}", $"Clerestory.{library}.csproj");

    // A package of which every asset is excluded gives no assembly: only the native solver, which lies beside the program.
    private static IEnumerable<string> References(XDocument project) => project.Descendants()
        .Where(e => e.Name.LocalName is "ProjectReference" or "PackageReference" or "Reference" or "FrameworkReference" && e.Attribute("ExcludeAssets")?.Value != "all").Select(e => $"{e.Name.LocalName} {e.Attribute("Include")?.Value}");

    private static IEnumerable<string> Impurities(TypeDefinition type) =>
    [
        .. ModuleUses.TypesUsedBy(type).Select(t => t.GetElementType().FullName).Where(IsOfTheWorld).Distinct().Select(used => $"{type.FullName} uses {used}"),
        .. House.Operands(type).OfType<MethodReference>()
            .Select(m => $"{m.DeclaringType.FullName}::{m.Name}").Where(IsOfTheWorldToo).Distinct().Select(used => $"{type.FullName} uses {used}"),
    ];

    // The compiler itself mentions attributes of Microsoft.CodeAnalysis that it embeds.
    private static bool IsOfTheWorld(string type) => !type.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal)
        && (Types.Contains(type) || Namespaces.Any(n => type.StartsWith(n + ".", StringComparison.Ordinal)));

    // An iterator asks for its thread; that is the compiler's doing.
    private static bool IsOfTheWorldToo(string member) => Members.Contains(member)
        || (member.StartsWith("System.Environment::", StringComparison.Ordinal) && !member.EndsWith("::get_CurrentManagedThreadId", StringComparison.Ordinal));
}
