using System.Reflection;
using System.Runtime.CompilerServices;

namespace Clerestory.House.Tests;

/// <summary>Writes down what a library offers to others: one line a type, one line a member, in an order that never changes.</summary>
internal static class ApiText
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The public API of an assembly.</summary>
    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes().Where(t => !IsMade(t)).OrderBy(Name, StringComparer.Ordinal).SelectMany(Of);

    private static IEnumerable<string> Of(Type type) =>
    [
        $"{Kind(type)} {Name(type)}{Above(type)}",
        .. type.GetMembers(Own).Where(m => !IsMade(m)).Select(m => Line(type, m)).OfType<string>().Order(StringComparer.Ordinal).Select(line => "    " + line),
    ];

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : type.IsValueType ? IsRecord(type) ? "record struct" : "struct"
        : (type is { IsAbstract: true, IsSealed: true } ? "static " : type.IsSealed ? "sealed " : type.IsAbstract ? "abstract " : "") + (IsRecord(type) ? "record" : "class");

    private static string Above(Type type) => type is { IsClass: true, BaseType: { } above } && above != typeof(object) ? " : " + Name(above) : "";

    private static string? Line(Type type, MemberInfo member) => member switch
    {
        FieldInfo { IsPublic: true, IsLiteral: true } constant => $"{constant.Name} = {constant.GetRawConstantValue()}",
        FieldInfo field when IsOpen(field) && !field.IsSpecialName => $"{Read(Nullability.Create(field))} {field.Name}",
        ConstructorInfo { IsStatic: false } constructor when IsOpen(constructor) => $"new {Plain(type)}({Parameters(constructor)})",
        PropertyInfo property when property.GetMethod is { } getter && IsOpen(getter) => $"{Static(getter)}{Read(Nullability.Create(property))} {property.Name} {{ {Accessors(property)} }}",
        MethodInfo { IsSpecialName: false } method when IsOpen(method) && IsNews(method) => $"{Static(method)}{Read(Nullability.Create(method.ReturnParameter))} {method.Name}({Parameters(method)})",
        _ => null,
    };

    private static string Parameters(MethodBase method) => (method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter) => $"{Read(Nullability.Create(parameter))} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = {parameter.RawDefaultValue switch { null => "null", bool yes => yes ? "true" : "false", var value => value }}" : "");

    private static string Accessors(PropertyInfo property) => property.SetMethod switch
    {
        { } setter when IsOpen(setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "get; init;" : "get; set;",
        _ => "get;",
    };

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : "";

    private static string Read(NullabilityInfo info) => Name(info.Type, info.GenericTypeArguments.Select(Read)) + (info.ReadState == NullabilityState.Nullable && !info.Type.IsValueType ? "?" : "");

    private static string Name(Type type) => Name(type, type.GetGenericArguments().Select(Name));

    private static string Name(Type type, IEnumerable<string> arguments) =>
        Nullable.GetUnderlyingType(type) is { } value ? Name(value) + "?"
        : type.IsArray ? Name(type.GetElementType()!) + "[]"
        : type.IsGenericType ? $"{Plain(type)}<{string.Join(", ", arguments)}>"
        : Type.GetTypeCode(type) switch
        {
            TypeCode.String => "string",
            TypeCode.Boolean => "bool",
            TypeCode.Int32 when !type.IsEnum => "int",
            TypeCode.Int64 when !type.IsEnum => "long",
            TypeCode.Double => "double",
            _ => type == typeof(void) ? "void" : type == typeof(object) ? "object" : type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name,
        };

    private static string Plain(Type type) => type.Name.Split('`')[0];

    private static bool IsOpen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsOpen(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    // What every object has is no news.
    private static bool IsNews(MethodInfo method) => method.GetBaseDefinition().DeclaringType != typeof(object) && !method.Name.Contains('<', StringComparison.Ordinal);

    private static bool IsRecord(Type type) => type.GetMethods(Own).Any(m => m.Name is "<Clone>$" or "PrintMembers");

    // What the compiler makes of a record follows from its first line. A property's accessors are read with the property.
    private static bool IsMade(MemberInfo member) => member.Name == "EqualityContract" || (member is not PropertyInfo && (member.Name.Contains('<', StringComparison.Ordinal) || member.IsDefined(typeof(CompilerGeneratedAttribute))));
}
