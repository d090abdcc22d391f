using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Judging;

/// <summary>A product line of an enterprise against its benchmark: the standing, what it rests on, and how far it is from the next rung.</summary>
/// <param name="Rule">Null where no benchmark is known or could be chosen.</param>
public sealed record BenchmarkLine(LineStanding Standing, Benchmark? Rule, Subject Firm)
{
    /// <summary>The indicator that explains the figure as filed; empty where nothing was judged.</summary>
    public string Item { get; init; } = "";

    /// <summary>The figure as filed, in the unit of the benchmark, before it is divided as the norm says.</summary>
    public double Filed { get; init; } = double.NaN;

    /// <summary>Output over the months judged, in <see cref="OutputUnit"/>.</summary>
    public double Output { get; init; } = double.NaN;
    public string OutputUnit { get; init; } = "";

    /// <summary>Registered yearly capacity of the product in <see cref="OutputUnit"/>; NaN where it is not filed.</summary>
    public double Capacity { get; init; } = double.NaN;

    /// <summary>Energy of the line in tce over the months judged.</summary>
    public double Energy { get; init; } = double.NaN;

    /// <summary>tce per unit of output and unit of the figure.</summary>
    public double TcePer { get; init; } = double.NaN;

    /// <summary>Months with both energy and output, of those of the period.</summary>
    public int Months { get; init; }
    public int PeriodMonths { get; init; }

    /// <summary>Whether it counts when the lines of an enterprise are weighed; a second metric of the same product does not.</summary>
    public bool Main { get; init; } = true;

    /// <summary>The best level of the norm that it meets: 1, 2 or 3; null where it meets none or none is in force.</summary>
    public int? NormLevel => Standing.NormLevel;

    /// <summary>How far it is inside its level, in its unit.</summary>
    public double? Margin { get; init; }
    public IReadOnlyList<JudgedBy> Rungs { get; init; } = [];

    /// <summary>What getting to the next rung would save; null at the top or where nothing was judged.</summary>
    public Distance? Next { get; init; }

    /// <summary>The share of its peers that it is better than, 0–1; null where they are too few to say.</summary>
    public double? Percentile { get; init; }

    /// <summary>The line's own corrected level that its place is by, as a share of which it is compared; null where figures are compared as they are.</summary>
    public BenchmarkRung? ComparedBy { get; init; }

    /// <summary>Lines judged by the same benchmark, itself included.</summary>
    public int Peers { get; init; }

    /// <summary>tCO2 per unit of output: the enterprise's CO2 by the line's share of its energy; NaN where that cannot be told.</summary>
    public double Carbon { get; init; } = double.NaN;
    public double? CarbonPercentile { get; init; }
    public int CarbonPeers { get; init; }

    /// <summary>The same line, not judged for want of a norm and not of data.</summary>
    internal BenchmarkLine WithoutNorm() => this with { Standing = Standing with { NoNorm = true } };

    public bool Judged => Standing.Level is not BenchmarkLevel.NotJudged;
}

/// <summary>The way to a rung over the months judged: per unit, in tce, tCO2 and 元.</summary>
/// <param name="Estimated">Whether tCO2 rests on a usual factor for want of a carbon account.</param>
public sealed record Distance(string To, double PerUnit, double Tce, double Co2, double Yuan, bool Estimated);

/// <summary>The words for where a line stands, from best to worst.</summary>
public static class BenchmarkLevel
{
    public const string Advanced = "advanced", Between = "between", WithinLimit = "within-limit", BelowBaseline = "below-baseline", OverLimit = "over-limit", NotJudged = "not-judged";

    public static readonly IReadOnlyList<string> All = [Advanced, Between, WithinLimit, BelowBaseline, OverLimit, NotJudged];

    public static Said Name(string level) => level switch
    {
        Advanced => new("达到标杆水平", "At benchmark"),
        Between => new("标杆与基准之间", "Between benchmark and baseline"),
        WithinLimit => new("限额以内（未公布标杆、基准）", "Within the norm (no benchmark published)"),
        BelowBaseline => new("基准水平以下", "Below baseline"),
        OverLimit => new("超过限额 3 级", "Over level 3 of the norm"),
        _ => new("未判定", "Not judged"),
    };

    public static Said Name(BenchmarkRung rung) => rung switch
    {
        BenchmarkRung.Advanced => new("标杆水平", "Benchmark"),
        BenchmarkRung.Baseline => new("基准水平", "Baseline"),
        BenchmarkRung.Level1 => new("限额 1 级", "Norm level 1"),
        BenchmarkRung.Level2 => new("限额 2 级", "Norm level 2"),
        BenchmarkRung.Level3 => new("限额 3 级", "Norm level 3"),
        BenchmarkRung.Aim => new("政策目标", "Policy aim"),
        _ => new("政策限值", "Policy cap"),
    };
}
