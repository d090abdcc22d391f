using System.Buffers;

namespace Luheng.Monitoring.Hj212;

/// <summary>The way back to a device: what waits to be sent over its connection.</summary>
/// <param name="address">Where it comes from, as shown to people.</param>
/// <param name="wake">Called when something waits.</param>
public sealed class Link(string address, Action wake)
{
    readonly Lock gate = new();
    readonly ArrayBufferWriter<byte> waiting = new(256);

    public string Address { get; } = address;

    /// <summary>False once the connection is gone.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Bytes that wait.</summary>
    public int Waiting
    {
        get
        {
            lock (gate) return waiting.WrittenCount;
        }
    }

    public void Put(ReadOnlySpan<byte> bytes)
    {
        lock (gate) if (IsOpen) waiting.Write(bytes);
    }

    public void Wake() => wake();

    /// <summary>Moves what waits to a writer; false when nothing did.</summary>
    public bool Drain(IBufferWriter<byte> into)
    {
        lock (gate)
        {
            if (waiting.WrittenCount == 0) return false;
            into.Write(waiting.WrittenSpan);
            waiting.ResetWrittenCount();
            return true;
        }
    }

    public void Close()
    {
        lock (gate) IsOpen = false;
    }
}
