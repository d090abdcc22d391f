namespace Luheng.Readings;

/// <summary>Every reading ever taken in. One value is in effect for a meter and time; a differing resend is a correction, kept; nothing is deleted.</summary>
public interface IReadings : IDisposable
{
    /// <summary>The numbers of meters by their ids; an id without one is given the next, for ever.</summary>
    IReadOnlyList<int> Number(IReadOnlyList<string> ids);

    /// <summary>All numbers given so far.</summary>
    IReadOnlyDictionary<string, int> Numbers();

    /// <summary>Takes readings in. Completes when they are committed: after that no crash loses them. The batch must not change meanwhile.</summary>
    /// <exception cref="ReadingsBusyException">More is waiting than memory allows: nothing of this batch was taken.</exception>
    /// <exception cref="ReadingsRefusedException">The store cannot write (disk full, no connection): nothing of this batch was taken.</exception>
    ValueTask<Taken> Append(ReadingBatch batch, CancellationToken cancel = default);

    /// <summary>Takes back what stands between two times (from included, to not), with a reason. Returns how many; they stay readable as known before.</summary>
    int Void(int meter, long from, long to, string reason, string by);

    /// <summary>Adds the readings of a meter between two times (from included, to not) to a series, void ones among them, as known by a time (null: now).</summary>
    void Read(int meter, long from, long to, Series into, DateTimeOffset? knownBy = null);

    /// <summary>What was replaced between two times, oldest first.</summary>
    IReadOnlyList<Revision> Revisions(int meter, long from, long to);

    /// <summary>The newest reading of a meter by its own time, and when it was recorded; null when there is none.</summary>
    (Reading Reading, DateTimeOffset RecordedAt)? Latest(int meter);

    /// <summary>The days (China's) of meters on which something was taken in, corrected or taken back after a mark (0: ever), and the mark of now.</summary>
    IReadOnlyCollection<(int Meter, DateOnly Day)> ChangedSince(long mark, out long now);

    /// <summary>The first and last day on which a meter has readings, or null.</summary>
    (DateOnly First, DateOnly Last)? Span(int meter);

    /// <summary>Calls back after each commit with what was taken in, on the writer's thread: copy what is needed and return at once. One that throws is not called again.</summary>
    IDisposable Watch(Action<ReadingBatch, DateTimeOffset> committed);

    /// <summary>Writes what waits in the journal into blocks now.</summary>
    void Fold();

    StoreSize Size();

    /// <summary>Everything that is wrong with what is kept, each naming its record. Empty: all is well.</summary>
    IReadOnlyList<string> Verify();
}

/// <summary>How much is kept, in readings and in bytes, everything counted.</summary>
public sealed record StoreSize(long Readings, long Blocks, long Revisions, long Bytes);

/// <summary>More is waiting than memory allows; it may be sent again after a while.</summary>
public sealed class ReadingsBusyException(TimeSpan retryAfter) : Exception($"the store is busy; send it again in {retryAfter.TotalSeconds:0} s")
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}

/// <summary>The store cannot write; says why in plain words.</summary>
public sealed class ReadingsRefusedException(string message, Exception? inner = null) : Exception(message, inner);
