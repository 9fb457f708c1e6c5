using Clerestory.House.Tests.Samples;
using Mono.Cecil;

namespace Clerestory.House.Tests;

/// <summary>A use case is one sealed class with one method <c>Run</c> and the store in its hand. It asks who acts, and it is tested under its own name.</summary>
public sealed class UseCaseRules
{
    private const string Store = "Clerestory.Store.DataStore", Actor = "Clerestory.Actor";

    // Use cases that change nothing may do without an actor. Each is named here, with the reason.
    private static readonly Dictionary<string, string> Anonymous = new(StringComparer.Ordinal)
    {
        ["Clerestory.Trail.VerifyTrail"] = "It only reads, and an auditor who holds nothing but the store must be able to run it.",
    };

    [Fact]
    public void Every_use_case_has_its_test_file() =>
        Rule.Holds(UseCases().Where(u => !File.Exists(Path.Combine(House.Root, TestFileOf(u)))).Select(u => $"{u.FullName} has no {TestFileOf(u)}."));

    [Fact]
    public void Every_use_case_asks_who_acts() => Rule.Holds(UseCases().Where(u => !AsksWhoActs(u)).Select(u => $"{u.FullName}.Run takes no Actor."));

    [Fact]
    public void The_use_cases_that_we_know_of_are_found()
    {
        var found = UseCases().Select(u => u.FullName).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>
        {
            "Clerestory.Registry.LoadRegister", "Clerestory.Collection.LoadReturns", "Clerestory.Tables.BuildTables", "Clerestory.Protection.ProtectTables",
            "Clerestory.Publication.PublishEdition", "Clerestory.Trail.VerifyTrail",
        }, found);
    }

    [Fact]
    public void A_use_case_without_an_actor_or_a_test_is_found()
    {
        var wrong = House.Sample(typeof(ActWithoutActor))[0];
        Assert.True(IsUseCase(wrong));
        Assert.False(AsksWhoActs(wrong));
        Assert.False(File.Exists(Path.Combine(House.Root, TestFileOf(wrong))));
    }

    [Fact]
    public void Each_exception_still_exists() => Assert.Superset(Anonymous.Keys.ToHashSet(StringComparer.Ordinal), UseCases().Select(u => u.FullName).ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void A_use_case_has_one_public_method() =>
        Rule.Holds(UseCases().Where(u => u.Methods.Count(m => m is { IsPublic: true, IsStatic: false, IsConstructor: false }) != 1).Select(u => $"{u.FullName} does more than one thing."));

    private static IEnumerable<TypeDefinition> UseCases() => House.Written(House.Assembly("Clerestory")).Where(IsUseCase);

    private static bool IsUseCase(TypeDefinition type) => type is { IsPublic: true, IsSealed: true, IsAbstract: false } && ModuleUses.Of(type) is not null
        && type.Methods.Any(IsRun) && type.Methods.Any(m => m.IsConstructor && Takes(m, Store));

    private static bool AsksWhoActs(TypeDefinition type) => Anonymous.ContainsKey(type.FullName) || type.Methods.Where(IsRun).All(m => Takes(m, Actor));

    private static bool IsRun(MethodDefinition method) => method is { Name: "Run", IsPublic: true, IsStatic: false };

    private static bool Takes(MethodDefinition method, string type) => method.Parameters.Any(p => p.ParameterType.FullName == type);

    private static string TestFileOf(TypeDefinition type) => $"tests/Clerestory.Tests/{ModuleUses.Of(type)}/{type.Name}Tests.cs";
}
