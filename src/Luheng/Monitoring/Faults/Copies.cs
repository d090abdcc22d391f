using System.Globalization;
using Luheng.Findings;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring.Faults;

/// <summary>Finds stretches equal to another stretch reading by reading; of the two the one that fits its place worse is the copy.</summary>
static class Copies
{
    readonly record struct Match(int First, int Second, int Length);

    public static void Find(Track track, FaultRules rules)
    {
        var keys = Keys(track);
        var bits = Bits(keys);
        var matches = Matches(keys, bits, rules).OrderByDescending(m => m.Length).ToList();
        if (matches.Count == 0 || matches.Sum(m => (long)m.Length) > rules.CopyNaturalShare * track.Count && matches[0].Length < Instant.Day * 7 / track.Interval) return;
        var model = new LoadModel(track, track.Rate);
        foreach (var pieces in Together(matches, (int)(Instant.Day * 7 / track.Interval)).OrderByDescending(p => p.Sum(m => m.Length)))
        {
            // A month is mostly filled in from an earlier one: the earlier is taken for the copy only where it clearly fits worse.
            var second = pieces.Sum(m => Fit(track, model, m.First, m.Length)) + 2 >= pieces.Sum(m => Fit(track, model, m.Second, m.Length));
            var copies = pieces.Select(m => (Copy: second ? m.Second : m.First, Source: second ? m.First : m.Second, m.Length)).ToList();
            var length = copies.Sum(c => c.Length);
            if (copies.Sum(c => Enumerable.Range(c.Copy, c.Length).Count(i => track.Taken[i])) * 2 > length) continue;
            var (begin, end) = (copies[0].Copy, copies[^1].Copy + copies[^1].Length - 1);
            track.Found.Add(new(FaultKind.CopiedMonth, track.Meter.Id, track.TimeOf(begin), track.TimeOf(end) + track.Interval, string.Create(CultureInfo.InvariantCulture,
                $"{length} 个读数（{length * track.Interval / (double)Instant.Day:0.#} 天）与 {MeterSpan.Write(track.TimeOf(copies[0].Source))} 起的逐个相同")));
            foreach (var c in copies) track.Mark(c.Copy, c.Copy + c.Length - 1);
        }
    }

    /// <summary>Matches of one distance in time that stand near each other are pieces of one copy, parted by other faults.</summary>
    static IEnumerable<IReadOnlyList<Match>> Together(IEnumerable<Match> matches, int near)
    {
        foreach (var distance in matches.GroupBy(m => m.Second - m.First))
        {
            var pieces = new List<Match>();
            foreach (var match in distance.OrderBy(m => m.First))
            {
                if (pieces.Count > 0 && match.First - (pieces[^1].First + pieces[^1].Length) > near)
                {
                    yield return pieces;
                    pieces = [];
                }
                pieces.Add(match);
            }
            yield return pieces;
        }
    }

    /// <summary>What is compared: figures as written; of a counter its steps, rounded as they were written.</summary>
    static long[] Keys(Track track)
    {
        if (track.Meter.Kind != MeterKind.Counter) return [.. Enumerable.Range(0, track.Count).Select(i => double.IsNaN(track.Raw[i]) || track.Taken[i] ? 0 : BitConverter.DoubleToInt64Bits(track.Raw[i]) | 1)];
        var largest = track.Raw.Where(r => !double.IsNaN(r)).Select(Math.Abs).DefaultIfEmpty(1).Max();
        var unit = Math.Pow(10, Math.Ceiling(Math.Log10(Math.Max(largest, 1))) - 12);
        return [.. track.Rate.Select(r => double.IsNaN(r) ? 0 : (long)Math.Round(r / Math.Max(unit, 1e-6)) * 2 + 1)];
    }

