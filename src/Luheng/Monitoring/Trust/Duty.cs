using Luheng.Engine;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>Whether an enterprise must be connected (应接入), whether it is, since when, and how continuously.</summary>
/// <param name="Tce">Its comprehensive energy of the year the duty is judged by; NaN where nobody filed it.</param>
/// <param name="Why">Which limit it reaches; empty where it need not connect.</param>
/// <param name="Since">The first day with readings; null where there are none.</param>
/// <param name="Days">Days with readings of those since.</param>
public sealed record Duty(Subject Enterprise, int Year, double Tce, bool Must, string Why, int Meters, DateOnly? Since, int Days, int DaysDue, int LongestGap, long? Latest)
{
    /// <summary>The item that the duty is judged by.</summary>
    const string Energy = "energy.comprehensive";

    public bool Connected => Since is not null;

    /// <summary>The share of days with readings, 0 to 1.</summary>
    public double Continuity => DaysDue == 0 ? double.NaN : Days / (double)DaysDue;

    /// <summary>Everyone who must connect or has meters, the largest first.</summary>
    public static IReadOnlyList<Duty> All(Station station, TrustRules rules, World world)
    {
        var today = station.Clock.Today();
        var musts = Musts(rules, world, today);
        var arrivals = station.Arrivals;
        arrivals.Refresh();
        var all = new List<Duty>();
        foreach (var (enterprise, year, tce, why) in musts)
        {
            var meters = MetersOf(station, enterprise.Id);
            if (why is not "" || meters.Count > 0) all.Add(Of(enterprise, year, tce, why, meters, arrivals, today));
        }
        return [.. all.OrderByDescending(d => d.Must).ThenByDescending(d => double.IsNaN(d.Tce) ? 0 : d.Tce).ThenBy(d => d.Enterprise.Id)];
    }

    /// <summary>Every enterprise with its energy of the last whole year, and which limit makes it connect (empty: none).</summary>
    public static IReadOnlyList<(Subject Enterprise, int Year, double Tce, string Why)> Musts(TrustRules rules, World world, DateOnly today)
    {
        var year = YearOf(world, today);
        var rows = new FirmRows(world);
        var energy = world.Catalogue.Items.TryGetValue(Energy, out var item) ? rows.Over(item, Period.Calendar(year)).Values : [];
        var all = new List<(Subject, int, double, string)>();
        foreach (var enterprise in world.Population.Subjects.Where(s => s.Id.Kind == SubjectKind.Enterprise))
        {
            var tce = rows.IndexOf(enterprise.Id) is >= 0 and var row && row < energy.Length ? energy[row] : double.NaN;
            var industry = (enterprise.On(new(year, 12, 31)) ?? enterprise.Latest).Industry;
            var why = tce >= rules.AnySectorTce ? FormattableString.Invariant($"{year} 年 {tce:#,0} tce，不低于 {rules.AnySectorTce:#,0}")
                : tce >= rules.ChemicalsTce && rules.Chemicals.Any(c => world.Population.Industries.Within(industry, c)) ? FormattableString.Invariant($"{year} 年 {tce:#,0} tce，化工不低于 {rules.ChemicalsTce:#,0}") : "";
            all.Add((enterprise, year, tce, why));
        }
        return all;
    }

    /// <summary>The meters by which an enterprise is connected: all but those of pollutants.</summary>
    public static IReadOnlyList<Meter> MetersOf(Station station, SubjectId enterprise) => [.. station.Book.Of(enterprise).Where(m => !MeteredCarriers.IsPollutant(m.Carrier))];

    static Duty Of(Subject enterprise, int year, double tce, string why, IReadOnlyList<Meter> meters, Arrivals arrivals, DateOnly today)
    {
        var spans = meters.Select(arrivals.Span).Where(s => s is not null).Select(s => s!.Value).ToList();
        if (spans.Count == 0) return new(enterprise, year, tce, why is not "", why, meters.Count, null, 0, 0, 0, null);
        var since = spans.Min(s => s.First);
        var (days, gap, longest) = (0, 0, 0);
        for (var day = since; day < today; day = day.AddDays(1))
        {
            gap = meters.Any(m => arrivals.Of(m, day).Sent > 0) ? 0 : gap + 1;
            if (gap == 0) days++;
            longest = Math.Max(longest, gap);
        }
        return new(enterprise, year, tce, why is not "", why, meters.Count, since, days, Math.Max(0, today.DayNumber - since.DayNumber), longest, meters.Max(m => arrivals.Latest(m)));
    }

    /// <summary>The last whole year with returns in every quarter of it, at the latest the year before today's.</summary>
    static int YearOf(World world, DateOnly today)
    {
        var known = world.Frame.Years.Where(y => y < today.Year).ToList();
        return known.Count > 0 ? known.Max() : today.Year - 1;
    }
}
