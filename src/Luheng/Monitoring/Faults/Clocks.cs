using System.Globalization;

namespace Luheng.Monitoring.Faults;

/// <summary>Finds readings that are not there, and clocks that ran away from the grid.</summary>
static class Clocks
{
    public static void Gaps(Track track)
    {
        for (var i = 0; i < track.Count; i++)
        {
            if (track.At[i] != 0) continue;
            var from = i;
            while (i < track.Count && track.At[i] == 0) i++;
            if (from == 0 || i == track.Count) continue; // before the first and after the last nothing is known to be due
            // A clock that is set leaves a hole or a doubling of its own size behind.
            if (track.Found.Any(f => f.Kind == FaultKind.ClockDrift && (Math.Abs(f.From - track.TimeOf(i)) <= track.Interval || Math.Abs(f.To - track.TimeOf(from)) <= track.Interval))
                && (i - from) * track.Interval <= Math.Max(2 * track.Interval, 3_600_000))
            {
                track.Mark(from, i - 1);
                continue;
            }
            // A clock that runs away skips a place now and then.
            if (i - from == 1 && track.Found.Any(f => f.Kind == FaultKind.ClockDrift && f.From <= track.TimeOf(from) && track.TimeOf(from) < f.To))
            {
                track.Mark(from, from);
                continue;
            }
            var hours = (i - from) * track.Interval / 3_600_000.0;
            track.Take(FaultKind.Missing, from, i - 1, string.Create(CultureInfo.InvariantCulture, $"缺 {i - from} 个读数（{hours:0.##} 小时）"));
        }
    }

    /// <summary>Stretches whose times stand off the grid by more than the rule allows, in one direction, without jumping about.</summary>
    public static void Drifts(Track track, FaultRules rules)
    {
        if (track.Offsets.Length == 0) return;
        var limit = rules.ClockSeconds * 1000;
        var patience = Math.Max(4, (int)(6 * 3_600_000 / track.Interval));
        for (var i = 0; i < track.Count; i++)
        {
            if (!Off(track, i, limit)) continue;
            var (from, last, readings) = (i, i, 1);
            for (var j = i + 1; j < track.Count && j - last <= patience; j++)
                if (Off(track, j, limit) && Math.Sign(track.Offsets[j]) == Math.Sign(track.Offsets[i])) (last, readings) = (j, readings + 1);
            while (from > 0 && track.At[from - 1] != 0 && Math.Abs(track.Offsets[from - 1]) > limit / 4 && Math.Sign(track.Offsets[from - 1]) == Math.Sign(track.Offsets[i])) from--;
            if (readings >= rules.ClockReadings && Steady(track, i, last))
            {
                var most = Enumerable.Range(i, last - i + 1).Where(p => track.At[p] != 0).MaxBy(p => Math.Abs(track.Offsets[p]));
                track.Found.Add(new(FaultKind.ClockDrift, track.Meter.Id, track.TimeOf(from), track.TimeOf(last) + track.Interval,
                    string.Create(CultureInfo.InvariantCulture, $"读数时刻偏离 {track.Interval / 60000.0:0.##} 分钟的间隔，最多 {track.Offsets[most] / 1000.0:+0;-0} 秒，允许 {rules.ClockSeconds:0} 秒")));
            }
            i = last;
        }
    }

    static bool Off(Track track, int place, double limit) => track.At[place] != 0 && Math.Abs(track.Offsets[place]) > limit;

    /// <summary>A clock that is wrong is wrong by nearly the same from reading to reading; senders that are merely unpunctual are not.</summary>
    static bool Steady(Track track, int from, int to)
    {
        var (pairs, near) = (0, 0);
        long? before = null;
        for (var i = from; i <= to; i++)
        {
            if (track.At[i] == 0) continue;
            if (before is { } was)
            {
                pairs++;
                if (Math.Abs(track.Offsets[i] - was) < Math.Max(20_000, track.Interval / 30)) near++;
            }
            before = track.Offsets[i];
        }
        return near >= pairs * 0.7;
    }
}
