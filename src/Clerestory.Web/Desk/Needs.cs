using Microsoft.AspNetCore.Authorization;

namespace Clerestory.Web.Desk;

/// <summary>The right that a page or an endpoint needs. Where its route names an agency, the right is asked for that agency.</summary>
/// <remarks>It keeps people from pages that are not theirs. The use case behind the page asks again, and its answer is what counts.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Permission permission) : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <summary>The right.</summary>
    public Permission Permission { get; } = permission;

    /// <summary>Whether having the right for one agency of one's own is enough: for pages that name no agency and list one's own.</summary>
    public bool Somewhere { get; init; }

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>A page for everyone who is signed in, whatever the role: one's own account, the first page.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute : AuthorizeAttribute;
