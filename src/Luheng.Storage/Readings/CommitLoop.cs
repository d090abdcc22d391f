namespace Luheng.Readings;

/// <summary>The one thread that writes: it takes whatever waits, keeps it in one commit, and folds when there is enough or nothing else to do.</summary>
sealed class CommitLoop : IDisposable
{
    // What may wait, and what goes into one commit.
    const int MostWaiting = 4_000_000, MostCalls = 200_000, MostInGroup = 1_000_000;
    static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    /// <summary>How long readings may stay in the journal when nothing forces them out of it.</summary>
    static readonly TimeSpan FoldAfter = TimeSpan.FromMinutes(5);

    static readonly TimeSpan FoldAgainAfter = TimeSpan.FromSeconds(10);

    readonly object gate = new();
    readonly Queue<Order> waiting = new();
    readonly GroupCommit writing;
    readonly Thread thread;
    long weight;
    bool closing;

    public CommitLoop(GroupCommit writing)
    {
        this.writing = writing;
        thread = new(Run) { IsBackground = true, Name = "readings" };
        thread.Start();
    }

    public Task<Taken> Add(Order order)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closing, this);
            if (weight > 0 && (weight + order.Weight > MostWaiting || waiting.Count >= MostCalls)) throw new ReadingsBusyException(Retry);
            weight += order.Weight;
            waiting.Enqueue(order);
            if (waiting.Count == 1) Monitor.Pulse(gate);
        }
        return order.Task;
    }

    /// <summary>Keeps what waits, folds, and ends.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (closing) return;
            closing = true;
            Monitor.Pulse(gate);
        }
        thread.Join();
    }

    void Run()
    {
        var group = new List<Order>();
        var notBefore = 0L;
        var foldAt = Environment.TickCount64 + (long)FoldAfter.TotalMilliseconds;
        while (true)
        {
            var closed = Next(group);
            if (group.Count == 0 && closed) break;
            if (group.Count > 0) Commit(group);
            var asked = group.Where(o => o.IsFold).ToList();
            var idle = group.Count == 0 && Environment.TickCount64 >= foldAt;
            var full = writing.IsFull && Environment.TickCount64 >= notBefore;
            if (asked.Count == 0 && !idle && !full) continue;
            if (!Fold(asked)) notBefore = Environment.TickCount64 + (long)FoldAgainAfter.TotalMilliseconds;
            foldAt = Environment.TickCount64 + (long)FoldAfter.TotalMilliseconds;
        }
        Fold([]);
    }

    void Commit(List<Order> group)
    {
        var changes = group.FindAll(o => !o.IsFold);
        if (changes.Count > 0) writing.Commit(changes);
    }

    /// <summary>Returns whether it succeeded. Where not, the journal still holds everything, and the next one tries again.</summary>
    bool Fold(List<Order> asked)
    {
        try
        {
            writing.Fold();
            if (asked.Count > 0) writing.Compact();
            foreach (var order in asked) order.TrySetResult(default);
            return true;
        }
        catch (ReadingsRefusedException wrong)
        {
            foreach (var order in asked) order.TrySetException(wrong);
            return false;
        }
    }

    /// <summary>Takes what waits, or waits a while. Returns whether nothing more will come.</summary>
    bool Next(List<Order> group)
    {
        group.Clear();
        var taken = 0;
        lock (gate)
        {
            while (waiting.Count == 0 && !closing && Monitor.Wait(gate, FoldAfter)) { }
            while (taken < MostInGroup && waiting.TryDequeue(out var order))
            {
                group.Add(order);
                taken += order.Weight;
            }
            weight -= taken;
            return closing && waiting.Count == 0;
        }
    }
}
