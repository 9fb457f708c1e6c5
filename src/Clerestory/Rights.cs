namespace Clerestory;

/// <summary>What a person is in this system. One person may be several.</summary>
public enum AccountRole
{
    /// <summary>Keeps accounts and contacts. Sees no answers.</summary>
    Administrator,

    /// <summary>Runs the data calls, and helps respondents by phone or with paper.</summary>
    Staff,

    /// <summary>Fills in an agency's return.</summary>
    Preparer,

    /// <summary>Signs an agency's return: its chief, or who stands in for the chief.</summary>
    Signer,

    /// <summary>Accepts returns or sends them back.</summary>
    Reviewer,

    /// <summary>A member of the council, or a designee.</summary>
    Member,

    /// <summary>Judges what may be published.</summary>
    PrivacyOfficer,

    /// <summary>Reads how the round goes, and no answers.</summary>
    Reader,

    /// <summary>Runs the program on the machine that holds the store. Given to no account.</summary>
    Operator,
}

/// <summary>Something that may be done.</summary>
public enum Permission
{
    /// <summary>Make, change and end the accounts of the council's people.</summary>
    ManageAccounts,

    /// <summary>Invite an agency's people and keep its contacts.</summary>
    KeepContacts,

    /// <summary>Open, change and close data calls; make exceptions.</summary>
    RunCalls,

    /// <summary>See who answered and who did not.</summary>
    ReadCompleteness,

    /// <summary>Read an agency's drafts and returns.</summary>
    ReadReturns,

    /// <summary>Fill in an agency's return.</summary>
    PrepareReturn,

    /// <summary>Sign an agency's return.</summary>
    SignReturn,

    /// <summary>Enter for an agency what it said by phone or sent on paper.</summary>
    ActForRespondents,

    /// <summary>Accept returns or send them back.</summary>
    ReviewReturns,

    /// <summary>Write on the conversation beside a return.</summary>
    Comment,

    /// <summary>Make and end the keys of an agency's record system.</summary>
    KeepKeys,

    /// <summary>See and send letters.</summary>
    SendLetters,

    /// <summary>See what is hidden of tables, with the numbers behind it.</summary>
    ReadProtection,

    /// <summary>Load registers, build, protect and publish.</summary>
    Publish,

    /// <summary>See who sits on the council, its meetings, its recommendations and who stood where.</summary>
    ReadCouncil,

    /// <summary>Keep bodies, seats, appointments, designees and meetings.</summary>
    KeepCouncil,

    /// <summary>Keep recommendations, the roll of their positions, and what became of them.</summary>
    KeepRecommendations,

    /// <summary>State the position of one's own seat.</summary>
    TakePosition,

    /// <summary>See what was sent and received on a referral route, and the difference.</summary>
    ReadReferrals,

    /// <summary>Enter one side of a referral route, or settle a difference.</summary>
    KeepReferrals,

    /// <summary>See programs and the measures of their outcomes.</summary>
    ReadServices,

    /// <summary>See arrests, convictions and dispositions, draw by draw.</summary>
    ReadJustice,

    /// <summary>Enter or import arrests, convictions and dispositions.</summary>
    KeepJustice,

    /// <summary>Run the truth checks and read what they find.</summary>
    CheckTruth,

    /// <summary>Approve what the gate hides of a table, or demand that more be hidden.</summary>
    ApproveProtection,
}

/// <summary>Who may do what. What does not stand here is denied.</summary>
public static class Rights
{
    private static readonly Dictionary<AccountRole, Permission[]> Council = new()
    {
        [AccountRole.Administrator] = [Permission.ManageAccounts, Permission.KeepContacts, Permission.ReadCompleteness, Permission.KeepKeys, Permission.ReadCouncil],
        [AccountRole.Staff] =
        [
            Permission.KeepContacts, Permission.RunCalls, Permission.ReadCompleteness, Permission.ReadReturns, Permission.PrepareReturn, Permission.SignReturn,
            Permission.ActForRespondents, Permission.Comment, Permission.SendLetters,
            Permission.ReadCouncil, Permission.KeepCouncil, Permission.KeepRecommendations, Permission.ReadReferrals, Permission.KeepReferrals, Permission.ReadServices,
            Permission.ReadJustice, Permission.KeepJustice, Permission.CheckTruth,
        ],
        [AccountRole.Reviewer] =
        [
            Permission.ReadCompleteness, Permission.ReadReturns, Permission.ReviewReturns, Permission.Comment, Permission.ReadCouncil, Permission.ReadReferrals,
            Permission.ReadServices, Permission.ReadJustice, Permission.CheckTruth,
        ],
        [AccountRole.Member] = [Permission.ReadCompleteness, Permission.ReadCouncil, Permission.TakePosition],
        [AccountRole.PrivacyOfficer] =
        [
            Permission.ReadCompleteness, Permission.ReadReturns, Permission.ReadProtection, Permission.ReadCouncil, Permission.ReadReferrals, Permission.ReadServices,
            Permission.ReadJustice, Permission.CheckTruth, Permission.ApproveProtection,
        ],
        [AccountRole.Reader] = [Permission.ReadCompleteness, Permission.ReadCouncil],
        [AccountRole.Operator] = Enum.GetValues<Permission>(),
    };

    private static readonly Dictionary<AccountRole, Permission[]> Home = new()
    {
        [AccountRole.Preparer] =
        [
            Permission.ReadReturns, Permission.PrepareReturn, Permission.Comment, Permission.ReadReferrals, Permission.KeepReferrals, Permission.ReadServices,
        ],
        [AccountRole.Signer] =
        [
            Permission.ReadReturns, Permission.PrepareReturn, Permission.SignReturn, Permission.Comment, Permission.KeepKeys, Permission.ReadReferrals, Permission.KeepReferrals,
            Permission.ReadServices,
        ],
    };

    /// <summary>The roles that belong to an agency, not to the council.</summary>
    public static IReadOnlyList<AccountRole> OfRespondents { get; } = [AccountRole.Preparer, AccountRole.Signer];

    /// <summary>What a role may do for every agency and for the council.</summary>
    public static IReadOnlyList<Permission> Everywhere(AccountRole role) => Council.GetValueOrDefault(role) ?? [];

    /// <summary>What a role may do for its own agency alone.</summary>
    public static IReadOnlyList<Permission> AtHome(AccountRole role) => Home.GetValueOrDefault(role) ?? [];
}
