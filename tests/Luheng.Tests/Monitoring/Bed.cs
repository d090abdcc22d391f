using Luheng.Monitoring;
using Luheng.Quantities;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Tests.Monitoring;

/// <summary>One meter and its readings in memory.</summary>
sealed class Bed
{
    public static readonly long Far = Instant.StartOf(new(2030, 1, 1));
    public static readonly long Day = Instant.StartOf(new(2024, 3, 5));

    readonly IReadings readings;
    readonly int number;

    public Bed(Meter meter, IEnumerable<(long Time, double Value)> readings)
        : this(meter, readings.Select(r => (r.Time, r.Value, ReadingQuality.Good)))
    {
    }

    public Bed(Meter meter, IEnumerable<(long Time, double Value, ReadingQuality Quality)> known)
    {
        (Meter, readings) = (meter, Empty());
        number = readings.Number([meter.Id])[0];
        var batch = new ReadingBatch();
        foreach (var (time, value, quality) in known) batch.Add(number, time, value, quality);
        readings.Append(batch).AsTask().Wait();
    }

    static MemoryReadings Empty() => new();

    public Meter Meter { get; }

    public static Meter Of(MeterKind kind, string unit = "kWh", int interval = 900) =>
        new("M1", SubjectId.Parse("91510400204360956E"), "electricity", kind, unit) { Interval = interval };

    /// <summary>A time on the day of these examples, such as 13:15.</summary>
    public static long At(int hour, int minute = 0) => Day + hour * Instant.Hour + minute * 60_000L;

    public IReadOnlyList<Bucket> Roll(Resolution resolution, long from, long to, List<MeterEvent>? events = null, long? now = null, UnitTable? units = null) =>
        RollUp.Of(Meter, readings, number, resolution, from, to, now ?? Far, events: events, units: units);

    /// <summary>The hours of the day of these examples.</summary>
    public IReadOnlyList<Bucket> Hours(List<MeterEvent>? events = null, long? now = null) => Roll(Resolution.Hour, Day, Day + Instant.Day, events, now);
}
