using Clerestory.Collection;
using Clerestory.Referrals;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Clerestory.Web.Desk;

// Sends letters every half minute; writes the reminders that are due, and listens to the routes of referrals, every quarter of an hour. All may run twice: none does anything twice.
internal sealed partial class DeskJobs(IServiceScopeFactory scopes, DeskSettings settings, ILogger<DeskJobs> log) : BackgroundService
{
    private static readonly Actor Clockwork = Actor.Of("", "the nightly job", AccountRole.Operator);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var actor = Clockwork with { Organization = settings.Book.Code };
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(30), settings.Clock);
        for (long round = 0; !stoppingToken.IsCancellationRequested; round++)
        {
            if (round % 30 == 0) await Try(s => s.GetRequiredService<ChaseReturns>().Run(settings.Site, actor, stoppingToken));
            if (round % 30 == 0) await Try(s => s.GetRequiredService<Deliberation.RemindOwing>().Run(settings.Site, actor, stoppingToken));
            if (round % 30 == 0) await Try(s => s.GetRequiredService<TakeFromReturns>().Run(actor, stoppingToken));
            if (round % 30 == 0) await Try(s => s.GetRequiredService<RaiseSilence>().Run(settings.Site, actor, stoppingToken));
            await Try(s => s.GetRequiredService<DeliverLetters>().Run(actor, stoppingToken));
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Try(Func<IServiceProvider, Task> job)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await job(scope.ServiceProvider);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The next round tries again; what failed is named by its kind alone, because messages of a database may hold answers.
            Failed(log, fault.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A job failed ({Kind}). It is tried again.")]
    private static partial void Failed(ILogger log, string kind);
}
