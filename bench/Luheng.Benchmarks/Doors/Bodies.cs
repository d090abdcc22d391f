using System.Buffers;
using System.Globalization;
using System.Text;
using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Benchmarks;

/// <summary>The same readings as a body of each form.</summary>
static class Bodies
{
    public const string Csv = "text/csv", Ndjson = "application/x-ndjson", Json = "application/json", Columns = ReadingWriter.MediaType;

    public static readonly IReadOnlyList<string> Types = [Columns, Csv, Ndjson, Json];

    public static byte[] Of(string type, ReadingBatch batch, Func<int, string> name)
    {
        var bytes = new ArrayBufferWriter<byte>(batch.Count * 80);
        if (type == Columns) Binary(bytes, batch, name);
        else Text(bytes, type, batch, name);
        return bytes.WrittenSpan.ToArray();
    }

    static void Text(ArrayBufferWriter<byte> to, string type, ReadingBatch batch, Func<int, string> name)
    {
        Encoding.UTF8.GetBytes(type switch { Csv => "meter,time,value\n", Json => "[", _ => "" }, to);
        var zone = China.Offset;
        for (var i = 0; i < batch.Count; i++)
        {
            var time = DateTimeOffset.FromUnixTimeMilliseconds(batch.Times[i]).ToOffset(zone).ToString(batch.Times[i] % 1000 == 0 ? "yyyy-MM-ddTHH:mm:sszzz" : "yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
            var line = type == Csv
                ? string.Create(CultureInfo.InvariantCulture, $"{name(batch.Meters[i])},{time},{batch.Values[i]:R}\n")
                : string.Create(CultureInfo.InvariantCulture, $"{(type == Json && i > 0 ? "," : "")}{{\"meter\":\"{name(batch.Meters[i])}\",\"time\":\"{time}\",\"value\":{batch.Values[i]:R}}}{(type == Ndjson ? "\n" : "")}");
            Encoding.UTF8.GetBytes(line, to);
        }
        if (type == Json) to.Write("]"u8);
    }

    static void Binary(ArrayBufferWriter<byte> to, ReadingBatch batch, Func<int, string> name)
    {
        var writer = new ReadingWriter(to);
        for (int from = 0, end; from < batch.Count; from = end)
        {
            for (end = from + 1; end < batch.Count && batch.Meters[end] == batch.Meters[from]; end++) { }
            writer.Run(name(batch.Meters[from]), batch.Times[from..end], batch.Values[from..end]);
        }
        writer.End();
    }
}
