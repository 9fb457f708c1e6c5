namespace Clerestory.Web.Desk;

/// <summary>What roles and states are called on pages.</summary>
public static class RoleWords
{
    /// <summary>A role.</summary>
    public static string Of(AccountRole role) => role switch
    {
        AccountRole.Administrator => "administrator",
        AccountRole.Staff => "council staff",
        AccountRole.Preparer => "preparer",
        AccountRole.Signer => "signer",
        AccountRole.Reviewer => "reviewer",
        AccountRole.Member => "member or designee",
        AccountRole.PrivacyOfficer => "privacy officer",
        AccountRole.Reader => "reader",
        _ => "operator",
    };
}
