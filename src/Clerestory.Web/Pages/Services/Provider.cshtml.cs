using Clerestory.Registry;
using Clerestory.Services;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Services;

/// <summary>The programs of one provider, with what its returns say of them.</summary>
[Needs(Permission.ReadServices)]
public sealed class ProviderModel(ReadMeasures read) : DeskPage
{
    private IReadOnlyList<GivenMeasure> given = [];

    /// <summary>The provider.</summary>
    public Agency Provider { get; private set; } = null!;

    /// <summary>Its programs.</summary>
    public IReadOnlyList<ServiceProgram> Programs { get; private set; } = [];

    /// <summary>What was given of a measure, the newest first.</summary>
    public IReadOnlyList<GivenMeasure> Of(ServiceProgram program, ProgramMeasure measure) => [.. given.Where(g => g.Program == program.Code && g.Measure.Code == measure.Code)];

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(string agency)
    {
        Programs = [.. ServiceProgram.In(Book.Pack).Where(p => p.Provider == agency)];
        if (!Book.Agencies.TryGetValue(agency, out var provider)) return NotFound();
        Provider = provider;
        given = await read.Run(agency, Actor, Gone);
        return Page();
    }
}
