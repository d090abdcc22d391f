using Luheng.Time;

namespace Luheng.Monitoring.Faults;

/// <summary>What is usual at a point, learnt from its own readings: how often each level occurs at an hour, and which level follows which. Levels are tenths of a decade.</summary>
sealed class LoadModel
{
    public const int PerDecade = 10;
    readonly float weight;
    const int Hours = 72;

    readonly int bins;
    readonly double low;
    readonly float[] usual;
    readonly float[] logUsual;
    readonly float[] follows;
    readonly float[] leaves;
    readonly float prior;

    /// <summary>The bin of each place; -1 where nothing is known.</summary>
    public short[] Bins { get; }
    readonly byte[] hourOf;

    public LoadModel(Track track, double[] rate)
    {
        var positive = rate.Where(v => v > 0).Order().ToArray();
        low = positive.Length == 0 ? 0 : Math.Floor(Math.Log10(positive[positive.Length / 100]) * PerDecade) / PerDecade - 4;
        var high = positive.Length == 0 ? 1 : Math.Log10(positive[^(1 + positive.Length / 1000)]) + 4;
        bins = Math.Clamp((int)((high - low) * PerDecade) + 2, 3, 400);
        hourOf = [.. Enumerable.Range(0, track.Count).Select(i => (byte)track.HourClass(i))];
        Bins = [.. rate.Select(BinOf)];
        var counts = new float[Hours * bins];
        follows = new float[bins * bins];
        leaves = new float[bins];
        var known = 0;
        for (var i = 0; i < Bins.Length; i++)
        {
            if (Bins[i] < 0) continue;
            known++;
            counts[hourOf[i] * bins + Bins[i]]++;
            if (i == 0 || Bins[i - 1] < 0) continue;
            follows[Bins[i - 1] * bins + Bins[i]]++;
        }
        prior = Math.Clamp(known / 300f, 8, 60);
        // The readings of a day stand or fall together: a holiday is one surprise, not ninety-six.
        weight = Math.Clamp(2.5f * track.Interval / Instant.Day, 1e-3f, 0.25f);
        usual = Usual(counts, known);
        logUsual = Array.ConvertAll(usual, u => (float)Math.Log(u));
        Smooth(follows, bins, 1, bins, bins);
        Smooth(follows, bins, bins, bins, 1);
        for (var from = 0; from < bins; from++) leaves[from] = follows.AsSpan(from * bins, bins).ToArray().Sum();
    }

    public short BinOf(double value) => double.IsNaN(value) ? (short)-1
        : value <= 0 ? (short)0
        : (short)Math.Clamp(1 + (int)Math.Floor((Math.Log10(value) - low) * PerDecade), 1, bins - 1);

    public int HourOf(int place) => hourOf[place];

    /// <summary>A bin some decades lower: what the level was before a factor was put on.</summary>
    public int Shift(int bin, int decades) => bin <= 0 ? bin : Math.Clamp(bin - decades * PerDecade, 1, bins - 1);

    /// <summary>The logarithm of how likely a level is after another at an hour; with no one before (-1), at that hour alone.</summary>
    public float Likely(int before, int now, int hour)
    {
        var here = hour * bins + now;
        if (before < 0) return (1 + weight) * logUsual[here];
        return MathF.Log((follows[before * bins + now] + prior * usual[here]) / (leaves[before] + prior)) + weight * logUsual[here];
    }

    /// <summary>The shares of levels at each hour, drawn towards those of all hours where little is known.</summary>
    float[] Usual(float[] counts, int known)
    {
        const float Draw = 20, Unseen = 5e-3f;
        var all = new float[bins];
        for (var i = 0; i < counts.Length; i++) all[i % bins] += counts[i];
        Smooth(all, bins, 1, 1, bins);
        Smooth(all, bins, 1, 1, bins);
        for (var b = 0; b < bins; b++) all[b] = (1 - Unseen) * all[b] / Math.Max(1, known) + Unseen / bins;
        Smooth(counts, bins, 1, Hours, bins);
        for (var hour = 0; hour < Hours; hour++)
        {
            var row = counts.AsSpan(hour * bins, bins);
            var sum = 0f;
            foreach (var c in row) sum += c;
            for (var b = 0; b < bins; b++) row[b] = (row[b] + Draw * all[b]) / (sum + Draw);
        }
        return counts;
    }

    /// <summary>Spreads every count a little over its neighbours; the bin of zero keeps its own.</summary>
    static void Smooth(float[] table, int length, int stride, int rows, int rowStride)
    {
        var line = new float[length];
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < length; i++) line[i] = table[row * rowStride + i * stride];
            for (var i = 1; i < length; i++)
                table[row * rowStride + i * stride] = 0.5f * line[i] + 0.25f * (line[Math.Max(1, i - 1)] + line[Math.Min(length - 1, i + 1)]);
        }
    }
}
