using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clerestory.EndToEnd.Tests;

/// <summary>Somebody at a browser, before the desk. Everything that the browser complains of is noted.</summary>
public sealed class DeskVisit
{
    private readonly int width;

    public DeskVisit(IPage page, DeskServer desk, int width)
    {
        (Page, Desk, this.width) = (page, desk, width);
        page.SetDefaultTimeout(20_000);
        page.Console += (_, message) => { if (message.Type is "error" or "warning") Complaints.Add(message.Text); };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => { if (!request.Url.StartsWith(desk.Url, StringComparison.Ordinal)) Complaints.Add("asked another site for " + request.Url); };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>The desk.</summary>
    public DeskServer Desk { get; }

    /// <summary>What the browser complained of.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Signs in at the page for it.</summary>
    public async Task SignIn(Person person)
    {
        await Page.GotoAsync("/");
        await Page.GetByLabel("Email").FillAsync(person.Mail);
        await Page.GetByLabel("Password").FillAsync(DeskServer.Password);
        await Page.GetByLabel("Code from your").FillAsync(Totp.Fresh(person.Key, Desk.Clock, Desk.Clock.Advance));
        await Press("Sign in");
        await Expect(Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = person.Name })).ToBeVisibleAsync();
    }

    public Task Go(string path) => Page.GotoAsync(path);

    public Task Press(string button) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).ClickAsync();

    public Task Follow(string link) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = link }).First.ClickAsync();

    /// <summary>The field of an answer.</summary>
    public ILocator At(string item, string place = "") => Page.Locator($"[name='a|{item}|{place}']");

    /// <summary>Types an answer.</summary>
    public Task Fill(string item, string place, string value) => At(item, place).FillAsync(value);

    /// <summary>Chooses one of a few answers.</summary>
    public Task Choose(string item, string value) => Page.Locator($"[name='a|{item}|'][value='{value}']").CheckAsync();

    /// <summary>Says why there is no answer.</summary>
    public Task Lacks(string item, string why) => Page.Locator($"[name='m|{item}|']").SelectOptionAsync(why);

    public Task Sees(string text) => Expect(Page.Locator("main")).ToContainTextAsync(text);

    public Task Title(string text) => Expect(Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync(text);

    /// <summary>The page has no barrier on a desk and on a phone, and fits a screen at 400 percent.</summary>
    public async Task HasNoBarrier()
    {
        await Resize(1366);
        await Barriers.NoneOn(Page);
        await Fits(1366);
        await Resize(390);
        await Barriers.NoneOn(Page);
        await Fits(390);
        await Resize(320);
        await Fits(320);
        await Resize(width);
        Assert.Empty(Complaints);
    }

    private async Task Fits(int at)
    {
        int wide = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(wide <= at, $"{Page.Url} is {wide} px wide on a screen of {at} px: {await Page.EvaluateAsync<string>("w => [...document.querySelectorAll('main *, header *')].filter(e => e.getBoundingClientRect().right > w + 1 && !e.parentElement.closest('.scroll')).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' ')", at)}");
    }

    private Task Resize(int at) => Page.SetViewportSizeAsync(at, 900);
}
