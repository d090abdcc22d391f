using System.Globalization;
using Luheng.Time;

namespace Luheng.Monitoring.Faults;

/// <summary>Reads a counter's figures: what passed in each interval, and where the figures leave their track for a while or for good.</summary>
static class Registers
{
    /// <summary>How fast a counter goes: the most of one step, the most kept up for a day, and the most kept up for long.</summary>
    public sealed record Pace(double Step, double Top, double Mean, int PerDay)
    {
        public double Most(int places) => Step + 1.5 * Top * Math.Min(places, PerDay) + 3 * Mean * Math.Max(0, places - PerDay);
    }

    public static Pace PaceOf(Track track, FaultRules rules)
    {
        var perDay = (int)Math.Max(1, Instant.Day / track.Interval);
        var steps = Steps(track).Where(s => s > 0).Order().ToArray();
        if (steps.Length == 0) return new(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, perDay);
        var (usual, top) = (steps[(int)((steps.Length - 1) * rules.UsualShare)], steps[(int)((steps.Length - 1) * rules.TopShare)]);
        top = Math.Min(top * (usual > top / 4 ? top / usual : 2), 10 * usual);
        if (track.Meter.Capacity is { } capacity && capacity > 0) top = Math.Min(top, capacity * track.Interval / Instant.Hour / track.Meter.FactorAt(track.TimeOf(track.Count / 2)));
        return new(top * rules.StepAboveTopTimes, top, steps.Where(s => s <= top).DefaultIfEmpty(top).Average(), perDay);
    }

    /// <summary>The steps between neighbouring places.</summary>
    static IEnumerable<double> Steps(Track track)
    {
        for (var i = 1; i < track.Count; i++)
            if (!double.IsNaN(track.Raw[i]) && !double.IsNaN(track.Raw[i - 1])) yield return track.Raw[i] - track.Raw[i - 1];
    }

    /// <summary>Sets the rates of a counter's track, and takes out where the figures are not on it.</summary>
    public static void Read(Track track, FaultRules rules)
    {
        var pace = PaceOf(track, rules);
        track.Rate = new double[track.Count];
        Array.Fill(track.Rate, double.NaN);
        Negated(track);
        var (before, changed) = (-1, -1);
        for (var i = 0; i < track.Count; i++)
        {
            if (double.IsNaN(track.Raw[i]) || track.Taken[i]) continue;
            if (before < 0) (before, changed) = (i, i);
            else if (Plausible(track, changed, i, pace))
            {
                // Where the clock was set, the time between is not that of the grid.
                if (i == before + 1) track.Rate[i] = (track.Raw[i] - track.Raw[before]) * track.Meter.FactorAt(track.TimeOf(i)) * track.Interval / Math.Max(track.Interval / 4, track.At[i] - track.At[before]);
            }
            else if (Event(track, before, i, pace)) { }
            else if (Peak(track, before, i, pace) is { } peak)
            {
                track.Take(FaultKind.Spike, peak + 1, before, string.Create(CultureInfo.InvariantCulture, $"示数 {track.Raw[before]:0.##}，前 {track.Raw[peak]:0.##}，后 {track.Raw[i]:0.##}"));
            }
            else if (Returns(track, before, i, pace) is { } back)
            {
                Away(track, before, i, back, rules);
                i = back;
            }
            else if (Reset(track, before, i, pace)) { }
            else if (Backwards(track, before, i, pace) is { } turned)
            {
                track.Take(FaultKind.Sign, i, turned, $"累计量倒走 {turned - i + 1} 步");
                i = turned;
            }
            else Leaps(track, before, i, pace);
            if (track.Raw[i] != track.Raw[before] || changed == before && i == changed) changed = i;
            before = i;
        }
    }

    /// <summary>A counter that has counted up is never below nothing.</summary>
    static void Negated(Track track)
    {
        if (track.Raw.Count(r => r < 0) * 2 > track.Raw.Count(r => r > 0)) return;
        for (var i = 0; i < track.Count; i++)
        {
            if (!(track.Raw[i] < 0) || track.Taken[i]) continue;
            var last = i;
            for (var j = i + 1; j < track.Count && !(track.Raw[j] >= 0); j++) if (track.Raw[j] < 0) last = j;
            var before = i > 0 ? track.Raw[i - 1] : double.NaN;
            var mirrored = double.IsNaN(before) || Math.Abs(-track.Raw[i] - before) < 0.1 * Math.Abs(before);
            track.Take(mirrored ? FaultKind.Sign : last - i < 3 ? FaultKind.Spike : FaultKind.Sign, i, last, string.Create(CultureInfo.InvariantCulture, $"示数为负：{track.Raw[i]:0.##}，此前 {before:0.##}"));
            i = last;
        }
    }

