using Luheng.Registry;

namespace Luheng.Readings;

/// <summary>What a meter's values are: a running total (累计量), a momentary value (瞬时量), or the amount of each interval (区间量).</summary>
public enum MeterKind : byte { Counter, Gauge, Amount }

/// <summary>Which end of its interval the time of an amount names.</summary>
public enum Stamp : byte { End, Start }

/// <summary>What passes through a meter, seen from its owner: comes in (购入、取水), is used inside (使用), goes out (外供、排放), or is made here (自产).</summary>
public enum Flow : byte { Intake, Use, Output, Generated }

/// <summary>The factor from a meter's own figures to its unit (倍率, such as CT × PT) from a time on.</summary>
public sealed record Multiplier(DateTimeOffset? From, double Factor);

/// <summary>A change of the device (换表): the last figure of the old one and the first of the new, in the meter's own figures.</summary>
public sealed record Swap(DateTimeOffset At, double LastOfOld, double FirstOfNew);

/// <summary>A registered metering point (计量点) of GB 17167: who owns it, what it measures, where it stands in the tree of meters.</summary>
/// <param name="Id">As gateways name it; unique, at most 64 characters.</param>
/// <param name="Carrier">An energy carrier, fresh-water, a product, or a pollutant's code.</param>
/// <param name="Unit">The unit of a figure after the multiplier; a gauge's is a rate (kW, m³/h) or a state (℃, mg/m³).</param>
public sealed record Meter(string Id, SubjectId Owner, string Carrier, MeterKind Kind, string Unit)
{
    public string Name { get; init; } = "";

    /// <summary>The meter upstream of this one (上级表); null for one at the boundary.</summary>
    public string? Parent { get; init; }

    /// <summary>1 进出用能单位, 2 主要次级用能单位, 3 主要用能设备.</summary>
    public int Level { get; init; } = 1;
    public Flow Flow { get; init; }

    /// <summary>The firm on the other side of an intake or output, so that a transfer within a park is not counted twice.</summary>
    public SubjectId? Counterparty { get; init; }

    /// <summary>The process (工序) or equipment that it measures, such as 烧结/1#主抽风机.</summary>
    public string Place { get; init; } = "";

    /// <summary>The figure at which a counter begins anew at zero, such as 1000000; null where it never does.</summary>
    public double? Rollover { get; init; }

    /// <summary>Seconds between two values as agreed.</summary>
    public int Interval { get; init; } = 900;
    public Stamp Stamp { get; init; }
    public IReadOnlyList<Multiplier> Multipliers { get; init; } = [];
    public IReadOnlyList<Swap> Swaps { get; init; } = [];

    /// <summary>Since when and until when readings are due; null is open.</summary>
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }

    /// <summary>The class of accuracy of the device, such as 0.5S.</summary>
    public string Accuracy { get; init; } = "";
    public DateOnly? CalibrationDue { get; init; }

    /// <summary>The highest rate the point can carry, in its unit per hour (a gauge: in its unit); null where not known.</summary>
    public double? Capacity { get; init; }

    /// <summary>The permitted range of a gauge, such as an emission limit (限值).</summary>
    public double? Low { get; init; }
    public double? High { get; init; }

    public bool Equals(Meter? other) => other is not null && Plain.ToString() == other.Plain.ToString()
        && Multipliers.SequenceEqual(other.Multipliers) && Swaps.SequenceEqual(other.Swaps);

    /// <summary>Without its lists, whose text would be that of their types.</summary>
    Meter Plain => this with { Multipliers = [], Swaps = [] };

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    /// <summary>The multiplier in force at a time.</summary>
    public double FactorAt(long time)
    {
        var factor = 1.0;
        foreach (var multiplier in Multipliers)
            if (multiplier.From is not { } from || from.ToUnixTimeMilliseconds() <= time) factor = multiplier.Factor;
        return factor;
    }
}
