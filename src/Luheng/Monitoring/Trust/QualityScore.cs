using System.Globalization;
using System.Runtime.InteropServices;
using Luheng.Findings;
using Luheng.Monitoring.Faults;
using Luheng.Quantities;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>Points lost, why, and where; in a hundred.</summary>
public sealed record LostPoint(string Part, double Points, string Reason, MeterSpan? Where);

/// <summary>The score of data quality (数据质量得分) of an enterprise's month, with every point lost. It follows from the month's readings alone, so an enterprise finds the same score by itself.</summary>
/// <param name="Completeness">Readings sent of those due (到报率), 0 to 1.</param>
/// <param name="DayMonth">The largest difference of a meter's days added up from its month, as a share.</param>
/// <param name="ClockSeconds">The largest error of a clock.</param>
public sealed record QualityScore(SubjectId Enterprise, Period Month, double Score, int Due, int Sent, double Completeness, double DayMonth, double ClockSeconds, IReadOnlyList<LostPoint> Lost)
{
    /// <summary>Whether the three official requirements are met.</summary>
    public bool Meets { get; init; }

    /// <summary>The faults found in the month.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    public static QualityScore Of(Station station, SubjectId enterprise, Period month)
    {
        var series = new List<MeterSeries>();
        foreach (var meter in station.Book.Of(enterprise))
        {
            var readings = new Series();
            station.Readings.Read(station.Book.NumberOf(meter), Instant.StartOf(month.First), Instant.StartOf(month.Last.AddDays(1)) + 1, readings);
            series.Add(new(meter, readings));
        }
        return Of(enterprise, month, series, new(station.Catalogue), Instant.Of(station.Clock.GetUtcNow()), station.Catalogue.Units);
    }

    /// <summary>The same from readings at hand, of which only those of the month are looked at.</summary>
    public static QualityScore Of(SubjectId enterprise, Period month, IReadOnlyList<MeterSeries> meters, TrustRules rules, long now, UnitTable units)
    {
        var (from, to) = (Instant.StartOf(month.First), Instant.StartOf(month.Last.AddDays(1)));
        var slices = meters.Select(m => new MeterSeries(m.Meter, Slice(m.Readings, from, to))).OrderBy(m => m.Meter.Id, StringComparer.Ordinal).ToList();
        var faults = FaultFinder.Find(slices, rules.Faults);
        var (lost, due, sent, dayMonth, clock) = (new List<LostPoint>(), 0, 0, 0.0, 0.0);
        var counted = slices.Select(s => (s.Meter, s.Readings, Dues: Dues.Of(s.Meter, CollectionsMarshal.AsSpan(s.Readings.Times), from, to, now))).Where(s => s.Dues.Count > 0).ToList();
        var total = counted.Sum(c => c.Dues.Count);
        foreach (var (meter, readings, dues) in counted)
        {
            var there = dues.Sent(CollectionsMarshal.AsSpan(readings.Times), CollectionsMarshal.AsSpan(readings.Qualities));
            (due, sent) = (due + dues.Count, sent + there);
            lost.AddRange(Gaps(meter, readings, dues, there, total, rules));
            var differ = DayMonthOf(meter, readings, from, to, now, units);
            if (differ > dayMonth) dayMonth = differ;
            if (differ > rules.DayMonthDifferAtMost)
                lost.Add(new("day-month", rules.PointsDayMonth / counted.Count, string.Create(CultureInfo.InvariantCulture, $"{meter.Id}：各日相加与月首末之差相差 {differ:P1}，允许 {rules.DayMonthDifferAtMost:P0}"), new(meter.Id, from, to)));
            var wrong = faults.Where(f => f.Meter == meter.Id && f.Kind == FaultKind.ClockDrift).ToList();
            foreach (var fault in wrong) lost.Add(new("clock", rules.PointsClock / counted.Count / wrong.Count, $"{meter.Id}：{fault.Text}", new(meter.Id, fault.From, fault.To, fault.Kind.Id())));
            if (wrong.Count > 0) clock = Math.Max(clock, ClockOf(readings, dues));
        }
        lost.AddRange(OfFaults(faults, counted.Sum(c => (double)c.Dues.Count * c.Dues.Interval), rules));
        var completeness = due == 0 ? double.NaN : sent / (double)due;
        return new(enterprise, month, due == 0 ? double.NaN : Math.Max(0, 100 - Math.Round(lost.Sum(l => l.Points), 6)), due, sent, completeness, dayMonth, clock, lost)
        {
            Faults = faults,
            Meets = completeness >= rules.CompletenessAtLeast && dayMonth <= rules.DayMonthDifferAtMost && clock <= rules.ClockMinutesAtMost * 60,
        };
    }

