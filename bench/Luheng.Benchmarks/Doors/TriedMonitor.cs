using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using Luheng.Monitoring.Hj212;
using Luheng.Readings;

namespace Luheng.Benchmarks;

/// <summary>The door of HJ 212 under trial: a pollutant monitor for each kill, a packet for each reading, acknowledged by 9014.</summary>
static class TriedMonitor
{
    const string Code = "w01018", Field = "Rtd", SurfaceWater = "32";

    public static TriedDoor Door { get; } = new("hj212", trial => $"{Mn(trial)}/{Code}/{CommandCode.RealTime}-{Field}", Send) { Monitor = Mn, Most = 20 };

    static string Mn(int trial) => $"9900{trial:D20}";

    /// <summary>Sends all packets and waits for as many answers.</summary>
    static async Task Send(ServedFolder served, ReadingBatch batch, Func<int, string> name)
    {
        var device = new Device(name(batch.Meters[0]).Split('/')[0], "", SurfaceWater, TimeProvider.System);
        using var line = new TcpClient { NoDelay = true };
        await line.ConnectAsync("127.0.0.1", served.Hj212);
        var packets = new List<byte>();
        for (var i = 0; i < batch.Count; i++)
            foreach (var packet in device.Upload(CommandCode.RealTime, batch.Times[i], [new(Code, [(Field, batch.Values[i])])])) packets.AddRange(packet.Write());
        var answered = Answers(line, batch.Count);
        await line.GetStream().WriteAsync(packets.ToArray());
        await answered;
    }

    /// <exception cref="IOException">The line broke before all were answered.</exception>
    static async Task Answers(TcpClient line, int count)
    {
        var (reader, frames) = (PipeReader.Create(line.GetStream()), new FrameReader());
        while (count > 0)
        {
            var read = await reader.ReadAsync();
            var buffer = read.Buffer;
            count -= Count(frames, ref buffer);
            reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted && count > 0) throw new IOException($"{count} packets were not answered");
        }
    }

    static int Count(FrameReader frames, ref ReadOnlySequence<byte> buffer)
    {
        var count = 0;
        while (true)
            switch (frames.Read(ref buffer, out var data))
            {
                case FrameRead.Packet when PacketView.Read(data).Cn == CommandCode.DataAnswer:
                    count++;
                    break;
                case FrameRead.More:
                    return count;
            }
    }
}
