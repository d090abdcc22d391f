using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Luheng.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Luheng.Portal.Running;

/// <summary>How many requests there were, how long they took and how they ended; names no person and no address, only the pattern of a path.</summary>
sealed class Traffic
{
    /// <summary>Upper ends of the histogram: milliseconds, told in seconds.</summary>
    static readonly double[] Ends = [.. new[] { 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000 }.Select(ms => ms / 1e3)];

    readonly ConcurrentDictionary<(string Method, string Pattern, int Status), Tally> tallies = new();
    int underWay;

    public int UnderWay => underWay;
    public long Requests => tallies.Values.Sum(t => t.Count);
    public long Failed => tallies.Where(t => t.Key.Status >= 500).Sum(t => t.Value.Count);

    /// <summary>Counts a request, gives it an id that the answer bears, and writes a line of the access log where that is switched on.</summary>
    public async Task Measure(HttpContext context, RequestDelegate next, ILogger log)
    {
        context.Response.Headers["X-Request-Id"] = context.TraceIdentifier;
        var began = Stopwatch.GetTimestamp();
        Interlocked.Increment(ref underWay);
        try
        {
            await next(context);
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
            var took = Stopwatch.GetElapsedTime(began);
            var pattern = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";
            tallies.GetOrAdd((context.Request.Method, pattern, context.Response.StatusCode), _ => new()).Add(took);
            if (context.Response.StatusCode is 401 or 403 or 429)
                log.LogWarning("refused {Method} {Pattern} {Status} {Account} {RequestId}", context.Request.Method, pattern, context.Response.StatusCode, context.Features.Get<Actor>()?.Account ?? "", context.TraceIdentifier);
            if (log.IsEnabled(LogLevel.Information)) log.LogInformation("{Method} {Pattern} {Status} {Milliseconds} {RequestId}", context.Request.Method, pattern, context.Response.StatusCode, Math.Round(took.TotalMilliseconds, 1), context.TraceIdentifier);
        }
    }

    /// <summary>Writes the counts in Prometheus' text form.</summary>
    public void Write(StringBuilder text)
    {
        text.Append("# HELP luheng_requests_total Requests by method, path pattern and status.\n# TYPE luheng_requests_total counter\n");
        foreach (var ((method, pattern, status), tally) in tallies.OrderBy(t => t.Key.Pattern, StringComparer.Ordinal).ThenBy(t => t.Key.Method, StringComparer.Ordinal).ThenBy(t => t.Key.Status))
            text.Append(CultureInfo.InvariantCulture, $"luheng_requests_total{{method=\"{method}\",path=\"{Escaped(pattern)}\",status=\"{status}\"}} {tally.Count}\n");
        text.Append("# HELP luheng_request_seconds How long requests took.\n# TYPE luheng_request_seconds histogram\n");
        var all = tallies.Values.ToList();
        for (var i = 0; i < Ends.Length; i++) text.Append(CultureInfo.InvariantCulture, $"luheng_request_seconds_bucket{{le=\"{Ends[i]}\"}} {all.Sum(t => t.Within(i))}\n");
        text.Append(CultureInfo.InvariantCulture, $"luheng_request_seconds_bucket{{le=\"+Inf\"}} {all.Sum(t => t.Count)}\nluheng_request_seconds_sum {all.Sum(t => t.Seconds)}\nluheng_request_seconds_count {all.Sum(t => t.Count)}\n");
        text.Append(CultureInfo.InvariantCulture, $"# HELP luheng_requests_under_way Requests being answered.\n# TYPE luheng_requests_under_way gauge\nluheng_requests_under_way {underWay}\n");
    }

    static string Escaped(string label) => label.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    sealed class Tally
    {
        readonly long[] within = new long[Ends.Length];
        long count, ticks;

        public long Count => Interlocked.Read(ref count);
        public double Seconds => TimeSpan.FromTicks(Interlocked.Read(ref ticks)).TotalSeconds;

        public long Within(int end) => Interlocked.Read(ref within[end]);

        public void Add(TimeSpan took)
        {
            Interlocked.Increment(ref count);
            Interlocked.Add(ref ticks, took.Ticks);
            for (var i = 0; i < Ends.Length; i++) if (took.TotalSeconds <= Ends[i]) Interlocked.Increment(ref within[i]);
        }
    }
}
