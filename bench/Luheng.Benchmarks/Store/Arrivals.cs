using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Benchmarks;

/// <summary>Invented counters: kWh with two decimals every quarter of an hour, each meter with an amount of its own that wanders by some hundredths.</summary>
sealed class Arrivals(int seed = 7)
{
    public const int PerDay = 96;
    const long Quarter = 900_000;
    static readonly long Start = Instant.StartOf(new(2025, 1, 1));

    readonly Random random = new(seed);

    public static long Time(int step) => Start + step * Quarter;

    /// <summary>Meter by meter, each over all days, in batches of about a size.</summary>
    public IEnumerable<ReadingBatch> Runs(int meters, int days, int size)
    {
        var batch = new ReadingBatch();
        batch.Room(size);
        for (var meter = 1; meter <= meters; meter++)
        {
            var (total, load) = (random.Next(1_000_000), random.Next(100, 2_000));
            for (var step = 0; step < days * PerDay; step++)
            {
                batch.Add(meter, Time(step), (total += load + random.Next(-4, 5)) / 100.0);
                if (batch.Count < size) continue;
                yield return batch;
                batch = new();
                batch.Room(size);
            }
        }
        if (batch.Count > 0) yield return batch;
    }

    /// <summary>Every reading another meter: one step of all meters after the other.</summary>
    public static IEnumerable<ReadingBatch> Scattered(int meters, int first, int steps, int size)
    {
        for (var step = first; step < first + steps; step++)
            for (var from = 1; from <= meters; from += size)
            {
                var batch = new ReadingBatch();
                batch.Room(size);
                for (var meter = from; meter < Math.Min(from + size, meters + 1); meter++) batch.Add(meter, Time(step), Math.Round(meter % 1000 + step * 12.37, 2));
                yield return batch;
            }
    }
}
