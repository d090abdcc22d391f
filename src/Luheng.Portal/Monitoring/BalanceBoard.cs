using Luheng.Monitoring;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Monitoring;

/// <summary>An enterprise's balances of a month, one a carrier.</summary>
public sealed record BalanceRow(SubjectId Enterprise, IReadOnlyDictionary<string, CarrierBalance> Of);

/// <summary>Every enterprise's balances of a month, and the parks and the region they add up to. Made again every few minutes, as readings arrive.</summary>
public sealed record BalanceBoard(Period Month, DateTimeOffset MadeAt, IReadOnlyList<string> Carriers, IReadOnlyList<BalanceRow> Rows, IReadOnlyList<(SubjectId Group, IReadOnlyDictionary<string, GroupBalance> Of)> Groups, BalanceRules Rules)
{
    const int CarriersShown = 5;
    const long MadeAgainAfter = Instant.Hour / 6;

    public static BalanceBoard Of(Desk desk, Station station, Period month) =>
        desk.Whole.Remember($"balance/{month}/{Instant.Of(station.Clock.GetUtcNow()) / MadeAgainAfter}", () => Make(desk, station, month));

    static BalanceBoard Make(Desk desk, Station station, Period month)
    {
        var (amounts, population) = (new Amounts(station), desk.World.Population);
        var rows = station.Book.Owners.Where(o => !o.IsGroup)
            .Select(o => new BalanceRow(o, CarrierBalance.CarriersOf(station, o).ToDictionary(c => c, c => CarrierBalance.Of(amounts, o, c, month))))
            .Where(r => r.Of.Count > 0).ToList();
        var carriers = rows.SelectMany(r => r.Of).Where(b => b.Value.HasTree).GroupBy(b => b.Key).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(CarriersShown).Select(g => g.Key).ToList();
        var groups = population.Subjects.SelectMany(s => s.Placements).Select(p => p.Park).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(SubjectId.Park).ToList();
        if (desk.Region is not "") groups.Insert(0, SubjectId.Region(desk.Region));
        var sums = groups.Select(g => (g, (IReadOnlyDictionary<string, GroupBalance>)Group(amounts, population, g, month)));
        return new(month, station.Clock.GetUtcNow(), carriers, [.. rows.OrderByDescending(r => Worst(r)).ThenBy(r => r.Enterprise)], [.. sums.Where(g => g.Item2.Count > 0)], BalanceRules.In(station.Catalogue));
    }

    static Dictionary<string, GroupBalance> Group(Amounts amounts, Population population, SubjectId group, Period month)
    {
        var all = new Dictionary<string, GroupBalance>(StringComparer.Ordinal);
        foreach (var carrier in GroupBalance.CarriersOf(amounts.Station, population, group, month))
            if (GroupBalance.Of(amounts, population, group, carrier, month) is { } balance) all[carrier] = balance;
        return all;
    }

    /// <summary>The widest gap of a row, for the order of the list; a row that cannot be balanced stands last.</summary>
    static double Worst(BalanceRow row) => row.Of.Values.Select(b => Math.Abs(b.Share)).Where(s => !double.IsNaN(s)).DefaultIfEmpty(-1).Max();

    /// <summary>How a remainder stands: exceeded, open, closed, or not known.</summary>
    public static string Standing(CarrierBalance balance, BalanceRules rules) =>
        double.IsNaN(balance.Share) ? "" : balance.Share < -rules.AccuracyUnlessSaid ? "poor" : balance.Share > rules.RemainderAtMost ? "middling" : "good";
}
