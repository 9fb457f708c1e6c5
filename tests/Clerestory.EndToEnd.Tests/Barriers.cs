using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Clerestory.EndToEnd.Tests;

/// <summary>What keeps some people from using a page, as axe finds it.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Help">What it asks.</param>
/// <param name="Nodes">The first elements that break it.</param>
internal sealed record Barrier(string Id, string Help, string[] Nodes);

/// <summary>
/// axe over a page, with all rules of WCAG 2.2 AA and its best practices. It runs in the page itself, once: the library's own
/// call opens another page each time to put the answers of frames together, and there are no frames here.
/// </summary>
internal static class Barriers
{
    private const int LeastPassed = 15;

    private const string Run =
        """
        async () => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const found = await axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: tags } });
          return JSON.stringify({
            passed: found.passes.length,
            found: found.violations.map(v => ({ id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html) })) });
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>All barriers of a page as it stands.</summary>
    public static async Task<IReadOnlyList<Barrier>> Of(IPage page)
    {
        Assert.Single(page.Frames);
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Axe);
        var answer = JsonSerializer.Deserialize<Answer>(await page.EvaluateAsync<string>(Run), Options)!;
        Assert.True(answer.Passed > LeastPassed, "axe looked at too little");
        return answer.Found;
    }

    /// <summary>Fails where there is one, and says which.</summary>
    public static async Task NoneOn(IPage page)
    {
        var found = await Of(page);
        Assert.True(found.Count == 0, $"{page.Url}:\n" + string.Join("\n", found.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes)}")));
    }

    private sealed record Answer(int Passed, Barrier[] Found);
}
