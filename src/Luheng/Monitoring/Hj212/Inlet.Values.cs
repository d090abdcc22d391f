using System.Buffers.Text;
using System.Text;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring.Hj212;

public sealed partial class Inlet
{
    /// <summary>The values of the project being read.</summary>
    readonly List<(Field Field, double Value)> values = [];
    LimitBook? limits;

    /// <summary>Keeps what an upload says; false when it must not be answered as received.</summary>
    bool Upload(Heard from, in PacketView view) =>
        !Measures(view.Cn) || (view.IsPart ? Part(from, view) : Values(from, view.Cn, view.Cp));

    static bool Measures(int cn) => cn is CommandCode.RealTime or CommandCode.State or CommandCode.Day or CommandCode.RunningTime or CommandCode.Minute or CommandCode.Hour or CommandCode.SiteInfo;

    /// <summary>Gathers the values of a CP that holds its DataTime.</summary>
    bool Values(Heard from, int cn, ReadOnlySpan<byte> cp)
    {
        if (TimeOf(cp) is not { } time)
        {
            Refusals.Add(RefusalKind.Time, from.Monitor.Mn, $"CN={cn}: DataTime is missing or no time");
            return false;
        }
        var about = cn == CommandCode.SiteInfo ? Text(Find(cp, "PolId"u8)) : "";
        var (quality, at, project) = (ReadingQuality.Good, time, 0);
        foreach (var one in PacketView.Fields(cp))
        {
            if (one.Project != project)
            {
                Keep(from, at, quality);
                (quality, at, project) = (ReadingQuality.Good, time, one.Project);
            }
            var value = Number(one.Value);
            if (Known(from, cn, about, time, one.Name, value is not null) is { } field) Take(from, field, one, value, ref quality, ref at);
        }
        Keep(from, at, quality);
        return true;
    }

    void Take(Heard from, in Field field, in CpFields one, double? value, ref ReadingQuality quality, ref long at)
    {
        var wrong = field.Use switch
        {
            FieldUse.Flag => DataFlags.TryRead(one.Value, out quality) ? (RefusalKind?)null : RefusalKind.Flag,
            FieldUse.SampleTime => LocalTime.TryRead(one.Value, out var sampled) && (at = sampled) > 0 ? null : RefusalKind.Time,
            FieldUse.Text => RefusalKind.Text,
            FieldUse.Value => value is null ? RefusalKind.NoNumber : null,
            _ => null,
        };
        if (wrong is { } kind) Refusals.Add(kind, from.Monitor.Mn, $"{Text(one.Name)}={Text(one.Value)}");
        else if (field.Use == FieldUse.Value) values.Add((field, value!.Value));
    }

    /// <summary>The values of a project, with the flag and time that stood among them.</summary>
    void Keep(Heard from, long at, ReadingQuality quality)
    {
        foreach (var (field, value) in values)
        {
            gathering.Batch.Add(field.Meter, at, value, quality);
            if (value > field.Limit && quality == ReadingQuality.Good) gathering.Over.Add(new(from.Monitor, field.Meter, field.Code, at, value, field.Limit));
        }
        values.Clear();
    }

    Field? Known(Heard from, int cn, string about, long time, ReadOnlySpan<byte> bytes, bool measured)
    {
        Span<char> name = stackalloc char[64];
        if (bytes.Length > name.Length || !Encoding.UTF8.TryGetChars(bytes, name, out var length)) return Refuse(from, RefusalKind.Field, Text(bytes));
        var known = from.Fields(cn);
        if (about is "" && known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name[..length], out var field)) return field;
        var text = name[..length].ToString();
        var key = about is "" ? text : $"{about} {text}";
        if (known.TryGetValue(key, out field)) return field;
        if (register.Of(from, cn, text, about, time, measured, out var why) is not { } made) return Refuse(from, why, text);
        if (made.Use == FieldUse.Value && cn == CommandCode.Hour) made = Limited(from, made, text, known);
        known[key] = made;
        return made;
    }

    /// <summary>An hourly mean gets its limit; where a converted one (折算) is sent too, that alone is held against it.</summary>
    Field Limited(Heard from, Field made, string name, Dictionary<string, Field> known)
    {
        if (!name.EndsWith("Avg", StringComparison.Ordinal)) return made;
        var (plain, converted) = ($"{made.Code}-Avg", $"{made.Code}-ZsAvg");
        if (name == plain && known.ContainsKey(converted)) return made;
        if (name == converted && known.TryGetValue(plain, out var other)) known[plain] = other with { Limit = double.NaN };
        var limit = (limits ??= LimitBook.Read(station.Ledger)).Of(from.Monitor.Mn, made.Code, told.Today());
        return limit?.Unit == (station.Catalogue.Pollutants.Find(made.Code)?.Unit ?? "1") ? made with { Limit = limit.Limit } : made;
    }

    Field? Refuse(Heard from, RefusalKind why, string detail)
    {
        Refusals.Add(why, from.Monitor.Mn, detail);
        return null;
    }

    static long? TimeOf(ReadOnlySpan<byte> cp) => LocalTime.TryRead(Find(cp, "DataTime"u8), out var time) ? time : null;

    static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> cp, ReadOnlySpan<byte> name)
    {
        foreach (var one in PacketView.Fields(cp)) if (one.Name.SequenceEqual(name)) return one.Value;
        return default;
    }

    static double? Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out double value, out var read) && read == text.Length && double.IsFinite(value) ? value : null;

    static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
