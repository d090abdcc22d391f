using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Luheng.Readings;
using Luheng.Readings.Coding;
using Luheng.Time;

namespace Luheng.Benchmarks;

/// <summary>Days of meters as columns, ready to be packed.</summary>
sealed class MeterDays(IReadOnlyList<DayColumns> days)
{
    /// <summary>A reading as it would lie in a plain array: time, value, quality.</summary>
    public const int RawBytes = 17;

    public IReadOnlyList<DayColumns> Days { get; } = days;
    public long Readings { get; } = days.Sum(d => (long)d.Count);

    /// <summary>The same counters that the line of the store takes in.</summary>
    public static MeterDays Smooth(int meters, int days) =>
        new([.. new Arrivals().Runs(meters, days, meters * days * Arrivals.PerDay).SelectMany(b => Split(b.Times.ToArray(), b.Values.ToArray(), 1))]);

    /// <summary>One counter every second.</summary>
    public static MeterDays EverySecond(int days)
    {
        var (random, total, columns) = (new Random(7), 123_456.78, new List<DayColumns>());
        for (var day = 0; day < days; day++)
        {
            var one = new DayColumns();
            for (var second = 0; second < 86_400; second++) one.Add(second * 1000, Math.Round(total += 1 + random.Next(0, 16) / 100.0, 2), ReadingQuality.Good, second / 60 + 1);
            columns.Add(one);
        }
        return new(columns);
    }

    /// <summary>The steel works' year from its file: kWh of every quarter of an hour, as they are or added up to a counter.</summary>
    public static MeterDays Steel(string file, bool counter)
    {
        var (times, values, total) = (new List<long>(), new List<double>(), 0m);
        foreach (var line in File.ReadLines(file).Skip(1))
        {
            var cells = line.Split(',');
            var amount = decimal.Parse(cells[1], CultureInfo.InvariantCulture);
            // The file gives the midnight that ends a day the day's own date; its lines are in order.
            times.Add(Instant.StartOf(new(2018, 1, 1)) + (times.Count + 1) * Instant.Hour / 4);
            values.Add((double)(counter ? total += amount : amount));
        }
        return new([.. Split([.. times], [.. values], 1)]);
    }

    /// <summary>One block of bytes per day.</summary>
    public List<byte[]> Packed()
    {
        byte[] room = [];
        return [.. Days.Select(d => { var length = DayBlock.Pack(d.Offsets, d.Values, d.Qualities, d.RecordedMinutes, ref room); return room[..length]; })];
    }

    /// <summary>Bytes that a general compressor makes of the raw columns of each day.</summary>
    public long Compressed(Func<Stream, Stream> compressor) => Days.Sum(d =>
    {
        using var into = new MemoryStream();
        using (var compress = compressor(into))
        {
            Span<byte> time = stackalloc byte[sizeof(long)];
            foreach (var offset in d.Offsets)
            {
                BinaryPrimitives.WriteInt64LittleEndian(time, offset);
                compress.Write(time);
            }
            compress.Write(MemoryMarshal.AsBytes(d.Values));
            compress.Write(MemoryMarshal.AsBytes(d.Qualities));
        }
        return into.Length;
    });

    public static Stream Zlib(Stream into) => new ZLibStream(into, CompressionLevel.Optimal, leaveOpen: true);

    public static Stream Brotli(Stream into) => new BrotliStream(into, CompressionLevel.Optimal, leaveOpen: true);

    static IEnumerable<DayColumns> Split(long[] times, double[] values, int delay)
    {
        DayColumns? day = null;
        var number = int.MinValue;
        for (var i = 0; i < times.Length; i++)
        {
            var start = Instant.StartOfDay(Instant.DayNumber(times[i]));
            if (day is null || Instant.DayNumber(times[i]) != number)
            {
                if (day is not null) yield return day;
                (day, number) = (new(), Instant.DayNumber(times[i]));
            }
            var offset = (int)(times[i] - start);
            day.Add(offset, values[i], ReadingQuality.Good, offset / 60_000 + delay);
        }
        if (day is not null) yield return day;
    }
}
