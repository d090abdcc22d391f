namespace Luheng.Monitoring.Faults;

/// <summary>What can be wrong with a meter's readings (故障), and what merely happened to a counter.</summary>
public enum FaultKind
{
    /// <summary>Readings that are due and not there (缺失).</summary>
    Missing,
    /// <summary>One value again and again where the point does not stand still (死值).</summary>
    Stuck,
    /// <summary>A reading or a few far off those around them (突变).</summary>
    Spike,
    /// <summary>Ten times too much or too little for a while (倍率错 10).</summary>
    Scale10,
    Scale100,
    Scale1000,
    /// <summary>Two meters' series exchanged for a while (串表).</summary>
    SwappedMeters,
    /// <summary>Negated for a while (符号反).</summary>
    Sign,
    /// <summary>A month, week or day equal to another one (复制).</summary>
    CopiedMonth,
    /// <summary>More than the point can carry, or a jump of a counter that no flow makes (超速率).</summary>
    ImpossibleRate,
    /// <summary>Times that run away from the grid, or a pattern that stands at the wrong hours (时钟漂移).</summary>
    ClockDrift,
    /// <summary>A counter that began anew (归零), as a notice.</summary>
    CounterReset,
    /// <summary>A counter that passed its width (翻转), as a notice.</summary>
    Rollover,
    /// <summary>A registered change of the device (换表), as a notice.</summary>
    Swap,
}

/// <summary>The words by which findings name the kinds of fault.</summary>
public static class FaultKinds
{
    static readonly Dictionary<FaultKind, string> Ids = new()
    {
        [FaultKind.Missing] = "missing",
        [FaultKind.Stuck] = "stuck",
        [FaultKind.Spike] = "spike",
        [FaultKind.Scale10] = "scale-10",
        [FaultKind.Scale100] = "scale-100",
        [FaultKind.Scale1000] = "scale-1000",
        [FaultKind.SwappedMeters] = "swapped-meters",
        [FaultKind.Sign] = "sign",
        [FaultKind.CopiedMonth] = "copied-month",
        [FaultKind.ImpossibleRate] = "impossible-rate",
        [FaultKind.ClockDrift] = "clock-drift",
        [FaultKind.CounterReset] = "counter-reset",
        [FaultKind.Rollover] = "rollover",
        [FaultKind.Swap] = "swap",
    };

    public static IEnumerable<FaultKind> All => Ids.Keys;

    public static string Id(this FaultKind kind) => Ids[kind];

    /// <summary>Whether it only happened, and nothing is wrong with the readings.</summary>
    public static bool IsNotice(this FaultKind kind) => kind is FaultKind.CounterReset or FaultKind.Rollover or FaultKind.Swap;

    public static bool TryParse(string text, out FaultKind kind)
    {
        foreach (var (known, id) in Ids)
            if (id == text)
            {
                kind = known;
                return true;
            }
        kind = default;
        return false;
    }
}

/// <summary>Something wrong with a stretch of a meter's readings, with the reason in Chinese.</summary>
/// <param name="From">The time of the first reading concerned, in milliseconds since 1970 in UTC.</param>
/// <param name="To">Where the stretch ends, not included.</param>
public sealed record Fault(FaultKind Kind, string Meter, long From, long To, string Text);
