using Clerestory.Cli;
using Clerestory.Collection.Adapters;

namespace Clerestory.Tests.Collection.Adapters;

/// <summary>What a person may get wrong in an adapter's file, and that the check names file, line and fault.</summary>
public sealed class AdapterFilesTests
{
    // File, what stands there, what a person makes of it, the rule that must find it, words that must be said.
    public static TheoryData<string, string, string, string, string> Faults => new()
    {
        { "nibrs", "\"statutory-return.1\"", "\"statutory-return.7\"", "adapter.instrument", "statutory-return.7" },
        { "nibrs", "\"prosecution\"", "\"prosecutions\"", "adapter.item", "prosecutions" },
        { "nibrs", "\"prosecution\"", "\"prosecution-by-statute\"", "adapter.type", "another kind" },
        { "nibrs", "[\"64A\", \"64B\"]", "[\"64A\", \"64X\"]", "adapter.offense", "not among the offenses" },
        { "nibrs", "\"code\": \"370\"", "\"code\": \"371\"", "adapter.offense", "no symbol" },
        { "nibrs", "\"code\": \"370\"", "\"code\": \"36B\"", "pack.double", "36B" },
        { "nibrs", "\"nibrs-offense\"", "\"nibrs-offence\"", "adapter.codelist", "nibrs-offence" },
        { "nibrs", "\"incidents\"", "\"arrests\"", "pack.schema", "one of: incidents" },
        { "nibrs", "\"main\": true", "\"main\": \"yes\"", "pack.schema", "true or false" },
        { "nibrs", "\"source\"", "\"sources\"", "pack.schema", "Unknown property" },
        { "old-form", "\"statutory-return.1\"", "\"statutory-return.7\"", "adapter.instrument", "statutory-return.7" },
        { "old-form", "\"missing-investigations\"", "\"missing\"", "adapter.item", "'missing'" },
        { "old-form", "\"efforts\"", "\"efforts-rows\"", "adapter.type", "another kind" },
        { "old-form", "\"dcf-referrals\"", "\"referrals-received\"", "pack.double", "referrals-received" },
        { "old-form", "\"Message\"", "\"E-MAIL\", \"E mail\"", "pack.double", "E mail" },
        { "old-form", "\"dropped\"", "\"left\"", "pack.schema", "left" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_in_an_adapter_is_named_with_its_file_its_line_and_its_remedy(string adapter, string old, string @new, string rule, string words)
    {
        using var copy = new PackCopy("ct");
        string file = $"adapters/{adapter}.json";
        copy.Replace(file, old, @new);

        var finding = Assert.Single(PackCheck.Examine(copy.Pack).Where(f => f.Blocks), f => f.Rule == rule && f.Message.Contains(words, StringComparison.Ordinal));

        Assert.Equal(file, finding.File);
        Assert.True(finding.Line is > 0, $"{finding} names no line.");
    }

    [Fact]
    public void A_pack_may_do_without_adapters()
    {
        using var copy = new PackCopy("demo");
        File.Delete(copy.PathOf("adapters/nibrs.json"));
        Assert.Null(NibrsPlan.In(copy.Pack));
        Assert.Null(OldFormPlan.In(copy.Pack));
        Assert.Empty(AdapterFiles.Examine(copy.Pack));
    }

    [Fact]
    public void No_other_adapter_is_known()
    {
        using var copy = new PackCopy("demo");
        copy.Write("adapters/other.json", "{}");
        Assert.Contains(PackCheck.Examine(copy.Pack), f => f is { Rule: "pack.file", File: "adapters/other.json" });
    }

    [Fact]
    public void The_nine_questions_of_the_old_form_lead_to_nine_items() => Assert.Equal(9, OldFormPlan.In(Bench.Connecticut)!.Questions.Select(q => q.Item).Distinct().Count());
}
