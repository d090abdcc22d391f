using Luheng.Quantities;
using static Luheng.Tests.Packs.RealPacks;

namespace Luheng.Tests.Quantities;

/// <summary>The unit table of the packs, against conversions worked by hand.</summary>
public class UnitTableTests
{
    [Theory]
    [InlineData("1 tce", "kgce", 1000)]
    [InlineData("1 万tce", "tce", 10_000)]
    [InlineData("1 kgce", "kJ", 29307.6)]
    [InlineData("1 tce", "GJ", 29.3076)]
    [InlineData("1 kgce", "MJ", 29.3076)]
    [InlineData("1 kgce", "kcal", 7000)]
    [InlineData("1 kgoe", "kJ", 41868)]
    [InlineData("1 kgoe", "kcal", 10_000)]
    [InlineData("1 kgoe", "kgce", 1.428571428571)]
    [InlineData("1 GJ", "MJ", 1000)]
    [InlineData("1 kWh", "MJ", 3.6)]
    [InlineData("1 kWh", "kcal", 859.845227859)]
    [InlineData("1 万kWh", "tce", 1.228350325513)]
    [InlineData("1 亿kWh", "万kWh", 10_000)]
    [InlineData("1 亿kWh", "tce", 12283.50325513)]
    [InlineData("1 kcal", "kJ", 4.1868)]
    [InlineData("1 Nm³", "m³", 1)]
    [InlineData("1 万m³", "Nm³", 10_000)]
    [InlineData("1 亿m³", "万m³", 10_000)]
    [InlineData("1 万t", "kg", 10_000_000)]
    [InlineData("1 亿元", "万元", 10_000)]
    [InlineData("1 万亿元", "亿元", 10_000)]
    [InlineData("1099.4 万重量箱", "重量箱", 10_994_000)]
    [InlineData("101.7 亿标块", "标块", 10_170_000_000)]
    [InlineData("138 万kW", "kW", 1_380_000)]
    [InlineData("138 万千瓦", "MW", 1380)]
    [InlineData("10 蒸吨/小时", "蒸吨/h", 10)]
    [InlineData("3.63 万亩", "亩", 36_300)]
    [InlineData("3.3 万家", "家", 33_000)]
    [InlineData("18 %", "1", 0.18)]
    [InlineData("1 %", "‰", 10)]
    [InlineData("1 tCO2", "kgCO2", 1000)]
    [InlineData("1 tCO2e", "kgCO2e", 1000)]
    [InlineData("1.218 tce/万元", "kgce/万元", 1218)]
    [InlineData("0.999 tce/万元", "万tce/亿元", 0.999)]
    [InlineData("540 kgce/t", "tce/t", 0.54)]
    [InlineData("13.30 tce/万m³", "kgce/m³", 1.33)]
    [InlineData("13350 kWh/t", "万kWh/万t", 13350)]
    [InlineData("0.11 tCO2/GJ", "kgCO2/MJ", 0.11)]
    [InlineData("24 MWh/d", "MW", 1)]
    public void Converts_as_worked_by_hand(string quantity, string unit, double expected) =>
        Assert.Equal(expected, Units.Quantity(quantity).In(Units[unit]).Amount, Math.Abs(expected) * 1e-11);

    [Theory]
    [InlineData("吨标准煤", "tce")]
    [InlineData("万吨标煤", "万tce")]
    [InlineData("千克标准煤/吨", "kgce/t")]
    [InlineData("千克标准油/吨", "kgoe/t")]
    [InlineData("吨标煤/万元", "tce/万元")]
    [InlineData("千瓦时/吨", "kWh/t")]
    [InlineData("万千瓦时", "万kWh")]
    [InlineData("亿立方米", "亿m³")]
    [InlineData("万标立方米", "万m³")]
    [InlineData("吉焦", "GJ")]
    [InlineData("百万千焦", "GJ")]
    [InlineData("千卡", "kcal")]
    [InlineData("万千瓦", "万kW")]
    [InlineData("户(次)", "户次")]
    [InlineData("户（次）", "户次")]
    [InlineData("％", "%")]
    [InlineData("个百分点", "百分点")]
    [InlineData("吨二氧化碳", "tCO2")]
    [InlineData("吨二氧化碳当量", "tCO2e")]
    [InlineData("立方米/万元", "m³/万元")]
    [InlineData("吨", "t")]
    public void Says_the_same_in_Chinese(string words, string symbol)
    {
        var (said, written) = (Units[words], Units[symbol]);
        Assert.Equal(written.Dimension, said.Dimension);
        Assert.Equal(written.InBase, said.InBase, written.InBase * 1e-12);
    }

    [Theory]
    [InlineData("tCO2", "t")]
    [InlineData("tCO2e", "t")]
    [InlineData("tCO2e", "tCO2")]
    [InlineData("tce", "t")]
    [InlineData("%", "百分点")]
    [InlineData("家", "户")]
    [InlineData("家", "个")]
    [InlineData("个", "项")]
    [InlineData("种", "家")]
    [InlineData("户", "户次")]
    [InlineData("座", "台")]
    [InlineData("家", "1")]
    [InlineData("重量箱", "t")]
    [InlineData("标块", "个")]
    [InlineData("蒸吨/小时", "t/h")]
    [InlineData("万亩", "m³")]
    [InlineData("kW", "kWh")]
    [InlineData("tce/年", "kW")]
    [InlineData("tce/t", "tce/万元")]
    public void Keeps_apart_and_names_both_sides(string left, string right)
    {
        var wrong = Assert.Throws<UnitMismatchException>(() => new Quantity(1, Units[left]).In(Units[right]));
        Assert.Contains(Units[left].Symbol, wrong.Message, StringComparison.Ordinal);
        Assert.Contains($"({Units[left].Dimension})", wrong.Message, StringComparison.Ordinal);
        Assert.Contains($"({Units[right].Dimension})", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mismatch_reads_as_a_sentence() =>
        Assert.Equal("tce (energy) cannot be expressed in 万元 (money)", Assert.Throws<UnitMismatchException>(() => Units["tce"].To(Units["万元"])).Message);

    [Theory]
    [InlineData("KGCE", "kgce")]
    [InlineData("Tce", "tce")]
    public void An_unknown_unit_says_which_known_one_looks_like_it(string wrong, string near)
    {
        Assert.False(Units.TryUnit(wrong, out _));
        Assert.Contains(near, Units.Unknown(wrong), StringComparison.Ordinal);
    }

    [Fact]
    public void Symbols_are_case_sensitive_for_milli_is_not_mega()
    {
        Assert.Equal(Units["kW"].InBase * 1000, Units["MW"].InBase, 1e-9);
        Assert.False(Units.TryUnit("mW", out _));
        Assert.Equal(1e9, Units["t"].InBase / Units["mg"].InBase, 1e-3);
        Assert.False(Units.TryUnit("Mg", out _));
    }

    [Fact]
    public void Sixty_five_per_cent_and_eight_points_are_not_added_by_mistake() =>
        Assert.Throws<UnitMismatchException>(() => Units.Quantity("65 %") + Units.Quantity("8 百分点"));

    [Fact]
    public void Eight_tonnes_and_five_hundred_kilograms_are_8_5_tonnes() =>
        Assert.Equal("8.5 t", (Units.Quantity("8 t") + Units.Quantity("500 kg")).ToString());
}
