using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>When the device of a meter or its multiplier changed, by time.</summary>
sealed class DeviceChanges
{
    readonly long[] swapTimes, factorTimes;
    readonly Swap[] swaps;
    readonly Meter meter;

    public DeviceChanges(Meter meter)
    {
        this.meter = meter;
        swaps = [.. meter.Swaps.OrderBy(s => s.At)];
        swapTimes = [.. swaps.Select(s => Instant.Of(s.At))];
        factorTimes = [.. meter.Multipliers.Where(m => m.From is not null).Select(m => Instant.Of(m.From!.Value)).Distinct().Order()
            .Where(t => !meter.FactorAt(t).Equals(meter.FactorAt(t - 1)))];
    }

    /// <summary>The multiplier changes after a time, up to and including another.</summary>
    public ReadOnlySpan<long> FactorsWithin(long after, long to) => Within(factorTimes, after, to);

    /// <summary>The swaps between two readings, of which one at the very time of a swap is the old device's or the new one's, as its figure says.</summary>
    public ReadOnlySpan<Swap> SwapsBetween(long start, double figure, long end, double next)
    {
        var from = Behind(start, figure);
        return swaps.AsSpan(from, Math.Max(0, Behind(end, next) - from));
    }

    /// <summary>Whether a reading was taken of the old device at the very time it was swapped: the swap is still to come.</summary>
    public bool IsOfOld(long time, double figure) => swapTimes.Length > 0 && Behind(time, figure) < After(swapTimes, time);

    /// <summary>How many swaps a reading has behind it.</summary>
    int Behind(long time, double figure)
    {
        var swapped = After(swapTimes, time);
        return swapped > 0 && swapTimes[swapped - 1] == time && Math.Abs(figure - swaps[swapped - 1].LastOfOld) < Math.Abs(figure - swaps[swapped - 1].FirstOfNew) ? swapped - 1 : swapped;
    }

    /// <summary>The swaps after a time, up to and including another.</summary>
    public ReadOnlySpan<Swap> SwapsWithin(long after, long to)
    {
        var start = After(swapTimes, after);
        return swaps.AsSpan(start, Math.Max(0, After(swapTimes, to) - start));
    }

    /// <summary>The next change of either kind after a time; the end of time where there is none.</summary>
    public long Next(long after)
    {
        var (swap, factor) = (After(swapTimes, after), After(factorTimes, after));
        return Math.Min(swap < swapTimes.Length ? swapTimes[swap] : long.MaxValue, factor < factorTimes.Length ? factorTimes[factor] : long.MaxValue);
    }

    public double FactorAt(long time) => meter.FactorAt(time);

    static ReadOnlySpan<long> Within(long[] times, long after, long to)
    {
        var start = After(times, after);
        return times.AsSpan(start, Math.Max(0, After(times, to) - start));
    }

    static int After(long[] times, long time)
    {
        var i = 0;
        while (i < times.Length && times[i] <= time) i++;
        return i;
    }
}
