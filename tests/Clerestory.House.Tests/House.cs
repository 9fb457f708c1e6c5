using System.Text.RegularExpressions;
using Mono.Cecil;

[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]   // Cecil reads lazily, and not for two at once

namespace Clerestory.House.Tests;

/// <summary>Where the house stands, and what the rules read of it: compiled assemblies, and source files.</summary>
internal static class House
{
    private static readonly Lazy<IReadOnlyList<AssemblyDefinition>> Read =
        new(() => [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "Clerestory*.dll").Where(IsOfTheHouse).Order(StringComparer.Ordinal).Select(AssemblyDefinition.ReadAssembly)]);

    private static readonly Lazy<AssemblyDefinition> Tests = new(() => AssemblyDefinition.ReadAssembly(typeof(House).Assembly.Location));

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The assemblies of src.</summary>
    public static IReadOnlyList<AssemblyDefinition> Assemblies => Read.Value;

    /// <summary>This assembly, for the samples that break the rules.</summary>
    public static AssemblyDefinition TestAssembly => Tests.Value;

    /// <summary>The types of src that a person wrote.</summary>
    public static IEnumerable<TypeDefinition> Types => Assemblies.SelectMany(Written);

    /// <summary>A sample of this assembly, and what the compiler has put inside it.</summary>
    public static IReadOnlyList<TypeDefinition> Sample(Type type) => [.. WithNested(TestAssembly.MainModule.GetType(type.FullName))];

    /// <summary>An assembly of src by its name.</summary>
    public static AssemblyDefinition Assembly(string name) => Assemblies.Single(a => a.Name.Name == name);

    /// <summary>The types of an assembly that a person wrote: no closures, no state machines, no migrations.</summary>
    public static IEnumerable<TypeDefinition> Written(AssemblyDefinition assembly) => assembly.MainModule.GetTypes().Where(IsWritten);

    /// <summary>The operands of every instruction in a type: what it calls, what it loads.</summary>
    public static IEnumerable<object> Operands(TypeDefinition type) => type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions).Select(i => i.Operand).OfType<object>();

    /// <summary>Every text in a type's code: its string literals and its constants.</summary>
    public static IEnumerable<string> Texts(TypeDefinition type) => Operands(type).OfType<string>().Concat(type.Fields.Where(f => f.HasConstant).Select(f => f.Constant).OfType<string>());

    /// <summary>A type's name as a person reads it.</summary>
    public static string NameOf(TypeDefinition type) => type.FullName.Replace('/', '.');

    /// <summary>The source files under some folders of the solution, by their path from its root; generated ones aside.</summary>
    public static IReadOnlyList<string> Files(string pattern, params string[] folders) =>
    [
        .. folders.Select(f => Path.Combine(Root, f)).Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, pattern, SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !Regex.IsMatch(f, "/(Migrations|obj|bin)/")).Order(StringComparer.Ordinal),
    ];

    /// <summary>The lines of a file.</summary>
    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    /// <summary>The lines of a file without comments; a line that is only a comment is empty.</summary>
    public static IEnumerable<string> Code(string file) => Lines(file).Select(line => Regex.Replace(line, @"(^|\s)//.*$", ""));

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => [type, .. type.NestedTypes.SelectMany(WithNested)];

    private static bool IsOfTheHouse(string path) => !Path.GetFileNameWithoutExtension(path).EndsWith(".Tests", StringComparison.Ordinal);

    private static bool IsWritten(TypeDefinition type)
    {
        for (var at = type; at is not null; at = at.DeclaringType)
        {
            if (at.Name.Contains('<', StringComparison.Ordinal) || at.Namespace.Contains(".Migrations", StringComparison.Ordinal) || IsGenerated(at)) return false;
        }
        return OutermostOf(type).Namespace is var space && (space.Length == 0 || space.Split('.')[0] == "Clerestory");
    }

    private static bool IsGenerated(TypeDefinition type) =>
        type.Name != "Program" && type.CustomAttributes.Any(a => a.AttributeType.Name is "CompilerGeneratedAttribute" or "GeneratedCodeAttribute" or "EmbeddedAttribute");

    private static TypeDefinition OutermostOf(TypeDefinition type) => type.DeclaringType is { } outer ? OutermostOf(outer) : type;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Clerestory.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the solution: no Clerestory.slnx above them.");
        return folder.FullName;
    }
}
