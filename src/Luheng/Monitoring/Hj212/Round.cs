using System.Buffers;
using Luheng.Readings;

namespace Luheng.Monitoring.Hj212;

/// <summary>What is gathered from all connections between two commits: readings, and the answers that go out once they are kept.</summary>
sealed class Round
{
    readonly List<(Link Link, int From, int Length)> answers = [];
    readonly ArrayBufferWriter<byte> bytes = new(4096);

    public ReadingBatch Batch { get; } = new() { By = "HJ 212" };

    public List<OverLimit> Over { get; } = [];

    public int Packets { get; set; }

    public bool IsEmpty => answers.Count == 0 && Batch.Count == 0;

    public void Answer(Link link, ReadOnlySpan<byte> packet)
    {
        answers.Add((link, bytes.WrittenCount, packet.Length));
        bytes.Write(packet);
    }

    /// <summary>Hands the answers to their connections and wakes each of them once.</summary>
    public void Send()
    {
        foreach (var (link, from, length) in answers) link.Put(bytes.WrittenSpan.Slice(from, length));
        Link? last = null;
        foreach (var (link, _, _) in answers)
        {
            if (!ReferenceEquals(link, last)) link.Wake();
            last = link;
        }
    }

    public void Clear()
    {
        answers.Clear();
        bytes.ResetWrittenCount();
        Over.Clear();
        Packets = 0;
        Batch.Clear();
        Batch.By = "HJ 212";
    }
}

/// <summary>An hourly mean above its limit, as it came in.</summary>
/// <param name="Time">Of the hour, as the monitor stamps it.</param>
/// <param name="Meter">The number of its meter.</param>
public sealed record OverLimit(PollutantMonitor Monitor, int Meter, string Code, long Time, double Value, double Limit);
