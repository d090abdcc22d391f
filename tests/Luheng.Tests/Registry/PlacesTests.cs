using Luheng.Registry;
using static Luheng.Tests.Packs.RealPacks;

namespace Luheng.Tests.Registry;

/// <summary>Regions, zones and industry classes as the packs carry them.</summary>
public class PlacesTests
{
    static readonly DateOnly Day = new(2024, 3, 31);

    [Fact]
    public void A_county_lies_in_its_city_province_and_country() =>
        Assert.Equal(["510104", "510100", "510000", "000000"], Rules.Regions.Upwards("510104"));

    [Theory]
    [InlineData("510000", 21)]
    [InlineData("520000", 9)]
    [InlineData("990000", 21)]
    public void A_province_has_its_cities(string province, int cities) =>
        Assert.Equal(cities, Rules.Regions.Children(province).Count(r => r.Level == RegionLevel.City));

    [Fact]
    public void A_county_is_in_the_economic_zone_of_its_city()
    {
        Assert.True(Rules.Regions.InZone("510104", "chengdu-plain", Day));
        Assert.False(Rules.Regions.InZone("510104", "panxi", Day));
        Assert.Equal(5, Rules.Regions.Zones.Count(z => z.Kind == "zone"));
    }

    [Theory]
    [InlineData("25", true)]
    [InlineData("26", true)]
    [InlineData("30", true)]
    [InlineData("31", true)]
    [InlineData("32", true)]
    [InlineData("44", true)]
    [InlineData("33", false)]
    [InlineData("22", false)]
    public void Six_divisions_are_energy_intensive(string division, bool intensive)
    {
        Assert.Equal(intensive, Rules.Industries.EnergyIntensive(division));
        Assert.Equal(6, Rules.Industries.Divisions.Count(d => d.EnergyIntensive));
        Assert.Equal(intensive, Rules.Industries.Within(division + "11", Industries.Six));
    }

    [Fact]
    public void What_nobody_registered_is_said_to_be_unknown()
    {
        var nobody = new Population([], Rules.Regions, Rules.Industries);
        Assert.Equal("region 519999 is not in the table of regions", nobody.Unknown(SubjectId.Region("519999")));
        Assert.Equal("sector 99 is not a class of GB/T 4754", nobody.Unknown(SubjectId.Sector("99")));
        Assert.Equal("no enterprise is registered in park P9", nobody.Unknown(SubjectId.Park("P9")));
        Assert.Contains("zone nowhere is not known", nobody.Unknown(SubjectId.Parse("zone:nowhere")), StringComparison.Ordinal);
        Assert.Null(nobody.Unknown(SubjectId.Region("510000")));
    }
}
