using System.Runtime.InteropServices;
using Luheng.Readings;

namespace Luheng.Monitoring;

/// <summary>Tells watchers what arrives and what is raised. Arrivals of a meter are put together for half a second; without watchers it costs nothing.</summary>
public sealed class LiveHub(IReadings readings, Func<MeterBook> book) : IDisposable
{
    static readonly TimeSpan Together = TimeSpan.FromMilliseconds(500);

    readonly Lock joining = new(), noting = new();
    Dictionary<int, (Reading Newest, int Count)> arrived = [];
    volatile LiveListener[] listeners = [];
    IDisposable? watching;
    Timer? timer;

    public int Listeners => listeners.Length;

    /// <param name="wanted">Whether an event is for this watcher; asked on the way, so it must be quick.</param>
    public LiveListener Listen(Func<LiveEvent, bool> wanted)
    {
        var listener = new LiveListener(this, wanted);
        lock (joining)
        {
            listeners = [.. listeners, listener];
            if (listeners.Length == 1)
            {
                watching = readings.Watch((batch, _) => Note(batch));
                timer = new(_ => Tell(), null, Together, Together);
            }
        }
        return listener;
    }

    /// <summary>Tells something at once to all who want it.</summary>
    public void Publish(LiveEvent e)
    {
        foreach (var listener in listeners) listener.Offer(e);
    }

    internal void Leave(LiveListener listener)
    {
        lock (joining)
        {
            if (!listeners.Contains(listener)) return;
            listeners = [.. listeners.Where(l => l != listener)];
            if (listeners.Length == 0) Stop();
        }
    }

    /// <summary>On the writer's thread: only the newest of each meter is noted.</summary>
    void Note(ReadingBatch batch)
    {
        var meters = batch.Meters;
        var times = batch.Times;
        lock (noting)
            for (var i = 0; i < meters.Length;)
            {
                var (meter, newest, from) = (meters[i], i, i);
                for (; i < meters.Length && meters[i] == meter; i++)
                    if (times[i] > times[newest]) newest = i;
                ref var noted = ref CollectionsMarshal.GetValueRefOrAddDefault(arrived, meter, out var known);
                if (!known || times[newest] >= noted.Newest.Time) noted.Newest = new(meter, times[newest], batch.Values[newest], batch.Qualities[newest]);
                noted.Count += i - from;
            }
    }

    void Tell()
    {
        Dictionary<int, (Reading Newest, int Count)> told;
        lock (noting)
        {
            if (arrived.Count == 0) return;
            (told, arrived) = (arrived, []);
        }
        var known = book();
        foreach (var (number, (newest, count)) in told)
            if (known.Find(number) is { } meter) Publish(new LiveArrival(meter, newest, count));
    }

    void Stop()
    {
        watching?.Dispose();
        timer?.Dispose();
        (watching, timer) = (null, null);
        lock (noting) arrived = [];
    }

    public void Dispose()
    {
        lock (joining) Stop();
    }
}