    /// <summary>How much each figure tells: nothing when it repeats the one before, else the rarer the more.</summary>
    static float[] Bits(long[] keys)
    {
        var counts = new Dictionary<long, int>();
        foreach (var key in keys) counts[key] = counts.GetValueOrDefault(key) + 1;
        return [.. keys.Select((key, i) => key == 0 || (i > 0 && keys[i - 1] == key) ? 0f : MathF.Log2(keys.Length / (float)counts[key]))];
    }

    static List<Match> Matches(long[] keys, float[] bits, FaultRules rules)
    {
        var window = rules.CopyLeastReadings;
        var seen = new Dictionary<ulong, int>();
        var matches = new List<Match>();
        var (hash, told, power) = (0UL, 0f, 1UL);
        const ulong Base = 0x9E3779B97F4A7C15;
        for (var i = 0; i < window; i++) power *= Base;
        var blank = 0; // places without a reading in the window
        for (var i = 0; i < keys.Length; i++)
        {
            hash = hash * Base + (ulong)keys[i] * 0xD6E8FEB86659FD93;
            told += bits[i];
            blank += keys[i] == 0 ? 1 : 0;
            if (i >= window)
            {
                hash -= (ulong)keys[i - window] * 0xD6E8FEB86659FD93 * power;
                told -= bits[i - window];
                blank -= keys[i - window] == 0 ? 1 : 0;
            }
            if (i < window - 1 || blank > 0 || told < rules.CopyLeastBits) continue;
            if (!seen.TryGetValue(hash, out var end))
            {
                seen[hash] = i;
                continue;
            }
            if (i - end < window || !keys.AsSpan(end - window + 1, window).SequenceEqual(keys.AsSpan(i - window + 1, window))) continue;
            var match = Grow(keys, end - window + 1, i - window + 1);
            matches.Add(match);
            (i, hash, told, blank) = (match.Second + match.Length - 1, 0, 0, window);
            // Begin anew behind the match: the window fills again before it is looked at.
            for (var j = Math.Max(0, i - window + 1); j <= i; j++) hash = hash * Base + (ulong)keys[j] * 0xD6E8FEB86659FD93;
            told = bits.AsSpan(Math.Max(0, i - window + 1), Math.Min(window, i + 1)).ToArray().Sum();
            blank = 0;
        }
        return matches;
    }

    static Match Grow(long[] keys, int first, int second)
    {
        var length = 0;
        while (first > 0 && keys[first - 1] == keys[second - 1] && keys[first - 1] != 0) (first, second) = (first - 1, second - 1);
        while (second + length < keys.Length && first + length < second && keys[first + length] == keys[second + length] && keys[first + length] != 0) length++;
        return new(first, second, length);
    }

    /// <summary>How well a stretch fits where it stands: how smoothly it begins and ends, and whether its levels are those of the hours.</summary>
    static double Fit(Track track, LoadModel model, int from, int length)
    {
        var fit = -3 * (Break(track.Rate, from) + Break(track.Rate, from + length));
        for (var i = from; i < from + length; i++)
            if (model.Bins[i] >= 0) fit += 0.25 * model.Likely(-1, model.Bins[i], model.HourOf(i)) * track.Interval / Instant.Hour;
        return fit;
    }

    /// <summary>How far the level jumps at a place, as a logarithm: from reading to reading, and from the hour before to the hour after.</summary>
    static double Break(double[] rate, int at)
    {
        double Level(int from, int to)
        {
            var known = Enumerable.Range(from, to - from).Where(i => i >= 0 && i < rate.Length && rate[i] > 0).Select(i => Math.Log(rate[i])).ToList();
            return known.Count == 0 ? double.NaN : known.Average();
        }
        var (near, wide) = (Math.Abs(Level(at, at + 1) - Level(at - 1, at)), Math.Abs(Level(at, at + 3) - Level(at - 3, at)));
        return (double.IsNaN(near) ? 0 : Math.Min(near, 3)) + (double.IsNaN(wide) ? 0 : Math.Min(wide, 3));
    }
}