    /// <summary>Whether a step from one place to another can be: not back, and no faster than ever; what stood still may catch up.</summary>
    static bool Plausible(Track track, int from, int to, Pace pace)
    {
        var step = track.Raw[to] - track.Raw[from];
        return step >= -1e-9 * Math.Abs(track.Raw[from]) && step <= pace.Most(to - from);
    }

    /// <summary>A registered change of the device or a rollover, as a notice.</summary>
    static bool Event(Track track, int before, int at, Pace pace)
    {
        var (was, now) = (track.Raw[before], track.Raw[at]);
        if (track.Meter.Swaps.Any(s => Instant.Of(s.At) > track.TimeOf(before) - track.Interval && Instant.Of(s.At) <= track.TimeOf(at)))
            return Notice(track, FaultKind.Swap, at, string.Create(CultureInfo.InvariantCulture, $"登记换表：{was:0.##} → {now:0.##}"));
        if (now >= was || now < 0) return false;
        var width = track.Meter.Rollover ?? Math.Pow(10, Math.Ceiling(Math.Log10(Math.Max(was, 1))));
        if (was > 0.9 * width && width - was + now <= pace.Most(at - before + 1))
        {
            Notice(track, FaultKind.Rollover, at, string.Create(CultureInfo.InvariantCulture, $"走满 {width:0} 后从零继续：{was:0.##} → {now:0.##}"));
            if (at == before + 1) track.Rate[at] = (width - was + now) * track.Meter.FactorAt(track.TimeOf(at));
            return true;
        }
        return false;
    }

    /// <summary>Begun anew near zero, and going on from there.</summary>
    static bool Reset(Track track, int before, int at, Pace pace)
    {
        var (was, now) = (track.Raw[before], track.Raw[at]);
        return now < was && now >= 0 && now <= pace.Most(at - before + 1) && GoesOn(track, at, pace)
            && Notice(track, FaultKind.CounterReset, at, string.Create(CultureInfo.InvariantCulture, $"从头开始：{was:0.##} → {now:0.##}"));
    }

    static bool Notice(Track track, FaultKind kind, int at, string text)
    {
        track.Found.Add(new(kind, track.Meter.Id, track.TimeOf(at), track.TimeOf(at) + track.Interval, text));
        return true;
    }

    static bool GoesOn(Track track, int at, Pace pace)
    {
        var (before, steps) = (at, 0);
        for (var i = at + 1; i < track.Count && steps < 12; i++)
        {
            if (double.IsNaN(track.Raw[i])) continue;
            if (!Plausible(track, before, i, pace)) return false;
            (before, steps) = (i, steps + 1);
        }
        return steps > 0;
    }

    /// <summary>Where the figures come back to the track they left: at their next impossible step, if it ends where they would have been by then.</summary>
    static int? Returns(Track track, int before, int at, Pace pace)
    {
        var (last, leap) = (at, track.Raw[at] - track.Raw[before]);
        // Figures that are too large by a factor also step by that factor.
        var factor = track.Raw[before] == 0 ? 1 : Math.Max(1, Math.Abs(track.Raw[at] / track.Raw[before]));
        for (var j = at + 1; j < track.Count; j++)
        {
            if (double.IsNaN(track.Raw[j])) continue;
            if (Math.Abs(track.Raw[j] - track.Raw[last]) <= factor * pace.Most(j - last) && Math.Abs(track.Raw[j] - track.Raw[last]) < Math.Abs(leap) / 2)
            {
                last = j;
                continue;
            }
            var off = track.Raw[j] - track.Raw[before] - pace.Mean * (j - before);
            return Math.Abs(off) <= 0.3 * Math.Abs(leap) + pace.Step && GoesOn(track, j, pace) ? j : Backed(track, before, j, pace) ? j : null;
        }
        return null;
    }

