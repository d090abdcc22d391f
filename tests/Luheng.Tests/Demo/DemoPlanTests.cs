using Luheng.Demo;
using Luheng.Engine;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Tests.Demo;

/// <summary>Where the demo plan stands: the figures are chosen so that its targets show every state but missed.</summary>
public class DemoPlanTests(DemoFixture demo)
{
    const string ToDate = "2021-01..2025-10";
    const string ThisYear = "2025-01..2025-10";

    [Fact]
    public void The_plan_is_of_the_demo_province_and_says_everywhere_that_it_is_a_demo()
    {
        var plan = demo.Catalogue.Plans[DemoProvince.Plan];
        Assert.Equal(("990000", 2021, 2025, 2020), (plan.Region, plan.From, plan.To, plan.BaseYear));
        Assert.Contains("演示数据", plan.Document, StringComparison.Ordinal);
        Assert.Equal(14, plan.Targets.Count);
        Assert.All(plan.Targets, t =>
        {
            Assert.Contains("演示", t.Name.Zh, StringComparison.Ordinal);
            Assert.Equal(Confidence.Design, t.Confidence);
        });
        Assert.Empty(plan.Outcomes);
    }

    [Theory]
    [InlineData("energy.per_value_added.change", ToDate, -13.5, -12.2)] // watch: 14 % by the end of 2025
    [InlineData("co2.per_value_added.change", ToDate, -19.49, -18.86)] // on track: 19.5 %
    [InlineData("water.per_value_added.change", ToDate, -25, -16)] // met: 16 %
    [InlineData("industry.six_share_energy", ThisYear, 74.01, 74.2)] // on track: 74 % from 80 %
    [InlineData("waste.bulk_utilisation_rate", ThisYear, 55.7, 56.6)] // watch: 57 % from 47 %
    [InlineData("waste.use_ratio.phosphogypsum", ThisYear, 100, 103)] // met: 100 %
    [InlineData("product.unit_energy.cement-clinker", ThisYear, 105.1, 108)] // behind: 104 from 112 kgce/t
    [InlineData("product.unit_energy.crude-steel", ThisYear, 500, 550)] // met: 550 kgce/t
    [InlineData("benchmark.capacity_share", ThisYear, 29.4, 29.9)] // on track: 30 % from 12 %
    [InlineData("list.green-factory.count", ThisYear, 320, 400)] // met: 120 and 200 more
    [InlineData("list.green-park.count", ThisYear, 33, 34)] // watch: 15 and 20 more
    [InlineData("list.green-supply-chain.count", ThisYear, 39, 39)] // on track: 40 from 8
    public void A_target_stands_where_the_demo_wants_it(string item, string period, double low, double high) =>
        Assert.InRange(Ask(item, "990000", period).Value, low, high);

    [Fact]
    public void Nobody_published_the_low_carbon_parks() => Assert.True(Ask("list.green-low-carbon-park.count", "990000", ThisYear).Missing);

    [Fact]
    public void The_new_aluminium_line_puts_one_city_behind_and_moves_its_energy()
    {
        Assert.InRange(Ask("energy.per_value_added.change", "990100", ToDate).Value, -10.5, -8.5);
        Assert.InRange(Ask("energy.consumption.growth", "990100", ThisYear).Value, 8, 12);
        Assert.InRange(Ask("energy.consumption.growth", "990100", "2025-01..2025-02").Value, 2, 6);
    }

    [Fact]
    public void The_parts_of_a_decomposition_by_sector_add_up_to_the_change_of_energy()
    {
        var parts = new[] { "activity", "structure", "intensity" }.Sum(part => Asker.Ask(demo.Statistics, $"lmdi.sector.{part}", SubjectId.Region("990000"), Period.Calendar(2024)).Value);
        Assert.Equal(Sectors("2024") - Sectors("2023"), parts, 1.0);

        double Sectors(string year) => demo.Catalogue.Industries.Divisions.Select(d => demo.Observations
            .FirstOrDefault(o => o.Subject == SubjectId.Sector(d.Code, "990000") && o.Item == "energy.comprehensive" && o.Period == Period.Parse(year)).Value).Sum();
    }

    [Theory]
    [InlineData("energy.comprehensive")]
    [InlineData("water.fresh")]
    [InlineData("co2.total")]
    [InlineData("output_value.comparable_price")]
    [InlineData("waste.generated_total")]
    public void Enterprises_file_most_but_not_all_of_the_official_figure(string item)
    {
        var official = Asker.Ask(demo.Statistics, item, SubjectId.Region("990000"), Period.Calendar(2024));
        Assert.Equal("official", official.Quality);
        Assert.InRange(demo.World.Columns.Of(item, 2024)!.Where(double.IsFinite).Sum() / official.Value, 0.75, 0.99);
    }

    [Fact]
    public void An_enterprise_that_burns_gas_has_its_coefficient_for_every_month_of_the_year()
    {
        var glass = demo.Subjects.Values.Single(s => s.Name == "长渚平板玻璃有限公司");
        foreach (var month in Period.Calendar(2024).MonthsWithin())
            Assert.Contains(Asker.Ask(demo.World, "energy.comprehensive", glass.Id, month).Because.Factors, f => f is { Id: "coefficient.natural-gas", Measured: true });
    }

    Answer Ask(string item, string subject, string period) => Asker.Ask(item.StartsWith("product.", StringComparison.Ordinal) ? demo.World : demo.Statistics, item, SubjectId.Parse(subject), Period.Parse(period));
}
