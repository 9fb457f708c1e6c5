namespace Clerestory.EndToEnd.Tests;

/// <summary>How a police department fills in its form for the year 2020.</summary>
internal static class DeskForm
{
    public static string Home(string agency) => $"/returns/2020/{agency}/police-return.1";

    /// <summary>The first section, with a sum that does not hold.</summary>
    public static async Task ConcernsWrong(DeskVisit visit)
    {
        await visit.Fill("concerns-in", "", "3");
        foreach (var (place, value) in new[] { ("child-agency", "1"), ("hotline", "1"), ("public", "2"), ("own-officer", "0"), ("other-police", "0"), ("school", "0"), ("elsewhere", "0") })
            await visit.Fill("concerns-in-by", place, value);
        await visit.Fill("concerns-child-agency", "", "1");
    }

    /// <summary>All sections after the first, each saved.</summary>
    public static async Task Rest(DeskVisit visit, Func<Task> each)
    {
        await visit.Title("Taking up a concern");
        await each();
        await visit.Choose("written-rule", "yes");
        await visit.Fill("rule-words", "", "We take up every concern that names a place or a person at risk.");
        await visit.At("case-lead").SelectOptionAsync("one-officer");
        await visit.Press("Save and continue");

        await visit.Title("Missing children");
        await each();
        await visit.Fill("searches-opened", "", "2");
        foreach (var (place, value) in new[] { ("under-ten", "0"), ("ten-to-fourteen", "1"), ("fifteen-to-seventeen", "1"), ("not-recorded", "0") }) await visit.Fill("searches-by-age", place, value);
        await visit.Lacks("searches-flagged", "NK");
        await visit.Press("Save and continue");

        await visit.Title("Instruction");
        await each();
        await visit.Choose("taught", "yes");
        await visit.Fill("taught-rows", "1.subject", "Signs of trafficking");
        await visit.At("taught-rows", "1.form").SelectOptionAsync("class");
        await visit.Fill("taught-rows", "1.held-on", "2020-05-14");
        await visit.Fill("taught-rows", "1.attended", "25");
        await visit.Fill("officers-taught", "part", "12");
        await visit.Fill("officers-taught", "base", "20");
        await visit.Press("Save and continue");

        await visit.Title("What stood in the way");
        await each();
        await visit.At("hurdles", "none").CheckAsync();
        await visit.Press("Save and continue");

        await visit.Title("Onward");
        await each();
        await visit.Fill("handed-over", "", "1");
        await visit.Fill("register-read-on", "", "2021-01-29");
        await visit.Fill("remarks", "", "We moved to a new record system in June.");
        await visit.Press("Save and continue");
    }

    /// <summary>Explains what the checks ask about.</summary>
    public static async Task Explain(DeskVisit visit)
    {
        await visit.Follow("Concerns were brought, and nothing stood in the way.");
        await visit.Page.GetByLabel("If the answer is right").FillAsync("The three concerns came with all that was needed.");
        await visit.Press("Save and check");
    }

    /// <summary>Signs.</summary>
    public static async Task Sign(DeskVisit visit)
    {
        await visit.Page.GetByLabel("Office").SelectOptionAsync("Head of department");
        await visit.Page.GetByLabel("I sign this statement").CheckAsync();
        await visit.Press("Sign and send");
    }
}
