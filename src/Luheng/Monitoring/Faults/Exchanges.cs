using System.Globalization;
using Luheng.Readings;

namespace Luheng.Monitoring.Faults;

/// <summary>Finds stretches in which two meters of one enterprise stand in each other's place: each fits the other better than itself.</summary>
static class Exchanges
{
    const double NoEdge = -25;

    public static void Find(IReadOnlyList<Track> tracks, FaultRules rules)
    {
        var models = new Dictionary<Track, LoadModel>();
        LoadModel Model(Track track) => models.TryGetValue(track, out var model) ? model : models[track] = new(track, track.Rate);
        for (var i = 0; i < tracks.Count; i++)
            for (var j = i + 1; j < tracks.Count; j++)
            {
                var (one, other) = (tracks[i], tracks[j]);
                if (one.Meter.Kind != other.Meter.Kind || one.Meter.Unit != other.Meter.Unit || one.Interval != other.Interval || (one.Origin - other.Origin) % one.Interval != 0) continue;
                if (one.Meter.Kind == MeterKind.Counter) Figures(one, other, rules);
                else Levels(one, other, Model(one), Model(other), rules);
            }
    }

    /// <summary>Two counters whose figures go on in the other's track.</summary>
    static void Figures(Track one, Track other, FaultRules rules)
    {
        var (highOne, highOther) = (Registers.PaceOf(one, rules), Registers.PaceOf(other, rules));
        var lag = (int)((one.Origin - other.Origin) / one.Interval);
        var (start, before) = (-1, -1);
        for (var i = Math.Max(0, -lag); i < one.Count && i + lag < other.Count; i++)
        {
            if (double.IsNaN(one.Raw[i]) || double.IsNaN(other.Raw[i + lag]) || one.Taken[i] || other.Taken[i + lag]) continue;
            if (before >= 0)
            {
                var own = Step(one.Raw[before], one.Raw[i], highOne, i - before) && Step(other.Raw[before + lag], other.Raw[i + lag], highOther, i - before);
                var cross = Step(one.Raw[before], other.Raw[i + lag], highOne, i - before) && Step(other.Raw[before + lag], one.Raw[i], highOther, i - before);
                var crossBack = Step(one.Raw[before], other.Raw[i + lag], highOther, i - before) && Step(other.Raw[before + lag], one.Raw[i], highOne, i - before);
                if (!own && start < 0 && cross) start = i;
                else if (!own && start >= 0 && crossBack)
                {
                    Take(one, other, start, before, lag);
                    start = -1;
                }
            }
            before = i;
        }
    }

    static bool Step(double from, double to, Registers.Pace pace, int places) => to >= from - 1e-9 * Math.Abs(from) && to - from <= pace.Most(places);

    /// <summary>The most likely story of two series: as they are, or exchanged for a while.</summary>
    static void Levels(Track one, Track other, LoadModel mine, LoadModel theirs, FaultRules rules)
    {
        var lag = (int)((one.Origin - other.Origin) / one.Interval);
        var from = Math.Max(0, -lag);
        var count = Math.Min(one.Count, other.Count - lag) - from;
        if (count < 2 * rules.SwapLeastReadings) return;
        // Readings that differ are needed: two that are the same may be exchanged at will.
        var crossMine = other.Rate.Skip(from + lag).Take(count).Select(mine.BinOf).ToArray();
        var crossTheirs = one.Rate.Skip(from).Take(count).Select(theirs.BinOf).ToArray();
        var turn = Math.Log(rules.SwapChance);
        var leave = Math.Log(1 / rules.ScaleMeanReadings);
        var (asIs, exchanged) = (0.0, turn);
        var came = new byte[count];
        for (var k = 0; k < count; k++)
        {
            var (i, j) = (from + k, from + k + lag);
            if (mine.Bins[i] < 0 || theirs.Bins[j] < 0 || crossMine[k] < 0 || crossTheirs[k] < 0)
            {
                came[k] = 2;
                continue;
            }
            var joined = k > 0 && came[k - 1] != 2;
            var (h, g) = (mine.HourOf(i), theirs.HourOf(j));
            double Score(bool wasCrossed, bool crossed) =>
                mine.Likely(joined ? (wasCrossed ? crossMine[k - 1] : mine.Bins[i - 1]) : -1, crossed ? crossMine[k] : mine.Bins[i], h)
                + theirs.Likely(joined ? (wasCrossed ? crossTheirs[k - 1] : theirs.Bins[j - 1]) : -1, crossed ? crossTheirs[k] : theirs.Bins[j], g);
            // Where an exchange begins or ends each series goes on in the other's.
            var edge = !joined || Math.Abs(crossMine[k] - mine.Bins[i - 1]) + Math.Abs(crossTheirs[k] - theirs.Bins[j - 1]) + 1 < Math.Abs(mine.Bins[i] - mine.Bins[i - 1]) + Math.Abs(theirs.Bins[j] - theirs.Bins[j - 1]) ? 0 : NoEdge;
            var (stay, back) = (asIs + Score(false, false), exchanged + leave + edge + Score(true, false));
            var (go, keep) = (asIs + turn + edge + Score(false, true), exchanged + Score(true, true));
            came[k] = (byte)((back > stay ? 1 : 0) | (keep > go ? 4 : 0));
            (asIs, exchanged) = (Math.Max(stay, back), Math.Max(go, keep));
        }
        Stretches(one, other, came, exchanged > asIs, from, lag, rules);
    }

    static void Stretches(Track one, Track other, byte[] came, bool crossed, int from, int lag, FaultRules rules)
    {
        var last = crossed ? came.Length - 1 : -1;
        for (var k = came.Length - 1; k >= 0; k--)
        {
            if (came[k] == 2) continue;
            var was = crossed ? (came[k] & 4) != 0 : (came[k] & 1) != 0;
            if (!crossed && was) last = k - 1;
            if (crossed && !was && last - k + 1 >= rules.SwapLeastReadings) Take(one, other, from + k, from + last, lag);
            crossed = was;
        }
        if (crossed && last >= rules.SwapLeastReadings) Take(one, other, from, from + last, lag);
    }

    static void Take(Track one, Track other, int from, int to, int lag)
    {
        one.Take(FaultKind.SwappedMeters, from, to, string.Create(CultureInfo.InvariantCulture, $"与 {other.Meter.Id} 的数据互换，{to - from + 1} 个读数"));
        other.Take(FaultKind.SwappedMeters, from + lag, to + lag, string.Create(CultureInfo.InvariantCulture, $"与 {one.Meter.Id} 的数据互换，{to - from + 1} 个读数"));
    }
}
