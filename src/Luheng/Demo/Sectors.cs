namespace Luheng.Demo;

/// <summary>The divisions' shares in the province. Between the six energy-intensive ones and the others the statistics decide; inside each, the enterprises.</summary>
sealed class Sectors
{
    readonly (string Code, bool Heavy, double Energy, double ValueAdded)[] divisions;

    public Sectors(List<Firm> firms)
    {
        var (heavy, light) = (firms.Where(f => f.Trade.Heavy).ToList(), firms.Where(f => !f.Trade.Heavy).ToList());
        divisions = [.. firms.GroupBy(f => f.Trade.Division).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
        {
            var group = g.First().Trade.Heavy ? heavy : light;
            return (g.Key, g.First().Trade.Heavy, g.Sum(f => f.Energy) / group.Sum(f => f.Energy), g.Sum(ValueAdded) / group.Sum(ValueAdded));
        })];
    }

    public IEnumerable<(string Code, double Share)> Shares(Official.Measure measure, int year, int month)
    {
        var six = Provincial.At(measure == Official.Measure.ValueAdded ? Provincial.SixValueAdded : Provincial.SixEnergy, year, month) / 100;
        return divisions.Select(d => (d.Code, (d.Heavy ? six : 1 - six) * (measure == Official.Measure.ValueAdded ? d.ValueAdded : d.Energy)));
    }

    static double ValueAdded(Firm firm) => firm.Output * firm.Trade.ValueAdded;
}
