namespace Luheng.Readings;

/// <summary>A reading of an open day in 16 bytes: milliseconds into the day; the minute it was recorded, since 1970, and its quality in one word; its value.</summary>
readonly record struct Slot(int Offset, uint Mark, double Value)
{
    const int QualityBits = 4;

    public static uint MarkOf(long minute, ReadingQuality quality) => (uint)Math.Max(0, minute) << QualityBits | (uint)quality;

    public ReadingQuality Quality => (ReadingQuality)(Mark & ((1 << QualityBits) - 1));

    public long Minute => Mark >> QualityBits;

    public Slot With(double value, ReadingQuality quality) => new(Offset, MarkOf(Minute, quality), value);

    public bool Says(double value, ReadingQuality quality) =>
        BitConverter.DoubleToInt64Bits(Value) == BitConverter.DoubleToInt64Bits(value) && Quality == quality;
}
