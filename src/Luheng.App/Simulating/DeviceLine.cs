using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using Luheng.Monitoring.Hj212;

namespace Luheng.App.Simulating;

/// <summary>A pollutant monitor on its TCP line (数采仪): sends its packets, answers what the host asks, and calls again when the line breaks.</summary>
sealed class DeviceLine(Device device, string host, int port) : IDisposable
{
    readonly SemaphoreSlim sending = new(1, 1);
    TcpClient? line;

    public Device Device { get; } = device;

    /// <summary>Packets sent, answers heard (9014 and 9011 …), requests answered, and calls that failed.</summary>
    public int Sent { get; private set; }
    public int Heard { get; private set; }
    public int Answered { get; private set; }
    public int Failed { get; private set; }

    /// <summary>Sends packets; false when the line could not be had or broke.</summary>
    public async Task<bool> Send(IReadOnlyList<Packet> packets, CancellationToken cancel)
    {
        await sending.WaitAsync(cancel);
        try
        {
            if (line is not { Connected: true }) await Call(cancel);
            foreach (var packet in packets) await line!.GetStream().WriteAsync(packet.Write(), cancel);
            Sent += packets.Count;
            return true;
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            Failed++;
            line?.Dispose();
            line = null;
            return false;
        }
        finally
        {
            sending.Release();
        }
    }

    async Task Call(CancellationToken cancel)
    {
        line?.Dispose();
        line = new() { NoDelay = true };
        await line.ConnectAsync(host, port, cancel);
        _ = Listen(line.GetStream(), cancel);
    }

    async Task Listen(NetworkStream from, CancellationToken cancel)
    {
        var reader = PipeReader.Create(from);
        var frames = new FrameReader();
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(cancel);
                var buffer = read.Buffer;
                while (Next(frames, ref buffer) is { } packet)
                {
                    Heard++;
                    if (Device.Answer(packet) is { Count: > 0 } answers && await Send(answers, cancel)) Answered++;
                }
                reader.AdvanceTo(buffer.Start, buffer.End);
                if (read.IsCompleted) return;
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The line is gone; the next packet calls again.
        }
    }

    static Packet? Next(FrameReader frames, ref ReadOnlySequence<byte> buffer)
    {
        for (; ; )
            switch (frames.Read(ref buffer, out var data))
            {
                case FrameRead.Packet: return Packet.Of(PacketView.Read(data));
                case FrameRead.More: return null;
            }
    }

    public void Dispose()
    {
        line?.Dispose();
        sending.Dispose();
    }
}
