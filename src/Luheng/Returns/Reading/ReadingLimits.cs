namespace Luheng.Returns;

/// <summary>How large a file may be before it is refused unread, and how much of what is wrong is kept.</summary>
public sealed record ReadingLimits
{
    public long FileBytes { get; init; } = 300L << 20;

    /// <summary>Bytes of all parts of a workbook once unpacked.</summary>
    public long UnpackedBytes { get; init; } = 2L << 30;

    /// <summary>How much larger than its packed size a part may become; real sheets stay below 100.</summary>
    public int UnpackingRatio { get; init; } = 200;

    /// <summary>Parts below this size are not held to the ratio.</summary>
    public long RatioFromBytes { get; init; } = 8L << 20;
    public long SharedTextBytes { get; init; } = 128L << 20;
    public int Parts { get; init; } = 2_000;
    public int Columns { get; init; } = 16_384;

    /// <summary>Problems kept with their place; the rest are counted.</summary>
    public int Problems { get; init; } = 50_000;
}
