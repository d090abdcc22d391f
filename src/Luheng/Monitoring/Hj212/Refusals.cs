namespace Luheng.Monitoring.Hj212;

/// <summary>Why a packet, or something in it, was not taken in.</summary>
public enum RefusalKind
{
    /// <summary>The bytes are no whole packet, or the check value is wrong.</summary>
    Damage,
    /// <summary>The packet names no device (MN).</summary>
    NoMn,
    /// <summary>The device is not registered (QnRtn 4).</summary>
    UnknownMn,
    /// <summary>The password is wrong (QnRtn 3).</summary>
    Password,
    /// <summary>The header is not written as the standard has it; it was read all the same.</summary>
    UntidyHeader,
    /// <summary>The command is not in the standard, or is none that a device sends (QnRtn 8).</summary>
    Command,
    /// <summary>DataTime or SampleTime is missing or no real time.</summary>
    Time,
    /// <summary>A value is no number: it is missing, not zero.</summary>
    NoNumber,
    /// <summary>A field's name is not one of a meter.</summary>
    Field,
    /// <summary>The monitor sends more different fields than it may.</summary>
    TooManyFields,
    /// <summary>A data flag that table 8 does not have; the value was kept as doubted.</summary>
    Flag,
    /// <summary>A part of a message whose beginning never came.</summary>
    Part,
    /// <summary>A text such as a log entry: not kept.</summary>
    Text,
}

/// <summary>A reason, how often it came up, and where last.</summary>
public sealed record PacketRefusal(RefusalKind Kind, string Mn, long Count, string Last, DateTimeOffset At);

/// <summary>Counts what was not taken in, by reason and device; a bounded number of them.</summary>
public sealed class Refusals(TimeProvider clock)
{
    const int Most = 2000;
    readonly Dictionary<(RefusalKind, string), PacketRefusal> kept = [];
    readonly Lock gate = new();

    /// <summary>The reasons, the most frequent first.</summary>
    public IReadOnlyList<PacketRefusal> All
    {
        get
        {
            lock (gate) return [.. kept.Values.OrderByDescending(r => r.Count)];
        }
    }

    public long Of(RefusalKind kind)
    {
        lock (gate) return kept.Values.Where(r => r.Kind == kind).Sum(r => r.Count);
    }

    /// <param name="mn">The device as it calls itself; cut where it is long.</param>
    internal void Add(RefusalKind kind, string mn, string detail)
    {
        lock (gate)
        {
            var key = (kind, mn.Length <= 40 ? mn : mn[..40]);
            if (!kept.ContainsKey(key) && kept.Count >= Most) key = (kind, "…");
            kept[key] = new(kind, key.Item2, (kept.GetValueOrDefault(key)?.Count ?? 0) + 1, detail.Length <= 120 ? detail : detail[..120], clock.GetUtcNow());
        }
    }
}
