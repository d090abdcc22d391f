using Luheng.Engine;
using Luheng.Findings;
using Luheng.Identifiers;
using Luheng.Monitoring;
using Luheng.Observations;
using Luheng.Portal;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Flow.Tests.Portal;

/// <summary>A small fictional province: 63 enterprises in 21 cities, 22 months, official statistics beside them, and a few holes.</summary>
static class SampleProvince
{
    static readonly (string Name, string Industry, string Product)[] Trades =
    [
        ("水泥", "3011", "cement-clinker"), ("钢铁", "3120", "crude-steel"), ("铝业", "3216", "aluminium-liquid"),
        ("化工", "2621", "ammonia"), ("玻璃", "3041", "flat-glass"), ("纸业", "2221", "paper-and-board"), ("机械", "3411", ""),
    ];

    static readonly Source Demo = new(SourceKind.Filed, LegalBasis.Demo, "205-1 表");
    static readonly Source Bureau = new(SourceKind.Official, LegalBasis.Demo, "示例省统计月报 2025-10");

    /// <summary>An enterprise whose March was not filed.</summary>
    public static SubjectId WithHole { get; } = Id(7);

    /// <summary>An enterprise that filed nothing at all.</summary>
    public static SubjectId Silent { get; } = Id(62);
    public static SubjectId Largest { get; } = Id(1);

    public static Desk Desk() => Desk(null);

    public static Desk Desk(Station? station)
    {
        var catalogue = RealPacks.Catalogue;
        var (subjects, figures) = Made();
        return new()
        {
            World = World.Of(catalogue, subjects, figures),
            AsOf = new(2025, 11, 20),
            LoadedAt = new(2025, 11, 20, 9, 30, 0, China.Offset),
            IsDemo = true,
            Region = "990000",
            Station = station,
            KnownBy = (known, _) => World.Of(catalogue, subjects, [.. figures.Where(f => f.Period.Last.ToDateTime(TimeOnly.MinValue) < known.ToOffset(China.Offset).DateTime)]),
            Findings =
            [
                new(WithHole, Period.Month(2025, 3), "filing.gap", FindingLevel.Warning, "2025 年 3 月没有填报能源数据，前后各月都有", "energy.comprehensive"),
                new(Largest, Period.Month(2025, 8), "filing.jump", FindingLevel.Severe, "2025 年 8 月原煤消费量是前后两月的 10 倍，疑似单位写错", "energy.consumed.raw-coal"),
            ],
        };
    }

    /// <summary>Everyone in it, and everything they filed.</summary>
    public static (List<Subject> Subjects, List<Observation> Figures) Made()
    {
        var catalogue = RealPacks.Catalogue;
        var cities = catalogue.Regions.Children("990000").ToList();
        var figures = new List<Observation>();
        for (var i = 0; i < 62; i++) File(figures, i);
        Official(figures, SubjectId.Region("990000"), 0);
        for (var c = 0; c < cities.Count; c++) Official(figures, SubjectId.Region(cities[c].Code), (c * 7 % 11 - 5) * 0.55);
        Lists(figures);
        return ([.. Enumerable.Range(0, 63).Select(i => Enterprise(i, cities, catalogue.Regions))], figures);
    }

    static Subject Enterprise(int i, List<Region> cities, Regions regions)
    {
        var city = cities[i % cities.Count];
        var county = regions.Children(city.Code).FirstOrDefault()?.Code ?? city.Code;
        var trade = Trades[i % Trades.Length];
        var moved = new Placement(new(2020, 1, 1), new(2024, 6, 30), city.Code, trade.Industry);
        var now = new Placement(i % 9 == 0 ? new(2024, 7, 1) : new(2020, 1, 1), null, county, trade.Industry, i % 5 == 0 ? "shili-park-1" : null);
        return new(Id(i), $"{city.Name.TrimEnd('市')}{trade.Name}{"甲乙丙"[i / 21]}有限公司", i % 9 == 0 ? [moved, now] : [now]);
    }

    static void File(List<Observation> into, int i)
    {
        var size = 400 * Math.Pow(1.09, (i * 37) % 62);
        for (var m = 0; m < 22; m++)
        {
            var period = Period.Month(2024 + m / 12, m % 12 + 1);
            if (Id(i) == WithHole && period == Period.Month(2025, 3)) continue;
            var season = 1 + 0.12 * Math.Sin((m + i) * Math.PI / 6) - (m >= 12 ? 0.004 * (i % 13) : 0);
            void Of(string item, double value) => into.Add(new(Id(i), item, period, Math.Round(value, 2), "", Demo, 2 + i));
            Of("energy.consumed.raw-coal", size * season);
            Of("energy.consumed.electricity", size * 0.11 * season);
            Of("energy.purchased.electricity", size * 0.1 * season);
            Of("energy.consumed.diesel", size * 0.004);
            if (i % 3 == 0) Of("energy.consumed.heat", size * 1.7 * season);
            Of("output_value.comparable_price", size * 1.4 * (season + 0.03));
            Of("water.fresh", size * 21 * season);
            if (Trades[i % Trades.Length].Product is { Length: > 0 } product)
            {
                Of($"output.{product}", size * 6.2 * season);
                Of($"energy.product.{product}", size * 0.66 * season);
            }
        }
    }

    static void Official(List<Observation> into, SubjectId region, double shift)
    {
        (Period Period, double Energy, double Value, double Water, double Co2)[] growth =
        [
            (Period.Calendar(2021), 5.2, 7.9, 2.2, 4.6), (Period.Calendar(2022), 2.6, 5.1, 0.4, 1.1), (Period.Calendar(2023), 3.1, 6.3, 1.0, 1.4),
            (Period.Calendar(2024), 2.9, 6.0, 0.6, 0.9), (Period.YearToDate(2025, 10), 3.4 + shift, 5.8, 0.3, 2.9),
        ];
        foreach (var (period, energy, value, water, co2) in growth)
            foreach (var (item, amount) in new[] { ("energy.consumption.growth", energy + shift / 2), ("value_added.growth", value), ("water.consumption.growth", water), ("co2.emission.growth", co2) })
                into.Add(new(region, item, period, Math.Round(amount, 2), "规上工业", Bureau, 0));
    }

    static void Lists(List<Observation> into)
    {
        var province = SubjectId.Region("990000");
        foreach (var (item, year, count) in new[] { ("list.green-factory.count", 2024, 471.0), ("list.green-park.count", 2024, 58.0) })
            into.Add(new(province, item, Period.Calendar(year), count, "", Bureau, 0));
    }

    static SubjectId Id(int i)
    {
        var eight = $"MA{i:000000}";
        var first = $"91990{i % 21 + 1:00}1".PadRight(8, '0')[..8] + eight + CreditCode.BodyCheck(eight);
        return SubjectId.Parse(first + CreditCode.Check(first));
    }
}
