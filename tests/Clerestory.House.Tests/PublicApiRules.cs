using System.Reflection;
using Clerestory.House.Tests.Samples;

namespace Clerestory.House.Tests;

/// <summary>What a library offers to others changes only when someone means it to.</summary>
public sealed class PublicApiRules
{
    private const string Accept = "CLERESTORY_ACCEPT";

    [Theory]
    [InlineData("Clerestory.Disclosure")]
    [InlineData("Clerestory.Documents")]
    public void A_library_offers_what_it_offered_before(string library)
    {
        string file = Path.Combine(House.Root, "tests", "Clerestory.House.Tests", "PublicApi", library + ".txt");
        string[] now = [.. ApiText.Of(Assembly.Load(library))];
        if (Environment.GetEnvironmentVariable(Accept) == "1") File.WriteAllLines(file, now);

        string[] before = File.Exists(file) ? File.ReadAllLines(file) : [];

        Assert.True(now.SequenceEqual(before), $"""
            The public API of {library} is no longer what PublicApi/{library}.txt says. Read the difference first; if it is meant, accept it:
            {Accept}=1 dotnet run --project tests/Clerestory.House.Tests
            Gone: {string.Join("; ", before.Except(now).Select(l => l.Trim()))}
            New:  {string.Join("; ", now.Except(before).Select(l => l.Trim()))}
            """);
    }

    [Fact]
    public void A_change_of_the_api_changes_its_text()
    {
        string[] text = [.. ApiText.Of(typeof(WrongManager).Assembly)];
        Assert.Contains("class WrongManager", text);
        Assert.Contains("    Place = the judicial district of Hartford", text);
        Assert.Contains("    new WrongManager(DataStore store, int two, int three, int four, int five, int six)", text);
        Assert.Contains("    string Markup { get; }", text);
        Assert.Contains("    Task<string> Run(CancellationToken cancel)", text);
    }

    [Fact]
    public void Each_library_has_its_snapshot() => Assert.Equal(
        Floors.OnlyUserOf.Keys.Select(l => "Clerestory." + l).Where(l => House.Assemblies.Any(a => a.Name.Name == l)).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.Combine(House.Root, "tests", "Clerestory.House.Tests", "PublicApi")).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));
}
