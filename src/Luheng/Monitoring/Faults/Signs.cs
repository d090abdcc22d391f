using System.Globalization;
using Luheng.Readings;

namespace Luheng.Monitoring.Faults;

/// <summary>Finds negative stretches at points that know none.</summary>
static class Signs
{
    public static void Find(Track track)
    {
        var (positive, negative) = (track.Rate.Count(r => r > 0), track.Rate.Count(r => r < 0));
        if (negative == 0 || negative > positive) return;
        var usual = track.Rate.Where(r => r > 0).Order().ElementAt(positive / 2);
        for (var i = 0; i < track.Count; i++)
        {
            if (!(track.Rate[i] < 0)) continue;
            var (from, last) = (i, i);
            for (var j = i + 1; j < track.Count && j - last <= 3; j++)
                if (track.Rate[j] < 0) last = j;
                else if (track.Rate[j] > 0) break;
            i = last;
            var most = Enumerable.Range(from, last - from + 1).Where(p => !double.IsNaN(track.Rate[p])).Max(p => -track.Rate[p]);
            var before = Enumerable.Range(1, 4).Select(k => from - k >= 0 ? track.Rate[from - k] : double.NaN).FirstOrDefault(r => !double.IsNaN(r), double.NaN);
            if (most < 0.1 * usual || (track.Meter.Kind == MeterKind.Gauge && -track.Rate[from] < 0.3 * before)) continue;
            track.Take(FaultKind.Sign, from, last, string.Create(CultureInfo.InvariantCulture, $"{last - from + 1} 个读数为负，最多 {-most:0.##}，本点平时没有负值"));
        }
    }
}
