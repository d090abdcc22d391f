using Luheng.Readings;
using Luheng.Registry;

namespace Luheng.Monitoring.Hj212;

/// <summary>A data logger (数采仪) of an outfall or stack that reports by HJ 212, with the password it has to show.</summary>
/// <param name="Mn">Its unique code (MN, 设备唯一标识); case matters.</param>
/// <param name="Password">PW of its packets. Null: any is taken, as where a province does not use it. Never logged, never shown.</param>
public sealed record PollutantMonitor(string Mn, SubjectId Owner, string? Password)
{
    public string Name { get; init; } = "";

    /// <summary>Which end of its period DataTime names: the standard of 2017 says the start; many devices of 2005 send the end.</summary>
    public Stamp Stamp { get; init; } = Stamp.Start;

    /// <summary>The system code (ST) that requests to it carry, such as 32 地表水体污染源 or 31 大气污染源; empty: as it last sent.</summary>
    public string System { get; init; } = "";

    /// <summary>Whether its clock is set when it differs by more than the rules allow (6.7 初始化).</summary>
    public bool SetsTime { get; init; }

    /// <summary>Its code only: a record would print its password too.</summary>
    public override string ToString() => $"monitor {Mn}";
}
