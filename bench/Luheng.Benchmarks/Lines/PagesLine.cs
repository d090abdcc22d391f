using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Luheng.Benchmarks;

/// <summary>Pages of a served province: one by one, then 200 people at once over a mix of them; and how long after a start the first page is there.</summary>
static class PagesLine
{
    const int People = 200, Seconds = 20, Alone = 40, Kilo = 1000;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    static readonly (string What, string Path, double Milliseconds, double Kilobytes)[] Singles =
    [
        ("province board", "/", 50, 150), ("city board", "/boards/990300", 50, 150), ("sector board", "/sectors/30", 50, 150), ("wall", "/wall", 50, 150),
        ("ranking, filtered", "/rankings?item=energy.per_output_value&also=energy.comprehensive&region=990300", 200, 150), ("ranking, all", "/rankings", 200, 150),
        ("pivot, 21 cities × 36 months", "/rankings?by=city&over=month&in=2023-01..2025-10", 200, 400), ("why, by sector", "/why", 200, 150), ("compare", "/compare?a=990300&b=990100", 200, 150),
    ];

    /// <summary>What people open, the common pages more often.</summary>
    static readonly string[] Mix =
    [
        "/", "/", "/", "/boards/990300", "/boards/990100", "/sectors", "/sectors/30", "/rankings", "/rankings?region=990600&behind=unfiled", "/rankings?item=energy.per_output_value&industry=30", "/rankings?by=sector&also=co2.total",
        "/why?of=990300", "/compare?a=990300", "/enterprises", "/enterprises?region=990500", "/data", "/indicators?q=energy", "/plans/sichuan-13fyp", "/explain?item=energy.comprehensive&of=990300&in=2025-01..2025-10",
    ];

    public static IEnumerable<Line> Measure(Bench bench)
    {
        var data = DemoLine.ProvinceData(bench);
        if (!File.Exists(Path.Combine(data, "luheng.db")) && DemoLine.Made(bench, "province", data) is { ExitCode: not 0 } failed)
        {
            yield return Line.Absent("pages", "pages of a served province", "ms", failed.Said);
            yield break;
        }
        var address = $"http://127.0.0.1:{FreePort()}";
        string[] serve = ["serve", "--data", data, "--urls", address];
        using var server = bench.Start(serve);
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = People }) { BaseAddress = new(address), Timeout = Patience };
        if (Ready(server, client) is not { } ready)
        {
            yield return Line.Absent("pages", "pages of a served province", "ms", "nothing answered");
            yield break;
        }
        yield return new("pages", "from start to the first page (province)", ready, "s", new(3)) { Command = Bench.Shown(serve) };
        foreach (var line in OneByOne(client)) yield return line;
        yield return Assets(client);
        foreach (var line in Together(client)) yield return line;
        yield return new("pages", "the served province, peak memory", server.Sample() / 1e6, "MB");
    }

    static IEnumerable<Line> OneByOne(HttpClient client)
    {
        foreach (var (what, path, limit, kilobytes) in Singles)
        {
            var first = Get(client, path);
            var times = Enumerable.Range(0, Alone).Select(_ => Get(client, path)).ToList();
            yield return new("pages", $"{what}, p95 of {Alone}", Repeat.Percentile([.. times.Select(t => t.Milliseconds)], 95), "ms", new(limit), $"{(int)first.Status}; p50 {Figures.Short(Repeat.Median([.. times.Select(t => t.Milliseconds)]))} ms, the first after a start {Figures.Short(first.Milliseconds)} ms; {first.Bytes / (double)Kilo:0} KB of {kilobytes:0}");
        }
    }

    /// <summary>What a browser loads once and keeps.</summary>
    static Line Assets(HttpClient client)
    {
        var page = client.GetStringAsync(new Uri("/", UriKind.Relative)).GetAwaiter().GetResult();
        var (bytes, names) = (0L, new List<string>());
        foreach (var address in page.Split('"').Where(p => p.StartsWith("/assets/", StringComparison.Ordinal)).Distinct())
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.AcceptEncoding.ParseAdd("br");
            using var answer = client.Send(request);
            var length = answer.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult().Length;
            bytes += length;
            names.Add($"{address.Split('/')[^1]} {length / Kilo} KB");
        }
        return new("pages", "shared scripts and styles, compressed", bytes / (double)Kilo, "KB", new(500), string.Join(", ", names));
    }

    static IEnumerable<Line> Together(HttpClient client)
    {
        foreach (var path in Mix.Distinct()) Get(client, path);
        var (times, wrong, next) = (new ConcurrentBag<double>(), 0, 0);
        var watch = Stopwatch.StartNew();
        var people = Enumerable.Range(0, People).Select(person => Task.Run(async () =>
        {
            var chance = new Random(person);
            await Task.Delay(Think * person / People);
            while (watch.Elapsed.TotalSeconds < Seconds)
            {
                var at = watch.Elapsed;
                using var answer = await client.GetAsync(new Uri(Mix[Interlocked.Increment(ref next) % Mix.Length], UriKind.Relative));
                await answer.Content.CopyToAsync(Stream.Null);
                times.Add((watch.Elapsed - at).TotalMilliseconds);
                if (answer.StatusCode != HttpStatusCode.OK) Interlocked.Increment(ref wrong);
                await Task.Delay(Think * (0.5 + chance.NextDouble()));
            }
        })).ToArray();
        Task.WaitAll(people);
        var all = times.ToArray();
        var note = $"{all.Length} pages in {watch.Elapsed.TotalSeconds:0} s ({all.Length / watch.Elapsed.TotalSeconds:0}/s), {wrong} not answered with 200; they come one after another and look {Think.TotalSeconds / 2:0.#} to {Think.TotalSeconds * 1.5:0.#} s at a page";
        foreach (var percent in (int[])[50, 95, 99])
            yield return new("pages", $"{People} people at once, p{percent}", Repeat.Percentile(all, percent), "ms", percent == 95 ? new Limit(500) : null, percent == 50 ? note : "");
        var burst = Task.WhenAll(Enumerable.Range(0, People).Select(async i =>
        {
            var at = Stopwatch.StartNew();
            using var answer = await client.GetAsync(new Uri(Mix[i % Mix.Length], UriKind.Relative));
            await answer.Content.CopyToAsync(Stream.Null);
            return at.Elapsed.TotalMilliseconds;
        })).Result;
        yield return new("pages", $"{People} pages asked for in the same instant, the last", burst.Max(), "ms", null, "");
    }

    /// <summary>How long a person looks at a page before the next.</summary>
    static readonly TimeSpan Think = TimeSpan.FromSeconds(2);

    internal static double? Ready(Child server, HttpClient client)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience && !server.HasExited)
        {
            try
            {
                Get(client, "/");
                return watch.Elapsed.TotalSeconds;
            }
            catch (HttpRequestException)
            {
                Thread.Sleep(20);
            }
        }
        return null;
    }

    internal static (HttpStatusCode Status, double Milliseconds, long Bytes) Get(HttpClient client, string path)
    {
        var watch = Stopwatch.StartNew();
        using var reply = client.Send(new(HttpMethod.Get, path));
        var bytes = reply.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult().Length;
        return (reply.StatusCode, watch.Elapsed.TotalMilliseconds, bytes);
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
