using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Luheng.Benchmarks;

/// <summary>Single questions to a served province, one after the other over HTTP: 200 different ones after others have warmed it up.</summary>
static class AskLine
{
    const int Asks = 200, WarmUp = 60;
    static readonly Limit Limit = new(20);
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static IEnumerable<Line> Measure(Bench bench)
    {
        const string What = "one ask on a served province, HTTP";
        var data = DemoLine.ProvinceData(bench);
        if (!File.Exists(Path.Combine(data, "luheng.db")) && DemoLine.Made(bench, "province", data) is { ExitCode: not 0 } failed)
        {
            yield return Line.Absent("ask", What, "ms", failed.Said);
            yield break;
        }
        var questions = Questions.Of(data, WarmUp + Asks);
        var address = $"http://127.0.0.1:{FreePort()}";
        string[] serve = ["serve", "--data", data, "--urls", address];
        using var server = bench.Start(serve);
        using var client = new HttpClient { BaseAddress = new(address) };
        var (ready, why) = Ready(server, client);
        if (ready is null)
        {
            yield return Line.Absent("ask", What, "ms", why);
            yield break;
        }
        var cold = questions.Take(WarmUp).Select(q => Ask(client, q).Milliseconds).ToArray();
        var asked = questions.Skip(WarmUp).Select(q => (q.Kind, Question: q, Reply: Ask(client, q))).ToList();
        var again = questions.Skip(WarmUp).Select(q => Ask(client, q).Milliseconds).ToArray();
        var slowest = asked.OrderByDescending(a => a.Reply.Milliseconds).Take(5).Select(a => $"{a.Question.Item} of {a.Question.Of} in {a.Question.In} {Figures.Short(a.Reply.Milliseconds)} ms");
        var refused = asked.Count(a => a.Reply.Status != HttpStatusCode.OK);
        var times = asked.Select(a => a.Reply.Milliseconds).ToArray();
        var kinds = asked.GroupBy(a => a.Kind).Select(g => new Beside($"{g.Key} ({g.Count()}): p50", Repeat.Median([.. g.Select(a => a.Reply.Milliseconds)])));
        yield return new("ask", What + ", p50", Repeat.Median(times), "ms", Limit, $"{Asks} different asks, {refused} refused; ready after {ready:0.0} s; the {WarmUp} asks before: p50 {Figures.Short(Repeat.Median(cold))} ms, slowest {Figures.Short(cold.Max())} ms")
        {
            Beside = [new("the same asks again", Repeat.Median(again)), .. kinds, new("the same path with no data (/api/ask without a question)", Repeat.Median([.. Enumerable.Range(0, 50).Select(_ => Get(client, "/api/ask").Milliseconds)]))],
            Command = Bench.Shown(serve),
        };
        yield return new("ask", What + ", p95", Repeat.Percentile(times, 95), "ms", Limit, "slowest: " + string.Join(", ", slowest))
        {
            Beside = [new("the same asks again", Repeat.Percentile(again, 95)), .. asked.GroupBy(a => a.Kind).Select(g => new Beside($"{g.Key}: p95", Repeat.Percentile([.. g.Select(a => a.Reply.Milliseconds)], 95)))],
        };
        yield return new("ask", "the served province, peak memory", server.Sample() / 1e6, "MB");
    }

    static (double? Seconds, string Why) Ready(Child server, HttpClient client)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience && !server.HasExited)
        {
            try
            {
                Get(client, "/api/ask");
                return (watch.Elapsed.TotalSeconds, "");
            }
            catch (HttpRequestException)
            {
                Thread.Sleep(50);
            }
        }
        return (null, server.HasExited ? server.Wait().Said : $"nothing answered within {Patience}");
    }

    static (HttpStatusCode Status, double Milliseconds) Ask(HttpClient client, Question question) =>
        Get(client, $"/api/ask?item={question.Item}&indicator={question.Item}&of={Uri.EscapeDataString(question.Of)}&in={question.In}");

    static (HttpStatusCode Status, double Milliseconds) Get(HttpClient client, string path)
    {
        var watch = Stopwatch.StartNew();
        using var reply = client.Send(new(HttpMethod.Get, path));
        reply.Content.ReadAsStream().CopyTo(Stream.Null);
        return (reply.StatusCode, watch.Elapsed.TotalMilliseconds);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
