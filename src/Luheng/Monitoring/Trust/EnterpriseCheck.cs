using System.Globalization;
using Luheng.Findings;
using Luheng.Monitoring.Faults;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>What the readings of one enterprise say: its faults, the months they make, and what does not fit.</summary>
sealed class EnterpriseCheck
{
    /// <summary>What a monitored figure is said to come from.</summary>
    public const string Document = "在线监测";

    readonly Station station;
    readonly TrustRules rules;
    readonly SubjectId enterprise;
    readonly long now;
    readonly List<MeterSeries> series = [];

    public EnterpriseCheck(Station station, TrustRules rules, SubjectId enterprise)
    {
        (this.station, this.rules, this.enterprise) = (station, rules, enterprise);
        now = Instant.Of(station.Clock.GetUtcNow());
        foreach (var meter in station.Book.Of(enterprise))
        {
            var number = station.Book.NumberOf(meter);
            if (station.Readings.Span(number) is not { } span) continue;
            var readings = new Series();
            station.Readings.Read(number, Instant.StartOf(span.First), Instant.StartOf(span.Last.AddDays(1)) + 1, readings);
            if (readings.Count > 0) series.Add(new(meter, readings));
        }
        // Meters of pollutants are judged by their own rules (HJ 212); a figure of them is no flow of energy or material.
        Faults = FaultFinder.Find([.. series.Where(s => !MeteredCarriers.IsPollutant(s.Meter.Carrier))], rules.Faults);
    }

    public IReadOnlyList<Fault> Faults { get; }

    public IEnumerable<Finding> FaultFindings()
    {
        var owners = series.ToDictionary(s => s.Meter.Id, s => s.Meter.Owner, StringComparer.Ordinal);
        foreach (var fault in Told(Faults))
        {
            var day = Instant.DayOf(fault.From);
            yield return new(owners[fault.Meter], Period.Month(day.Year, day.Month), fault.Kind.Id(), LevelOf(fault.Kind.Id()), $"{fault.Meter}：{fault.Text}", new MeterSpan(fault.Meter, fault.From, fault.To).ToString());
        }
    }

    /// <summary>Faults as findings tell them: a meter that goes beyond what can be again and again is one matter a month, from the first time to the last.</summary>
    static IEnumerable<Fault> Told(IReadOnlyList<Fault> faults) =>
        faults.Where(f => f.Kind != FaultKind.ImpossibleRate).Concat(faults.Where(f => f.Kind == FaultKind.ImpossibleRate)
            .GroupBy(f => (f.Meter, Instant.DayOf(f.From).Year, Instant.DayOf(f.From).Month))
            .Select(g => g.Count() == 1 ? g.First() : g.First() with { To = g.Max(f => f.To), Text = string.Create(CultureInfo.InvariantCulture, $"本月 {g.Count()} 段，第一段 {g.First().Text}") }));

    /// <summary>What balances, water and load of the closed months give to notice.</summary>
    public IEnumerable<Finding> Balances(IReadOnlyList<Contract> contracts) =>
        series.Count == 0 ? [] : MonthsOf(series.Select(s => s.Readings)).SelectMany(m => BalanceFindings.In(station, enterprise, m, contracts));

    /// <summary>Readings due and sent in the closed months that readings reach into, over all meters; nothing where only pollutants are measured.</summary>
    public IEnumerable<Observation> Arrived()
    {
        if (series.Count == 0 || Duty.MetersOf(station, enterprise).Count == 0) return [];
        var known = series.ToDictionary(s => s.Meter.Id, s => s.Readings, StringComparer.Ordinal);
        List<MeterSeries> all = [.. station.Book.Of(enterprise).Select(m => known.TryGetValue(m.Id, out var readings) ? new MeterSeries(Arrivals.WithInterval(m, readings), readings) : new(m, new()))];
        return MonthsOf(series.Select(s => s.Readings)).SelectMany(m => KeptArrivals.Figures(station.Catalogue, enterprise, m, all, now));
    }

    FindingLevel LevelOf(string kind) => station.Catalogue.FindingKinds.TryGetValue(kind, out var known) ? known.Level : FindingLevel.Notice;

    /// <summary>The closed months that readings reach into: a figure for each owner and item where they suffice, else a finding.</summary>
    public (List<Observation> Figures, List<Finding> Findings) Months()
    {
        var (figures, findings) = (new List<Observation>(), new List<Finding>());
        var boundary = series.Where(s => MonitoredItems.Sign(s.Meter) != 0).Select(s => (s.Meter, s.Readings, Item: MonitoredItems.Of(station.Catalogue, s.Meter.Carrier))).Where(s => s.Item is not null).ToList();
        foreach (var group in boundary.GroupBy(s => (s.Meter.Owner, s.Item!.Id)))
            foreach (var month in MonthsOf(group.Select(s => s.Readings)))
                Month(group.Key.Owner, group.First().Item!, month, [.. group.Select(s => (s.Meter, s.Readings))], figures, findings);
        return (figures, findings);
    }

