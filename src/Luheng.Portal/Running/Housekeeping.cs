using Luheng.Auditing;
using Luheng.Problems;
using Luheng.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Luheng.Portal.Running;

/// <summary>What is done once an hour while the site runs: what passes is swept, and the day's anchor of the audit trail is noted.</summary>
sealed class Housekeeping(ILogger<Housekeeping> log, Office? office = null) : BackgroundService
{
    static readonly TimeSpan First = TimeSpan.FromSeconds(30), Each = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (office is null || !File.Exists(Path.Combine(office.Folder, "luheng.db"))) return; // nothing here outlives the program
        try
        {
            await Task.Delay(First, stoppingToken);
            while (true)
            {
                Tidy(office);
                await Task.Delay(Each, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The site stops.
        }
    }

    void Tidy(Office office)
    {
        try
        {
            Retention.Sweep(office.Ledger, office.Clock.GetUtcNow());
            Anchors.Note(office.Ledger, AnchorsOf(office), office.Clock.Today());
        }
        catch (Exception e) when (e is ProblemsException or IOException or UnauthorizedAccessException)
        {
            log.LogWarning("housekeeping: {Problem}", e.Message); // tried again in an hour
        }
    }

    /// <summary>Where anchors are noted: beside the ledger, unless an operator names a place that the ledger's writers cannot reach.</summary>
    public static string AnchorsOf(Office office) => Environment.GetEnvironmentVariable("LUHENG_ANCHORS") is { Length: > 0 } named ? named : Path.Combine(office.Folder, Anchors.FileName);
}
