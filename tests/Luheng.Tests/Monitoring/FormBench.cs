using System.Text;
using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Tests.Monitoring;

/// <summary>A gate with the meters a-1, a-2, 表,3 and b-9, of which a key may write all but the last; and bodies read through it, whole or in small pieces.</summary>
sealed class FormBench
{
    public static readonly DateTimeOffset Now = new(2025, 11, 20, 12, 0, 0, China.Offset);
    public static readonly string[] Own = ["a-1", "a-2", "表,3"];
    readonly Gatehouse gates;
    readonly Sender sender;

    public FormBench()
    {
        var owner = SubjectId.Region("990000");
        string[] ids = [.. Own, "b-9"];
        Book = new(ids.Select(i => new Meter(i, owner, "electricity", MeterKind.Counter, "kWh")), ids.Select((id, i) => (id, i)).ToDictionary(m => m.id, m => m.i + 1));
        var (key, text) = GatewayKey.Make("bench", Own, Now);
        gates = new(Book, [key]);
        sender = gates.Admit(text)!;
    }

    public MeterBook Book { get; }

    public Intake Read(string type, string body, DoorLimits? limits = null) => Read(type, Encoding.UTF8.GetBytes(body), limits);

    /// <param name="piece">How many more bytes come each time.</param>
    public Intake Read(string type, byte[] body, DoorLimits? limits = null, int piece = int.MaxValue)
    {
        var (form, intake) = (ReadingForm.Of(type)!, new Intake());
        intake.Begin(gates, sender, "bench", Now, limits);
        var (from, to) = (0, 0);
        while (true)
        {
            to = (int)Math.Min(body.Length, (long)to + piece);
            var last = to == body.Length;
            from += form.Read(body.AsSpan(from..to), last, intake);
            if (last) break;
        }
        Assert.Equal(body.Length, from);
        return intake;
    }

    public static IEnumerable<(int Meter, string Time, double Value, ReadingQuality Quality)> Rows(Intake intake)
    {
        foreach (var batch in intake.Full.Append(intake.Batch))
            for (var i = 0; i < batch.Count; i++)
                yield return (batch.Meters[i], Instant.At(batch.Times[i]).ToString("yyyy-MM-dd HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture), batch.Values[i], batch.Qualities[i]);
    }

    public static string Reasons(Intake intake) => string.Join("\n", intake.Refusals.Select(r => $"{r.Line}: {r.Reason}"));
}