    static Series Slice(Series series, long from, long to)
    {
        var slice = new Series();
        for (var i = 0; i < series.Count; i++)
            if (series.Times[i] >= from && series.Times[i] <= to) slice.Add(series.Times[i], series.Values[i], series.Qualities[i]);
        return slice;
    }

    /// <summary>Every stretch without readings costs its share of the points for completeness.</summary>
    static IEnumerable<LostPoint> Gaps(Meter meter, Series readings, Dues dues, int there, int total, TrustRules rules)
    {
        if (there >= dues.Count) yield break;
        var per = rules.PointsCompleteness / total;
        var (last, told) = (dues.From, 0);
        foreach (var time in readings.Times.Append(dues.Until + dues.Interval))
        {
            var gap = (int)Math.Round((time - last) / (double)dues.Interval) - 1;
            if (time > dues.From && gap > 0 && told < dues.Count - there)
            {
                gap = Math.Min(gap, dues.Count - there - told);
                told += gap;
                yield return new("completeness", gap * per, string.Create(CultureInfo.InvariantCulture, $"{meter.Id}：缺 {gap} 个读数"), new(meter.Id, Math.Min(last + dues.Interval, dues.Until), Math.Min(time, dues.Until), "missing"));
            }
            last = Math.Max(last, time);
        }
        if (told < dues.Count - there)
            yield return new("completeness", (dues.Count - there - told) * per, string.Create(CultureInfo.InvariantCulture, $"{meter.Id}：零散缺 {dues.Count - there - told} 个读数"), new(meter.Id, dues.From, dues.Until, "missing"));
    }

    /// <summary>How far a meter's days, added up, are from its month.</summary>
    static double DayMonthOf(Meter meter, Series readings, long from, long to, long now, UnitTable units)
    {
        if (readings.Count < 2) return 0;
        IReadOnlyList<Bucket> Roll(Resolution resolution) => RollUp.Of(meter, CollectionsMarshal.AsSpan(readings.Times), CollectionsMarshal.AsSpan(readings.Values), CollectionsMarshal.AsSpan(readings.Qualities), resolution, from, to, now, units: units);
        var month = Roll(Resolution.Month)[0].Amount;
        var days = Roll(Resolution.Day).Where(d => !double.IsNaN(d.Amount)).Sum(d => d.Amount * Math.Min(1, d.Coverage));
        return double.IsNaN(month) || month == 0 ? 0 : Math.Abs(days - month) / Math.Abs(month);
    }

    static double ClockOf(Series readings, Dues dues) => readings.Times.Select(t => Math.Abs((t % dues.Interval + dues.Interval) % dues.Interval is var off && off > dues.Interval / 2 ? off - dues.Interval : off)).DefaultIfEmpty(0).Max() / 1000.0;

    /// <summary>Other faults cost the share of the time that they lie over, a point at least each, and no more than there are.</summary>
    static IEnumerable<LostPoint> OfFaults(IReadOnlyList<Fault> faults, double time, TrustRules rules)
    {
        var left = rules.PointsFaults;
        foreach (var fault in faults.Where(f => !f.Kind.IsNotice() && f.Kind is not (FaultKind.Missing or FaultKind.ClockDrift)))
        {
            var points = Math.Min(left, Math.Max(1, rules.PointsFaults * (fault.To - fault.From) / Math.Max(1, time)));
            left -= points;
            yield return new("faults", points, $"{fault.Meter}：{fault.Text}", new(fault.Meter, fault.From, fault.To, fault.Kind.Id()));
        }
    }
}
