using System.Globalization;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Benchmarks;

/// <summary>A door to send through while the server is killed: how it names its meter in a trial, and how it sends readings, completing when they are acknowledged.</summary>
sealed record TriedDoor(string Name, Func<int, string> Meter, Func<ServedFolder, ReadingBatch, Func<int, string>, Task> Send)
{
    /// <summary>The monitor that reports in a trial, where it is no gateway.</summary>
    public Func<int, string>? Monitor { get; init; }

    /// <summary>Readings sent together at most, such that many are acknowledged before a kill.</summary>
    public int Most { get; init; } = 1_000;

    /// <summary>The four forms over HTTP, and HJ 212 over TCP.</summary>
    public static IReadOnlyList<TriedDoor> All { get; } =
    [
        .. new[] { ("binary", Bodies.Columns), ("csv", Bodies.Csv), ("ndjson", Bodies.Ndjson), ("json", Bodies.Json) }.Select(f =>
            new TriedDoor(f.Item1, trial => $"{f.Item1}-{trial:000}", (served, batch, name) => served.Send(f.Item2, Bodies.Of(f.Item2, batch, name)))),
        TriedMonitor.Door,
    ];
}

/// <summary>What came of a kill, for a door: readings acknowledged before it, those under way, how many of these were there after it, and everything that was wrong.</summary>
sealed record KillOutcome(int Trial, string Door, int KilledAfterMs, int Acknowledged, int UnderWay, int FoundUnderWay, IReadOnlyList<string> Problems);

/// <summary>Sends through every door at once, kills the server at a random moment, starts it again and compares: what was acknowledged is there once, what was not at most once, and nothing else.</summary>
sealed class KillTrial(ServedFolder served, IReadOnlyList<TriedDoor> doors, Random random)
{
    const int LongestMs = 500, MostPatience = 10_000;
    static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, China.Offset);

    readonly Dictionary<string, HashSet<string>> expected = [];

    /// <summary>A folder in which every door has what it writes to, for a number of trials.</summary>
    public static ServedFolder Folder(string luheng, string root, string folder, IReadOnlyList<TriedDoor> doors, int trials)
    {
        var each = Enumerable.Range(0, trials).ToList();
        return new(luheng, root, folder, [.. doors.Where(d => d.Monitor is null).SelectMany(d => each.Select(d.Meter))], monitors: [.. doors.SelectMany(d => d.Monitor is { } mn ? each.Select(mn) : [])]);
    }

    /// <summary>One kill; the server runs before and after.</summary>
    public async Task<IReadOnlyList<KillOutcome>> Run(int trial)
    {
        var after = random.Next(1, LongestMs);
        using var cut = new CancellationTokenSource();
        var begun = doors.Select(_ => new TaskCompletionSource()).ToList();
        var sending = doors.Select((d, i) => Task.Run(() => Send(d, trial, new(random.Next()), begun[i], cut.Token))).ToList();
        await Task.WhenAny(Task.WhenAll(begun.Select(b => b.Task)), Task.Delay(MostPatience)); // so that each door has acknowledged something
        await Task.Delay(after);
        served.Kill();
        await cut.CancelAsync();
        var sent = await Task.WhenAll(sending);
        await served.Start();
        return await Task.WhenAll(doors.Zip(sent, (door, s) => Compare(door, trial, after, s)));
    }

    /// <summary>Whether everything that any trial left is still there, once.</summary>
    public async Task<IReadOnlyList<string>> All()
    {
        var problems = new List<string>();
        foreach (var (meter, lines) in expected) problems.AddRange(Differences(meter, await served.Lines(meter), lines, []));
        return problems;
    }

    async Task<(List<string> Acknowledged, ReadingBatch? Last)> Send(TriedDoor door, int trial, Random own, TaskCompletionSource begun, CancellationToken cut)
    {
        var (acknowledged, step) = (new List<string>(), 0);
        while (!cut.IsCancellationRequested)
        {
            var batch = new ReadingBatch();
            for (var count = own.Next(1, door.Most); count > 0; count--, step++) batch.Add(1, Start.AddSeconds(step).ToUnixTimeMilliseconds(), Math.Round(step * 1.37, 2));
            try
            {
                await door.Send(served, batch, _ => door.Meter(trial));
            }
            catch (Exception e) when (e is HttpRequestException or IOException or System.Net.Sockets.SocketException)
            {
                return (acknowledged, batch); // The kill came between.
            }
            acknowledged.AddRange(Lines(door.Meter(trial), batch));
            begun.TrySetResult();
        }
        return (acknowledged, null);
    }

    async Task<KillOutcome> Compare(TriedDoor door, int trial, int after, (List<string> Acknowledged, ReadingBatch? Last) sent)
    {
        var meter = door.Meter(trial);
        var underWay = sent.Last is null ? [] : Lines(meter, sent.Last).ToList();
        var found = await served.Lines(meter, known: sent.Acknowledged.Count > 0);
        var problems = Differences(meter, found, sent.Acknowledged, underWay).ToList();
        if (sent.Last is not null) await door.Send(served, sent.Last, _ => meter); // as a gateway does that had no answer
        HashSet<string> all = [.. sent.Acknowledged, .. underWay];
        problems.AddRange(Differences(meter, await served.Lines(meter), all, []).Select(p => $"after sending again: {p}"));
        lock (expected) expected[meter] = all;
        return new(trial, door.Name, after, sent.Acknowledged.Count, underWay.Count, found.Length - sent.Acknowledged.Count, problems);
    }

    /// <param name="must">There, once.</param>
    /// <param name="may">There at most once.</param>
    static IEnumerable<string> Differences(string meter, string[] found, IReadOnlyCollection<string> must, IReadOnlyCollection<string> may)
    {
        var once = found.ToHashSet();
        if (once.Count < found.Length) yield return $"{meter}: {found.Length - once.Count} readings are there twice";
        if (must.Count(l => !once.Contains(l)) is > 0 and var lost) yield return $"{meter}: {lost} acknowledged readings are lost, such as {must.First(l => !once.Contains(l))}";
        HashSet<string> known = [.. must, .. may];
        if (once.Count(l => !known.Contains(l)) is > 0 and var strange) yield return $"{meter}: {strange} readings were never sent, such as {once.First(l => !known.Contains(l))}";
    }

    static IEnumerable<string> Lines(string meter, ReadingBatch batch) => Enumerable.Range(0, batch.Count).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"{meter},{Instant.At(batch.Times[i]):yyyy-MM-ddTHH:mm:sszzz},{batch.Values[i]:R},good"));
}
