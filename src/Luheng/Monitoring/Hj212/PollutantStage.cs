using Luheng.Engine;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Time;

namespace Luheng.Monitoring.Hj212;

/// <summary>Looks through the hourly means of every monitor of the last thirteen months: what is above its limit, flagged, stuck, zero or silent becomes a finding.</summary>
public sealed class PollutantStage(Station station) : IStage
{
    const int Days = 396;

    public string Name => "pollutants";

    public StageResult Run(ILedger ledger, Catalogue catalogue, Lazy<World> everyone, CancellationToken cancel)
    {
        var means = HourlyMeans.Of(station.Book, MonitorBook.Read(ledger)).SelectMany(m => m).ToList();
        var now = Instant.Of(station.Clock.GetUtcNow());
        var alarms = new PollutantAlarms(station);
        var found = means.SelectMany(m =>
        {
            cancel.ThrowIfCancellationRequested();
            return alarms.Of(m, now - Days * Instant.Day, now + Instant.Day, now);
        }).OrderBy(f => f.Subject).ThenBy(f => f.Evidence, StringComparer.Ordinal).ToList();
        var before = ledger.Findings().Where(f => f.Kind.StartsWith("pollutant-", StringComparison.Ordinal)).ToHashSet();
        if (before.SetEquals(found)) return new(Name, 0, false);
        ledger.SaveFindings(Name, null, found);
        return new(Name, means.Select(m => m.Monitor.Owner.Enterprise).Distinct().Count(), true);
    }
}
