using Luheng.Readings;

namespace Luheng.Monitoring;

/// <summary>Weights a momentary value (瞬时量) by time.</summary>
/// <remarks>
/// Between two readings no more than one and a half intervals apart the value runs in a straight line; at the edge of a wider gap a reading
/// stands for half an interval, so that each missing reading costs one interval of coverage. The amount is that of the covered time only.
/// </remarks>
sealed class GaugeRoll(Meter meter, Tally tally, Notes notes)
{
    readonly DeviceChanges changes = new(meter);
    readonly long limit = meter.Interval * 1500L, half = meter.Interval * 500L;

    public void Add(in Columns readings)
    {
        var before = -1;
        for (var i = 0; i < readings.Count; i++)
        {
            tally.Note(readings.Times[i], readings.Qualities[i]);
            if (!readings.Counts(i)) continue;
            var (time, value, rank) = (readings.Times[i], readings.Values[i], Quality.Rank(readings.Qualities[i]));
            tally.Bound(time, value * changes.FactorAt(time));
            if (before < 0) Run(time - half, time, value, value, rank);
            else Between(readings, before, i, rank);
            before = i;
        }
        if (before >= 0) Run(readings.Times[before], readings.Times[before] + half, readings.Values[before], readings.Values[before], Quality.Rank(readings.Qualities[before]));
    }

    void Between(in Columns readings, int before, int after, int rank)
    {
        var (start, end, first, last) = (readings.Times[before], readings.Times[after], readings.Values[before], readings.Values[after]);
        var rankBefore = Quality.Rank(readings.Qualities[before]);
        if (end - start <= limit)
        {
            Run(start, end, first, last, Math.Max(rank, rankBefore));
            return;
        }
        notes.Add(MeterEventKind.Gap, start, end, first, last);
        Run(start, start + half, first, first, rankBefore);
        Run(end - half, end, last, last, rank);
    }

    void Run(long start, long end, double first, double last, int rank)
    {
        var (from, value) = (start, first);
        foreach (var change in changes.FactorsWithin(start, end - 1))
        {
            var then = first + (last - first) * (change - start) / (end - start);
            var factor = changes.FactorAt(from);
            tally.Run(from, change, value * factor, then * factor, rank);
            (from, value) = (change, then);
        }
        tally.Run(from, end, value * changes.FactorAt(from), last * changes.FactorAt(from), rank);
    }
}
