using System.Collections.Concurrent;

namespace Luheng.Benchmarks;

/// <summary>Many file at once, the server is killed at a random moment and started again: what was acknowledged is submitted once, and whoever was cut short files again without doubling anything.</summary>
sealed class FilingKill(FilingFolder served, string period)
{
    const int Clerks = 4;

    readonly ConcurrentQueue<string> todo = new(served.Enterprises);
    readonly HashSet<string> acknowledged = [];

    /// <summary>One kill; gives everything that is wrong afterwards.</summary>
    public async Task<IReadOnlyList<string>> Run(int afterMs)
    {
        var cutShort = new ConcurrentBag<string>();
        var first = new TaskCompletionSource();
        var working = Enumerable.Range(0, Clerks).Select(_ => Task.Run(() => Work(cutShort, first))).ToList();
        await Task.WhenAny(first.Task, Task.WhenAll(working));
        await Task.Delay(afterMs);
        served.Kill();
        await Task.WhenAll(working);
        var problems = Compare().ToList();
        await served.Start();
        foreach (var code in cutShort)
        {
            using var clerk = new FilingClerk(served.Address, code);
            if (await clerk.File(period, 100) is { } wrong) problems.Add($"after the kill: {wrong}");
            lock (acknowledged) acknowledged.Add(code);
        }
        served.Kill();
        problems.AddRange(Compare());
        await served.Start();
        return problems;
    }

    public int Acknowledged => acknowledged.Count;

    async Task Work(ConcurrentBag<string> cutShort, TaskCompletionSource first)
    {
        while (todo.TryDequeue(out var code))
        {
            using var clerk = new FilingClerk(served.Address, code);
            try
            {
                if (await clerk.File(period, 100) is not null) break;
                lock (acknowledged) acknowledged.Add(code);
                first.TrySetResult();
                continue;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                // The kill came between.
            }
            cutShort.Add(code);
            return;
        }
    }

    /// <summary>Acknowledged is submitted, nothing is submitted twice, no case misses a step.</summary>
    IEnumerable<string> Compare()
    {
        var steps = served.Steps();
        foreach (var code in acknowledged)
            if (steps[$"return:205-4:{code}:{period}"].Count(s => s.Move == "submit") is not 1 and var count) yield return $"{code} was acknowledged and is submitted {count} times";
        foreach (var matter in steps)
        {
            if (matter.Count(s => s.Move == "submit") > 1) yield return $"{matter.Key} is submitted twice";
            if (!matter.Select(s => s.Number).Order().SequenceEqual(Enumerable.Range(1, matter.Count()))) yield return $"{matter.Key} misses a step";
        }
        foreach (var wrong in served.Verify()) yield return wrong;
    }
}
