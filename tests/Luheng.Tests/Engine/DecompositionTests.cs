using Luheng.Registry;

namespace Luheng.Tests.Engine;

/// <summary>LMDI: the parts add up to the whole change, whatever the figures.</summary>
public class DecompositionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Activity_intensity_and_mix_of_a_firm_add_up_to_its_change(int seed)
    {
        var dice = new Random(seed);
        var province = new SmallProvince();
        var works = province.Firm(1);
        foreach (var item in (string[])["energy.consumed.raw-coal", "energy.consumed.diesel", "energy.consumed.electricity", "energy.consumed.heat", "output_value.comparable_price"])
            foreach (var year in (int[])[2023, 2024]) province.Filings.Add(new(works, item, Luheng.Time.Period.Calendar(year), 1 + dice.NextDouble() * 1000, "", Luheng.Observations.Source.Read("", false), 0));

        double Of(string item, string period = "2024") => province.Ask(item, works, period).Value;
        Assert.Equal(Of("energy.gross") - Of("energy.gross", "2023"), Of("lmdi.energy.activity") + Of("lmdi.energy.intensity") + Of("lmdi.energy.mix"), 1e-6);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Activity_structure_and_intensity_of_a_region_add_up_to_its_change(int seed)
    {
        var dice = new Random(seed);
        var province = new SmallProvince();
        foreach (var (industry, number) in ((string, int)[])[("3011", 1), ("3110", 2), ("2511", 3), ("2610", 4)])
        {
            var works = province.Firm(number, industry: industry);
            foreach (var item in (string[])["energy.consumed.raw-coal", "output_value.comparable_price"])
                foreach (var year in (int[])[2023, 2024])
                    for (var month = 1; month <= 12; month++) province.Filings.Add(new(works, item, Luheng.Time.Period.Month(year, month), 1 + dice.NextDouble() * 1000, "", Luheng.Observations.Source.Read("", false), 0));
        }
        double Of(string item, string period = "2024") => province.Ask(item, SubjectId.Region(SmallProvince.Province), period).Value;
        Assert.Equal(Of("energy.comprehensive") - Of("energy.comprehensive", "2023"), Of("lmdi.sector.activity") + Of("lmdi.sector.structure") + Of("lmdi.sector.intensity"), 1e-6);
    }

    [Fact]
    public void The_groups_of_the_energy_mix_add_up_to_the_total()
    {
        var province = new SmallProvince();
        var works = province.Firm(1);
        province.File(works, "energy.consumed.raw-coal", "2024-03", "100 t").File(works, "energy.consumed.diesel", "2024-03", "10 t").File(works, "energy.consumed.lng", "2024-03", "10 t").File(works, "energy.consumed.methanol", "2024-03", "3 t")
            .File(works, "energy.consumed.electricity", "2024-03", "50 万kWh").File(works, "energy.consumed.heat", "2024-03", "900 GJ").File(works, "energy.output.coke", "2024-03", "20 t").File(works, "energy.recovered.heat", "2024-03", "100 GJ");
        var parts = ((string[])["energy.coal", "energy.oil", "energy.gas", "energy.other", "energy.electricity", "energy.heat"]).Sum(i => province.Ask(i, works, "2024-03").Value);
        Assert.Equal(province.Ask("energy.comprehensive", works, "2024-03").Value, parts, 1e-9);
    }
}
