using Clerestory.Collection;
using Clerestory.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Clerestory.Web.Desk;

/// <summary>What every page of the desk has at hand.</summary>
public abstract class DeskPage : PageModel
{
    /// <summary>Who asks; nobody on pages for everyone.</summary>
    public Actor Actor => HttpContext.Features.Get<Actor>() ?? new Actor("", "", []);

    /// <summary>The pack's forms.</summary>
    public FormBook Book => Services.GetRequiredService<FormBook>();

    /// <summary>What is said once, on the page after.</summary>
    [TempData]
    public string? Said { get; set; }

    /// <summary>What is said on this page itself.</summary>
    public string? SaidHere { get; protected set; }

    /// <summary>What stands in the way, each with the field that it is about; shown at the top and at its place.</summary>
    public List<(string Field, string Message)> Problems { get; } = [];

    /// <summary>The store.</summary>
    protected DataStore Store => Services.GetRequiredService<DataStore>();

    /// <summary>The settings.</summary>
    protected DeskSettings Settings => Services.GetRequiredService<DeskSettings>();

    /// <summary>The moment.</summary>
    protected DateTimeOffset Now => Settings.Clock.GetUtcNow();

    /// <summary>Stops the work when the person has gone.</summary>
    protected CancellationToken Gone => HttpContext.RequestAborted;

    /// <summary>A use case.</summary>
    protected T Use<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Notes what stands in the way, if anything does.</summary>
    protected bool Stands(string? why, string field = "")
    {
        if (why is null) return false;
        Problems.Add((field, why));
        return true;
    }

    /// <summary>A day from a field; null where it is empty or none.</summary>
    protected static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;

    private IServiceProvider Services => HttpContext.RequestServices;
}
