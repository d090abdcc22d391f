using Luheng.Observations;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Demo;

/// <summary>The official figures of a year, or of its months to date, as a statistical release would carry them.</summary>
/// <remarks>Growth rates are published rounded to a tenth; levels stand beside them. A January has no release.</remarks>
sealed class Bulletin(List<Firm> firms, double scale)
{
    static readonly Source Released = new(SourceKind.Official, LegalBasis.Demo, "演示数据：示例省统计月报");
    static readonly Source Listed = new(SourceKind.Official, LegalBasis.Demo, "演示数据：示例省绿色制造名单");
    const string Scope = "规上";
    const string ProvinceCode = "990000";

    readonly Sectors sectors = new(firms);

    /// <summary>Solid waste of 2024 in t, enterprises that do not file included.</summary>
    readonly double waste = firms.Sum(f => f.Output * f.Trade.Wastes.Sum(w => w.Generated)) * 12 / 0.9;

    public List<Observation> Release(int year, int month)
    {
        var into = new List<Observation>();
        var period = Period.YearToDate(year, month);
        Region(into, SubjectId.Region(ProvinceCode), period, Cities.All);
        foreach (var city in Cities.All) Region(into, SubjectId.Region(city.Code), period, [city]);
        OfSectors(into, period);
        OfWaste(into, period);
        foreach (var (item, values, decimals) in Provincial.All)
            into.Add(new(SubjectId.Region(ProvinceCode), item, period, Rounded(Provincial.At(values, year, month), decimals), "", item.StartsWith("list.", StringComparison.Ordinal) ? Listed : Released, 0));
        foreach (var city in Cities.All)
            into.Add(new(SubjectId.Region(city.Code), "list.green-factory.count", period, Math.Round(Provincial.Factories(year, month) * city.ValueAdded / Cities.All.Sum(c => c.ValueAdded)), "", Listed, 0));
        return into;
    }

    void Region(List<Observation> into, SubjectId region, Period period, IReadOnlyList<City> cities)
    {
        var (year, month) = (period.Year, period.Last.Month);
        foreach (var (measure, growth, level, unit) in Measures)
        {
            var now = cities.Sum(c => Official.Level(c, measure, year, month));
            into.Add(new(region, level, period, Rounded(now * unit * scale, measure == Official.Measure.ValueAdded ? 2 : 0), Scope, Released, 0));
            if (year == Official.Base) continue;
            var change = now / cities.Sum(c => Official.Level(c, measure, year - 1, month)) - 1;
            into.Add(new(region, growth, period, Rounded(change * 100, 1), Scope, Released, 0));
        }
        var price = 1 + 0.006 * (year - Official.Base);
        into.Add(new(region, "value_added.current", period, Rounded(cities.Sum(c => Official.Level(c, Official.Measure.ValueAdded, year, month)) * scale * price, 2), Scope, Released, 0));
    }

    void OfSectors(List<Observation> into, Period period)
    {
        var (year, month) = (period.Year, period.Last.Month);
        OfOutput(into, period);
        foreach (var (measure, _, level, unit) in Measures)
        {
            if (measure == Official.Measure.Water) continue;
            var whole = Cities.All.Sum(c => Official.Level(c, measure, year, month)) * unit * scale;
            foreach (var (sector, share) in sectors.Shares(measure, year, month))
                into.Add(new(SubjectId.Sector(sector, ProvinceCode), level, period, Rounded(whole * share, measure == Official.Measure.ValueAdded ? 2 : 0), Scope, Released, 0));
        }
    }

    /// <summary>Output at comparable prices, so that a decomposition by sector rests on one kind of source.</summary>
    void OfOutput(List<Observation> into, Period period)
    {
        var (year, month) = (period.Year, period.Last.Month);
        var outputs = sectors.Outputs(year, month).Select(o => (o.Code, Value: Math.Round(o.Output))).ToList();
        foreach (var (sector, value) in outputs) into.Add(new(SubjectId.Sector(sector, ProvinceCode), Output, period, value, Scope, Released, 0));
        into.Add(new(SubjectId.Region(ProvinceCode), Output, period, outputs.Sum(o => o.Value), Scope, Released, 0));
    }

    void OfWaste(List<Observation> into, Period period)
    {
        var (year, month) = (period.Year, period.Last.Month);
        var generated = waste * Math.Pow(1.015, year - 2024) * Official.PartOfYear(month);
        var province = SubjectId.Region(ProvinceCode);
        into.Add(new(province, "waste.generated_total", period, Math.Round(generated), "", Released, 0));
        into.Add(new(province, "waste.utilised_total", period, Math.Round(generated * Provincial.At(Provincial.WasteUsed, year, month) / 100), "", Released, 0));
    }

    const string Output = "output_value.comparable_price";

    static readonly (Official.Measure Measure, string Growth, string Level, double Unit)[] Measures =
    [
        (Official.Measure.ValueAdded, "value_added.growth", "value_added.price-2020", 1),
        (Official.Measure.Energy, "energy.consumption.growth", "energy.comprehensive", 1e4),
        (Official.Measure.Co2, "co2.emission.growth", "co2.total", 1e4),
        (Official.Measure.Water, "water.consumption.growth", "water.fresh", 1e8),
    ];

    static double Rounded(double value, int decimals)
    {
        var tens = Math.Pow(10, decimals);
        return Math.Round(value * tens) / tens;
    }
}
