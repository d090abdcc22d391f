using System.Buffers;
using System.Text;
using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Benchmarks;

/// <summary>Throws damaged bodies at a form's reader and holds it to its promises: it refuses in its own words or reads; what it read is right; it counts everything; it needs little memory; pieces make no difference.</summary>
sealed class FormFuzz
{
    const int PieceEvery = 4, MostBytesPerByte = 4_000, MostBytes = 600_000;

    static readonly DateTimeOffset Now = new(2025, 11, 20, 12, 0, 0, China.Offset);
    static readonly string[] Ids = ["m-1", "m-2", "表,3"];

    readonly Gatehouse gates;
    readonly Intake intake = new(), other = new();
    readonly Random random;
    readonly Mutator mutator;
    readonly string type;

    public FormFuzz(string type, int seed)
    {
        (this.type, random) = (type, new(seed));
        mutator = new(random, Seeds(type));
        gates = new(new(Ids.Select(i => new Meter(i, SubjectId.Region("990000"), "electricity", MeterKind.Counter, "kWh")), Ids.Select((id, i) => (id, i)).ToDictionary(m => m.id, m => m.i + 1)), []);
    }

    /// <summary>Bodies that were read to their end, so that a run that refuses everything is noticed.</summary>
    public int ReadToTheEnd { get; private set; }

    /// <summary>Bodies out of which at least one reading was taken.</summary>
    public int WithReadings { get; private set; }

    /// <summary>The first promise broken, with the body; null where all were kept.</summary>
    public string? Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var body = mutator.Next();
            if (Once(body, i % PieceEvery == 0) is { } broken) return $"{broken}\n{type}: {Convert.ToHexString(body)}\n{Encoding.UTF8.GetString(body)}";
        }
        return null;
    }

    string? Once(byte[] body, bool inPieces)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Read(body, intake, body.Length + 1);
        var needed = GC.GetAllocatedBytesForCurrentThread() - before;
        if (needed > MostBytes + (long)MostBytesPerByte * body.Length) return $"{needed:#,0} bytes were needed for {body.Length}";
        if (refused is null) ReadToTheEnd++;
        if (intake.Taken > 0) WithReadings++;
        if (Wrong(intake) is { } wrong) return wrong;
        if (!inPieces) return null;
        var inParts = Read(body, other, random.Next(1, 60));
        return (refused is null) == (inParts is null) && (refused is not null || (Said(intake) == Said(other))) ? null : $"in pieces it is read otherwise: '{refused}' {Said(intake)} / '{inParts}' {Said(other)}";
    }

    string? Read(byte[] body, Intake into, int piece)
    {
        into.Begin(gates, null, "fuzz", Now);
        var form = ReadingForm.Of(type)!;
        var (from, to) = (0, 0);
        try
        {
            while (true)
            {
                to = Math.Min(body.Length, to + piece);
                from += form.Read(body.AsSpan(from..to), to == body.Length, into);
                if (to == body.Length) return null;
            }
        }
        catch (ReadingFormatException e)
        {
            return e.Message;
        }
    }

    static string? Wrong(Intake read)
    {
        var batch = read.Batch;
        if (read.Taken != batch.Count || read.Read != read.Taken + read.Rejected) return $"{read.Taken} taken, {batch.Count} in the batch, {read.Read} read, {read.Rejected} rejected";
        for (var i = 0; i < batch.Count; i++)
            if (batch.Meters[i] is < 1 or > 3 || !double.IsFinite(batch.Values[i]) || batch.Qualities[i] > ReadingQuality.Lost
                || batch.Times[i] < DoorLimits.Default.NotBefore || batch.Times[i] > (Now + DoorLimits.Default.Ahead).ToUnixTimeMilliseconds()) return $"reading {i} is not plausible";
        return read.Refusals.FirstOrDefault(r => r.Line < 1 || r.Reason.Length is 0 or > 1000) is { } bad ? $"a refusal of {bad.Reason.Length} letters in line {bad.Line}: {bad.Reason}" : null;
    }

    static string Said(Intake read) =>
        $"{string.Join(',', read.Batch.Meters.ToArray())} {string.Join(',', read.Batch.Times.ToArray())} {string.Join(',', read.Batch.Values.ToArray())} {string.Join('|', read.Refusals)}";

    static List<byte[]> Seeds(string type)
    {
        var batch = new ReadingBatch();
        for (var i = 0; i < 4; i++) batch.Add(i / 2 + 1, (Now.AddMinutes(-15 * i)).ToUnixTimeMilliseconds() + (i == 3 ? 250 : 0), i == 1 ? 1e-7 : 1234.5 * i);
        var plain = Bodies.Of(type, batch, n => Ids[n - 1]);
        const string Object = """{"quality":"suspect", "value" : -1.50e2,"meter":"\u8868,3","time":"2025-11-20T02:15:00.5Z"}""";
        byte[] unusual = type switch
        {
            Bodies.Csv => Encoding.UTF8.GetBytes("\uFEFFquality,value,time,meter\r\nN,-1.5,2025-11-20T02:15:00Z,\"表,3\"\r\n,+2,2025-11-20 10:15+0800, m-1 \r\n"),
            Bodies.Ndjson => Encoding.UTF8.GetBytes($"{Object}\r\n\r\n{Object}"),
            Bodies.Json => Encoding.UTF8.GetBytes($"[ {Object} ,\n 12, {Object}\n]"),
            _ => Columns(),
        };
        return [plain, unusual];
    }

    static byte[] Columns()
    {
        var bytes = new ArrayBufferWriter<byte>();
        var writer = new ReadingWriter(bytes);
        writer.Run("表,3", [1763604000000, 1763604000001, 1763604005000], [0.1, 1e300, -5], [ReadingQuality.Good, ReadingQuality.Fault, ReadingQuality.Lost]);
        writer.Run("m-1", [1763604000000, 1763604900000], [12.25, 12.5]);
        writer.End();
        return bytes.WrittenSpan.ToArray();
    }
}
