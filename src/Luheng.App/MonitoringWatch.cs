using Luheng.Findings;
using Luheng.Monitoring;
using Luheng.Time;

namespace Luheng.App;

/// <summary>While serving, looks every few seconds through what arrived, records what it says, and tells watchers of new findings.</summary>
static class MonitoringWatch
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    public static async Task Run(Station station, CancellationToken cancel)
    {
        var stage = new MonitoringStage(station)
        {
            Raised = news =>
            {
                foreach (var finding in news.Where(f => f.Level != FindingLevel.Notice)) station.Live.Publish(AlarmOf(station, finding));
            },
        };
        using var timer = new PeriodicTimer(Beat);
        while (await timer.WaitForNextTickAsync(cancel))
            try
            {
                stage.Look(cancel);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                await Console.Error.WriteLineAsync($"monitoring: {e.Message}"); // one bad look must not end the watch; the next is five seconds away
            }
    }

    static LiveAlarm AlarmOf(Station station, Finding finding) => new(finding.Subject, MeterSpan.TryParse(finding.Evidence, out var span) ? span.Meter : null,
        station.Clock.GetUtcNow().ToOffset(China.Offset), finding.Kind, finding.Level, finding.Text);
}
