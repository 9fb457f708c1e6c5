using Clerestory.House.Tests.Samples;
using Mono.Cecil;

namespace Clerestory.House.Tests;

/// <summary>Time is an argument. Nobody in the house looks at the machine's clock but the edge, and that by TimeProvider.</summary>
public sealed class ClockRules
{
    private static readonly string[] Banned =
    [
        "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today", "System.DateTimeOffset.Now", "System.DateTimeOffset.UtcNow",
    ];

    [Fact]
    public void Nobody_looks_at_the_machines_clock() => Rule.Holds(House.Assemblies.SelectMany(a => a.MainModule.GetTypes()).SelectMany(t => Readings(t, Banned)));

    [Fact]
    public void Only_the_edge_says_which_clock_is_the_right_one() => Rule.Holds(
        House.Assemblies.Where(a => a.Name.Name is not ("Clerestory.Cli" or "Clerestory.Web")).SelectMany(a => a.MainModule.GetTypes()).SelectMany(t => Readings(t, ["System.TimeProvider.System"])));

    [Fact]
    public void A_class_that_looks_at_the_clock_is_found()
    {
        Assert.Contains(House.Sample(typeof(WrongManager)).SelectMany(t => Readings(t, Banned)), r => r.EndsWith("System.DateTime.Now", StringComparison.Ordinal));
        Assert.Contains(House.Assembly("Clerestory.Cli").MainModule.GetTypes().SelectMany(t => Readings(t, ["System.TimeProvider.System"])), r => r.Contains("PublishCommand", StringComparison.Ordinal));
    }

    [Fact]
    public void The_compiler_bans_all_five_readings_of_the_clock()
    {
        var listed = House.Lines("BannedSymbols.txt").Where(l => l.StartsWith("P:", StringComparison.Ordinal)).Select(l => l[2..].Split(';')[0]);
        Assert.Superset(Banned.ToHashSet(StringComparer.Ordinal), listed.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void The_compilers_ban_is_lifted_nowhere()
    {
        Assert.Contains("BannedSymbols.txt", File.ReadAllText(Path.Combine(House.Root, "Directory.Build.targets")), StringComparison.Ordinal);
        Assert.DoesNotContain(House.Files("*.cs", "src"), f => House.Lines(f).Any(l => l.Contains("RS0030", StringComparison.Ordinal)));
        Assert.DoesNotContain(House.Files("*.csproj", "src"), f => House.Lines(f).Any(l => l.Contains("NoWarn", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Readings(TypeDefinition type, string[] of) => House.Operands(type).OfType<MethodReference>()
        .Where(m => m.Name.StartsWith("get_", StringComparison.Ordinal))
        .Select(m => $"{m.DeclaringType.FullName}.{m.Name[4..]}").Where(of.Contains).Select(name => $"{type.FullName} reads {name}");
}
