using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Luheng.Monitoring;

/// <summary>One watcher of the stream, with a queue of its own that never makes the writer wait.</summary>
public sealed class LiveListener : IDisposable
{
    /// <summary>Waiting events beyond which arrivals, and beyond which alarms, are not kept.</summary>
    internal const int MostArrivals = 1024, MostEvents = 2048;

    readonly Channel<LiveEvent> queue = Channel.CreateUnbounded<LiveEvent>();
    readonly LiveHub hub;
    readonly Func<LiveEvent, bool> wanted;
    long lost;

    internal LiveListener(LiveHub hub, Func<LiveEvent, bool> wanted) => (this.hub, this.wanted) = (hub, wanted);

    internal void Offer(LiveEvent e)
    {
        if (!wanted(e)) return;
        if (queue.Reader.Count >= (e is LiveArrival ? MostArrivals : MostEvents)) Interlocked.Increment(ref lost);
        else queue.Writer.TryWrite(e);
    }

    /// <summary>The events from now on, with a beat whenever nothing came for a while, until cancelled.</summary>
    public async IAsyncEnumerable<LiveEvent> Events(TimeSpan beat, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            if (await Waited(beat, cancel))
                while (queue.Reader.TryRead(out var e)) yield return e;
            else if (!cancel.IsCancellationRequested) yield return new LiveBeat();
            if (Interlocked.Exchange(ref lost, 0) is > 0 and var events) yield return new LiveLoss(events);
        }
    }

    async Task<bool> Waited(TimeSpan beat, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        either.CancelAfter(beat);
        try
        {
            return await queue.Reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => hub.Leave(this);
}
