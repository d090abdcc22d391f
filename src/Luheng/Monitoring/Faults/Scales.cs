using System.Globalization;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring.Faults;

/// <summary>Finds stretches that are a power of ten too high or too low, or higher than the point has ever been, as the most likely story of the whole series (Viterbi).</summary>
static class Scales
{
    /// <summary>The decades that a stretch may be off by; the last state stands for more than can be.</summary>
    static readonly int[] Decades = [0, 1, 2, 3, -1, -2, -3, 0];
    const int Over = 7;

    public static void Find(Track track, FaultRules rules)
    {
        for (var round = 0; round < 2; round++)
        {
            var model = new LoadModel(track, track.Rate);
            var grain = new Grain(track.Meter.Kind == MeterKind.Counter ? [.. track.Rate.Select(r => Math.Round(r, 6))] : track.Raw);
            if (!Once(track, rules, model, Path(track, rules, model, grain))) break;
        }
    }

    /// <summary>What a point can carry; where that is not known, the level above which it has hardly ever been.</summary>
    public static double Limit(Track track, FaultRules rules)
    {
        if (track.Meter.Capacity is { } capacity) return track.Meter.Kind == MeterKind.Gauge ? capacity : capacity * track.Interval / Instant.Hour;
        var known = track.Rate.Where(r => r > 0).Order().ToArray();
        if (known.Length < 20) return double.PositiveInfinity;
        var (usual, top) = (known[(int)((known.Length - 1) * rules.UsualShare)], known[(int)((known.Length - 1) * rules.TopShare)]);
        if (usual > top / 4) return top * top / usual * rules.AboveTopTimes;
        // A point that is seldom at work is known by its busiest days.
        var busiest = Enumerable.Range(0, track.Count).Where(i => track.Rate[i] > 0).GroupBy(i => i * track.Interval / Instant.Day).Select(g => g.Max(i => track.Rate[i])).OrderDescending().Skip(3).FirstOrDefault(double.PositiveInfinity);
        return Math.Max(top, busiest) * 2 * rules.AboveTopTimes;
    }

    static byte[] Path(Track track, FaultRules rules, LoadModel model, Grain grain)
    {
        var states = Decades.Length;
        var (enter, leave) = ((float)Math.Log(rules.ScaleChance), (float)Math.Log(1 / rules.ScaleMeanReadings));
        var limit = model.BinOf(Limit(track, rules));
        var places = Enumerable.Range(0, track.Count).Where(i => model.Bins[i] >= 0).ToArray();
        var came = new byte[places.Length * states];
        var score = new float[states];
        Array.Fill(score, enter);
        score[0] = 0;
        var next = new float[states];
        var before = -1;
        for (var p = 0; p < places.Length; p++)
        {
            var place = places[p];
            var (bin, hour) = (model.Bins[place], model.HourOf(place));
            var joined = before >= 0 && place - before <= 2;
            var jump = before < 0 || place - before > 4 ? int.MaxValue : bin == 0 || model.Bins[before] == 0 ? 0 : bin - model.Bins[before];
            for (var to = 0; to < states; to++)
            {
                var (best, from) = (float.NegativeInfinity, 0);
                for (var one = 0; one < states; one++)
                {
                    if (one != to && one != 0 && to != 0) continue;
                    var there = score[one] + (one == to ? 0 : (to == 0 ? leave : enter) + Edge(jump, Decades[to] - Decades[one]))
                        + Emission(model, joined && one != Over ? model.Shift(model.Bins[before], Decades[one]) : -1, to, bin, hour, limit);
                    if (there > best) (best, from) = (there, one);
                }
                next[to] = best + (Decades[to] == 0 ? 0 : (float)grain.For(place, Decades[to]));
                came[p * states + to] = (byte)from;
            }
            (score, next) = (next, score);
            before = place;
        }
        var path = new byte[track.Count];
        var at = (byte)Array.IndexOf(score, score.Max());
        for (var p = places.Length - 1; p >= 0; p--)
        {
            path[places[p]] = at;
            at = came[p * states + at];
        }
        return path;
    }

