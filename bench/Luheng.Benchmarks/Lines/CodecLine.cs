using System.Runtime.InteropServices;
using Luheng.Readings.Coding;

namespace Luheng.Benchmarks;

/// <summary>A meter's day packed and unpacked: bytes a reading, and readings a second on one thread.</summary>
static class CodecLine
{
    const int Rounds = 7;

    public static IEnumerable<Line> Measure(Bench bench)
    {
        foreach (var line in Of(MeterDays.Smooth(200, 60), "smooth counters of two decimals, 96 a day", new(0.6))) yield return line;
        foreach (var line in Of(MeterDays.EverySecond(20), "a counter every second", null)) yield return line;
        if (bench.Steel is not { } file)
        {
            yield return Line.Absent("codec", "the steel works' year", "B/reading", "name its file with --steel FILE");
            yield break;
        }
        foreach (var line in Of(MeterDays.Steel(file, counter: false), "the steel works' year, interval amounts", new(2.1))) yield return line;
        foreach (var line in Of(MeterDays.Steel(file, counter: true), "the steel works' year, as a counter", new(2.1))) yield return line;
    }

    static IEnumerable<Line> Of(MeterDays meters, string what, Limit? limit)
    {
        var blocks = meters.Packed();
        var bytes = blocks.Sum(b => (long)b.Length);
        var into = new DayColumns();
        byte[] room = [];
        var differ = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            DayBlock.Unpack(blocks[i], into);
            if (!MemoryMarshal.AsBytes(into.Values).SequenceEqual(MemoryMarshal.AsBytes(meters.Days[i].Values)) || !into.Offsets.SequenceEqual(meters.Days[i].Offsets)) differ++;
        }
        double PerReading(long of) => of / (double)meters.Readings;
        yield return new("codec", $"{what}: block", PerReading(bytes), "B/reading", limit, $"{meters.Readings:N0} readings in {blocks.Count:N0} blocks, check sum, qualities and times of recording included; blocks that differ once unpacked: {differ}")
        {
            Beside = [new("raw", MeterDays.RawBytes), new("zlib of the raw columns of a day", PerReading(meters.Compressed(MeterDays.Zlib))), new("brotli of the raw columns of a day", PerReading(meters.Compressed(MeterDays.Brotli)))],
        };
        var turns = (int)Math.Max(1, 4_000_000 / meters.Readings);
        double Rate(Action once)
        {
            void Turns() { for (var turn = 0; turn < turns; turn++) once(); }
            for (var warm = 0; warm < 3; warm++) Turns();
            return meters.Readings * turns / Repeat.MedianSeconds(Rounds, Turns) / 1e6;
        }
        yield return new("codec", $"{what}: packed on one thread", Rate(() => { foreach (var day in meters.Days) DayBlock.Pack(day.Offsets, day.Values, day.Qualities, day.RecordedMinutes, ref room); }), "M readings/s", new(100, AtMost: false));
        yield return new("codec", $"{what}: unpacked on one thread", Rate(() => { foreach (var block in blocks) DayBlock.Unpack(block, into); }), "M readings/s", new(150, AtMost: false));
    }
}
