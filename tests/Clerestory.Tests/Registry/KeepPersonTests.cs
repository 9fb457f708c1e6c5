using Clerestory.Registry;

namespace Clerestory.Tests.Registry;

public sealed class KeepPersonTests(PostgresServer postgres)
{
    private static readonly PersonEntry New = new("", "Ellis Newcomerly", ["Newcomerly, E.", " Ellis Newcomerly "], "ellis@council.example", "", false);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_person_is_added_and_found_by_any_spelling_and_the_trail_names_nobody(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        string code = Assert.IsType<KeepPerson.Result.Kept>(await Keep(sitting, New)).Code;
        Assert.IsType<KeepPerson.Result.Kept>(await Keep(sitting, New with { Code = code, Name = "Ellis Newcomer", Variants = ["Ellis Newcomerly"], Mail = "" }));

        var person = (await sitting.Council()).PersonOf(code)!;
        Assert.Equal(("Ellis Newcomer", "Ellis Newcomerly", ""), (person.Name, Assert.Single(person.Variants), person.Mail));
        Assert.True(person.IsCalled("newcomerly, ellis"));
        Assert.All(await sitting.Trail(), line => Assert.DoesNotContain("newcomer", line, StringComparison.OrdinalIgnoreCase));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_spelling_that_is_somebodys_already_is_refused_unless_these_are_two(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        var refused = Assert.IsType<KeepPerson.Result.Refused>(await Keep(sitting, New with { Name = "Sampleto, Avery" }));   // the printed list's spelling
        Assert.Equal("sampleton", refused.Same!.Code);
        Assert.IsType<KeepPerson.Result.Kept>(await Keep(sitting, New with { Name = "Sampleto, Avery", IsSomeoneElse = true }));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_cannot_be_is_refused_at_its_field(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        foreach (var (entry, field) in new[] { (New with { Name = " " }, "name"), (New with { Mail = "ellis" }, "mail"), (New with { Mail = "a@b.example\nBcc: c@d.example" }, "mail"), (New with { Variants = [new string('x', 201)] }, "variants"), (New with { Code = "nobody" }, "") })
            Assert.Equal(field, Assert.IsType<KeepPerson.Result.Refused>(await Keep(sitting, entry)).Field);
        foreach (var actor in Sitting.Others) await Assert.ThrowsAsync<Denied>(() => Keep(sitting, New, actor));
    }

    [Theory]
    [InlineData("Gilchrest, Jillian", "gilchrest jillian", true)]
    [InlineData("Doyle, John (Jack) P., Jr.", "John Jack P Jr Doyle", true)]
    [InlineData("Doyle, John (Jack) P., Jr.", "John Doyle", false)]
    [InlineData("Gilchrest, Jillian", "Gilcrest, Jillian", false)]
    [InlineData("Gilchrest, Jillian", " , ", false)]
    public void A_name_is_the_same_in_any_case_and_order_and_not_in_another_spelling(string own, string other, bool same) =>
        Assert.Equal(same, new Person { Pack = "p", Code = "c", Name = own }.IsCalled(other));

    private static Task<KeepPerson.Result> Keep(Sitting sitting, PersonEntry entry, Actor? actor = null) => sitting.With(store => new KeepPerson(store, sitting.Clock).Run("demo", entry, actor ?? Sitting.Staff, Bench.Cancel));
}
