using Luheng.Findings;
using Luheng.Monitoring;
using Luheng.Monitoring.Faults;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Monitoring;

/// <summary>A meter of an enterprise: its days, and its newest reading.</summary>
public sealed record MeterDays(Meter Meter, IReadOnlyList<DayArrival> Days, Reading? Latest);

/// <summary>A fault that was found, with the readings around it, thinned to what a small drawing holds.</summary>
public sealed record FaultView(Finding Finding, MeterSpan Span, Series Around);

/// <summary>One enterprise's data: its meters and days, the month's score, its faults, what was substituted.</summary>
public sealed record ArrivalView(Subject Subject, DateOnly Last, IReadOnlyList<MeterDays> Meters, QualityScore Score, IReadOnlyList<FaultView> Faults, IReadOnlyDictionary<string, int> FaultsByKind, IReadOnlyList<MonthFigure> Figures)
{
    public int FaultCount => FaultsByKind.Values.Sum();

    /// <summary>The time of the newest reading; null where there is none.</summary>
    public long? Newest => Meters.Max(m => m.Latest?.Time);

    const int FaultsShown = 12;
    const int PointsShown = 240;

    internal static ArrivalView Of(Desk desk, Station station, Subject subject, Period? asked, DateOnly? to)
    {
        station.Arrivals.Refresh();
        var meters = station.Book.Of(subject.Id).ToList();
        var newest = meters.Select(m => station.Readings.Latest(station.Book.NumberOf(m))?.Reading).ToList();
        var latest = newest.Where(r => r is not null).Select(r => r!.Value.Time).DefaultIfEmpty(Instant.Of(station.Clock.GetUtcNow())).Max();
        var last = to ?? Instant.DayOf(latest);
        var month = asked ?? LastWhole(station, latest);
        var days = meters.Select((m, i) => new MeterDays(m, [.. Enumerable.Range(0, ArrivalQuery.Days).Select(d => station.Arrivals.Of(m, last.AddDays(d - ArrivalQuery.Days + 1)))], newest[i])).ToList();
        var found = station.Ledger.Findings(subject.Id.Text).Concat(desk.World.Population.SitesOf(subject.Id).SelectMany(s => station.Ledger.Findings(s.Id.Text)))
            .Where(f => FaultKinds.TryParse(f.Kind, out _)).Select(f => (Finding: f, Known: MeterSpan.TryParse(f.Evidence, out var span), Span: span)).Where(f => f.Known).OrderByDescending(f => f.Span.From).ToList();
        var score = QualityScore.Of(station, subject.Id, month);
        return new(subject, last, days, score, [.. found.Take(FaultsShown).Select(f => new FaultView(f.Finding, f.Span, Around(station, f.Span)))], found.CountBy(f => f.Finding.Kind).ToDictionary(), Months(station, meters, score, found.Select(f => (f.Finding, f.Span))));
    }

    /// <summary>The last month that is over, of those with readings; else the month of the newest.</summary>
    static Period LastWhole(Station station, long latest)
    {
        var (day, today) = (Instant.DayOf(latest - 1), station.Clock.Today());
        var month = (day.Year, day.Month) == (today.Year, today.Month) ? day.AddMonths(-1) : day;
        return Period.Month(month.Year, month.Month);
    }

    static IReadOnlyList<MonthFigure> Months(Station station, List<Meter> meters, QualityScore score, IEnumerable<(Finding Finding, MeterSpan Span)> found)
    {
        var month = score.Month;
        var rules = new TrustRules(station.Catalogue);
        // In the month itself each stretch by itself, around it as the findings have them, which put repeated ones together.
        var faults = found.Where(f => !month.Contains(Instant.DayOf(f.Span.From))).Select(f => FaultKinds.TryParse(f.Finding.Kind, out var kind) ? new Fault(kind, f.Span.Meter, f.Span.From, f.Span.To, f.Finding.Text) : null).OfType<Fault>().Concat(score.Faults).ToList();
        var around = rules.WeeksForProfile * 7 + 1;
        var figures = new List<MonthFigure>();
        foreach (var meter in meters.Where(m => m.Level == 1 && Amounts.Due(m, month.First, month.Last)))
        {
            var series = new Series();
            station.Readings.Read(station.Book.NumberOf(meter), Instant.StartOf(month.First.AddDays(-around)), Instant.StartOf(month.Last.AddDays(around)), series);
            if (series.Count > 0) figures.Add(MonthFigure.Of(meter, series, faults, month, Instant.Of(station.Clock.GetUtcNow()), rules, station.Catalogue.Units));
        }
        return figures;
    }

    /// <summary>The readings of a stretch and of as long on either side, a day at least.</summary>
    static Series Around(Station station, MeterSpan span)
    {
        var thin = new Series();
        if (station.Book.Find(span.Meter) is not { } meter) return thin;
        var (all, margin) = (new Series(), Math.Max(Instant.Day, Math.Min(span.To - span.From, 14 * Instant.Day)));
        station.Readings.Read(station.Book.NumberOf(meter), span.From - margin, span.To + margin, all);
        // Of each stretch the lowest and the highest reading, so that no spike is lost.
        var step = Math.Max(1, all.Count * 2 / PointsShown);
        for (var i = 0; i < all.Count; i += step)
        {
            var (low, high) = (i, i);
            for (var j = i; j < Math.Min(all.Count, i + step); j++)
            {
                if (all.Values[j] < all.Values[low]) low = j;
                if (all.Values[j] > all.Values[high]) high = j;
            }
            foreach (var k in new[] { low, high }.Order().Distinct()) thin.Add(all.Times[k], all.Values[k], all.Qualities[k]);
        }
        return thin;
    }
}
