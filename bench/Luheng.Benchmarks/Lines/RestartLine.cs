using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Luheng.Benchmarks;

/// <summary>From the start of `luheng serve` over a folder that is there to its first page.</summary>
static class RestartLine
{
    const int Runs = 3;
    static readonly Limit Limit = new(3);

    public static IEnumerable<Line> Measure(Bench bench)
    {
        var (published, refused) = bench.Publish();
        foreach (var size in (string[])["small", "province"])
        {
            var data = Path.Combine(bench.Work, $"restart-{size}");
            var what = $"restart to the first page, {size}, as published, the slowest of {Runs}";
            if (!Directory.Exists(data) && DemoLine.Made(bench, size, data) is { ExitCode: not 0 } failed)
            {
                yield return Line.Absent("restart", what, "s", failed.Said);
                continue;
            }
            List<double> built = [], ahead = [];
            for (var run = 0; run < Runs; run++)
            {
                built.Add(First(bench, data, bench.Luheng));
                if (published is not null) ahead.Add(First(bench, data, published));
            }
            yield return published is null ? Line.Absent("restart", what, "s", refused)
                : new("restart", what, ahead.Max(), "s", Limit, Each(ahead)) { Beside = [new("as built", built.Max())] };
            yield return new("restart", $"restart to the first page, {size}, as built, the slowest of {Runs}", built.Max(), "s", Limit, Each(built));
        }
    }

    static string Each(List<double> times) => string.Join(" / ", times.Select(t => t.ToString("0.00", CultureInfo.InvariantCulture)));

    static double First(Bench bench, string data, string program)
    {
        var port = FreePort();
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        using var client = new HttpClient();
        var watch = Stopwatch.StartNew();
        using var serving = bench.Start(["serve", "--data", data, "--urls", address.ToString().TrimEnd('/')], program);
        while (true)
        {
            try
            {
                if (client.GetAsync(address).Result.IsSuccessStatusCode) return watch.Elapsed.TotalSeconds;
            }
            catch (AggregateException) when (!serving.HasExited && watch.Elapsed < TimeSpan.FromMinutes(1))
            {
                Thread.Sleep(10); // It is still starting.
            }
            if (serving.HasExited || watch.Elapsed > TimeSpan.FromMinutes(1)) throw new InvalidOperationException($"serve did not answer: {serving.Wait().Said}");
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
