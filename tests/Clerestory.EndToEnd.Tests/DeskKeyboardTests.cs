namespace Clerestory.EndToEnd.Tests;

/// <summary>The whole return by someone who uses no mouse.</summary>
public sealed class DeskKeyboardTests(DeskBrowser browser)
{
    private const string Agency = "thimbelholm-police";

    [Fact]
    public async Task The_whole_return_can_be_made_with_the_keyboard_alone()
    {
        var desk = await browser.Desk;
        var person = await desk.Someone("Kay Board", Agency, AccountRole.Signer);
        var visit = await browser.Visit(desk);
        var keys = new Keys(visit);
        await visit.Go("/");
        await keys.Type("#mail", person.Mail);
        await keys.Type("#password", DeskServer.Password);
        await keys.Type("#code", Totp.Fresh(person.Key, desk.Clock, desk.Clock.Advance));
        await keys.Press("Enter");
        await visit.Title("Thimbelholm Town Police");
        await keys.Follow($"main a[href='{DeskForm.Home(Agency)}']");
        await visit.Title("Yearly form for police departments (demonstration)");
        await keys.Follow("a[href$='section/concerns']");
        await Filled(visit, keys);
        await Explained(visit, keys);

        await keys.Type("[name=title]", "Head");
        await keys.Reach("#agree");
        await keys.Press("Space");
        await keys.Follow("form .buttons button:not(.second)");
        await visit.Title("Receipt");
        Assert.Empty(visit.Complaints);
    }

    private static async Task Filled(DeskVisit visit, Keys keys)
    {
        await visit.Title("Concerns");
        await keys.Answer("concerns-in", "", "1");
        foreach (string place in new[] { "child-agency", "hotline", "public", "own-officer", "other-police", "school", "elsewhere" }) await keys.Answer("concerns-in-by", place, place == "hotline" ? "1" : "0");
        await keys.Answer("concerns-child-agency", "", "0");
        await keys.Next();
        await visit.Title("Taking up a concern");
        await keys.Reach("[name='a|written-rule|']");
        await keys.Press("Space");
        await keys.Press("ArrowDown");   // to "No"
        await keys.Answer("case-lead", "", "Several");
        await keys.Next();
        await visit.Title("Missing children");
        await keys.Answer("searches-opened", "", "1");
        foreach (string place in new[] { "under-ten", "ten-to-fourteen", "fifteen-to-seventeen", "not-recorded" }) await keys.Answer("searches-by-age", place, place == "under-ten" ? "1" : "0");
        await keys.Type("[name='m|searches-flagged|']", "not known");
        await keys.Next();
        await visit.Title("Instruction");
        await keys.Reach("[name='a|taught|']");
        await keys.Press("Space");
        await keys.Answer("taught-rows", "1.subject", "Signs of trafficking");
        await keys.Answer("taught-rows", "1.form", "Online");
        await keys.Answer("taught-rows", "1.held-on", "05142020");
        await keys.Answer("taught-rows", "1.attended", "9");
        await keys.Next();
        await visit.Title("What stood in the way");
        await keys.Reach("[name='a|hurdles|none']");
        await keys.Press("Space");
        await keys.Next();
        await visit.Title("Onward");
        await keys.Answer("handed-over", "", "0");
        await keys.Answer("register-read-on", "", "01292021");
        await keys.Next();
        await visit.Title("Check and sign");
        foreach (string words in new[] { "Several officers", "not known", "Signs of trafficking", "Online", "May 14, 2020", "January 29, 2021" }) await visit.Sees(words);
    }

    private static async Task Explained(DeskVisit visit, Keys keys)
    {
        await keys.Follow(".asked a");
        await visit.Title("Concerns");
        await keys.Type("textarea[name^='a|']", "It came with all that was needed.");
        await keys.Follow("button[value=stay]");
        await visit.Sees("Saved.");
        await keys.Back(".kicker a");
        await visit.Title("Yearly form for police departments (demonstration)");
        await keys.Follow(".steps a[href$=review]");
        await visit.Title("Check and sign");
    }

    // Ten fingers and no mouse: nothing is reached but by Tab, and everything that is reached shows that it is.
    internal sealed class Keys(DeskVisit visit)
    {
        public Task Press(string key) => visit.Page.Keyboard.PressAsync(key);

        public async Task Reach(string selector, string key = "Tab")
        {
            for (int i = 0; i < 150; i++)
            {
                if (await visit.Page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
                {
                    Assert.NotEqual("none", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
                    return;
                }
                await Press(key);
            }
            Assert.Fail($"{selector} cannot be reached by keyboard on {visit.Page.Url}.");
        }

        public async Task Type(string selector, string text)
        {
            await Reach(selector);
            await visit.Page.Keyboard.TypeAsync(text);
        }

        public Task Answer(string item, string place, string text) => Type($"[name='a|{item}|{place}']", text);

        public async Task Follow(string selector)
        {
            await Reach(selector);
            await Press("Enter");
        }

        public async Task Back(string selector)
        {
            await Reach(selector, "Shift+Tab");
            await Press("Enter");
        }

        public Task Next() => Follow("button[value=next]");
    }
}
