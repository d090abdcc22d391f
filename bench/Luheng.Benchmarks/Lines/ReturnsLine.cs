using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Luheng.Packs;
using Luheng.Time;

namespace Luheng.Benchmarks;

/// <summary>A thousand enterprises file a month at once, from the empty form to the receipt, over HTTP against a served folder.</summary>
static class ReturnsLine
{
    const int Clerks = 16;

    public static IEnumerable<Line> Measure(Bench bench, int count)
    {
        using var served = new FilingFolder(bench.Luheng, bench.Root, bench.Fresh("returns"), PackLoader.Load(bench.PackFolder), count);
        served.Start().Wait();
        var last = TimeProvider.System.Today().AddMonths(-1);
        var period = Period.Month(last.Year, last.Month).ToString();
        var (todo, took, wrong) = (new ConcurrentQueue<string>(served.Enterprises), new ConcurrentBag<double>(), new ConcurrentBag<string>());
        var watch = Stopwatch.StartNew();
        Task.WhenAll(Enumerable.Range(0, Clerks).Select(_ => Task.Run(async () =>
        {
            while (todo.TryDequeue(out var code))
            {
                using var clerk = new FilingClerk(served.Address, code);
                if (await clerk.File(period, 1000) is { } fault) wrong.Add(fault);
                foreach (var one in clerk.Took) took.Add(one);
            }
        }))).Wait();
        var seconds = watch.Elapsed.TotalSeconds;
        served.Kill();
        var submitted = served.Steps().Count(c => c.Count(s => s.Move == "submit") == 1);
        foreach (var fault in wrong.Take(5)) Console.Error.WriteLine(fault);
        yield return new("returns", $"{count:#,0} returns filed (form, draft, check, submit), {Clerks} at once", seconds, "s", new(60), string.Create(CultureInfo.InvariantCulture, $"{count / seconds:0} returns/s; {took.Count:#,0} requests, p50 {Repeat.Percentile([.. took], 50):0} ms, p95 {Repeat.Percentile([.. took], 95):0} ms"));
        yield return new("returns", "returns refused or answered with an error", wrong.Count, "returns", new(0));
        yield return new("returns", "returns that stand in the ledger submitted exactly once", submitted, "returns", new(count, AtMost: false));
        yield return new("returns", "problems that verify finds afterwards", served.Verify().Count, "problems", new(0));
    }
}
