namespace Clerestory;

/// <summary>Who asks for something to be done. Every use case takes one and asks it for its right; the trail names it.</summary>
/// <param name="Name">The person, or the office that runs the program.</param>
/// <param name="Organization">Whose trail the act is written to: a council's code, or council and agency, as in <c>demo/quillowick-police</c>.</param>
/// <param name="Roles">What the person is. Nobody may do anything without a role.</param>
/// <param name="Agency">The respondent that the person belongs to; null for the council's own people.</param>
public sealed record Actor(string Name, string Organization, IReadOnlyList<AccountRole> Roles, string? Agency = null)
{
    /// <summary>Where to write to the person; null where that is not known.</summary>
    public string? Mail { get; init; }

    /// <summary>The pack whose council or respondent the actor belongs to. Several may share one store, and none has a say in another.</summary>
    public string Pack => Organization.Split('/')[0];

    /// <summary>Whoever runs the program on the machine that holds the store: nothing of it is out of that person's reach anyway.</summary>
    public static Actor Operator(string name, string organization) => new(name, organization, [AccountRole.Operator]);

    /// <summary>Someone of the council.</summary>
    public static Actor Of(string pack, string name, params IReadOnlyList<AccountRole> roles) => new(name, pack, roles);

    /// <summary>Someone of a respondent: bound to that agency, with a trail of its own.</summary>
    public static Actor Of(string pack, string agency, string name, params IReadOnlyList<AccountRole> roles) => new(name, $"{pack}/{agency}", roles, agency);

    /// <summary>Whether the actor may do something that concerns an agency, or, where none is named, the council as a whole. Where a pack is named, it must be the actor's own.</summary>
    public bool May(Permission permission, string? agency = null, string? pack = null) =>
        (pack is null || pack == Pack) && Roles.Any(role => Rights.Everywhere(role).Contains(permission)
            || (agency is not null && agency == Agency && Rights.AtHome(role).Contains(permission)));

    /// <summary>Whether the actor may do something for at least its own agency, or everywhere.</summary>
    public bool MaySomewhere(Permission permission) => May(permission, Agency);

    /// <summary>Stops what the actor has no right to.</summary>
    /// <exception cref="Denied">The actor has no such right.</exception>
    public void Must(Permission permission, string? agency = null, string? pack = null)
    {
        if (!May(permission, agency, pack)) throw new Denied(permission);
    }
}

/// <summary>Someone asked for what is not theirs to do. The edge answers as if the thing were not there.</summary>
public sealed class Denied(Permission permission) : Exception($"This needs the right to {permission}.")
{
    /// <summary>The right that was missing.</summary>
    public Permission Permission { get; } = permission;
}