    /// <summary>A factor that sets in or ends is seen as a jump of about that size; without one the story is not believed.</summary>
    static float Edge(int jump, int decades) =>
        decades == 0 || jump == int.MaxValue || jump * Math.Sign(decades) >= Math.Abs(decades) * LoadModel.PerDecade - 6 ? 0 : -25;

    static float Emission(LoadModel model, int before, int state, int bin, int hour, int limit) =>
        state != Over ? model.Likely(before, model.Shift(bin, Decades[state]), hour) - (Decades[state] != 0 && bin == 0 ? 2 : 0)
        : bin > limit ? -3 : -40;

    /// <summary>Takes the stretches of the path out of the track; says whether there was any.</summary>
    static bool Once(Track track, FaultRules rules, LoadModel model, byte[] path)
    {
        var found = false;
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == 0 || model.Bins[i] < 0) continue;
            var (state, from, last) = (path[i], i, i);
            for (var j = i + 1; j < path.Length && j - last <= 12; j++)
            {
                if (model.Bins[j] < 0) continue;
                if (path[j] == state) last = j;
                else if (path[j] != 0) break;
            }
            i = last;
            var readings = Enumerable.Range(from, last - from + 1).Count(p => model.Bins[p] >= 0);
            // Nothing times ten is nothing: a stretch of noughts is no evidence of a factor.
            var telling = Enumerable.Range(from, last - from + 1).Count(p => model.Bins[p] > 0);
            if (state != Over && telling < Math.Max(rules.ScaleLeastReadings, readings / 3)) continue;
            found = true;
            (from, last) = (track.Give(FaultKind.Spike, from - 2, from - 1) ?? from, track.Give(FaultKind.Spike, last + 1, last + 2) ?? last);
            if (Decades[state] < 0) (from, last) = WithRepeats(track, from, last);
            if (state == Over) TakeOver(track, from, last, readings, rules);
            else track.Take(Kind(Decades[state]), from, last, string.Create(CultureInfo.InvariantCulture,
                $"{readings} 个读数像是{(Decades[state] > 0 ? "大" : "小")}了 {Math.Pow(10, Math.Abs(Decades[state])):0} 倍：按本点平时的水平和前后读数判断"));
        }
        return found;
    }

    /// <summary>Figures made small repeat, for lack of decimals: what stood still in or beside the stretch is part of it.</summary>
    static (int From, int Last) WithRepeats(Track track, int from, int last)
    {
        var near = 12 * track.Interval;
        var still = track.Found.Where(f => f.Kind == FaultKind.Stuck && f.From <= track.TimeOf(last) + near && f.To >= track.TimeOf(from) - near).ToList();
        if (still.Count == 0) return (from, last);
        track.Found.RemoveAll(still.Contains);
        int Place(long time) => Math.Clamp((int)Math.Round((time - track.Origin) / (double)track.Interval), 0, track.Count - 1);
        return (Math.Min(from, Place(still.Min(f => f.From))), Math.Max(last, Place(still.Max(f => f.To)) - 1));
    }

    static void TakeOver(Track track, int from, int last, int readings, FaultRules rules)
    {
        var most = Enumerable.Range(from, last - from + 1).Where(p => !double.IsNaN(track.Rate[p])).Max(p => track.Rate[p]);
        var limit = Limit(track, rules);
        track.Take(readings <= 2 ? FaultKind.Spike : FaultKind.ImpossibleRate, from, last, string.Create(CultureInfo.InvariantCulture,
            $"{readings} 个读数最高 {most:0.##}，{(track.Meter.Capacity is null ? "本点从未到过" : "超过计量点能力")}（{limit:0.##}）"));
    }

    static FaultKind Kind(int decades) => Math.Abs(decades) switch
    {
        1 => FaultKind.Scale10,
        2 => FaultKind.Scale100,
        _ => FaultKind.Scale1000,
    };
}
