using System.Globalization;
using Luheng.Readings;

namespace Luheng.Monitoring.Faults;

/// <summary>Finds a reading or two that stand far off both neighbours, measured by how far readings of this point usually do.</summary>
static class Spikes
{
    public static void Find(Track track, FaultRules rules)
    {
        var known = track.Rate.Where(r => !double.IsNaN(r) && r != 0).Select(Math.Abs).Order().ToArray();
        if (known.Length < 20) return;
        var least = Math.Max(0.1 * known[known.Length / 2], 3 * Quantum(track.Rate));
        var counter = track.Meter.Kind == MeterKind.Counter;
        var limit = Scales.Limit(track, rules);
        for (var length = 1; length <= 2; length++)
        {
            var (up, down) = (new double[track.Count], new double[track.Count]);
            for (var i = 1; i + length < track.Count; i++) (up[i], down[i]) = Off(track.Rate, i, length, least);
            // A short stop is nothing unusual: two low readings must be lower still.
            var (upLimit, downLimit) = (Limit(up, rules, 1), Limit(down, rules, length));
            for (var i = 1; i + length < track.Count; i++)
            {
                if (!(up[i] > upLimit || down[i] > downLimit) || double.IsNaN(track.Rate[i])) continue;
                // Beside more of what cannot be it is no spike, but part of a stretch.
                if (track.Rate[i - 1] > limit || track.Rate[i + length] > limit) continue;
                // What ran through a counter too fast did not run back; a low step is made up for by the next. A machine that starts is not too fast.
                if (counter && !(up[i] > upLimit && track.Rate[i] > limit / 2)) continue;
                var (before, value, after) = (track.Rate[i - 1], track.Rate[i], track.Rate[i + length]);
                track.Take(counter ? FaultKind.ImpossibleRate : FaultKind.Spike, i, i + length - 1, string.Create(CultureInfo.InvariantCulture, $"{value:0.###}，前 {before:0.###}，后 {after:0.###}"));
            }
        }
    }

    /// <summary>How many times above the higher, or below the lower, of its neighbours a run stands.</summary>
    static (double Up, double Down) Off(double[] rate, int from, int length, double least)
    {
        var (before, after) = (rate[from - 1], rate[from + length]);
        if (double.IsNaN(before) || double.IsNaN(after)) return default;
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = from; i < from + length; i++)
        {
            if (double.IsNaN(rate[i])) return default;
            (low, high) = (Math.Min(low, rate[i]), Math.Max(high, rate[i]));
        }
        return ((low + least) / (Math.Max(before, after) + least), (Math.Min(before, after) + least) / (high + least)) is var off && off.Item1 > 0 && off.Item2 > 0 ? off : default;
    }

    /// <summary>About the least by which its figures differ when they do.</summary>
    static double Quantum(double[] rate)
    {
        var steps = Enumerable.Range(1, Math.Max(0, rate.Length - 1)).Select(i => Math.Abs(rate[i] - rate[i - 1])).Where(s => s > 1e-12).Order().ToArray();
        return steps.Length == 0 ? 0 : steps[steps.Length / 50];
    }

    static double Limit(double[] off, FaultRules rules, int times)
    {
        var known = off.Where(o => o > 0).Order().ToArray();
        if (known.Length == 0) return double.PositiveInfinity;
        var usual = known[Math.Max(0, Math.Min((int)(known.Length * rules.SpikeUsualShare), known.Length - 8))];
        return Math.Max(rules.SpikeLeastTimes, 1 + (usual - 1) * rules.SpikeTimesUsual * times);
    }

    /// <summary>Readings beyond what the point can carry that are no part of a longer stretch.</summary>
    public static void Beyond(Track track, FaultRules rules)
    {
        var limit = Scales.Limit(track, rules);
        for (var i = 0; i < track.Count; i++)
        {
            if (!(track.Rate[i] > limit)) continue;
            var from = i;
            while (i + 1 < track.Count && track.Rate[i + 1] > limit) i++;
            track.Take(i - from < 2 && track.Meter.Kind != MeterKind.Counter ? FaultKind.Spike : FaultKind.ImpossibleRate, from, i, string.Create(CultureInfo.InvariantCulture, $"{track.Rate[from]:0.##}，超过本点的上限 {limit:0.##}"));
        }
    }
}