    void Month(SubjectId owner, Item item, Period month, List<(Meter Meter, Series Readings)> meters, List<Observation> figures, List<Finding> findings)
    {
        var (sum, wrong, filled) = (0.0, new List<string>(), 0.0);
        foreach (var (meter, readings) in meters)
        {
            if (!Amounts.Due(meter, month.First, month.Last)) continue;
            if (MonitoredItems.Factor(station.Catalogue, meter, item) is not { } factor)
            {
                wrong.Add($"{meter.Id} 的单位 {meter.Unit} 不能换算为 {item.Unit}");
                continue;
            }
            var figure = MonthFigure.Of(meter, readings, Faults, month, now, rules, station.Catalogue.Units);
            if (figure.Whole) (sum, filled) = (sum + MonitoredItems.Sign(meter) * figure.Amount * factor, Math.Max(filled, figure.SubstitutedShare));
            else wrong.Add($"{meter.Id} {figure.Why}");
        }
        if (Unmetered([.. meters.Select(m => m.Meter)], month) / Instant.Hour is var hours && hours > rules.ShortGapHours)
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{month.Days * 24} 小时中有 {hours} 小时没有在用的计量点"));
        if (wrong.Count > 0)
            findings.Add(new(owner, month, "month-incomplete", LevelOf("month-incomplete"), $"{item.Name.Zh}：{string.Join("；", wrong)}", item.Id));
        else
            figures.Add(new(owner, item.Id, month, sum, "", new(SourceKind.Monitored, LegalBasis.Monitoring, string.Create(CultureInfo.InvariantCulture,
                $"{Document} {string.Join("、", meters.Take(3).Select(m => m.Meter.Id))}{(meters.Count > 3 ? " 等" : "")}{(filled > 0 ? $"，替代 {filled:P1}" : "")}")), 0));
    }

    /// <summary>How much of a month no meter of them was in service: what they measured is then not the month's.</summary>
    static long Unmetered(IReadOnlyList<Meter> meters, Period month)
    {
        var (reached, end, without) = (Instant.StartOf(month.First), Instant.StartOf(month.Last.AddDays(1)), 0L);
        foreach (var (from, to) in meters.Select(m => (From: m.From is { } since ? Instant.Of(since) : long.MinValue, To: m.To is { } until ? Instant.Of(until) : long.MaxValue)).Append((From: end, To: end)).OrderBy(s => s.From))
        {
            if (from > reached) without += Math.Min(from, end) - reached;
            reached = Math.Min(end, Math.Max(reached, to));
        }
        return without;
    }

    /// <summary>The months that lie wholly before now and within which there are readings.</summary>
    IEnumerable<Period> MonthsOf(IEnumerable<Series> readings)
    {
        var all = readings.ToList();
        // A reading at the very end of a month is that month's.
        var (first, last) = (Instant.DayOf(all.Min(r => r.Times[0])), Instant.DayOf(all.Max(r => r.Times[^1]) - 1));
        for (var day = new DateOnly(first.Year, first.Month, 1); day <= last; day = day.AddMonths(1))
            if (Instant.StartOf(day.AddMonths(1)) <= now) yield return Period.Month(day.Year, day.Month);
    }

    /// <summary>Filed figures beside monitored ones of the same month.</summary>
    public IEnumerable<Finding> Differences(IReadOnlyList<Observation> monitored, IReadOnlyDictionary<ObservationKey, double> recorded)
    {
        foreach (var figure in monitored)
        {
            if (!recorded.TryGetValue(figure.Key with { Kind = SourceKind.Filed }, out var filed) || double.IsNaN(filed)) continue;
            var item = station.Catalogue.Items[figure.Item];
            var apart = Math.Abs(filed - figure.Value) / Math.Max(Math.Abs(filed), Math.Abs(figure.Value));
            if (apart > rules.FiledDiffersBeyond)
                yield return new(figure.Subject, figure.Period, "filed-differs-from-monitored", LevelOf("filed-differs-from-monitored"), string.Create(CultureInfo.InvariantCulture,
                    $"{item.Name.Zh}：填报 {filed:#,0.##} {item.Unit}，监测 {figure.Value:#,0.##} {item.Unit}，相差 {apart:P1}"), item.Id);
        }
    }

    /// <summary>Clocks that run ahead: a reading that was there before its own time.</summary>
    public IEnumerable<Finding> Ahead()
    {
        foreach (var one in series)
        {
            if (station.Readings.Latest(station.Book.NumberOf(one.Meter)) is not { } latest) continue;
            var ahead = latest.Reading.Time - Instant.Of(latest.RecordedAt);
            if (ahead <= rules.ClockMinutesAtMost * 60_000) continue;
            var day = Instant.DayOf(latest.Reading.Time);
            yield return new(one.Meter.Owner, Period.Month(day.Year, day.Month), "clock-drift", LevelOf("clock-drift"), string.Create(CultureInfo.InvariantCulture,
                $"{one.Meter.Id}：读数时刻比收到时刻晚 {ahead / 60_000.0:0.#} 分钟，允许 {rules.ClockMinutesAtMost:0} 分钟"),
                new MeterSpan(one.Meter.Id, latest.Reading.Time, latest.Reading.Time + one.Meter.Interval * 1000L, "ahead").ToString());
        }
    }
}
