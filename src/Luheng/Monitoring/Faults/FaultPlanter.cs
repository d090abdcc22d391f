using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring.Faults;

/// <summary>Plants faults of every kind into clean series, of varied lengths and strengths, and says where. The same seed plants the same.</summary>
public static partial class FaultPlanter
{
    /// <summary>The kinds that are planted unless others are named.</summary>
    public static readonly IReadOnlyList<FaultKind> Every =
    [
        FaultKind.Missing, FaultKind.Stuck, FaultKind.Spike, FaultKind.Scale10, FaultKind.Scale100, FaultKind.Scale1000,
        FaultKind.SwappedMeters, FaultKind.Sign, FaultKind.CopiedMonth, FaultKind.ImpossibleRate, FaultKind.ClockDrift,
    ];

    /// <summary>Plants up to a number of faults into each meter; those for which no room is left are not planted, and not labelled.</summary>
    /// <param name="clean">Series as their meters would send them; they are copied, not changed.</param>
    /// <param name="perMeter">Faults aimed at for each meter; 0 means one in ten days of readings, at least one.</param>
    public static Planting Plant(IReadOnlyList<MeterSeries> clean, int seed, int perMeter = 0, IReadOnlyList<FaultKind>? kinds = null)
    {
        var dice = new Random(seed);
        var beds = clean.Select(s => new Bed(s)).ToList();
        var bag = new Queue<FaultKind>();
        foreach (var bed in beds)
        {
            var aim = perMeter > 0 ? perMeter : Math.Max(1, (int)((bed.End - bed.Start) / Instant.Day / 10));
            for (var i = 0; i < aim; i++)
            {
                if (bag.Count == 0) foreach (var kind in Shuffled(kinds ?? Every, dice)) bag.Enqueue(kind);
                Try(bed, beds, bag.Dequeue(), dice);
            }
        }
        foreach (var bed in beds) bed.Finish();
        return new([.. beds.Select(b => b.Done())], [.. beds.SelectMany(b => b.Labels).OrderBy(l => l.Meter, StringComparer.Ordinal).ThenBy(l => l.From)]);
    }

