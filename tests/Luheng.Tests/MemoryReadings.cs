using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Tests;

/// <summary>Readings in memory, as simply as can be: what a store must answer, to hold real ones against.</summary>
sealed class MemoryReadings(TimeProvider? clock = null) : IReadings
{
    sealed record Version(double Value, ReadingQuality Quality, DateTimeOffset At, string Reason, string By);

    readonly Dictionary<string, int> numbers = [];
    readonly SortedDictionary<(int Meter, long Time), List<Version>> kept = [];
    readonly List<(int Meter, DateOnly Day)> changes = [];
    readonly List<Action<ReadingBatch, DateTimeOffset>> watchers = [];
    DateTimeOffset last;

    public IReadOnlyList<int> Number(IReadOnlyList<string> ids)
    {
        lock (kept) return [.. ids.Select(id => numbers.TryGetValue(id, out var number) ? number : numbers[id] = numbers.Count + 1)];
    }

    public IReadOnlyDictionary<string, int> Numbers()
    {
        lock (kept) return new Dictionary<string, int>(numbers);
    }

    public ValueTask<Taken> Append(ReadingBatch batch, CancellationToken cancel = default)
    {
        var (accepted, unchanged, corrected) = (0, 0, 0);
        DateTimeOffset at;
        lock (kept)
        {
            at = Now();
            for (var i = 0; i < batch.Count; i++)
            {
                var key = (batch.Meters[i], batch.Times[i]);
                if (!kept.TryGetValue(key, out var versions)) kept[key] = versions = [];
                var version = new Version(batch.Values[i], batch.Qualities[i], at, "correction", batch.By);
                if (versions.Count > 0 && (Same(versions[^1], version) || (versions[^1].Quality == ReadingQuality.Void && Same(versions[^2], version)))) { unchanged++; continue; }
                if (versions.Count > 0) corrected++;
                accepted++;
                versions.Add(version);
                changes.Add((key.Item1, Instant.DayOf(key.Item2)));
            }
        }
        foreach (var watcher in watchers.ToArray()) watcher(batch, at);
        return new(new Taken(accepted, unchanged, corrected));
    }

    public int Void(int meter, long from, long to, string reason, string by)
    {
        lock (kept)
        {
            var at = Now();
            var count = 0;
            foreach (var ((m, time), versions) in kept)
            {
                if (m != meter || time < from || time >= to || versions[^1].Quality == ReadingQuality.Void) continue;
                versions.Add(versions[^1] with { Quality = ReadingQuality.Void, At = at, Reason = reason, By = by });
                changes.Add((m, Instant.DayOf(time)));
                count++;
            }
            return count;
        }
    }

    public void Read(int meter, long from, long to, Series into, DateTimeOffset? knownBy = null)
    {
        lock (kept)
            foreach (var ((m, time), versions) in kept)
                if (m == meter && time >= from && time < to && versions.FindLast(v => knownBy is null || v.At <= knownBy) is { } known)
                    into.Add(time, known.Value, known.Quality);
    }

    public IReadOnlyList<Revision> Revisions(int meter, long from, long to)
    {
        lock (kept)
            return [.. kept.Where(k => k.Key.Meter == meter && k.Key.Time >= from && k.Key.Time < to)
                .SelectMany(k => k.Value.Zip(k.Value.Skip(1), (was, became) => new Revision(meter, k.Key.Time, was.Value, was.Quality, became.At, became.Reason, became.By)))
                .OrderBy(r => r.ReplacedAt)];
    }

    public (Reading Reading, DateTimeOffset RecordedAt)? Latest(int meter)
    {
        lock (kept)
            return kept.Where(k => k.Key.Meter == meter).Select(k => ((Reading, DateTimeOffset)?)(new(meter, k.Key.Time, k.Value[^1].Value, k.Value[^1].Quality), k.Value[^1].At)).LastOrDefault();
    }

    public IReadOnlyCollection<(int Meter, DateOnly Day)> ChangedSince(long mark, out long now)
    {
        lock (kept)
        {
            now = changes.Count;
            return changes.Skip((int)mark).ToHashSet();
        }
    }

    public (DateOnly First, DateOnly Last)? Span(int meter)
    {
        lock (kept)
        {
            var times = kept.Keys.Where(k => k.Meter == meter).Select(k => k.Time).ToList();
            return times.Count == 0 ? null : (Instant.DayOf(times[0]), Instant.DayOf(times[^1]));
        }
    }

    public IDisposable Watch(Action<ReadingBatch, DateTimeOffset> committed)
    {
        watchers.Add(committed);
        return new Watching(this, committed);
    }

    public void Fold() { }

    public StoreSize Size() => new(kept.Count, 0, kept.Values.Sum(v => v.Count - 1), 0);

    public IReadOnlyList<string> Verify() => [];

    public void Dispose() { }

    static bool Same(Version one, Version other) =>
        BitConverter.DoubleToInt64Bits(one.Value) == BitConverter.DoubleToInt64Bits(other.Value) && one.Quality == other.Quality;

    DateTimeOffset Now()
    {
        var now = (clock ?? TimeProvider.System).GetUtcNow();
        return last = now > last ? now : last.AddTicks(10);
    }

    sealed class Watching(MemoryReadings readings, Action<ReadingBatch, DateTimeOffset> committed) : IDisposable
    {
        public void Dispose() => readings.watchers.Remove(committed);
    }
}
