using System.Diagnostics;
using System.Globalization;
using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Tests.Readings;

namespace Luheng.Benchmarks;

/// <summary>Readings through the real doors: `luheng serve` as a process of its own, HTTP over loopback, several connections, every batch acknowledged after its commit.</summary>
static class DoorsLine
{
    const int Batch = 10_000, Meters = 1_000, Days = 40, ManyMeters = 200_000, Connections = 4;

    static readonly (string Type, string Name, double Aim)[] Forms =
    [
        (Bodies.Columns, "binary", 4e6), (Bodies.Csv, "CSV", 3e6), (Bodies.Ndjson, "NDJSON", 1.5e6), (Bodies.Json, "JSON array", 1.2e6),
    ];

    public static IEnumerable<Line> Measure(Bench bench)
    {
        var batches = new Arrivals().Runs(Meters, Days, Batch).ToArray();
        foreach (var (type, name, aim) in Forms) yield return Runs(bench, batches, type, name, aim);
        yield return Scattered(bench);
        if (PostgresServer.Find(out var why) is { } server)
        {
            var database = server.NewDatabase();
            yield return Runs(bench, batches, Bodies.Columns, "binary, into PostgreSQL", 4e6, database);
            server.Drop(database);
        }
        else yield return Line.Absent("doors", "binary, into PostgreSQL", "1/s", why);
        foreach (var line in CopyLine.Measure(batches)) yield return line;
    }

    static Line Runs(Bench bench, ReadingBatch[] batches, string type, string name, double aim, string? postgres = null)
    {
        var bodies = batches.Select(b => Bodies.Of(type, b, Name)).ToArray();
        var readings = batches.Sum(b => (long)b.Count);
        var parsing = Parse(type, bodies);
        using var served = new ServedFolder(bench.Luheng, bench.Root, bench.Fresh("doors"), [.. Enumerable.Range(1, Meters).Select(Name)], postgres);
        served.Start().Wait();
        var seconds = Send(served, type, bodies, out var client, out var accepted);
        if (accepted != readings) throw new InvalidOperationException($"{name}: {accepted:#,0} of {readings:#,0} readings were accepted");
        return new("doors", $"{name}: readings a second over HTTP, batches of 10,000, {Connections} connections, acknowledged after the commit", readings / seconds, "1/s", new(aim / 2, AtMost: false),
            string.Create(CultureInfo.InvariantCulture, $"{readings:#,0} readings, aim {aim:#,0}, {bodies.Sum(b => (long)b.Length) / (double)readings:0.0} bytes a reading on the wire; the client took {client:0.00} s of {seconds:0.00} s × {Environment.ProcessorCount} cores"))
        {
            Beside = [new("only reading the form, one thread", parsing), new("all of it sent again, unchanged", readings / Send(served, type, bodies, out _, out _))],
        };
    }

    static Line Scattered(Bench bench)
    {
        var batches = Arrivals.Scattered(ManyMeters, 0, 10, Batch).ToArray();
        var bodies = batches.Select(b => Bodies.Of(Bodies.Csv, b, Name)).ToArray();
        using var served = new ServedFolder(bench.Luheng, bench.Root, bench.Fresh("doors"), [.. Enumerable.Range(1, ManyMeters).Select(Name)]);
        served.Start().Wait();
        var seconds = Send(served, Bodies.Csv, bodies, out _, out _);
        return new("doors", $"CSV: readings a second over HTTP, every reading another meter of {ManyMeters:#,0}", batches.Sum(b => (long)b.Count) / seconds, "1/s", new(500_000, AtMost: false));
    }

    /// <summary>Sends bodies over several connections, each waiting for its answer.</summary>
    static double Send(ServedFolder served, string type, byte[][] bodies, out double clientSeconds, out long accepted)
    {
        var (next, sum) = (-1, 0L);
        var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        Task.WaitAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var at && at < bodies.Length) Interlocked.Add(ref sum, (await served.Send(type, bodies[at])).Accepted);
        })).ToArray());
        clientSeconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        accepted = sum;
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>Readings a second of the form's reader alone, checks included.</summary>
    static double Parse(string type, byte[][] bodies)
    {
        var meters = Enumerable.Range(1, Meters).Select(i => new Meter(Name(i), SubjectId.Region("990000"), "electricity", MeterKind.Counter, "kWh")).ToList();
        var gates = new Gatehouse(new(meters, meters.Select((m, i) => (m.Id, i)).ToDictionary(m => m.Id, m => m.i + 1)), []);
        var (intake, now, count) = (new Intake(), TimeProvider.System.GetUtcNow(), 0L);
        double Once()
        {
            count = 0;
            return Repeat.Seconds(() =>
            {
                foreach (var body in bodies)
                {
                    intake.Begin(gates, null, "bench", now);
                    var form = ReadingForm.Of(type)!;
                    for (int from = 0, used; from < body.Length; from += used)
                    {
                        var to = Math.Min(body.Length, from + ReadingForm.PieceBytes);
                        used = form.Read(body.AsSpan(from..to), to == body.Length, intake);
                        if (used == 0) break;
                    }
                    count += intake.Taken;
                }
            });
        }
        return Enumerable.Range(0, 4).Select(_ => Once()).Min() is var seconds ? count / seconds : 0;
    }

    static string Name(int meter) => $"meter-{meter:000000}";
}