    /// <summary>A few attempts at a stretch that is long enough, free, and in which the fault would show.</summary>
    static void Try(Bed bed, List<Bed> beds, FaultKind kind, Random dice)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var length = Length(kind, bed, dice);
            if (length < 1 || length > bed.Count * 2 / 5) continue;
            var from = dice.Next(1, bed.Count - length);
            if (!bed.Free(from, from + length)) continue;
            var other = kind == FaultKind.SwappedMeters ? Partner(bed, beds, from, length, dice) : null;
            if (kind == FaultKind.SwappedMeters && other is null) continue;
            if (Change(bed, other, kind, from, length, dice) is not { } detail) continue;
            bed.Label(kind, from, length, detail);
            other?.Label(kind, from, length, detail);
            return;
        }
    }

    /// <summary>Readings that a fault of a kind lasts, spread evenly over the orders of magnitude.</summary>
    static int Length(FaultKind kind, Bed bed, Random dice)
    {
        int Hours(double low, double high) => (int)Math.Round(Spread(low, high, dice) * Instant.Hour / bed.Interval);
        return kind switch
        {
            FaultKind.Missing => Math.Max(1, Hours(0.25, 120)),
            FaultKind.Stuck => Math.Max(12, Hours(3, 72)),
            FaultKind.Spike => dice.Next(1, 3),
            FaultKind.Scale10 or FaultKind.Scale100 or FaultKind.Scale1000 => Math.Max(4, Hours(1, 24 * 14)),
            FaultKind.SwappedMeters => Math.Max(8, Hours(6, 24 * 10)),
            FaultKind.Sign => Math.Max(1, Hours(0.25, 24 * 7)),
            FaultKind.CopiedMonth => (int)((dice.Next(3) switch { 0 => 1, 1 => 7, _ => 28 }) * Instant.Day / bed.Interval),
            FaultKind.ImpossibleRate => bed.Meter.Kind == MeterKind.Counter ? 1 : dice.Next(3, 13),
            FaultKind.ClockDrift => Math.Max(8, Hours(12, 24 * 10)),
            _ => 0,
        };
    }

    static Bed? Partner(Bed bed, List<Bed> beds, int from, int length, Random dice)
    {
        var fitting = beds.Where(b => b != bed && b.Meter.Owner == bed.Meter.Owner && b.Meter.Kind == bed.Meter.Kind && b.Meter.Unit == bed.Meter.Unit && b.Count == bed.Count && b.Free(from, from + length)).ToList();
        return fitting.Count == 0 ? null : fitting[dice.Next(fitting.Count)];
    }

    static double Spread(double low, double high, Random dice) => low * Math.Pow(high / low, dice.NextDouble());

    static List<FaultKind> Shuffled(IReadOnlyList<FaultKind> kinds, Random dice)
    {
        var all = kinds.ToArray();
        dice.Shuffle(all);
        return [.. all];
    }

    /// <summary>A series while faults are planted in it.</summary>
    sealed class Bed
    {
        readonly List<(int From, int To)> taken = [];

        public Bed(MeterSeries clean)
        {
            Meter = clean.Meter;
            Times = [.. clean.Readings.Times];
            Values = [.. clean.Readings.Values];
            Clean = [.. Values];
            Kept = new bool[Times.Length];
            Array.Fill(Kept, true);
            qualities = [.. clean.Readings.Qualities];
            Interval = Count < 2 ? Meter.Interval * 1000L : Enumerable.Range(1, Count - 1).Select(i => Times[i] - Times[i - 1]).GroupBy(d => d).MaxBy(g => g.Count())!.Key;
        }

        readonly ReadingQuality[] qualities;

        public Meter Meter { get; }
        public long[] Times { get; }
        public double[] Values { get; }

        /// <summary>What stood there before anything was planted.</summary>
        public double[] Clean { get; }
        public bool[] Kept { get; }
        public long Interval { get; }
        public int Count => Times.Length;

        /// <summary>The decimals of nearly all its figures, at most nine.</summary>
        public int Decimals => decimals ??= Enumerable.Range(0, 10).FirstOrDefault(d => Clean.Take(500).All(v => Math.Abs(Math.Round(v, d) - v) <= 1e-12 * Math.Abs(v)), 9);

        int? decimals;

        public long Start => Count == 0 ? 0 : Times[0];
        public long End => Count == 0 ? 0 : Times[^1];
        public List<FaultLabel> Labels { get; } = [];

        /// <summary>Whether a stretch and some room around it is untouched.</summary>
        public bool Free(int from, int to)
        {
            var room = (int)Math.Max(4, 6 * Instant.Hour / Interval);
            return from >= 1 && to < Count && taken.All(t => to + room <= t.From || t.To + room <= from);
        }

        readonly List<Action> later = [];

        /// <summary>Changes figures; those of a counter only when all that changes what runs through it is planted.</summary>
        public void Do(Action change)
        {
            if (Meter.Kind == MeterKind.Counter) later.Add(change);
            else change();
        }

        public void Finish() => later.ForEach(change => change());

        /// <summary>Leaves a stretch as it is from now on.</summary>
        public void Keep(int from, int length) => taken.Add((from, from + length));

        public void Label(FaultKind kind, int from, int length, string detail)
        {
            taken.Add((from, from + length));
            Labels.Add(new(Meter.Id, kind, Times[from], Times[from + length - 1] + Interval, detail));
        }

        public MeterSeries Done()
        {
            var series = new Series();
            foreach (var i in Enumerable.Range(0, Count).Where(i => Kept[i]).OrderBy(i => Times[i]))
                if (series.Count == 0 || series.Times[^1] != Times[i]) series.Add(Times[i], Values[i], qualities[i]);
            return new(Meter, series);
        }
    }
}
