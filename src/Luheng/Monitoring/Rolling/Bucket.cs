using Luheng.Readings;

namespace Luheng.Monitoring;

/// <summary>The stretches that readings are rolled up to, in Chinese time.</summary>
public enum Resolution { Quarter, Hour, Day, Month, Year }

/// <summary>What a meter measured in a stretch of time; what is not known is NaN, never 0.</summary>
/// <param name="Start">Milliseconds since 1970 in UTC.</param>
/// <param name="Amount">In the meter's unit, after the multiplier; of a gauge its unit times hours (kW gives kWh). NaN for a gauge of a state.</param>
/// <param name="Mean">Time-weighted, of a gauge; of others the amount per hour.</param>
/// <param name="Coverage">The share of the stretch (of what is past of it, and in which the meter was in service) that readings cover, 0 to 1.</param>
/// <param name="Quality">The worst of what it rests on, Good where all were measured.</param>
/// <param name="Count">Readings in the stretch.</param>
public readonly record struct Bucket(long Start, long End, double Amount, double Mean, double Min, double Max, double Coverage, ReadingQuality Quality, int Count);

/// <summary>Something that happened to a counter, found while rolling up.</summary>
public enum MeterEventKind { Reset, Rollover, Swap, Multiplier, Gap }

/// <summary>A reset, rollover, swap, change of multiplier or gap, with the readings around it.</summary>
public sealed record MeterEvent(MeterEventKind Kind, long Before, long After, double ValueBefore, double ValueAfter);
