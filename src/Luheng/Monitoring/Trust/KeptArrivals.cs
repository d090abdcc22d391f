using System.Runtime.InteropServices;
using Luheng.Engine;
using Luheng.Monitoring.Faults;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>Readings due and sent in the closed months of an enterprise, kept as two figures, so that nobody reads a year of readings for them again.</summary>
static class KeptArrivals
{
    const string Due = "monitoring.readings.due", Sent = "monitoring.readings.sent";

    /// <summary>What is kept of a month; null where it was never looked through.</summary>
    public static DayArrival? Of(World world, SubjectId enterprise, Period month) =>
        world.Frame.RowOf(enterprise) is var row && world.Frame.Value(Due, row, month) is var due && world.Frame.Value(Sent, row, month) is var sent && !double.IsNaN(due) && !double.IsNaN(sent) ? new((int)due, (int)sent) : null;

    /// <summary>The first month of which it is kept that something was sent.</summary>
    public static Period? Since(World world, SubjectId enterprise)
    {
        foreach (var year in world.Frame.Years)
            for (var month = 1; month <= 12; month++)
                if (Of(world, enterprise, Period.Month(year, month)) is { Sent: > 0 }) return Period.Month(year, month);
        return null;
    }

    /// <summary>Both figures of a month, from all readings of the enterprise's meters.</summary>
    public static IEnumerable<Observation> Figures(Catalogue catalogue, SubjectId enterprise, Period month, IReadOnlyList<MeterSeries> meters, long now)
    {
        if (!catalogue.Items.ContainsKey(Due) || !catalogue.Items.ContainsKey(Sent)) yield break;
        var sum = default(DayArrival);
        foreach (var meter in meters)
            for (var day = month.First; day <= month.Last; day = day.AddDays(1)) sum += Count(meter, day, now);
        yield return Figure(enterprise, Due, month, sum.Due);
        yield return Figure(enterprise, Sent, month, sum.Sent);
    }

    /// <summary>The same that counting a day of the store gives.</summary>
    static DayArrival Count(MeterSeries meter, DateOnly day, long now)
    {
        var from = Instant.StartOf(day);
        var times = CollectionsMarshal.AsSpan(meter.Readings.Times);
        var dues = Dues.Of(meter.Meter, [], from, from + Instant.Day, now);
        if (dues.Count == 0) return default;
        var (first, until) = (PlaceOf(times, dues.From), PlaceOf(times, dues.Until + 1));
        return new(dues.Count, Math.Min(dues.Count, dues.Sent(times[first..until], CollectionsMarshal.AsSpan(meter.Readings.Qualities)[first..until])));
    }

    /// <summary>Where the first reading at or after a time stands.</summary>
    static int PlaceOf(ReadOnlySpan<long> times, long time) => times.BinarySearch(time) is >= 0 and var at ? at : ~times.BinarySearch(time);

    static Observation Figure(SubjectId enterprise, string item, Period month, double value) =>
        new(enterprise, item, month, value, "", new(SourceKind.Monitored, LegalBasis.Monitoring, EnterpriseCheck.Document), 0);
}
