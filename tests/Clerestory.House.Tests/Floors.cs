namespace Clerestory.House.Tests;

/// <summary>The plan of the house: which module may use which.</summary>
internal static class Floors
{
    // A module may use modules on lower floors only: never its own floor, never a higher one. The command line starts the portal, so it stands above the web.
    private static readonly string[][] Plan =
    [
        [ModuleUses.Kernel],
        ["Store"],
        ["Trail", "Outbox", "Packs"],
        ["Accounts", "Registry"],
        ["Collection"],
        ["Referrals", "Services", "Justice", "Deliberation"],
        ["Tables"],
        ["Protection", "Estimates"],
        ["Truth"],
        ["Publication"],
        ["Web"],
        ["Cli"],
    ];

    // What is published has passed Protection. There is no way round it.
    private static readonly (string From, string To)[] Never = [("Publication", "Tables"), ("Publication", "Collection")];

    /// <summary>Each library has one user, so that everything else stays ignorant of it.</summary>
    public static IReadOnlyDictionary<string, string> OnlyUserOf { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Disclosure"] = "Protection", ["Estimation"] = "Estimates", ["Documents"] = "Publication",
    };

    /// <summary>Whether a module may use another.</summary>
    public static bool Allow(string from, string to) =>
        OnlyUserOf.TryGetValue(to, out string? user) ? from == user
        : !OnlyUserOf.ContainsKey(from) && Of(to) < Of(from) && !Never.Contains((from, to));

    /// <summary>The floor that a module stands on, the kernel's being 0.</summary>
    public static int Of(string module) => Array.FindIndex(Plan, floor => floor.Contains(module, StringComparer.Ordinal)) is >= 0 and var floor
        ? floor
        : throw new InvalidOperationException($"{module} has no floor. Give it one in Floors.cs, and say why in a decision under docs/adr.");
}
