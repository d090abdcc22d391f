using FsCheck;
using FsCheck.Fluent;
using Luheng.Observations;
using Luheng.Records;
using Luheng.Time;

namespace Luheng.Tests.Storage;

public class BlockTests
{
    static readonly Gen<double> AnyBits =
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        select BitConverter.Int64BitsToDouble((long)high << 32 | (uint)low);

    static readonly Gen<double> Value = Gen.OneOf(AnyBits,
        from whole in Gen.Choose(-1_000_000_000, 1_000_000_000) from decimals in Gen.Choose(0, 8) select whole / Math.Pow(10, decimals),
        Gen.Elements(0.0, -0.0, double.NaN, BitConverter.Int64BitsToDouble(0x7ff0_0000_dead_beef), double.PositiveInfinity, double.NegativeInfinity,
            double.Epsilon, double.MaxValue, double.MinValue, 0.1 + 0.2, 1e15, 9007199254740993, 4503599627370496, -4503599627370495.5, 1e22));

    static readonly Gen<int> Year = Gen.Choose(1, 9999);
    static readonly Gen<int> Month = Gen.Choose(1, 12);
    static readonly Gen<Period> AnyPeriod = Gen.OneOf(
        from day in Gen.Choose(0, DateOnly.MaxValue.DayNumber) select Period.Day(DateOnly.FromDayNumber(day)),
        from year in Year from month in Month select Period.Month(year, month),
        from year in Year from quarter in Gen.Choose(1, 4) select Period.Quarter(year, quarter),
        from year in Year from month in Month select Period.YearToDate(year, month),
        from first in Year from last in Year select Period.Years(first, last),
        from year in Year from month in Month from toYear in Year from toMonth in Month select Period.Between(year, month, toYear, toMonth),
        Gen.Constant(default(Period)));

    static readonly Gen<Figure> AnyFigure =
        from item in Gen.Choose(1, 5)
        from scope in Gen.Choose(1, 100_000)
        from source in Gen.Choose(1, 3)
        from period in AnyPeriod
        from value in Value
        from row in Gen.Elements(0, 1, 2, 70_000, int.MaxValue, int.MinValue)
        select new Figure(item, scope % 3 == 0 ? scope : 1, source, PeriodCode.Of(period), value, row);

    [Fact]
    public void Any_period_comes_back_from_its_code_and_year() =>
        Prop.ForAll(AnyPeriod.ToArbitrary(), period => PeriodCode.Read(period.Year, PeriodCode.Of(period)) == period).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Any_double_comes_back_bit_by_bit() =>
        Prop.ForAll(Value.ToArbitrary(), value => Bits(Assert.Single(Again([new(1, 2, 3, 4, value, 5)])).Value) == Bits(value)).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Any_block_comes_back_whole_with_the_last_of_each_key_still_last() =>
        Prop.ForAll(Gen.ListOf(AnyFigure).ToArbitrary(), figures =>
        {
            var again = Again([.. figures]);
            Assert.Equal(figures.Select(Text).Order(), again.Select(Text).Order());
            Assert.Equal(LastOfEach(figures), LastOfEach(again));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Stored_period_codes_stay_what_they_are() => Assert.Equal(
        [65 << 3, 3 << 3 | 1, 1 << 3 | 2, 3 << 3 | 3, 4, 8 << 3 | 5, (2 * 29 * 12 + 5) << 3 | 6],
        new[] { "2024-03-05", "2024-03", "2024-Q1", "2024-01..2024-03", "2024", "2020..2024", "2022-01..2024-06" }.Select(p => PeriodCode.Of(Period.Parse(p))));

    [Fact]
    public void Any_flipped_bit_is_noticed()
    {
        var block = new BlockWriter().Pack([new(1, 2, 3, 4, 12.5, 5), new(1, 2, 3, 12, Math.PI, 6)]);
        for (var bit = 0; bit < block.Length * 8; bit++)
        {
            var flipped = block.ToArray();
            flipped[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.Throws<InvalidDataException>(() => BlockReader.Unpack(flipped, []));
        }
        Assert.Throws<InvalidDataException>(() => BlockReader.Unpack([], []));
    }

    [Fact]
    public void A_year_of_monthly_figures_takes_less_than_seven_bytes_each()
    {
        List<Figure> figures = [.. from item in Enumerable.Range(1, 16) from month in Enumerable.Range(1, 12)
            select new Figure(item, 20, 21, PeriodCode.Of(Period.Month(2024, month)), (item * 7919 + month * 104729) / 100.0, 2)];
        Assert.InRange(new BlockWriter().Pack(figures).Length, 0, 7 * figures.Count);
    }

    [Fact]
    public void Text_sorts_by_its_UTF8_bytes() => Assert.Equal(["", "a", "ab", "b", "一", "\uFF01", "\U00020BB7"],
        new[] { "\U00020BB7", "b", "\uFF01", "ab", "一", "", "a" }.Order(Utf8Order.Ascending));

    static List<Figure> Again(List<Figure> figures)
    {
        var again = new List<Figure>();
        BlockReader.Unpack(new BlockWriter().Pack(figures), again);
        return again;
    }

    static Dictionary<(int, int, int), string> LastOfEach(IEnumerable<Figure> figures) =>
        figures.GroupBy(f => (f.Item, f.Scope, f.Period)).ToDictionary(g => g.Key, g => Text(g.Last()));

    static string Text(Figure f) => $"{f.Item} {f.Scope} {f.Source} {f.Period} {Bits(f.Value)} {f.Row}";

    static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
