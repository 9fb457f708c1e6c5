namespace Clerestory.Tests;

public sealed class RightsTests
{
    // The council's decision, role by role: what a role may do for everyone (upper case), for its own agency alone (lower case), or not at all (a dot).
    // The columns are the permissions in the order in which they are declared.
    private static readonly string[] Columns =
    [
        "ManageAccounts", "KeepContacts", "RunCalls", "ReadCompleteness", "ReadReturns", "PrepareReturn", "SignReturn", "ActForRespondents", "ReviewReturns", "Comment", "KeepKeys", "SendLetters", "ReadProtection", "Publish",
        "ReadCouncil", "KeepCouncil", "KeepRecommendations", "TakePosition", "ReadReferrals", "KeepReferrals", "ReadServices", "ReadJustice", "KeepJustice", "CheckTruth", "ApproveProtection",
    ];

    private static readonly Dictionary<AccountRole, string> Table = new()
    {
        [AccountRole.Administrator] = "X X . X . . . . . . X . . .  X . . . . . . . . . .",
        [AccountRole.Staff] = ". X X X X X X X . X . X . .  X X X . X X X X X X .",
        [AccountRole.Preparer] = ". . . . x x . . . x . . . .  . . . . x x x . . . .",
        [AccountRole.Signer] = ". . . . x x x . . x x . . .  . . . . x x x . . . .",
        [AccountRole.Reviewer] = ". . . X X . . . X X . . . .  X . . . X . X X . X .",
        [AccountRole.Member] = ". . . X . . . . . . . . . .  X . . X . . . . . . .",
        [AccountRole.PrivacyOfficer] = ". . . X X . . . . . . . X .  X . . . X . X X . X X",
        [AccountRole.Reader] = ". . . X . . . . . . . . . .  X . . . . . . . . . .",
        [AccountRole.Operator] = "X X X X X X X X X X X X X X  X X X X X X X X X X X",
    };

    public static TheoryData<AccountRole> Roles => [.. Enum.GetValues<AccountRole>()];

    [Theory, MemberData(nameof(Roles))]
    public void Each_role_may_do_what_the_table_says_and_nothing_else(AccountRole role)
    {
        Assert.Equal(Columns, Enum.GetNames<Permission>());
        var actor = role is AccountRole.Preparer or AccountRole.Signer ? Actor.Of("demo", "home", "somebody", role) : Actor.Of("demo", "somebody", role);
        string told = string.Join(' ', Enum.GetValues<Permission>().Select(p => actor.May(p) && actor.May(p, "elsewhere") ? "X" : actor.May(p, "home") ? "x" : "."));
        Assert.Equal(Table[role].Replace("  ", " ", StringComparison.Ordinal), told);
    }

    [Fact]
    public void Only_the_operator_may_do_everything_and_no_account_is_one()
    {
        Assert.Equal([AccountRole.Operator], Table.Keys.Where(role => Enum.GetValues<Permission>().All(p => Actor.Of("demo", "home", "somebody", role).May(p, "home"))));
        Assert.DoesNotContain(Table.Keys.Where(role => role != AccountRole.Operator), role => Rights.Everywhere(role).Concat(Rights.AtHome(role)).Contains(Permission.Publish));
        Assert.False(Clerestory.Accounts.Account.MayHold([AccountRole.Operator], null));
        Assert.False(Clerestory.Accounts.Account.MayHold([AccountRole.Staff, AccountRole.Operator], null));
    }

    [Theory, MemberData(nameof(Roles))]
    public void A_right_at_home_is_none_elsewhere_and_none_for_the_council(AccountRole role)
    {
        var actor = Actor.Of("demo", "home", "somebody", role);
        Assert.All(Rights.AtHome(role), permission =>
        {
            Assert.True(actor.May(permission, "home"));
            Assert.False(actor.May(permission, "elsewhere"));
            Assert.False(actor.May(permission));
            Assert.True(actor.MaySomewhere(permission));
            Assert.Equal(permission, Assert.Throws<Denied>(() => actor.Must(permission, "elsewhere")).Permission);
        });
    }

    [Fact]
    public void Nobody_without_a_role_may_do_anything()
    {
        Assert.All(Enum.GetValues<Permission>(), p => Assert.False(new Actor("somebody", "demo", [], "home").MaySomewhere(p)));
        Assert.All(Enum.GetValues<Permission>(), p => Assert.False(new Actor("somebody", "demo", [(AccountRole)99], "home").MaySomewhere(p)));
    }

    [Fact]
    public void Who_is_several_things_may_do_what_each_of_them_may()
    {
        var both = Actor.Of("demo", "somebody", AccountRole.Administrator, AccountRole.Reviewer);
        Assert.True(both.May(Permission.ManageAccounts));
        Assert.True(both.May(Permission.ReviewReturns));
        Assert.False(both.May(Permission.RunCalls));
    }
}
