namespace Luheng.Monitoring;

/// <summary>Who sends, and which meters that key may write.</summary>
public sealed class Sender
{
    readonly bool[]? allowed;

    internal Sender(GatewayKey key, MeterBook book, int highest)
    {
        Key = key;
        if (key.Meters is null) return;
        allowed = new bool[highest + 1];
        foreach (var id in key.Meters)
            if (book.Find(id) is { } meter) allowed[book.NumberOf(meter)] = true;
    }

    public GatewayKey Key { get; }

    /// <summary>Whether it may write anything at all.</summary>
    public bool MayWrite => Key.Meters is null or { Count: > 0 };

    public bool May(int meter) => allowed is null || ((uint)meter < (uint)allowed.Length && allowed[meter]);
}
