using System.Text.RegularExpressions;
using Clerestory.House.Tests.Samples;
using Mono.Cecil;

namespace Clerestory.House.Tests;

/// <summary>Who may know whom.</summary>
public sealed partial class ModuleRules
{
    private const string Portal = "Clerestory.Web.Portal";

    [Fact]
    public void Modules_use_lower_floors_only() =>
        Rule.Holds(Uses().Where(use => !Floors.Allow(use.From, use.To)).Select(use => $"{use.Where} uses {use.To}"));

    [Fact]
    public void The_reader_of_uses_finds_those_that_we_know_of()
    {
        var found = Uses().Select(u => (u.From, u.To)).ToHashSet();
        Assert.Superset(new HashSet<(string, string)>
        {
            ("Collection", "Store"), ("Tables", "Collection"), ("Protection", "Disclosure"), ("Protection", "Tables"), ("Publication", "Documents"),
            ("Publication", "Protection"), ("Web", "Publication"), ("Cli", "Web"), ("Cli", "Publication"),
        }, found);
    }

    [Theory]
    [InlineData("Store", "Collection")]
    [InlineData("Justice", "Deliberation")]
    [InlineData("Trail", "Packs")]
    [InlineData("Publication", "Tables")]
    [InlineData("Publication", "Collection")]
    [InlineData("Publication", "Disclosure")]
    [InlineData("Web", "Documents")]
    [InlineData("Web", "Cli")]
    [InlineData("Estimates", "Disclosure")]
    [InlineData("Documents", "Store")]
    [InlineData("Kernel", "Store")]
    public void The_plan_refuses(string from, string to) => Assert.False(Floors.Allow(from, to));

    [Theory]
    [InlineData("Collection", "Registry")]
    [InlineData("Protection", "Disclosure")]
    [InlineData("Estimates", "Estimation")]
    [InlineData("Publication", "Documents")]
    [InlineData("Publication", "Justice")]
    [InlineData("Cli", "Web")]
    public void The_plan_allows(string from, string to) => Assert.True(Floors.Allow(from, to));

    [Fact]
    public void A_compiled_class_that_climbs_the_stairs_is_found()
    {
        var found = ModuleUses.In(House.TestAssembly).Where(u => u.Where == typeof(Store.WrongFloor).FullName).ToList();
        Assert.Contains(new Use("Store", "Publication", "Clerestory.Store.WrongFloor"), found);
        Assert.Contains(found, u => !Floors.Allow(u.From, u.To));
    }

    [Fact]
    public void A_module_without_a_floor_is_refused() => Assert.Throws<InvalidOperationException>(() => Floors.Of("Common"));

    [Fact]
    public void Every_folder_of_the_core_has_a_floor()
    {
        var modules = Directory.EnumerateDirectories(Path.Combine(House.Root, "src", "Clerestory")).Select(f => Path.GetFileName(f)!).Where(f => f is not ("obj" or "bin")).ToList();
        Assert.True(modules.Count >= 9, "The rule looks at too few folders.");
        Assert.All(modules, module => Floors.Of(module));
    }

    // A constant or a nameof leaves no trace in the compiled code; the using directive does in the source.
    [Fact]
    public void Using_directives_keep_to_the_floors_too() =>
        Rule.Holds(SourceUses().Where(use => use.From != use.To && !Floors.Allow(use.From, use.To)).Select(use => $"{use.Where} uses {use.To}"));

    [Fact]
    public void The_reader_of_using_directives_finds_those_that_we_know_of()
    {
        var found = SourceUses().Select(u => (u.From, u.To)).ToHashSet();
        Assert.Superset(new HashSet<(string, string)> { ("Registry", "Trail"), ("Publication", "Documents"), ("Cli", "Web"), ("Cli", "Packs") }, found);
        Assert.Equal("Tables", UsedIn("global using static Clerestory.Tables.CellStatus;"));
        Assert.Equal("Tables", UsedIn("using Cell = Clerestory.Tables.Cell;"));
    }

    [Fact]
    public void The_portal_uses_publication_only() => Rule.Holds(PortalBreaches(House.Assemblies));

    [Fact]
    public void A_portal_page_that_reaches_for_the_store_is_found()
    {
        Assert.Contains("Clerestory.Web.Portal.WrongPage uses Store", PortalBreaches([House.TestAssembly]));
        Assert.Contains(House.Assemblies.SelectMany(a => a.MainModule.GetTypes()), IsInPortal);
    }

    [Fact]
    public void Samples_that_break_rules_stay_out_of_the_house() => Assert.DoesNotContain(House.Types, t => t.Name == nameof(WrongManager));

    private static IEnumerable<Use> Uses() => House.Assemblies.SelectMany(ModuleUses.In);

    private static IEnumerable<Use> SourceUses() =>
        from file in House.Files("*.cs", "src")
        from line in House.Lines(file)
        let used = UsedIn(line)
        where used is not null
        select new Use(ModuleOf(file), used, file);

    private static string? UsedIn(string line) => UsingDirective().Match(line) is { Success: true } match ? match.Groups[1].Value : null;

    // src/Clerestory.Web/… is Web, src/Clerestory/Tables/… is Tables, src/Clerestory/Fault.cs is the kernel.
    private static string ModuleOf(string file)
    {
        string[] parts = file.Split('/');
        return parts[1].Split('.').ElementAtOrDefault(1) ?? (parts.Length > 3 ? parts[2] : ModuleUses.Kernel);
    }

    private static IEnumerable<string> PortalBreaches(IEnumerable<AssemblyDefinition> assemblies) =>
        from type in assemblies.SelectMany(a => a.MainModule.GetTypes())
        where IsInPortal(type)
        from used in ModuleUses.ModulesUsedBy(type)
        where used is not ("Web" or "Publication")
        select $"{type.FullName} uses {used}";

    private static bool IsInPortal(TypeDefinition type) => ModuleUses.NamespaceOf(type) is var space && (space == Portal || space.StartsWith(Portal + ".", StringComparison.Ordinal));

    [GeneratedRegex(@"^\s*(?:global )?using (?:static )?(?:\w+ = )?Clerestory\.(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex UsingDirective();
}
