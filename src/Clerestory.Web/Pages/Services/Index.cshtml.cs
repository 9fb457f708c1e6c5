using Clerestory.Services;
using Clerestory.Web.Desk;

namespace Clerestory.Web.Pages.Services;

/// <summary>All programs; an agency's own people see their own.</summary>
[Needs(Permission.ReadServices, Somewhere = true)]
public sealed class ProgramsModel : DeskPage
{
    /// <summary>What is searched for.</summary>
    public string Query { get; private set; } = "";

    /// <summary>The programs that fit.</summary>
    public IReadOnlyList<ServiceProgram> Programs { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public void OnGet(string? q)
    {
        Query = q?.Trim() ?? "";
        Programs = [.. ServiceProgram.In(Book.Pack).Where(p => Actor.May(Permission.ReadServices, p.Provider) && Fits(p))];
    }

    /// <summary>Since when a program runs, and until when.</summary>
    public static string Runs(ServiceProgram program) => program switch
    {
        { From: null, To: null } => "not known",
        { From: { } from, To: null } => $"since {Words.Day(from)}",
        { From: null, To: { } to } => $"until {Words.Day(to)}",
        _ => $"{Words.Day(program.From!.Value)} to {Words.Day(program.To!.Value)}",
    };

    private bool Fits(ServiceProgram program) =>
        new[] { program.Title, program.Kind, Book.Agencies[program.Provider].Name }.Any(words => words.Contains(Query, StringComparison.OrdinalIgnoreCase));
}
