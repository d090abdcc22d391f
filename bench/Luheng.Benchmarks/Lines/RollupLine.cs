using System.Diagnostics;
using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Readings.Coding;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Benchmarks;

/// <summary>Stored blocks of counters unpacked and rolled up to hours.</summary>
static class RollupLine
{
    const int Meters = 100, Days = 365, Rounds = 5;
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    const string Unit = "M readings/s";
    static readonly long Start = Arrivals.Time(0);
    static readonly long[] Edges = RollUp.Edges(Resolution.Hour, Start, Start + Days * Instant.Day);

    public static IEnumerable<Line> Measure(Bench bench)
    {
        var blocks = MeterDays.Smooth(Meters, Days).Packed().Chunk(Days).ToList();
        var meter = new Meter("M1", SubjectId.Region("510000"), "electricity", MeterKind.Counter, "kWh");
        var readings = (double)Meters * Days * Arrivals.PerDay / 1e6;
        double Rate(Action run)
        {
            // The compiler makes the fast code in the background, once it has seen enough of the slow.
            for (var watch = Stopwatch.StartNew(); watch.Elapsed < WarmUp;) run();
            return readings / Repeat.MedianSeconds(Rounds, run);
        }
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Year()).ToList();
        var first = Hours(meter, blocks[0], new Year());
        var total = first.Sum(b => b.Amount);
        yield return new("rollup", $"{Meters} counters' year of stored blocks to hours, all cores",
            Rate(() => Parallel.For(0, threads.Count, t => { for (var m = t; m < Meters; m += threads.Count) Hours(meter, blocks[m], threads[t]); })), Unit, new(100, AtMost: false),
            $"resets, rollovers, swaps and gaps looked for; the first meter: {first.Length:N0} hours, {Figures.Short(total)} kWh")
        {
            Beside = [new("one thread", Rate(() => { var year = new Year(); foreach (var b in blocks) Hours(meter, b, year); }))],
        };
        var unpacked = new Year();
        unpacked.Unpack(blocks[0]);
        yield return new("rollup", "the same from columns already unpacked, one thread", Rate(() => { for (var m = 0; m < Meters; m++) Hours(meter, unpacked); }), Unit);
    }

    static Bucket[] Hours(Meter meter, byte[][] blocks, Year year)
    {
        year.Unpack(blocks);
        return Hours(meter, year);
    }

    static Bucket[] Hours(Meter meter, Year year)
    {
        RollUp.Of(meter, year.Times.AsSpan(0, year.Count), year.Values.AsSpan(0, year.Count), year.Qualities.AsSpan(0, year.Count), Edges, Edges[^1], year.Hours);
        return year.Hours;
    }

    /// <summary>The columns of a meter's year, used again for the next meter.</summary>
    sealed class Year
    {
        readonly DayColumns day = new();

        public long[] Times { get; } = new long[Days * Arrivals.PerDay];
        public double[] Values { get; } = new double[Days * Arrivals.PerDay];
        public ReadingQuality[] Qualities { get; } = new ReadingQuality[Days * Arrivals.PerDay];
        public Bucket[] Hours { get; } = new Bucket[Edges.Length - 1];
        public int Count { get; private set; }

        public void Unpack(byte[][] blocks)
        {
            Count = 0;
            for (var i = 0; i < blocks.Length; i++)
            {
                DayBlock.Unpack(blocks[i], day);
                var start = Start + i * Instant.Day;
                for (var r = 0; r < day.Count; r++) Times[Count + r] = start + day.Offsets[r];
                day.Values.CopyTo(Values.AsSpan(Count));
                day.Qualities.CopyTo(Qualities.AsSpan(Count));
                Count += day.Count;
            }
        }
    }
}
