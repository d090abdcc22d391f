namespace Luheng.Monitoring;

/// <summary>How much the doors take at once, and which times they believe. Parameters of this program, no rule of the trade.</summary>
public sealed record DoorLimits
{
    public static DoorLimits Default { get; } = new();

    /// <summary>Of a body, as it is sent and as it is unpacked.</summary>
    public int BodyBytes { get; init; } = 64 << 20;

    /// <summary>Of a line of text, or of an element of a JSON array.</summary>
    public int LineBytes { get; init; } = 64 << 10;

    /// <summary>Of a body whose damage would refuse the whole, so that all of it is held in memory first.</summary>
    public int WholeReadings { get; init; } = 1_000_000;

    /// <summary>Readings that are handed to the store together.</summary>
    public int Together { get; init; } = 50_000;

    /// <summary>Reasons that are told one by one; the rest are counted.</summary>
    public int Reasons { get; init; } = 1_000;

    /// <summary>Milliseconds since 1970: the beginning of 2000, before which no meter that reports was built.</summary>
    public long NotBefore { get; init; } = Time.Instant.StartOf(new(2000, 1, 1));

    /// <summary>How far the clock of a gateway may be ahead of ours.</summary>
    public TimeSpan Ahead { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Requests that are read at the same time, from all and from one key.</summary>
    public int AtOnce { get; init; } = 64;
    public int AtOncePerKey { get; init; } = 16;

    /// <summary>Requests a second from one key, in the long run and after a pause.</summary>
    public int PerSecond { get; init; } = 2_000;
    public int Burst { get; init; } = 4_000;
}
