using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>Adds up a running total (累计量) by its differences.</summary>
/// <remarks>
/// A difference is spread evenly over the time between its two readings; over a gap too, which then counts as not covered and its amount as estimated.
/// A fall is a rollover where the way over the top is short, a setting back where it is slight (counted as it is, and doubted), else a reset,
/// after which the new figure is what was consumed since. A single reading far off between two that agree is as missing.
/// </remarks>
sealed class CounterRoll(Meter meter, Tally tally, Notes notes)
{
    /// <summary>How many times the way from its left to its right neighbour a reading must be off them to be stray.</summary>
    const double FarMore = 10;

    /// <summary>Without a capacity, the share of the register that a step over its top may take.</summary>
    const double ShortWay = 1 / 10.0;

    /// <summary>The share of the figure by which a register may be set back, or run backwards, without having been reset.</summary>
    const double Slight = 1 / 100.0;

    readonly DeviceChanges changes = new(meter);
    readonly long limit = meter.Interval * 1500L;
    long nextChange;
    double factor;

    public void Add(in Columns readings)
    {
        (nextChange, factor) = (long.MinValue, 1);
        var before = -1;
        for (var i = 0; i < readings.Count; i++)
        {
            if (before >= 0 && before == i - 1 && Plain(readings, before) is var plain && plain > before)
            {
                i = before = plain;
                continue;
            }
            tally.Note(readings.Times[i], readings.Qualities[i]);
            if (!readings.Counts(i)) continue;
            if (IsStray(readings, i)) continue;
            if (before >= 0) Step(readings, before, i);
            before = i;
        }
    }

    /// <summary>Takes in at once what comes in equal steps, rises, and is good, as nearly everything does. Returns the last reading taken in, or the one given.</summary>
    int Plain(in Columns readings, int before)
    {
        if (before + 2 >= readings.Count) return before;
        var (start, step) = (readings.Times[before], readings.Times[before + 1] - readings.Times[before]);
        if (step <= 0 || step > limit || changes.IsOfOld(start, readings.Values[before])) return before;
        Look(start);
        var room = (int)Math.Min(readings.Count - before, nextChange == long.MaxValue ? int.MaxValue : (nextChange - 1 - start) / step + 1);
        var last = before + EvenRise.Steps(readings.Times.Slice(before, room), readings.Values.Slice(before, room), readings.Qualities.Slice(before, room), step);
        // Whether the last of them is stray only those after it tell.
        if (last < readings.Count - 1) last--;
        if (last <= before) return before;
        tally.Rise(start, step, readings.Values[before..(last + 1)], factor);
        return last;
    }

    /// <summary>Brings the multiplier and the time of the next change up to a time.</summary>
    void Look(long time)
    {
        if (time >= nextChange) (nextChange, factor) = (changes.Next(time), changes.FactorAt(time));
    }

    /// <summary>Whether the readings next to one agree with each other and not with it.</summary>
    bool IsStray(in Columns readings, int i)
    {
        var values = readings.Values;
        var next = readings.NextThatCounts(i + 1);
        var previous = i - 1;
        while (previous >= 0 && !readings.Counts(previous)) previous--;
        if (previous < 0 || next == readings.Count) return false;
        var (a, b, c) = (values[previous], values[i], values[next]);
        if (c < a || (b >= a && b <= c)) return false;
        var off = b < a ? c - b : b - a;
        return off > FarMore * (c - a) && changes.SwapsWithin(readings.Times[previous], readings.Times[next]).IsEmpty;
    }

    void Step(in Columns readings, int before, int after)
    {
        var (start, end, a, b) = (readings.Times[before], readings.Times[after], readings.Values[before], readings.Values[after]);
        var rank = Math.Max(Quality.Rank(readings.Qualities[before]), Quality.Rank(readings.Qualities[after]));
        var covered = end - start <= limit;
        if (!covered)
        {
            notes.Add(MeterEventKind.Gap, start, end, a, b);
            rank = Math.Max(rank, Quality.Guessed);
        }
        Look(start);
        if (end < nextChange && b >= a && !changes.IsOfOld(start, a))
        {
            tally.Spread(start, end, (b - a) * factor, rank, covered);
            return;
        }
        var (from, figure) = (start, a);
        foreach (var swap in changes.SwapsBetween(start, a, end, b))
        {
            notes.Add(MeterEventKind.Swap, start, end, a, b);
            Stretch(from, Instant.Of(swap.At), figure, swap.LastOfOld, rank, covered);
            (from, figure) = (Instant.Of(swap.At), swap.FirstOfNew);
        }
        Stretch(from, end, figure, b, rank, covered);
        if (!changes.FactorsWithin(start, end).IsEmpty) notes.Add(MeterEventKind.Multiplier, start, end, a, b);
    }

    /// <summary>What one device counted between two times.</summary>
    void Stretch(long start, long end, double first, double last, int rank, bool covered)
    {
        var advance = last - first;
        if (advance < 0)
        {
            var over = meter.Rollover is { } top ? top - first + last : double.NaN;
            if (over >= 0 && over <= MayCross(start, end))
            {
                notes.Add(MeterEventKind.Rollover, start, end, first, last);
                advance = over;
            }
            else if (-advance <= Slight * Math.Abs(first)) rank = Math.Max(rank, Quality.Doubted);
            else
            {
                notes.Add(MeterEventKind.Reset, start, end, first, last);
                advance = last;
            }
        }
        var from = start;
        foreach (var change in changes.FactorsWithin(start, end - 1))
        {
            tally.Spread(from, change, advance * (change - from) / (end - start) * changes.FactorAt(from), rank, covered);
            from = change;
        }
        var rest = from == start ? advance : advance * (end - from) / (end - start);
        tally.Spread(from, end, rest * changes.FactorAt(Math.Min(from, Math.Max(start, end - 1))), rank, covered);
    }

    /// <summary>The most that the register may have gone over its top between two times.</summary>
    double MayCross(long start, long end)
    {
        var top = meter.Rollover!.Value;
        if (meter.Capacity is not { } capacity) return top * ShortWay;
        return Math.Min(top / 2, 2 * capacity / Math.Abs(changes.FactorAt(start)) * (end - start) / Instant.Hour);
    }
}
