using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Clerestory.House.Tests;

/// <summary>One module uses another.</summary>
/// <param name="From">The module that uses.</param>
/// <param name="To">The module that is used.</param>
/// <param name="Where">The type in which it does.</param>
internal sealed record Use(string From, string To, string Where);

/// <summary>Reads compiled assemblies and says which module uses which other module.</summary>
internal static class ModuleUses
{
    /// <summary>The name that the rules give to the namespace <c>Clerestory</c> itself, which every module may use.</summary>
    public const string Kernel = "Kernel";

    /// <summary>The module of a type; null for the kernel and for everything that is not ours.</summary>
    public static string? Of(TypeReference type)
    {
        string[] parts = NamespaceOf(type).Split('.');
        return parts[0] == "Clerestory" && parts.Length > 1 ? parts[1] : null;
    }

    /// <summary>The namespace of a type; of a nested one that of the type around it.</summary>
    public static string NamespaceOf(TypeReference type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type.Namespace;
    }

    /// <summary>Every use of another module in an assembly. What the compiler makes outside our namespaces belongs to the assembly's own module.</summary>
    public static IEnumerable<Use> In(AssemblyDefinition assembly)
    {
        string home = assembly.Name.Name.Split('.').ElementAtOrDefault(1) ?? Kernel;
        foreach (var type in assembly.MainModule.GetTypes())
        {
            string from = Of(type) ?? home;
            foreach (string used in ModulesUsedBy(type).Where(to => to != from)) yield return new Use(from, used, type.FullName);
        }
    }

    /// <summary>The modules that a type mentions anywhere.</summary>
    public static IEnumerable<string> ModulesUsedBy(TypeDefinition type) =>
        Mentioned(type).SelectMany(Unfold).Select(t => Of(t.GetElementType())).OfType<string>().Distinct();

    /// <summary>All types that a type mentions, generic arguments and elements of arrays too.</summary>
    public static IEnumerable<TypeReference> TypesUsedBy(TypeDefinition type) => Mentioned(type).SelectMany(Unfold).Distinct();

    private static IEnumerable<TypeReference?> Mentioned(TypeDefinition type) =>
    [
        type.BaseType, .. type.Interfaces.Select(i => i.InterfaceType), .. type.GenericParameters.SelectMany(ConstraintsOf),
        .. type.Fields.Select(f => f.FieldType), .. type.Events.Select(e => e.EventType), .. type.Methods.SelectMany(InMethod),
        .. new ICustomAttributeProvider[][] { [type], [.. type.Fields], [.. type.Properties], [.. type.Methods] }.SelectMany(p => p).SelectMany(InAttributes),
    ];

    private static IEnumerable<TypeReference?> InMethod(MethodDefinition method)
    {
        IEnumerable<TypeReference?> signature = [method.ReturnType, .. method.Parameters.Select(p => p.ParameterType), .. method.GenericParameters.SelectMany(ConstraintsOf), .. method.Parameters.SelectMany(InAttributes)];
        if (!method.HasBody) return signature;
        return [.. signature, .. method.Body.Variables.Select(v => v.VariableType), .. method.Body.ExceptionHandlers.Select(h => h.CatchType), .. method.Body.Instructions.SelectMany(InInstruction)];
    }

    private static IEnumerable<TypeReference?> InInstruction(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod call => [call.DeclaringType, call.ReturnType, .. call.Parameters.Select(p => p.ParameterType), .. call.GenericArguments],
        MethodReference call => [call.DeclaringType, call.ReturnType, .. call.Parameters.Select(p => p.ParameterType)],
        _ => [],
    };

    private static IEnumerable<TypeReference?> InAttributes(ICustomAttributeProvider provider) => provider.CustomAttributes
        .SelectMany(a => (IEnumerable<TypeReference?>)[a.AttributeType, .. a.ConstructorArguments.Select(c => c.Value as TypeReference)]);

    private static IEnumerable<TypeReference> ConstraintsOf(GenericParameter parameter) => parameter.Constraints.Select(c => c.ConstraintType);

    private static IEnumerable<TypeReference> Unfold(TypeReference? type)
    {
        if (type is null) yield break;
        yield return type;
        if (type is GenericInstanceType g) foreach (var a in g.GenericArguments.SelectMany(Unfold)) yield return a;
        if (type is TypeSpecification s) foreach (var e in Unfold(s.ElementType)) yield return e;
    }
}
