using Luheng.Readings;

namespace Luheng.Monitoring.Faults;

/// <summary>Looks through the readings of an enterprise's meters for faults, each with its reason and exact stretch; judged by what is usual at each point.</summary>
public static class FaultFinder
{
    /// <summary>The faults of meters that stand together, by meter and time. Later steps do not look at what earlier ones explained.</summary>
    public static IReadOnlyList<Fault> Find(IReadOnlyList<MeterSeries> series, FaultRules rules)
    {
        var tracks = series.Select(s => Track.Of(s.Meter, s.Readings)).OfType<Track>().ToList();
        foreach (var track in tracks)
        {
            track.Rate = [.. track.Raw.Select((value, i) => track.Meter.Kind == MeterKind.Counter ? double.NaN : value * track.Meter.FactorAt(track.TimeOf(i)))];
            Clocks.Drifts(track, rules);
            Clocks.Gaps(track);
        }
        foreach (var group in tracks.GroupBy(t => t.Meter.Owner.Enterprise))
        {
            var together = group.ToList();
            Exchanges.Find([.. together.Where(t => t.Meter.Kind == MeterKind.Counter)], rules);
            foreach (var track in together) Alone(track, rules);
            Exchanges.Find([.. together.Where(t => t.Meter.Kind != MeterKind.Counter)], rules);
            foreach (var track in together) Rest(track, rules);
        }
        return [.. tracks.SelectMany(t => t.Found).OrderBy(f => f.Meter, StringComparer.Ordinal).ThenBy(f => f.From)];
    }

    /// <summary>What a meter's own figures show, before meters are held against each other.</summary>
    static void Alone(Track track, FaultRules rules)
    {
        if (track.Meter.Kind == MeterKind.Counter) Registers.Read(track, rules);
        Signs.Find(track);
        Copies.Find(track, rules);
    }

    static void Rest(Track track, FaultRules rules)
    {
        StillRuns.Find(track, rules);
        Spikes.Find(track, rules);
        Scales.Find(track, rules);
        Spikes.Beyond(track, rules);
    }
}
