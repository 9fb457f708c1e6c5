using System.Collections.Concurrent;
using System.Reflection;
using Clerestory.EndToEnd.Tests;
using Microsoft.Playwright;
using Xunit.v3;

[assembly: ClosesItsContexts]

namespace Clerestory.EndToEnd.Tests;

/// <summary>The browser contexts that each test has opened. Left open they keep a process each, to the end of the run.</summary>
internal static class OpenContexts
{
    private static readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> OfTest = new(StringComparer.Ordinal);

    /// <summary>Notes a context as one of the test that runs.</summary>
    public static void Add(IBrowserContext context)
    {
        if (TestContext.Current.Test is { } test) OfTest.GetOrAdd(test.UniqueID, _ => []).Add(context);
    }

    /// <summary>Closes those of a test that is over.</summary>
    public static async Task Close(string test)
    {
        if (!OfTest.TryRemove(test, out var contexts)) return;
        foreach (var context in contexts) await context.CloseAsync();
    }
}

/// <summary>Closes what a test has opened when it is over.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class ClosesItsContextsAttribute : BeforeAfterTestAttribute
{
    // Off the runner's own threads, which wait for it.
    public override void After(MethodInfo methodUnderTest, IXunitTest test) => Task.Run(() => OpenContexts.Close(test.UniqueID)).GetAwaiter().GetResult();
}
