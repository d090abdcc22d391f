using Luheng.Time;

namespace Luheng.Readings;

/// <summary>The readings of a data folder: a journal that acknowledges, and compressed blocks of a meter and day.
/// One program writes; any may read beside it. A reader sees what is committed, and may see what is being committed.</summary>
public sealed class ReadingStore : IReadings
{
    /// <summary>The file in the data folder, where they do not live in PostgreSQL.</summary>
    public const string FileName = SqliteHome.FileName;

    const long Memory = 384L << 20;

    readonly string folder;
    readonly TimeProvider clock;
    readonly IReadingHome home;
    readonly long memory;
    readonly MeterNumbers numbers;
    readonly Lock opening = new();
    readonly Follower follower;
    readonly List<Action<ReadingBatch, DateTimeOffset>> watchers = [];
    volatile Writer? writer;
    bool disposed;

    ReadingStore(string folder, TimeProvider clock, IReadingHome home, long memory)
    {
        (this.folder, this.clock, this.home, this.memory) = (folder, clock, home, memory);
        (numbers, follower) = (new(home), new(home));
    }

    /// <summary>Opens the readings of a folder, or makes them.</summary>
    /// <param name="postgres">A connection string where they live in PostgreSQL; null: in the folder.</param>
    public static IReadings Open(string dataFolder, TimeProvider clock, string? postgres = null) => Open(dataFolder, clock, postgres, Memory);

    /// <param name="memory">Bytes of decoded days that may be held.</param>
    internal static ReadingStore Open(string dataFolder, TimeProvider clock, string? postgres, long memory) =>
        new(dataFolder, clock, postgres is null ? SqliteHome.Open(dataFolder) : PostgresHome.Open(postgres), memory);

    public IReadOnlyList<int> Number(IReadOnlyList<string> ids) => numbers.Of(ids);

    public IReadOnlyDictionary<string, int> Numbers() => numbers.All();

    public ValueTask<Taken> Append(ReadingBatch batch, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        if (batch.Count == 0) return new(new Taken(0, 0, 0));
        BatchCheck.Check(batch, numbers);
        return new(Writing().Loop.Add(new(batch, null)));
    }

    public int Void(int meter, long from, long to, string reason, string by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return numbers.Knows(meter) ? Writing().Loop.Add(new(null, new(meter, from, to, reason, by))).GetAwaiter().GetResult().Corrected : 0;
    }

    public void Read(int meter, long from, long to, Series into, DateTimeOffset? knownBy = null)
    {
        if (Image().Days.Find(meter) is { } open) Lookup.Read(home, open, from, to, into, knownBy);
    }

    public IReadOnlyList<Revision> Revisions(int meter, long from, long to) =>
        Image().Days.Find(meter) is { } open ? [.. Lookup.Revisions(home, open, from, to).Select(r => r.Told())] : [];

    public (Reading Reading, DateTimeOffset RecordedAt)? Latest(int meter) => Image().Days.Find(meter) is { } open ? Lookup.Latest(home, open) : null;

    /// <inheritdoc/>
    /// <remarks>A mark is a number of the journal. After a restart days may be named once more than needed.</remarks>
    public IReadOnlyCollection<(int Meter, DateOnly Day)> ChangedSince(long mark, out long now)
    {
        var image = Image();
        now = writer?.Commits.Mark(image) ?? image.Seq;
        var changed = new HashSet<(int, DateOnly)>();
        foreach (var meter in image.Days.All())
            lock (meter.Gate)
                foreach (var day in meter.Days)
                    if (day.Changed > mark) changed.Add((day.Meter, Date(day.Number)));
        using var view = home.Look();
        foreach (var row in view.ChangesAfter(mark))
            foreach (var code in ChangedDays.Read(row.Days))
                changed.Add(ChangedDays.Of(row.Bucket, code) is var (meter, day) ? (meter, Date(day)) : default);
        return changed;
    }

    public (DateOnly First, DateOnly Last)? Span(int meter)
    {
        if (Image().Days.Find(meter) is not { } open) return null;
        lock (open.Gate) return open.First <= open.Last ? (Date(open.First), Date(open.Last)) : null;
    }

    public IDisposable Watch(Action<ReadingBatch, DateTimeOffset> committed)
    {
        lock (watchers) watchers.Add(committed);
        return new Watching(this, committed);
    }

    public void Fold()
    {
        Writing().Loop.Add(new(null, null)).GetAwaiter().GetResult();
    }

    public StoreSize Size()
    {
        var state = Image().State;
        return new(state.Readings, state.Blocks, state.Revisions, home.Bytes());
    }

    public IReadOnlyList<string> Verify() => Verification.Problems(home);

    /// <summary>Writes a whole and consistent copy of the folder's readings to a new file. Returns false where they live elsewhere, in PostgreSQL.</summary>
    public bool CopyTo(string path) => home.CopyTo(path);

    /// <summary>Which store this is, and how many groups of readings it was ever given; null where it has no number, in PostgreSQL.</summary>
    internal (long Store, long Groups)? Held()
    {
        if (home.Store() is not { } store) return null;
        using var view = home.Look();
        return (store, view.Announced().Groups);
    }

    /// <summary>One hash over every row of every table: the same for a copy, another for whatever was changed, added or lost.</summary>
    public string ContentHash()
    {
        using var view = home.Look();
        return ReadingHash.Of(view);
    }

    /// <summary>Bytes of decoded days that are held, for tests.</summary>
    internal long Decoded => writer?.Commits.Known?.Days.Bytes ?? 0;

    /// <summary>How many pages the file may have: a full disk, for tests.</summary>
    internal int MostPages
    {
        set => ((SqliteHome)home).Limit(value);
    }

    public void Dispose()
    {
        lock (opening)
        {
            if (disposed) return;
            disposed = true;
            writer?.Dispose();
            home.Dispose();
        }
    }

    Image Image() => writer?.Commits.Known ?? follower.Image();

    Writer Writing()
    {
        if (writer is { } known) return known;
        lock (opening)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return writer ??= Writer.Open(folder, home, clock, memory, Tell);
        }
    }

    void Tell(ReadingBatch batch, DateTimeOffset at)
    {
        Action<ReadingBatch, DateTimeOffset>[] all;
        lock (watchers) all = [.. watchers];
        foreach (var watcher in all)
        {
            try
            {
                watcher(batch, at);
            }
            catch (Exception) // Whatever it was: what is committed must still be acknowledged.
            {
                lock (watchers) watchers.Remove(watcher);
            }
        }
    }

    static DateOnly Date(int day) => Instant.DayOf(Instant.StartOfDay(day));

    sealed class Watching(ReadingStore store, Action<ReadingBatch, DateTimeOffset> committed) : IDisposable
    {
        public void Dispose()
        {
            lock (store.watchers) store.watchers.Remove(committed);
        }
    }
}
