using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Luheng.Monitoring;
using Luheng.Time;

namespace Luheng.App.Simulating;

/// <summary>The forms that a simulated gateway sends readings in.</summary>
enum SendForm { Json, Ndjson, Csv, Binary }

/// <summary>Writes readings as the body of a request.</summary>
static class ReadingBody
{
    public static HttpContent Of(IReadOnlyList<SentReading> readings, SendForm form, bool packed)
    {
        var bytes = form switch
        {
            SendForm.Json => Json(readings),
            SendForm.Ndjson => Ndjson(readings),
            SendForm.Csv => Csv(readings),
            _ => Binary(readings),
        };
        if (packed)
        {
            using var gzip = new MemoryStream();
            using (var stream = new GZipStream(gzip, CompressionLevel.Fastest, leaveOpen: true)) stream.Write(bytes);
            bytes = gzip.ToArray();
        }
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(form switch
        {
            SendForm.Json => "application/json",
            SendForm.Ndjson => "application/x-ndjson",
            SendForm.Csv => "text/csv",
            _ => ReadingWriter.MediaType,
        });
        if (packed) content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    /// <summary>A line of csv without its end.</summary>
    public static string Line(in SentReading reading) =>
        string.Create(CultureInfo.InvariantCulture, $"{reading.Meter},{Instant.At(reading.Time):yyyy-MM-ddTHH:mm:sszzz},{reading.Value:R},{QualityWord.Of(reading.Quality)}");

    static byte[] Csv(IReadOnlyList<SentReading> readings)
    {
        var text = new StringBuilder("meter,time,value,quality\n", readings.Count * 64);
        foreach (var reading in readings) text.Append(Line(reading)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static byte[] Json(IReadOnlyList<SentReading> readings) => JsonSerializer.SerializeToUtf8Bytes(readings.Select(Shape));

    static byte[] Ndjson(IReadOnlyList<SentReading> readings) => Encoding.UTF8.GetBytes(string.Join('\n', readings.Select(r => JsonSerializer.Serialize(Shape(r)))) + "\n");

    static object Shape(SentReading r) => new { meter = r.Meter, time = Instant.At(r.Time).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture), value = r.Value, quality = QualityWord.Of(r.Quality) };

    static byte[] Binary(IReadOnlyList<SentReading> readings)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new ReadingWriter(buffer);
        foreach (var run in readings.GroupBy(r => r.Meter))
        {
            var rows = run.OrderBy(r => r.Time).ToList();
            writer.Run(run.Key, [.. rows.Select(r => r.Time)], [.. rows.Select(r => r.Value)], [.. rows.Select(r => r.Quality)]);
        }
        writer.End();
        return buffer.WrittenSpan.ToArray();
    }
}
