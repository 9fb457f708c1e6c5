using System.Xml.Linq;
using Clerestory.House.Tests.Samples;
using Mono.Cecil;

namespace Clerestory.House.Tests;

/// <summary>The shape of a type: few dependencies, no inheritance by accident, a name of the trade, a word of explanation.</summary>
public sealed class ShapeRules
{
    private const int MostParameters = 5;

    private static readonly string[] Endings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Service", "Services", "Dto", "Base", "Impl", "Common"];

    private static readonly string[] Documented = ["Clerestory", "Clerestory.Disclosure", "Clerestory.Documents", "Clerestory.Web"];

    [Fact]
    public void Constructors_take_five_parameters_at_most() => Rule.Holds(House.Types.Where(TakesTooMuch).Select(t => $"{t.FullName} takes more than {MostParameters} things. What are they together?"));

    [Fact]
    public void Classes_are_sealed_abstract_or_static() => Rule.Holds(House.Types.Where(IsOpen).Select(t => $"{t.FullName} is open to inheritance. Seal it."));

    [Fact]
    public void Names_are_words_of_the_trade() => Rule.Holds(House.Types.Where(t => IsNamedForNothing(t.Name)).Select(t => $"{t.FullName}: what would a person of the trade call it?"));

    [Fact]
    public void A_class_that_breaks_all_three_is_found()
    {
        var wrong = House.Sample(typeof(WrongManager))[0];
        Assert.True(TakesTooMuch(wrong));
        Assert.True(IsOpen(wrong));
        Assert.True(IsNamedForNothing(wrong.Name));
        Assert.True(House.Types.Count() > 150, "The rules look at too few types.");
    }

    [Fact]
    public void Records_may_have_as_many_parts_as_the_thing_has() => Assert.Contains(House.Types, t => IsRecord(t) && t.Methods.Any(m => m.IsConstructor && m.Parameters.Count > MostParameters));

    [Theory]
    [InlineData("PackHelper", true)]
    [InlineData("EditionService", true)]
    [InlineData("TableDto", true)]
    [InlineData("TableDto`1", true)]
    [InlineData("ChartBase", true)]
    [InlineData("Victim", true)]
    [InlineData("Gate", false)]
    [InlineData("Database", false)]
    [InlineData("PublicForms", false)]
    public void A_name_for_nothing_is_told_from_a_word_of_the_trade(string name, bool wrong) => Assert.Equal(wrong, IsNamedForNothing(name));

    [Fact]
    public void Every_public_type_says_what_it_is() => Rule.Holds(Documented.SelectMany(name => Silent(House.Assembly(name), Summaries(name))));

    [Fact]
    public void A_public_type_without_a_word_is_found()
    {
        Assert.Contains(typeof(WrongManager).FullName!, Silent(House.TestAssembly, Summaries(House.TestAssembly.Name.Name)));
        Assert.DoesNotContain(typeof(ShapeRules).FullName!, Silent(House.TestAssembly, Summaries(House.TestAssembly.Name.Name)));
        Assert.True(Summaries("Clerestory").Count > 100, "The documentation file holds too little.");
    }

    private static bool TakesTooMuch(TypeDefinition type) => !IsRecord(type) && type.Methods.Any(m => m is { IsConstructor: true, IsStatic: false } && m.Parameters.Count > MostParameters);

    // The program's entry, a file without a class of its own, is the compiler's class.
    private static bool IsOpen(TypeDefinition type) => type is { IsClass: true, IsValueType: false, IsSealed: false, IsAbstract: false, Name: not "Program" };

    private static bool IsRecord(TypeDefinition type) => type.Methods.Any(m => m.Name is "<Clone>$" or "PrintMembers");

    private static bool IsNamedForNothing(string name) => name.Split('`')[0] is var plain
        && (plain is "Victim" or "Victims" || Endings.Any(e => plain.EndsWith(e, StringComparison.Ordinal)));

    private static IEnumerable<string> Silent(AssemblyDefinition assembly, HashSet<string> summaries) =>
        House.Written(assembly).Where(IsVisible).Select(House.NameOf).Where(name => !summaries.Contains(name));

    private static bool IsVisible(TypeDefinition type) => type.IsPublic || (type.IsNestedPublic && IsVisible(type.DeclaringType));

    // The types that have a summary which is not empty, from the documentation file that the compiler writes beside an assembly.
    private static HashSet<string> Summaries(string assembly) =>
    [
        .. XDocument.Load(Path.Combine(AppContext.BaseDirectory, assembly + ".xml")).Descendants("member")
            .Where(m => m.Attribute("name")!.Value.StartsWith("T:", StringComparison.Ordinal) && m.Elements().Any(e => e.Name == "inheritdoc" || (e.Name == "summary" && e.Value.Trim().Length > 0)))
            .Select(m => m.Attribute("name")!.Value[2..]),
    ];
}
