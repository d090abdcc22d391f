using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Luheng.Monitoring;

namespace Luheng.Tests.Monitoring;

public class FigureTextTests
{
    static double? Read(string text) => FigureText.TryRead(Encoding.UTF8.GetBytes(text), out var value) ? value : null;

    [Fact]
    public void Every_finite_double_written_shortest_is_read_back_bit_for_bit() => Prop.ForAll(ArbMap.Default.ArbFor<double>().Filter(double.IsFinite), value =>
        BitConverter.DoubleToInt64Bits(Read(value.ToString("R", CultureInfo.InvariantCulture))!.Value) == BitConverter.DoubleToInt64Bits(value)).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_bits_and_random_decimals_are_read_as_the_general_parser_reads_them()
    {
        var random = new Random(7);
        for (var i = 0; i < 200_000; i++)
        {
            var text = (i % 3) switch
            {
                0 => BitConverter.Int64BitsToDouble(random.NextInt64()).ToString("R", CultureInfo.InvariantCulture),
                1 => (random.NextInt64(1L << random.Next(1, 62)) / (decimal)Math.Pow(10, random.Next(0, 16))).ToString(CultureInfo.InvariantCulture),
                _ => $"{(random.Next(2) == 0 ? "-" : "")}{random.Next(10_000_000)}.{random.Next(10_000):0000}",
            };
            var expected = double.Parse(text, CultureInfo.InvariantCulture);
            if (!double.IsFinite(expected)) continue;
            Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(Read(text) ?? double.NaN), text);
        }
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0.5", -0.5)]
    [InlineData("+12.50", 12.5)]
    [InlineData(".5", 0.5)]
    [InlineData("007", 7)]
    [InlineData("1e3", 1000)]
    [InlineData("9007199254740993", 9007199254740992)]
    [InlineData("123456789012345678901234567890", 1.2345678901234568e29)]
    public void Figures_as_people_write_them_are_read(string text, double value) => Assert.Equal(value, Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("1,234")]
    [InlineData("12 ")]
    [InlineData("0x1F")]
    [InlineData("--1")]
    [InlineData("1e")]
    [InlineData("12kWh")]
    public void What_is_no_finite_number_is_not(string text) => Assert.Null(Read(text));
}
