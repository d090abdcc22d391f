using Luheng.Engine;
using Luheng.Observations;
using Luheng.Registry;
using Luheng.Tests.Packs;
using Luheng.Time;

namespace Luheng.Tests.Engine;

/// <summary>The columns that compute a province and the asker that explains one figure are two readings of one formula.</summary>
public class ColumnsAgreeTests
{
    static readonly string[] Filed =
    [
        "energy.consumed.raw-coal", "energy.consumed.natural-gas", "energy.consumed.electricity", "energy.consumed.heat", "energy.consumed.coke-oven-gas", "energy.output.coke", "energy.recovered.blast-furnace-gas",
        "energy.purchased.electricity", "energy.supplied.electricity", "energy.purchased.heat", "energy.raw_material_use.raw-coal", "energy.green_certificate_electricity",
        "energy.coefficient.natural-gas", "energy.coefficient.raw-coal", "output_value.comparable_price", "water.fresh", "water.reused", "water.drained", "waste.generated.fly-ash", "waste.utilised.fly-ash",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void On_every_indicator_of_every_firm_and_month(int seed)
    {
        var world = RandomWorld(new Random(seed));
        var compared = 0;
        foreach (var item in RealPacks.Rules.Indicators.Where(i => i.Of.Contains(SubjectKind.Enterprise)))
            foreach (var year in (int[])[2023, 2024])
                if (world.Columns.Of(item.Id, year) is { } column)
                    for (var row = 0; row < world.Frame.Rows.Count; row++)
                        foreach (var month in (int[])[1, 4, 7, 12])
                        {
                            // An enterprise without figures of its own answers through its sites; its column is empty, and groups count the sites.
                            if (world.Population.SitesOf(world.Frame.Rows[row].Id).Any() || !item.Of.Contains(world.Frame.Rows[row].Id.Kind)) continue;
                            var answer = Asker.Ask(world, item.Id, world.Frame.Rows[row].Id, Period.Month(year, month));
                            var cell = column[row * 12 + month - 1];
                            Assert.True(double.IsNaN(cell) ? answer.Missing : Math.Abs(cell - answer.Value) <= 1e-9 * Math.Max(1, Math.Abs(cell)),
                                $"{item.Id} of {world.Frame.Rows[row].Id} in {year}-{month:00}: column {cell}, asked {answer.Value}");
                            if (!double.IsNaN(cell)) compared++;
                        }
        Assert.InRange(compared, 500, int.MaxValue);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void A_group_is_the_sum_of_what_its_members_are_told(int seed)
    {
        var world = RandomWorld(new Random(seed));
        foreach (var item in new[] { "energy.comprehensive", "energy.comprehensive.equivalent", "co2.electricity_purchased", "water.total_use" })
            foreach (var month in (int[])[1, 6, 12])
            {
                var period = Period.Month(2024, month);
                double Told(string region) => world.Population.Subjects
                    .Where(s => s.Id.Kind == SubjectKind.Site || !world.Population.SitesOf(s.Id).Any())
                    .Where(s => s.On(period.Last) is { } place && world.Population.Regions.Within(place.Region, region))
                    .Select(s => Asker.Ask(world, item, s.Id, period)).Where(a => !a.Missing).Sum(a => a.Value);
                foreach (var region in (string[])[SmallProvince.East, SmallProvince.West, SmallProvince.Province])
                {
                    var sum = Asker.Ask(world, item, SubjectId.Region(region), period);
                    Assert.Equal(Told(region), sum.Missing ? 0 : sum.Value, 1e-6);
                }
            }
    }

    /// <summary>Firms that move, firms with sites, gaps, coefficients of a month, a year and an enterprise.</summary>
    static World RandomWorld(Random dice)
    {
        var province = new SmallProvince();
        var filers = new List<SubjectId>();
        for (var i = 1; i <= 8; i++) filers.Add(province.Firm(i, dice.Next(2) == 0 ? SmallProvince.East : SmallProvince.West));
        for (var i = 9; i <= 12; i++) filers.Add(province.Mover(i, SmallProvince.East, new(2024, dice.Next(1, 12), dice.Next(1, 28)), i % 2 == 0 ? SmallProvince.West : "510104"));
        var owner = province.Firm(13);
        filers.AddRange([province.Site(owner, "一厂"), province.Site(owner, "二厂", SmallProvince.West)]);
        province.Filings.Add(Said(owner, "energy.coefficient.natural-gas", Period.Calendar(2024), 12.5));
        province.Filings.Add(Said(owner, "energy.coefficient.raw-coal", Period.Month(2024, 4), 0.6));

        foreach (var filer in filers)
        {
            foreach (var item in Filed.Where(_ => dice.Next(4) > 0))
                foreach (var year in (int[])[2022, 2023, 2024])
                    for (var month = 1; month <= 12; month++)
                        if (dice.Next(5) > 0) province.Filings.Add(Said(filer, item, Period.Month(year, month), dice.Next(20) == 0 ? 0 : dice.NextDouble() * 1000));
            if (dice.Next(2) == 0) province.Filings.Add(Said(filer, "energy.coefficient.natural-gas", Period.Calendar(2023), 11 + dice.NextDouble() * 2));
            if (dice.Next(3) == 0) province.Filings.Add(Said(filer, "energy.coefficient.raw-coal", Period.Quarter(2024, 2), dice.NextDouble()));
        }
        return province.World();
    }

    static Observation Said(SubjectId subject, string item, Period period, double value) => new(subject, item, period, value, "", Source.Read("", false), 0);
}
