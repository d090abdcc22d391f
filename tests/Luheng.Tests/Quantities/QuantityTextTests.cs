using FsCheck;
using FsCheck.Fluent;
using Luheng.Quantities;
using static Luheng.Tests.Packs.RealPacks;

namespace Luheng.Tests.Quantities;

public class QuantityTextTests
{
    static readonly string[] Symbols = ["1", "%", "百分点", "tce", "kgce", "万tce", "kgoe", "GJ", "kWh", "万kWh", "亿kWh", "kcal", "万m³", "t", "tCO2", "tCO2e", "元", "万元", "亿元",
        "家", "万重量箱", "亿标块", "万kW", "蒸吨/h", "万亩", "kgce/t", "tce/万元", "m³/万元", "tCO2/万元", "kWh/t"];

    static readonly Gen<Quantity> AnyQuantity =
        from whole in Gen.Choose(-1_000_000_000, 1_000_000_000)
        from decimals in Gen.Choose(0, 6)
        from symbol in Gen.Elements(Symbols)
        select new Quantity(whole / Math.Pow(10, decimals), Units[symbol]);

    [Fact]
    public void What_is_printed_is_read_back_as_the_same_quantity() =>
        Prop.ForAll(AnyQuantity.ToArbitrary(), q => Units.Quantity(q.ToString()) == q).QuickCheckThrowOnFailure();

    [Fact]
    public void A_conversion_can_be_undone()
    {
        var pairs = from quantity in AnyQuantity
                    from unit in Gen.Elements(Symbols.Select(s => Units[s]).Where(u => u.Measures(quantity.Unit)).ToArray())
                    select (quantity, unit);
        Prop.ForAll(pairs.ToArbitrary(), p => Math.Abs(p.quantity.In(p.unit).In(p.quantity.Unit).Amount - p.quantity.Amount) <= Math.Abs(p.quantity.Amount) * 1e-12).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_sum_is_the_same_from_either_side()
    {
        var pairs = from a in Gen.Choose(-1_000_000, 1_000_000) from b in Gen.Choose(-1_000_000, 1_000_000) select (a, b);
        Prop.ForAll(pairs.ToArbitrary(), p =>
        {
            var (left, right) = (new Quantity(p.a, Units["tce"]), new Quantity(p.b, Units["GJ"]));
            return Math.Abs((left + right).Amount - (right + left).In(Units["tce"]).Amount) < 1e-6;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("-18 %", -18, "%")]
    [InlineData("−18%", -18, "%")]
    [InlineData("1,218.5 tce", 1218.5, "tce")]
    [InlineData("12万tce", 12, "万tce")]
    [InlineData(" 1.2e3 kWh ", 1200, "kWh")]
    [InlineData("+8 百分点", 8, "百分点")]
    [InlineData("42", 42, "1")]
    public void Reads_what_people_write(string text, double amount, string unit) => Assert.Equal(new(amount, Units[unit]), Units.Quantity(text));

    [Theory]
    [InlineData("")]
    [InlineData("tce")]
    [InlineData("1.2.3 t")]
    [InlineData("1-2 t")]
    [InlineData("5 frobs")]
    [InlineData("5 t/")]
    [InlineData("5 /t")]
    [InlineData("1e999 t")]
    [InlineData("1,5 t")]
    [InlineData("12,34 t")]
    public void Refuses_what_is_not_an_amount_in_a_unit(string text)
    {
        Assert.False(Units.TryQuantity(text, out _, out var problem));
        Assert.NotEmpty(problem);
    }

    [Fact]
    public void A_tiny_amount_is_not_printed_as_nothing() => Assert.NotEqual("0 t", new Quantity(2e-9, Units["t"]).ToString());
}
