using System.Globalization;
using System.Net;
using System.Text;
using Luheng.Monitoring;
using Luheng.Records;

namespace Luheng.Benchmarks;

/// <summary>What came of a kill in the middle of submissions of records.</summary>
sealed record RecordOutcome(int Trial, int KilledAfterMs, int Acknowledged, int UnderWay, int FoundUnderWay, IReadOnlyList<string> Problems);

/// <summary>Several senders submit records over HTTP, each submission some of them together; the server is killed at a random moment. What was acknowledged is there once and whole, what was not is there whole or not at all, and sending it again doubles nothing.</summary>
sealed class RecordTrial(ServedFolder served, string owner, Random random)
{
    const int Senders = 3, LongestMs = 400, MostPatience = 10_000;

    readonly HashSet<string> kept = [];

    /// <summary>One kill; the server runs before and after.</summary>
    public async Task<RecordOutcome> Run(int trial)
    {
        var after = random.Next(1, LongestMs);
        using var cut = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var sending = Enumerable.Range(0, Senders).Select(s => (s, seed: random.Next())).Select(s => Task.Run(() => Send(trial, s.s, new(s.seed), begun, cut.Token))).ToList();
        await Task.WhenAny(begun.Task, Task.Delay(MostPatience));
        await Task.Delay(after);
        served.Kill();
        await cut.CancelAsync();
        var sent = await Task.WhenAll(sending);
        var underWay = sent.Select(s => s.Last).OfType<string[]>().ToList();
        var acknowledged = sent.SelectMany(s => s.Acknowledged).ToList();
        var (problems, found) = Compare(acknowledged, underWay);
        await served.Start();
        foreach (var last in underWay) await Post(last); // as whoever had no answer does
        foreach (var id in acknowledged.Concat(underWay).SelectMany(ids => ids)) kept.Add(id);
        problems.AddRange(Compare([.. acknowledged, .. underWay], []).Problems.Select(p => $"after sending again: {p}"));
        return new(trial, after, acknowledged.Count, underWay.Count, found, problems);
    }

    async Task<(List<string[]> Acknowledged, string[]? Last)> Send(int trial, int sender, Random own, TaskCompletionSource begun, CancellationToken cut)
    {
        var acknowledged = new List<string[]>();
        for (var i = 0; !cut.IsCancellationRequested; i++)
        {
            string[] ids = [.. Enumerable.Range(0, own.Next(1, 20)).Select(n => string.Create(CultureInfo.InvariantCulture, $"kill-{trial:000}-{sender}-{i:0000}-{n:00}"))];
            try
            {
                await Post(ids);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                return (acknowledged, ids); // The kill came between.
            }
            acknowledged.Add(ids);
            begun.TrySetResult();
        }
        return (acknowledged, null);
    }

    async Task Post(string[] ids)
    {
        var body = "[" + string.Join(',', ids.Select(id => $$"""{"meter":"{{id}}","credit_code":"{{owner}}","carrier":"electricity","kind":"counter","unit":"kWh"}""")) + "]";
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await served.Client.PostAsync(new Uri(served.Address, "/api/v1/meters"), content);
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Looks into the folder itself, beside the server or without it.</summary>
    (List<string> Problems, int FoundUnderWay) Compare(IReadOnlyList<string[]> must, IReadOnlyList<string[]> may)
    {
        using var ledger = SqliteLedger.Open(served.Folder, TimeProvider.System);
        var problems = ledger.Verify().ToList();
        var there = ledger.Documents(MeterBook.Kind).Select(d => d.Id).Where(id => id.StartsWith("kill-", StringComparison.Ordinal)).ToHashSet();
        foreach (var ids in must)
        {
            if (ids.Where(id => !there.Contains(id)).ToList() is { Count: > 0 } lost) problems.Add($"acknowledged and lost: {lost[0]} and {lost.Count - 1} more");
            if (ids.FirstOrDefault(id => ledger.Versions(MeterBook.Kind, id).Count > 1) is { } twice) problems.Add($"{twice} is there twice");
        }
        var found = 0;
        foreach (var ids in may)
            if (ids.Count(there.Contains) is > 0 and var some)
            {
                found++;
                if (some < ids.Length) problems.Add($"of the submission of {ids[0]} {some} of {ids.Length} are there");
            }
        HashSet<string> known = [.. must.SelectMany(i => i), .. may.SelectMany(i => i)];
        if (there.Where(id => !known.Contains(id) && !kept.Contains(id)).ToList() is { Count: > 0 } strange) problems.Add($"{strange.Count} were never sent, such as {strange[0]}");
        if (kept.Where(id => !there.Contains(id)).ToList() is { Count: > 0 } gone) problems.Add($"{gone.Count} of earlier kills are gone, such as {gone[0]}");
        return (problems, found);
    }
}
