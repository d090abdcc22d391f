using Luheng.Quantities;

namespace Luheng.Tests.Quantities;

public class UnitDefinitionTests
{
    [Fact]
    public void A_symbol_is_defined_once()
    {
        var units = new UnitTable();
        Assert.Null(units.Define(new("kg", "mass", null, ["公斤"])));
        Assert.Equal("'公斤' is already a unit (kg)", units.Define(new("catty", null, "0.5 kg", ["公斤"])));
    }

    [Fact]
    public void A_unit_says_what_it_measures() =>
        Assert.Equal("unit 'x' says neither its dimension nor what it is in another unit", new UnitTable().Define(new("x", null, null, [])));

    [Fact]
    public void Products_and_ratios_cancel()
    {
        var units = new UnitTable();
        units.Define(new("kg", "mass", null, []));
        units.Define(new("m", "length", null, []));
        Assert.True(units["kg/kg"].Dimension.IsNone);
        Assert.Equal(units["kg"].Dimension, units["kg/m·m"].Dimension);
        Assert.Equal("length·mass", units["kg·m"].Dimension.ToString());
        Assert.Equal("mass/length^2", units["kg/m/m"].Dimension.ToString());
        Assert.Equal("1/length", units["1/m"].Dimension.ToString());
    }
}
