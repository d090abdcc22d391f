using System.Diagnostics;
using System.Globalization;
using Luheng.Readings;
using Luheng.Tests.Readings;
using Luheng.Time;

namespace Luheng.Benchmarks;

/// <summary>The store of readings without any door: how fast it acknowledges, how many bytes a reading takes once all is folded, how long a year takes to be read. In SQLite, in PostgreSQL, and beside rows by COPY.</summary>
static class StoreLine
{
    const int Batch = 10_000, Meters = 200_000, InFlight = 4;
    static readonly Limit Runs = new(6_000_000, AtMost: false), Scattered = new(1_000_000, AtMost: false), Packets = new(50_000, AtMost: false), Burst = new(2), Year = new(2.4), Read = new(20);

    /// <summary>Where a store lives: a folder of its own, and a database of its own where the server is not null.</summary>
    sealed record Place(Bench Bench, string Name, PostgresServer? Server, Limit Bytes)
    {
        string? folder, database;

        /// <summary>Opens what was last made.</summary>
        public IReadings Again() => ReadingStore.Open(folder!, TimeProvider.System, database);

        public IReadings Open(string what, int meters)
        {
            (folder, database) = (Bench.Fresh($"store-{what}"), Server?.NewDatabase());
            var store = Again();
            store.Number([.. Enumerable.Range(1, meters).Select(i => $"meter-{i:000000}")]);
            store.Fold();
            return store;
        }
    }

    public static IEnumerable<Line> Measure(Bench bench)
    {
        var server = PostgresServer.Find(out var why);
        foreach (var line in Measured(new(bench, "SQLite", null, new(1.2)), server)) yield return line;
        if (server is null) yield return Line.Absent("store", "PostgreSQL", "", why);
        else
            foreach (var line in Measured(new(bench, "PostgreSQL", server, new(1.6)), null)) yield return line;
        server?.Dispose();
    }

    static IEnumerable<Line> Measured(Place place, PostgresServer? rows)
    {
        foreach (var line in RunsOfOneMeter(place, rows)) yield return line;
        foreach (var line in Scatter(place, rows)) yield return line;
        yield return SmallPackets(place);
        yield return Steel(place);
    }

    static IEnumerable<Line> RunsOfOneMeter(Place place, PostgresServer? rows)
    {
        var store = place.Open("runs", 1_000);
        var batches = new Arrivals().Runs(1_000, 120, Batch).ToArray();
        var readings = batches.Sum(b => (long)b.Count);
        var seconds = Send(store, batches);
        var folded = Repeat.Seconds(store.Fold);
        var size = Bytes(store);
        var again = readings / Send(store, batches);
        (double PerSecond, double Bytes)? copy = rows is null ? null : CopyRows.Measure(rows.NewDatabase(), batches[..200]);
        yield return new("store", $"{place.Name}: readings a second, batches of 10,000 in runs of one meter", readings / seconds, "1/s", Runs, Said($"{readings:#,0} readings; folding the rest took {folded:0.00} s more"))
        {
            Beside = [new("all of it sent again, unchanged", again), .. copy is { } c ? (Beside[])[new("PostgreSQL COPY into an indexed table", c.PerSecond)] : []],
        };
        yield return new("store", $"{place.Name}: bytes a reading, 1,000 smooth two-decimal counters over 120 days, everything counted", size, "B", place.Bytes)
        {
            Beside = copy is { } rowsToo ? [new("rows in PostgreSQL with their index", rowsToo.Bytes)] : [],
        };
        store.Dispose();
        yield return WhileRead(place, batches);
    }

    /// <summary>A year is read again and again while more arrives.</summary>
    static Line WhileRead(Place place, ReadingBatch[] before)
    {
        using (var filling = place.Again()) Send(filling, [.. Enumerable.Range(0, 3).SelectMany(part => before[..2].Select(b => Later(b, 120 * part)))]);
        using var store = place.Again();
        var series = new Series();
        var reads = Repeat.Times(50, () =>
        {
            series.Clear();
            store.Read(1, Arrivals.Time(0), Arrivals.Time(365 * Arrivals.PerDay), series);
        });
        using var end = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            var others = new Series();
            for (var count = 0; ; others.Clear(), count++)
            {
                if (end.IsCancellationRequested) return count;
                store.Read(1, Arrivals.Time(0), Arrivals.Time(365 * Arrivals.PerDay), others);
            }
        });
        var later = before.Select(b => Later(b, 400)).ToArray();
        var seconds = Send(store, later);
        end.Cancel();
        return new("store", $"{place.Name}: 360 days of one meter at 15 minutes read from their blocks", Repeat.Median(reads) * 1000, "ms", Read,
            Said($"median of 50; while {reader.Result} such stretches were read without a pause, {later.Sum(b => (long)b.Count) / seconds:#,0} readings a second were taken in"));
    }

    static ReadingBatch Later(ReadingBatch batch, int days)
    {
        var later = new ReadingBatch();
        for (var i = 0; i < batch.Count; i++) later.Add(batch.Meters[i], batch.Times[i] + days * Instant.Day, batch.Values[i]);
        return later;
    }

    static IEnumerable<Line> Scatter(Place place, PostgresServer? rows)
    {
        using var store = place.Open("scattered", Meters);
        var batches = Arrivals.Scattered(Meters, 0, 20, Batch).ToArray();
        var seconds = Send(store, batches);
        yield return new("store", $"{place.Name}: readings a second, every reading another meter of 200,000", batches.Sum(b => (long)b.Count) / seconds, "1/s", Scattered)
        {
            Beside = rows is null ? [] : [new("PostgreSQL COPY into an indexed table", CopyRows.Measure(rows.NewDatabase(), batches[..100]).PerSecond)],
        };
        store.Fold();
        yield return new("store", $"{place.Name}: a quarter-hour burst of 200,000 meters, all of it committed", Send(store, [.. Arrivals.Scattered(Meters, 20, 1, Batch)]), "s", Burst);
    }

    static Line SmallPackets(Place place)
    {
        const int Senders = 400, Each = 500, InPacket = 10;
        using var store = place.Open("packets", Senders);
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
        return new("store", $"{place.Name}: packets of 10 readings a second from 400 senders, each waiting for its answer", Senders * Each / watch.Elapsed.TotalSeconds, "1/s", Packets);
    }

    static Line Steel(Place place)
    {
        var what = $"{place.Name}: bytes a reading, a steel works' year at 15 minutes as interval amounts, everything counted";
        var file = Environment.GetEnvironmentVariable("LUHENG_STEEL") ?? Path.Combine(place.Bench.Root, "samples", "steel_industry_15min.csv");
        if (!File.Exists(file)) return Line.Absent("store", what, "B", "no file: name it in LUHENG_STEEL");
        using var store = place.Open("steel", 1);
        var empty = store.Size().Bytes;
        var batch = new ReadingBatch();
        foreach (var row in File.ReadLines(file).Skip(1).Select(l => l.Split(',')))
            batch.Add(1, Instant.Of(new(DateTime.ParseExact(row[0], "dd-MM-yyyy HH:mm", CultureInfo.InvariantCulture), China.Offset)), double.Parse(row[1], CultureInfo.InvariantCulture));
        Send(store, [batch]);
        store.Fold();
        return new("store", what, Bytes(store), "B", place.Server is null ? Year : null, Said($"{store.Size().Readings:#,0} readings, {store.Size().Bytes:#,0} bytes, of which {empty:#,0} are tables without a reading"))
        {
            Beside = [new("what the year adds to an empty store", (store.Size().Bytes - empty) / (double)store.Size().Readings)],
        };
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
