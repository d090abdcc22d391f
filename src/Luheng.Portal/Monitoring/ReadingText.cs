using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Portal.Monitoring;

/// <summary>Writes readings of a meter as they are posted: lines of meter,time,value,quality, or an array of objects. Figures are written so that they are read back bit for bit.</summary>
sealed class ReadingText
{
    const int LongestRow = 256;

    readonly bool csv;
    readonly byte[] head;
    bool any;

    public ReadingText(Meter meter, bool csv)
    {
        this.csv = csv;
        head = Encoding.UTF8.GetBytes(csv
            ? (meter.Id.AsSpan().IndexOfAny(",\"\r\n") < 0 ? meter.Id : $"\"{meter.Id.Replace("\"", "\"\"", StringComparison.Ordinal)}\"") + ","
            : $"{{\"meter\":\"{JsonEncodedText.Encode(meter.Id, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\",\"time\":\"");
    }

    public void Begin(IBufferWriter<byte> to) => to.Write(csv ? "meter,time,value,quality\n"u8 : "["u8);

    public void Rows(Series series, IBufferWriter<byte> to)
    {
        for (var i = 0; i < series.Count; i++)
        {
            var row = to.GetSpan(head.Length + LongestRow);
            var at = 0;
            if (!csv) Add(any ? ",\n"u8 : "\n"u8, row, ref at);
            any = true;
            Add(head, row, ref at);
            var time = series.Times[i];
            Instant.At(time).TryFormat(row[at..], out var written, time % 1000 == 0 ? "yyyy-MM-ddTHH:mm:sszzz" : "yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
            at += written;
            Add(csv ? ","u8 : "\",\"value\":"u8, row, ref at);
            series.Values[i].TryFormat(row[at..], out written, default, CultureInfo.InvariantCulture);
            at += written;
            Add(csv ? ","u8 : ",\"quality\":\""u8, row, ref at);
            at += Encoding.UTF8.GetBytes(QualityWord.Of(series.Qualities[i]), row[at..]);
            Add(csv ? "\n"u8 : "\"}"u8, row, ref at);
            to.Advance(at);
        }
    }

    public void End(IBufferWriter<byte> to)
    {
        if (!csv) to.Write("\n]\n"u8);
    }

    static void Add(ReadOnlySpan<byte> part, Span<byte> row, ref int at)
    {
        part.CopyTo(row[at..]);
        at += part.Length;
    }
}
