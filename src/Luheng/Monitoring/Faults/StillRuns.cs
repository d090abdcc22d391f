using System.Globalization;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring.Faults;

/// <summary>Finds values repeated for longer than values of their size are at this point: night loads and machines at rest repeat by nature, and are known by doing so often.</summary>
static class StillRuns
{
    readonly record struct Run(int From, int To, double Value, int Level)
    {
        public int Length => To - From + 1;
    }

    public static void Find(Track track, FaultRules rules)
    {
        var runs = Runs(track);
        var lengths = runs.GroupBy(r => r.Level).ToDictionary(g => g.Key, g => g.Select(r => r.Length).Order().ToArray());
        // What happens by nature happens again: standstills as long as this one come at least every so many days.
        var often = Math.Max(4, (int)(track.Count * track.Interval / (double)Instant.Day / rules.StillOncePerDays));
        var least = Math.Max(rules.StillLeastReadings, (int)Math.Ceiling(rules.StillLeastHours * Instant.Hour / track.Interval));
        foreach (var run in runs.Where(r => r.Length >= least))
        {
            var usual = Enumerable.Range(run.Level - 1, 3).Max(level => lengths.TryGetValue(level, out var all) ? Usual(all, often, rules) : 0);
            if (run.Length <= rules.StillTimesUsual * usual + rules.StillBeyond) continue;
            var counter = track.Meter.Kind == MeterKind.Counter;
            track.Take(FaultKind.Stuck, run.From, run.To, string.Create(CultureInfo.InvariantCulture,
                $"{(counter ? $"示数 {run.Length + 1} 次不变" : $"{run.Value:0.####} 连续 {run.Length} 次")}，这个水平平时最多连续 {usual} 次左右"));
            // What piled up while a counter stood still comes in one step.
            if (counter && run.To + 1 < track.Count) track.Rate[run.To + 1] = double.NaN;
        }
    }

    static List<Run> Runs(Track track)
    {
        var known = track.Rate.Where(r => r > 0).Order().ToArray();
        var unit = known.Length == 0 ? 1 : known[known.Length / 2];
        var runs = new List<Run>();
        var counter = track.Meter.Kind == MeterKind.Counter;
        for (var i = 0; i < track.Count; i++)
        {
            if (track.Taken[i] || double.IsNaN(track.Rate[i])) continue;
            var from = i;
            var value = counter ? track.Rate[i] : track.Raw[i];
            while (i + 1 < track.Count && !track.Taken[i + 1] && (counter ? track.Rate[i + 1] : track.Raw[i + 1]) == value) i++;
            // Equal steps of a counter are no sign of anything; none at all is.
            if (!counter || value == 0) runs.Add(new(from, i, value, Level(track.Rate[from], unit)));
        }
        return runs;
    }

    /// <summary>Thirds of a decade around the usual value; nothing and less are levels of their own.</summary>
    static int Level(double rate, double unit) => rate == 0 ? -1000 : rate < 0 ? -2000 + (int)Math.Round(Math.Log10(-rate / unit) * 3) : (int)Math.Round(Math.Log10(rate / unit) * 3);

    static int Usual(int[] lengths, int often, FaultRules rules) => lengths.Length < often ? 1 : lengths[Math.Min((int)(lengths.Length * rules.StillUsualShare), lengths.Length - often)];
}
