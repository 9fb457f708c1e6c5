using Clerestory.House.Tests.Samples;
using Mono.Cecil;

namespace Clerestory.House.Tests;

/// <summary>A state's law is data. The program carries the schemas of that data, and nothing of any state.</summary>
public sealed class PackRules
{
    private static readonly string[] OfOneState = ["Connecticut", "Hartford", "46a-170", "51-286h", "53a-", "DCF", "Love146", "CIRI", "PEHT", "Conn. Gen. Stat", "C.G.S."];

    [Fact]
    public void No_text_in_the_code_belongs_to_one_state() => Rule.Holds(House.Assemblies.SelectMany(a => a.MainModule.GetTypes()).SelectMany(Foreign));

    [Fact]
    public void A_state_in_a_text_or_in_a_constant_is_found()
    {
        var found = House.Sample(typeof(WrongManager)).SelectMany(Foreign).ToList();
        Assert.Contains(found, f => f.Contains("Connecticut", StringComparison.Ordinal));
        Assert.Contains(found, f => f.Contains("Hartford", StringComparison.Ordinal));
        Assert.True(House.Assemblies.SelectMany(a => a.MainModule.GetTypes()).SelectMany(House.Texts).Count() > 500, "The rule reads too few texts.");
    }

    [Fact]
    public void No_style_or_script_belongs_to_one_state()
    {
        var assets = Directory.EnumerateFiles(Path.Combine(House.Root, "src/Clerestory/Publication/Assets"), "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".css" or ".js" or ".svg" or ".txt").ToList();
        Assert.NotEmpty(assets);
        Rule.Holds(assets.Where(f => OfOneState.Any(word => File.ReadAllText(f).Contains(word, StringComparison.Ordinal))).Select(f => Path.GetFileName(f)));
    }

    [Fact]
    public void Every_schema_of_packs_is_carried_by_the_program()
    {
        var schemas = Schemas();
        Assert.True(schemas.Count >= 15, "The rule looks at too few schemas.");
        Assert.Equal(schemas, Carried());
    }

    [Fact]
    public void A_schema_that_is_not_carried_would_be_found() => Assert.NotEqual(Schemas().Append("schema/forgotten.schema.json"), Carried());

    private static List<string> Schemas()
    {
        string folder = Path.Combine(House.Root, "packs", "schema");
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => "schema/" + Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Carried() =>
        House.Assembly("Clerestory").MainModule.Resources.Select(r => r.Name).Where(n => n.StartsWith("schema/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Foreign(TypeDefinition type) =>
        from text in House.Texts(type)
        from word in OfOneState
        where text.Contains(word, StringComparison.Ordinal)
        select $"{type.FullName} says {word}: {text}";
}
