using System.Diagnostics;
using System.Globalization;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Benchmarks;

/// <summary>The store of readings without any door: how fast it acknowledges, and how many bytes a reading takes once all is folded.</summary>
static class StoreLine
{
    const int Batch = 10_000, Meters = 200_000, InFlight = 4;
    static readonly Limit Runs = new(6_000_000, AtMost: false), Scattered = new(1_000_000, AtMost: false), Packets = new(50_000, AtMost: false), Burst = new(2), Year = new(2.4);

    public static IEnumerable<Line> Measure(Bench bench)
    {
        foreach (var line in Measured(bench, "SQLite", null, new(1.2))) yield return line;
    }

    static IEnumerable<Line> Measured(Bench bench, string where, string? postgres, Limit bytes)
    {
        yield return RunsOfOneMeter(bench, where, postgres, bytes, out var size);
        yield return size;
        foreach (var line in Scatter(bench, where, postgres)) yield return line;
        yield return SmallPackets(bench, where, postgres);
        yield return Steel(bench, where, postgres);
    }

    static Line RunsOfOneMeter(Bench bench, string where, string? postgres, Limit bytes, out Line size)
    {
        using var store = Open(bench, "runs", postgres, 1_000);
        var batches = new Arrivals().Runs(1_000, 120, Batch).ToArray();
        var readings = batches.Sum(b => (long)b.Count);
        var seconds = Send(store, batches);
        var folded = Repeat.Seconds(store.Fold);
        var again = Send(store, batches);
        size = new("store", $"{where}: bytes a reading, 1,000 smooth two-decimal counters over 120 days, everything counted", Bytes(store), "B", bytes);
        return new("store", $"{where}: readings a second, batches of 10,000 in runs of one meter", readings / seconds, "1/s", Runs, Said($"{readings:#,0} readings; folding the rest took {folded:0.00} s more"))
        {
            Beside = [new("all of it sent again, unchanged", readings / again)],
        };
    }

    static IEnumerable<Line> Scatter(Bench bench, string where, string? postgres)
    {
        using var store = Open(bench, "scattered", postgres, Meters);
        var readings = Arrivals.Scattered(Meters, 0, 20, Batch).ToArray();
        var seconds = Send(store, readings);
        yield return new("store", $"{where}: readings a second, every reading another meter of 200,000", readings.Sum(b => (long)b.Count) / seconds, "1/s", Scattered);
        store.Fold();
        var burst = Arrivals.Scattered(Meters, 20, 1, Batch).ToArray();
        yield return new("store", $"{where}: a quarter-hour burst of 200,000 meters, all of it committed", Send(store, burst), "s", Burst);
    }

    static Line SmallPackets(Bench bench, string where, string? postgres)
    {
        const int Senders = 400, Each = 500, InPacket = 10;
        using var store = Open(bench, "packets", postgres, Senders);
        var watch = Stopwatch.StartNew();
        var sending = Enumerable.Range(1, Senders).Select(sender => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                var batch = new ReadingBatch { By = "monitor" };
                for (var j = 0; j < InPacket; j++) batch.Add(sender, Arrivals.Time(i * InPacket + j), i + j / 10.0);
                await store.Append(batch);
            }
        })).ToArray();
        Task.WaitAll(sending);
        return new("store", $"{where}: packets of 10 readings a second from 400 senders, each waiting for its answer", Senders * Each / watch.Elapsed.TotalSeconds, "1/s", Packets);
    }

    static Line Steel(Bench bench, string where, string? postgres)
    {
        var what = $"{where}: bytes a reading, a steel works' year at 15 minutes as interval amounts, everything counted";
        var file = Environment.GetEnvironmentVariable("LUHENG_STEEL") ?? Path.Combine(bench.Root, "samples", "steel_industry_15min.csv");
        if (!File.Exists(file)) return Line.Absent("store", what, "B", "no file: name it in LUHENG_STEEL");
        using var store = Open(bench, "steel", postgres, 1);
        var batch = new ReadingBatch();
        foreach (var row in File.ReadLines(file).Skip(1).Select(l => l.Split(',')))
            batch.Add(1, Instant.Of(new(DateTime.ParseExact(row[0], "dd-MM-yyyy HH:mm", CultureInfo.InvariantCulture), China.Offset)), double.Parse(row[1], CultureInfo.InvariantCulture));
        Send(store, [batch]);
        store.Fold();
        return new("store", what, Bytes(store), "B", Year, Said($"{store.Size().Readings:#,0} readings"));
    }

    static IReadings Open(Bench bench, string name, string? postgres, int meters)
    {
        var store = ReadingStore.Open(bench.Fresh($"store-{name}"), TimeProvider.System, postgres);
        store.Number([.. Enumerable.Range(1, meters).Select(i => $"meter-{i:000000}")]);
        store.Append(new ReadingBatch()).AsTask().Wait();
        return store;
    }

    /// <summary>Sends batches, a few at a time under way, and waits until the last is committed.</summary>
    static double Send(IReadings store, IReadOnlyList<ReadingBatch> batches)
    {
        var watch = Stopwatch.StartNew();
        var under = new Queue<Task>();
        foreach (var batch in batches)
        {
            if (under.Count == InFlight) under.Dequeue().Wait();
            under.Enqueue(store.Append(batch).AsTask());
        }
        while (under.TryDequeue(out var last)) last.Wait();
        return watch.Elapsed.TotalSeconds;
    }

    static double Bytes(IReadings store) => store.Size() is var size ? size.Bytes / (double)size.Readings : 0;

    static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