    static bool Backed(Track track, int before, int at, Pace pace) => Plausible(track, before, at, pace) && GoesOn(track, at, pace) && track.Raw[at] - track.Raw[before] <= 2 * pace.Mean * (at - before) + pace.Top * Math.Min(at - before, 8);

    /// <summary>Says what a stretch off the track is: a factor, a sign, a spike, or nothing that can be.</summary>
    static void Away(Track track, int before, int from, int back, FaultRules rules)
    {
        var last = back - 1;
        while (double.IsNaN(track.Raw[last])) last--;
        var ratios = new List<double>();
        for (var i = from; i <= last; i++)
        {
            if (double.IsNaN(track.Raw[i])) continue;
            var due = track.Raw[before] + (track.Raw[back] - track.Raw[before]) * (i - before) / (back - before);
            if (due != 0) ratios.Add(track.Raw[i] / due);
        }
        ratios.Sort();
        var ratio = ratios.Count == 0 ? double.NaN : ratios[ratios.Count / 2];
        var decades = Math.Round(Math.Log10(Math.Abs(ratio)));
        var exact = Math.Abs(Math.Abs(ratio) / Math.Pow(10, decades) - 1) < 0.1 && Math.Abs(decades) <= 3;
        var said = string.Create(CultureInfo.InvariantCulture, $"示数离开 {track.Raw[before]:0.##} → {track.Raw[from]:0.##}，后又回到 {track.Raw[back]:0.##}，是应有的 {ratio:0.###} 倍");
        var kind = exact && decades == 0 && ratio < 0 ? FaultKind.Sign
            : exact && decades != 0 && last - from + 1 >= rules.ScaleLeastReadings ? Math.Abs(decades) switch
            {
                1 => FaultKind.Scale10,
                2 => FaultKind.Scale100,
                _ => FaultKind.Scale1000,
            }
            : last - from + 1 <= 3 ? FaultKind.Spike : FaultKind.ImpossibleRate;
        track.Take(kind, from, last, said);
    }

    /// <summary>The place before a few readings that stood too high by less than an impossible step: without them the figures go on.</summary>
    static int? Peak(Track track, int before, int at, Pace pace)
    {
        if (track.Raw[at] >= track.Raw[before]) return null;
        for (var k = before - 1; k >= Math.Max(0, before - 3); k--)
            if (!double.IsNaN(track.Raw[k]) && track.Raw[at] >= track.Raw[k]) return track.Raw[at] - track.Raw[k] <= 2 * pace.Top * (at - k) && GoesOn(track, at, pace) ? k : null;
        return null;
    }

    /// <summary>The last of three or more steps back that are each as large as steps forward are.</summary>
    static int? Backwards(Track track, int before, int at, Pace pace)
    {
        var (last, steps, was) = (at, 0, before);
        for (var i = at; i < track.Count; i++)
        {
            if (double.IsNaN(track.Raw[i])) continue;
            var step = track.Raw[i] - track.Raw[was];
            if (step > 0 || -step > pace.Most(i - was)) break;
            if (step < 0) (last, steps) = (i, steps + 1);
            was = i;
        }
        return steps >= 3 ? last : null;
    }

    /// <summary>A step that stays, far above those around it; many such steps in a row are a matter of scale, and are left to be judged as rates.</summary>
    static void Leaps(Track track, int before, int at, Pace pace)
    {
        var step = track.Raw[at] - track.Raw[before];
        var around = Enumerable.Range(-6, 13).Where(k => k != 0 && at + k > 0 && at + k < track.Count).Select(k => track.Raw[at + k] - track.Raw[at + k - 1]).Where(s => !double.IsNaN(s)).Select(Math.Abs).OrderDescending().ToList();
        if (at == before + 1 && around.Count > 3 && around[2] > Math.Abs(step) / 8)
        {
            track.Rate[at] = step * track.Meter.FactorAt(track.TimeOf(at));
            return;
        }
        track.Take(FaultKind.ImpossibleRate, at, at, string.Create(CultureInfo.InvariantCulture,
            $"一步 {step:+0.##;-0.##}，{(at - before) * track.Interval / 60000.0:0.##} 分钟内最多可能 {pace.Most(at - before):0.##}"));
    }
}
