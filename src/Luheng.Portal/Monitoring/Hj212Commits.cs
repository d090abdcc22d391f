using System.Threading.Channels;
using Luheng.Monitoring.Hj212;
using Luheng.Readings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Luheng.Portal.Monitoring;

/// <summary>Commits what the door gathers, one round after another, and keeps the clock of requests and parts.</summary>
public sealed partial class Hj212Commits(Inlet inlet, TimeProvider clock, ILogger<Hj212Commits> log) : BackgroundService
{
    /// <summary>Readings and packets that may wait for a commit; above, no connection is read.</summary>
    const int MostWaiting = 200_000;

    readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    TaskCompletionSource committed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Says that something waits.</summary>
    public void Wake() => wake.Writer.TryWrite(true);

    /// <summary>Completes when there is room for more.</summary>
    public async ValueTask Room()
    {
        while (inlet.Waiting > MostWaiting)
        {
            var next = Volatile.Read(ref committed).Task;
            if (inlet.Waiting > MostWaiting) await next;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var ticking = Tick(stoppingToken);
        try
        {
            while (await wake.Reader.WaitToReadAsync(stoppingToken))
            {
                wake.Reader.TryRead(out _);
                await Commit(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Commit(CancellationToken.None);
        }
        finally
        {
            Interlocked.Exchange(ref committed, new()).TrySetResult();
            await ticking;
        }
    }

    async Task Commit(CancellationToken cancel)
    {
        try
        {
            await inlet.Commit(cancel);
        }
        catch (ReadingsRefusedException refused)
        {
            NotKept(log, refused.Message); // Nothing was answered: the devices send it again.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(log, e);
        }
        finally
        {
            Interlocked.Exchange(ref committed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }
    }

    async Task Tick(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(0.5), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancel)) inlet.Tick();
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "HJ 212: not kept and not answered: {Reason}")]
    static partial void NotKept(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "HJ 212: a commit failed; nothing of it was answered")]
    static partial void Failed(ILogger log, Exception e);
}
