using Luheng.Readings;

namespace Luheng.Monitoring;

/// <summary>Sums the amounts of intervals (区间量), each spread evenly over its interval.</summary>
/// <remarks>An interval reaches to the neighbouring reading where that is nearer than one and a half intervals (times may jitter), so that no time is covered twice. Every amount counts whole.</remarks>
sealed class AmountRoll(Meter meter, Tally tally, Notes notes)
{
    readonly DeviceChanges changes = new(meter);
    readonly long interval = meter.Interval * 1000L, limit = meter.Interval * 1500L;

    public void Add(in Columns readings)
    {
        var atEnd = meter.Stamp == Stamp.End;
        var (before, i) = (-1, 0);
        // An amount stamped with its end belongs to the stretch that ends there.
        for (var n = 0; n < readings.Count; n++) tally.Note(atEnd ? readings.Times[n] - 1 : readings.Times[n], readings.Qualities[n]);
        for (i = readings.NextThatCounts(0); i < readings.Count;)
        {
            var (time, next) = (readings.Times[i], readings.NextThatCounts(i + 1));
            var (start, end) = atEnd
                ? (before >= 0 && time - readings.Times[before] <= limit ? readings.Times[before] : time - interval, time)
                : (time, next < readings.Count && readings.Times[next] - time <= limit ? readings.Times[next] : time + interval);
            if (before >= 0 && time - readings.Times[before] > limit) notes.Add(MeterEventKind.Gap, readings.Times[before], time, readings.Values[before], readings.Values[i]);
            Spread(start, end, readings.Values[i], Quality.Rank(readings.Qualities[i]));
            (before, i) = (i, next);
        }
    }

    void Spread(long start, long end, double amount, int rank)
    {
        var from = start;
        foreach (var change in changes.FactorsWithin(start, end - 1))
        {
            tally.Spread(from, change, amount * (change - from) / (end - start) * changes.FactorAt(from), rank, covered: true);
            from = change;
        }
        tally.Spread(from, end, (from == start ? amount : amount * (end - from) / (end - start)) * changes.FactorAt(from), rank, covered: true);
    }
}
