using Clerestory.Registry;

namespace Clerestory.Tests.Registry;

public sealed class MergePeopleTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_records_become_one_person_with_both_spellings_and_it_can_be_taken_back(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        Assert.Null(await Merge(sitting, "standinson", "wheelworth"));

        var council = await sitting.Council();
        Assert.Equal("Max Wheelworth", council.PersonOf("standinson")!.Name);
        Assert.Equal("Max Wheelworth", (await sitting.Seat(18)).Designee!.Name);
        Assert.True(council.PersonOf("wheelworth")!.IsCalled("Ray Standinson"));

        Assert.Null(await Merge(sitting, "standinson", null));
        Assert.Equal("Ray Standinson", (await sitting.Seat(18)).Designee!.Name);
        Assert.Equal(["merged people standinson into wheelworth", "took back merger of people standinson"], (await sitting.Trail()).Skip(1));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_cannot_be_is_refused_and_says_why(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        Assert.Contains("seats of one body", await Merge(sitting, "inventmore", "sampleton"), StringComparison.Ordinal);
        Assert.Contains("another than this one", await Merge(sitting, "inventmore", "inventmore"), StringComparison.Ordinal);
        Assert.Contains("not merged", await Merge(sitting, "inventmore", null), StringComparison.Ordinal);
        Assert.Contains("no such person", await Merge(sitting, "nobody", "inventmore"), StringComparison.Ordinal);
        Assert.Null(await Merge(sitting, "standinson", "wheelworth"));
        Assert.Contains("already", await Merge(sitting, "standinson", "proxley"), StringComparison.Ordinal);
        Assert.Contains("another than this one", await Merge(sitting, "wheelworth", "standinson"), StringComparison.Ordinal);   // no rings
        foreach (var actor in Sitting.Others) await Assert.ThrowsAsync<Denied>(() => Merge(sitting, "proxley", "wheelworth", actor));
    }

    private static Task<string?> Merge(Sitting sitting, string person, string? into, Actor? actor = null) => sitting.With(store => new MergePeople(store, sitting.Clock).Run("demo", person, into, actor ?? Sitting.Staff, Bench.Cancel));
}
