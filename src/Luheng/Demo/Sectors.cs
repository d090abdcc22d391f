namespace Luheng.Demo;

/// <summary>The divisions' shares in the province. Between the six energy-intensive ones and the others the statistics decide; inside each, the enterprises.</summary>
sealed class Sectors
{
    readonly (string Code, bool Heavy, double Energy, double ValueAdded, double Output)[] divisions;

    public Sectors(List<Firm> firms)
    {
        var (heavy, light) = (firms.Where(f => f.Trade.Heavy).ToList(), firms.Where(f => !f.Trade.Heavy).ToList());
        divisions = [.. firms.GroupBy(f => f.Trade.Division).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
        {
            var group = g.First().Trade.Heavy ? heavy : light;
            return (g.Key, g.First().Trade.Heavy, g.Sum(f => f.Energy) / group.Sum(f => f.Energy), g.Sum(ValueAdded) / group.Sum(ValueAdded), g.Sum(f => f.Output));
        })];
    }

    public IEnumerable<(string Code, double Share)> Shares(Official.Measure measure, int year, int month)
    {
        var six = Provincial.At(measure == Official.Measure.ValueAdded ? Provincial.SixValueAdded : Provincial.SixEnergy, year, month) / 100;
        return divisions.Select(d => (d.Code, (d.Heavy ? six : 1 - six) * (measure == Official.Measure.ValueAdded ? d.ValueAdded : d.Energy)));
    }

    /// <summary>Official output in 万元: what enterprises file in 2024 and those who file nothing, moving with the division's value added.</summary>
    public IEnumerable<(string Code, double Output)> Outputs(int year, int month) => divisions.Zip(
        Shares(Official.Measure.ValueAdded, year, month).Zip(Shares(Official.Measure.ValueAdded, 2024, 12), (now, then) => now.Share * Whole(year, month) / (then.Share * Whole(2024, 12))),
        (division, index) => (division.Code, division.Output * 12 / 0.92 * index));

    static double Whole(int year, int month) => Cities.All.Sum(c => Official.Level(c, Official.Measure.ValueAdded, year, month));

    static double ValueAdded(Firm firm) => firm.Output * firm.Trade.ValueAdded;
}
