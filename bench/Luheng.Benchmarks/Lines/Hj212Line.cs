using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Luheng.Monitoring.Hj212;
using Luheng.Time;

namespace Luheng.Benchmarks;

/// <summary>HJ 212 over TCP against `luheng serve --hj212`: packets of five pollutants with their flags, each answered 9014 once it is committed.</summary>
static class Hj212Line
{
    const int Monitors = 500, Each = 1500, Window = 64;
    static readonly Limit Limit = new(50_000, AtMost: false);
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    static readonly string[] Codes = ["a21026", "a21002", "a34013", "a01011", "a01012"];

    public static IEnumerable<Line> Measure(Bench bench)
    {
        const string What = "HJ 212 packets, acknowledged = committed";
        var folder = bench.Fresh("hj212");
        var data = Path.Combine(folder, "data");
        var (registry, monitors) = (Path.Combine(folder, "registry.csv"), Path.Combine(folder, "monitors.csv"));
        File.WriteAllText(registry, $"credit_code,name,region,industry\n{Firms.Code(1)},演示企业（演示数据）,990101,3120\n");
        File.WriteAllLines(monitors, Enumerable.Range(0, Monitors).Select(i => $"{Mn(i)},{Firms.Code(1)},123456").Prepend("mn,credit_code,password"));
        foreach (var file in (string[])[registry, monitors])
            if (bench.Command(["import", file, "--data", data]) is { ExitCode: not 0 } failed)
            {
                yield return Line.Absent("hj212", What, "packets/s", failed.Said);
                yield break;
            }
        var port = FreePort();
        string[] serve = ["serve", "--data", data, "--urls", $"http://127.0.0.1:{FreePort()}", "--hj212", port.ToString(CultureInfo.InvariantCulture)];
        using var server = bench.Start(serve);
        var calls = Connect(port, server);
        try
        {
            if (calls.Count < Monitors)
            {
                yield return Line.Absent("hj212", What, "packets/s", server.HasExited ? server.Wait().Said : "not every monitor could connect");
                yield break;
            }
            var (first, _) = Send(calls, calls.Select((_, i) => Packets(i, 0, Window)).ToList());
            var streams = calls.Select((_, i) => Packets(i, Window, Each)).ToList();
            var (seconds, worst) = Send(calls, streams);
            yield return new("hj212", What, Monitors * Each / seconds, "packets/s", Limit, string.Create(CultureInfo.InvariantCulture,
                $"{Monitors} connections, windows of {Window}, {streams[0][0].Length} bytes and {Codes.Length} readings a packet, client on the same machine; the slowest window {worst * 1000:0} ms; the first {Monitors * Window:#,0}, with {Monitors * Codes.Length:#,0} meters made, {first:0.0} s; {Monitors * Each * Codes.Length / seconds:#,0} readings/s; peak memory {server.Sample() / 1e6:0} MB"))
            {
                Command = Bench.Shown(serve),
            };
        }
        finally
        {
            foreach (var call in calls) call.Dispose();
        }
    }

    static string Mn(int number) => string.Create(CultureInfo.InvariantCulture, $"010000A8900016F0{number:X8}");

    /// <summary>One packet after another, thirty seconds apart, values as smooth as in a stack.</summary>
    static List<byte[]> Packets(int monitor, int from, int count)
    {
        var random = new Random(monitor);
        var start = Instant.StartOf(new(2026, 1, 1));
        var packets = new List<byte[]>(count);
        for (var i = from; i < from + count; i++)
        {
            var time = Instant.At(start + i * 30_000L).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
            var cp = new StringBuilder($"DataTime={time}");
            for (var c = 0; c < Codes.Length; c++)
                cp.Append(CultureInfo.InvariantCulture, $";{Codes[c]}-Rtd={30 + 10 * c + 5 * Math.Sin(i / 50.0) + random.NextDouble():0.00},{Codes[c]}-Flag=N");
            packets.Add(new Packet(time + "000", "31", 2011, "123456", Mn(monitor), 5, cp.ToString()).Write());
        }
        return packets;
    }

    /// <summary>Sends to every connection at once, a window at a time, and waits for its answers.</summary>
    static (double Seconds, double Worst) Send(List<Socket> calls, List<List<byte[]>> streams)
    {
        var worst = 0.0;
        var gate = new Lock();
        var watch = Stopwatch.StartNew();
        Task.WhenAll(calls.Select(async (call, i) =>
        {
            var answers = new byte[1 << 16];
            foreach (var window in streams[i].Chunk(Window))
            {
                var began = watch.Elapsed.TotalSeconds;
                var bytes = new byte[window.Sum(p => p.Length)];
                var at = 0;
                foreach (var packet in window)
                {
                    packet.CopyTo(bytes, at);
                    at += packet.Length;
                }
                await call.SendAsync(bytes);
                for (var due = window.Length * Answer; due > 0;)
                {
                    var got = await call.ReceiveAsync(answers.AsMemory());
                    if (got == 0) throw new IOException("the server closed the connection");
                    due -= got;
                }
                lock (gate) worst = Math.Max(worst, watch.Elapsed.TotalSeconds - began);
            }
        })).GetAwaiter().GetResult();
        return (watch.Elapsed.TotalSeconds, worst);
    }

    /// <summary>The bytes of an answer.</summary>
    static readonly int Answer = new Packet("20260101000000000", Packet.Interaction, 9014, "123456", Mn(0), 4, "").Write().Length;

    static List<Socket> Connect(int port, Child server)
    {
        List<Socket> calls = [];
        for (var watch = Stopwatch.StartNew(); calls.Count < Monitors && watch.Elapsed < Patience && !server.HasExited;)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                socket.Connect(IPAddress.Loopback, port);
                calls.Add(socket);
            }
            catch (SocketException)
            {
                socket.Dispose();
                Thread.Sleep(50);
            }
        }
        return calls;
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
