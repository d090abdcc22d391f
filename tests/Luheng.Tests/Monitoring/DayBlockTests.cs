using FsCheck;
using FsCheck.Fluent;
using Luheng.Readings;
using Luheng.Readings.Coding;

namespace Luheng.Tests.Monitoring;

public class DayBlockTests
{
    static readonly Gen<double> AnyBits =
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        select BitConverter.Int64BitsToDouble((long)high << 32 | (uint)low);

    static readonly Gen<double> Odd = Gen.Elements(0.0, -0.0, double.NaN, BitConverter.Int64BitsToDouble(0x7ff0_0000_dead_beef), BitConverter.Int64BitsToDouble(unchecked((long)0xfff8_0000_0000_0001)),
        double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue, double.MinValue, 0.1 + 0.2, 1e15, 9007199254740993, 4503599627370495.5, -4503599627370495.5, 1e22);

    static Gen<double> Decimal(int decimals) => from whole in Gen.Choose(-1_000_000_000, 1_000_000_000) select whole / Math.Pow(10, decimals);

    /// <summary>Columns of one nature, as meters have, with now and then a value of another.</summary>
    static readonly Gen<double[]> Values = Gen.OneOf(
        Gen.ArrayOf(AnyBits), Gen.ArrayOf(Odd), Gen.ArrayOf(Gen.Frequency((20, Decimal(2)), (1, Odd))), Gen.ArrayOf(Gen.Choose(0, 8).SelectMany(Decimal)),
        from steps in Gen.ArrayOf(Gen.Choose(0, 500)) select steps.Select((_, i) => (123456 + steps.Take(i).Sum()) / 100.0).ToArray(),
        from steps in Gen.ArrayOf(Gen.Choose(0, 5000)) select steps.Select(s => Math.Round(s * 36 / 1000.0, 2)).ToArray(),
        from floats in Gen.ArrayOf(Gen.Choose(0, 1 << 23)) select floats.Select(f => (double)(f / 1024f)).ToArray());

    static readonly Gen<DayColumns> Any =
        from values in Values
        from step in Gen.Elements(1000, 60_000, 300_000, 900_000, 1)
        from jitter in Gen.Elements(0, 0, 0, 999)
        from delay in Gen.Elements(0, 1, 30_000_000, -5)
        from late in Gen.Elements(0, 0, 1, 2)
        from bad in Gen.Elements(0, 0, 3, 40)
        from seed in Gen.Choose(0, int.MaxValue)
        select Columns(values, step, jitter, delay, late, bad, new Random(seed));

    static DayColumns Columns(double[] values, int step, int jitter, int delay, int late, int bad, Random random)
    {
        var columns = new DayColumns();
        for (var i = 0; i < values.Length; i++)
        {
            var offset = i * step + random.Next(0, jitter + 1);
            var recorded = delay + late switch { 0 => offset / 60_000, 1 => 0, _ => random.Next() };
            columns.Add(offset, values[i], random.Next(0, 100) < bad ? (ReadingQuality)random.Next(0, 12) : ReadingQuality.Good, recorded);
        }
        return columns;
    }

    [Fact]
    public void Any_columns_come_back_bit_by_bit() => Prop.ForAll(Any.ToArbitrary(), columns =>
    {
        var again = new DayColumns();
        again.Add(1, 2, ReadingQuality.Lost, 3);
        DayBlock.Unpack(DayBlock.Pack(columns), again);
        Assert.Equal(columns.Offsets, again.Offsets);
        Assert.Equal(Bits(columns), Bits(again));
        Assert.True(columns.Qualities.SequenceEqual(again.Qualities));
        Assert.Equal(columns.RecordedMinutes, again.RecordedMinutes);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    [Fact]
    public void Long_blocks_come_back_too()
    {
        foreach (var step in new[] { 1000, 7 })
        {
            var columns = Smooth(86_400, step);
            var again = new DayColumns();
            DayBlock.Unpack(DayBlock.Pack(columns), again);
            Assert.Equal(columns.Offsets, again.Offsets);
            Assert.Equal(Bits(columns), Bits(again));
        }
    }

    [Fact]
    public void Any_flipped_bit_is_refused()
    {
        var block = DayBlock.Pack(Smooth(96, 900_000));
        var into = new DayColumns();
        for (var bit = 0; bit < block.Length * 8; bit++)
        {
            var flipped = block.ToArray();
            flipped[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.Throws<InvalidDataException>(() => DayBlock.Unpack(flipped, into));
        }
        for (var length = 0; length < block.Length; length++) Assert.Throws<InvalidDataException>(() => DayBlock.Unpack(block.AsSpan(0, length), into));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void Regular_times_good_qualities_and_a_constant_delay_or_one_batch_cost_next_to_nothing(int late) =>
        Assert.InRange(DayBlock.Pack(Columns([.. Enumerable.Repeat(5.25, 96)], 900_000, 0, 29_000_000, late, 0, new(1))).Length, 0, 24);

    [Fact]
    public void A_smooth_counter_of_two_decimals_takes_little() =>
        Assert.InRange(DayBlock.Pack(Smooth(96, 900_000)).Length / 96.0, 0, 0.8);

    [Fact]
    public void Columns_of_different_lengths_are_refused()
    {
        byte[] room = [];
        Assert.Throws<ArgumentException>(() => DayBlock.Pack([1, 2], [1.0], [ReadingQuality.Good], [0], ref room));
    }

    /// <summary>A counter whose steps wander by some hundredths.</summary>
    static DayColumns Smooth(int count, int step)
    {
        var (columns, figure, random) = (new DayColumns(), 1_234_567, new Random(7));
        for (var i = 0; i < count; i++) columns.Add(i * step, (figure += 250 + random.Next(-4, 5)) / 100.0, ReadingQuality.Good, i * step / 60_000 + 1);
        return columns;
    }

    static long[] Bits(DayColumns columns) => [.. columns.Values.ToArray().Select(BitConverter.DoubleToInt64Bits)];
}
