using System.Runtime.InteropServices;
using Luheng.Quantities;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>Rolls readings up to stretches of Chinese time: counters by their differences, gauges weighted by time, amounts summed.</summary>
/// <remarks>Void readings never count. Good, manual, estimated, substituted and suspect ones do; those of maintenance, calibration, a fault, a stop,
/// over range or a lost instrument (HJ 212: M, C, D, F, T, B) are as missing. A figure is the same whatever range is asked for around it.</remarks>
public static class RollUp
{
    /// <summary>The stretches from one time to another (both at a boundary of the resolution), in order, each of them there even if nothing is known of it.</summary>
    /// <param name="now">Where the past ends: what comes after it is not missing.</param>
    /// <param name="events">Filled with what happened to the meter, where wanted.</param>
    /// <param name="units">Says whether a gauge's unit is a rate (kW, m³/h) and so has an amount; without it a gauge has none.</param>
    public static IReadOnlyList<Bucket> Of(Meter meter, IReadings readings, int number, Resolution resolution, long from, long to, long now,
        DateTimeOffset? knownBy = null, ICollection<MeterEvent>? events = null, UnitTable? units = null)
    {
        var series = Around.Read(meter, readings, number, from, to, knownBy);
        return Of(meter, CollectionsMarshal.AsSpan(series.Times), CollectionsMarshal.AsSpan(series.Values), CollectionsMarshal.AsSpan(series.Qualities),
            resolution, from, to, now, events, units);
    }

    /// <summary>The same from columns by ascending time, which hold what stands around the range too (see <see cref="Around"/>).</summary>
    public static Bucket[] Of(Meter meter, ReadOnlySpan<long> times, ReadOnlySpan<double> values, ReadOnlySpan<ReadingQuality> qualities,
        Resolution resolution, long from, long to, long now, ICollection<MeterEvent>? events = null, UnitTable? units = null)
    {
        var edges = Edges(resolution, from, to);
        var buckets = new Bucket[edges.Length - 1];
        Of(meter, times, values, qualities, edges, now, buckets, events, units);
        return buckets;
    }

    /// <summary>The same into buckets that may be used again, between edges that may serve many meters.</summary>
    public static void Of(Meter meter, ReadOnlySpan<long> times, ReadOnlySpan<double> values, ReadOnlySpan<ReadingQuality> qualities,
        long[] edges, long now, Span<Bucket> buckets, ICollection<MeterEvent>? events = null, UnitTable? units = null)
    {
        using var tally = new Tally(meter, edges, now);
        var columns = new Columns(times, values, qualities);
        var notes = new Notes(events, edges[0], edges[^1]);
        switch (meter.Kind)
        {
            case MeterKind.Counter:
                new CounterRoll(meter, tally, notes).Add(columns);
                break;
            case MeterKind.Gauge:
                new GaugeRoll(meter, tally, notes).Add(columns);
                break;
            default:
                new AmountRoll(meter, tally, notes).Add(columns);
                break;
        }
        tally.Fill(buckets, meter.Kind != MeterKind.Gauge || RateUnits.IsRate(meter.Unit, units));
    }

    /// <summary>Whether a reading of a quality counts towards amounts and means.</summary>
    public static bool Counts(ReadingQuality quality) => quality <= ReadingQuality.Manual;

    /// <summary>The boundaries of the stretches between two times, both included.</summary>
    public static long[] Edges(Resolution resolution, long from, long to)
    {
        List<long> edges = [from];
        for (var next = Next(Floor(from, resolution), resolution); next < to; next = Next(next, resolution)) edges.Add(next);
        if (to > from) edges.Add(to);
        return [.. edges];
    }

    /// <summary>The beginning of the stretch that holds a time.</summary>
    public static long Floor(long time, Resolution resolution)
    {
        var day = Instant.DayOf(time);
        return resolution switch
        {
            Resolution.Quarter => time - (time % (Instant.Hour / 4) + Instant.Hour / 4) % (Instant.Hour / 4),
            Resolution.Hour => time - (time % Instant.Hour + Instant.Hour) % Instant.Hour,
            Resolution.Day => Instant.StartOf(day),
            Resolution.Month => Instant.StartOf(new(day.Year, day.Month, 1)),
            _ => Instant.StartOf(new(day.Year, 1, 1)),
        };
    }

    /// <summary>The beginning of the stretch after the one that begins at a time.</summary>
    public static long Next(long start, Resolution resolution) => resolution switch
    {
        Resolution.Quarter => start + Instant.Hour / 4,
        Resolution.Hour => start + Instant.Hour,
        Resolution.Day => start + Instant.Day,
        Resolution.Month => Instant.StartOf(Instant.DayOf(start).AddMonths(1)),
        _ => Instant.StartOf(Instant.DayOf(start).AddYears(1)),
    };
}

/// <summary>Readings of one meter as columns, by ascending time.</summary>
readonly ref struct Columns(ReadOnlySpan<long> times, ReadOnlySpan<double> values, ReadOnlySpan<ReadingQuality> qualities)
{
    public readonly ReadOnlySpan<long> Times = times;
    public readonly ReadOnlySpan<double> Values = values;
    public readonly ReadOnlySpan<ReadingQuality> Qualities = qualities;

    public int Count => Times.Length;

    public bool Counts(int i) => RollUp.Counts(Qualities[i]) && double.IsFinite(Values[i]);

    /// <summary>The first reading from a place on that counts; the count where there is none.</summary>
    public int NextThatCounts(int i)
    {
        while (i < Count && !Counts(i)) i++;
        return i;
    }
}
