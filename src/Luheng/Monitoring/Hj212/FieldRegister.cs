using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring.Hj212;

/// <summary>Finds the meter of a field, or makes it on first sight: {MN}/{code}/{CN}-{field}.</summary>
sealed class FieldRegister(Station station)
{
    /// <summary>Fields that say something of the packet or the device and measure nothing.</summary>
    static readonly HashSet<string> Statements = new(StringComparer.Ordinal)
    {
        "DataTime", "RestartTime", "SystemTime", "PolId", "InfoId", "BeginTime", "EndTime", "QN", "QnRtn", "ExeRtn", "RtdInterval", "MinInterval",
        "OverTime", "ReCount", "VaseNo", "CstartTime", "CTime", "Ctime", "Stime", "NewPW",
    };

    /// <summary>Meters made since the last commit, to be recorded before their first readings.</summary>
    public List<Meter> Made { get; private set; } = [];

    /// <summary>Ids made here, which the register may not show yet.</summary>
    readonly HashSet<string> seen = new(StringComparer.Ordinal);

    readonly int most = (int)station.Catalogue.Rules["hj212-door"].Numbers["meters_per_monitor"];

    public List<Meter> TakeMade()
    {
        var made = Made;
        Made = [];
        return made;
    }

    /// <summary>Takes meters back that could not be recorded: the next commit tries again.</summary>
    public void GiveBack(List<Meter> made) => Made.InsertRange(0, made);

    /// <summary>What a field is that was not seen before. Null: no name a meter can have, no number, or one meter too many.</summary>
    /// <param name="name">As it came, such as w01018-Avg.</param>
    /// <param name="about">The pollutant that site information is told of (PolId); empty elsewhere.</param>
    /// <param name="measured">Whether its value is a number: no meter is made for what is none.</param>
    public Field? Of(Heard heard, int cn, string name, string about, long time, bool measured, out RefusalKind why)
    {
        why = RefusalKind.TooManyFields;
        if (heard.Meters >= most || heard.Fields(cn).Count >= 2 * most) return null;
        if (Statements.Contains(name)) return new(FieldUse.Ignored, 0, "", double.NaN);
        why = RefusalKind.Field;
        if (name.LastIndexOf('-') is not (> 0 and var dash) || dash == name.Length - 1 || name.AsSpan().ContainsAnyExcept(Allowed)) return null;
        var (code, field) = (name[..dash], name[(dash + 1)..]);
        if (field is "Flag") return new(FieldUse.Flag, 0, code, double.NaN);
        if (field is "SampleTime") return new(FieldUse.SampleTime, 0, code, double.NaN);
        if (field is "EFlag" or "SN") return new(FieldUse.Text, 0, code, double.NaN);
        why = field is "Info" ? RefusalKind.Text : RefusalKind.NoNumber;
        if (!measured) return null;
        if (field is "Info" && about is not "") (code, field) = (about, code);
        var id = $"{heard.Monitor.Mn}/{code}/{cn}-{field}";
        why = RefusalKind.Field;
        if (id.Length > 64) return null;
        heard.Meters++;
        if (station.Book.Find(id) is { } known) return new(FieldUse.Value, station.Book.NumberOf(known), code, double.NaN);
        if (seen.Add(id)) Made.Add(Make(heard.Monitor, id, cn, code, field, time));
        return new(FieldUse.Value, station.Readings.Number([id])[0], code, double.NaN);
    }

    static readonly System.Buffers.SearchValues<char> Allowed =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");

    Meter Make(PollutantMonitor monitor, string id, int cn, string code, string field, long time)
    {
        var known = station.Catalogue.Pollutants.Find(code);
        var (kind, unit) = field switch
        {
            "Cou" => (MeterKind.Amount, known?.EmissionUnit is { Length: > 0 } emission ? emission : "1"),
            "RT" => (MeterKind.Amount, "h"),
            "RS" => (MeterKind.Gauge, "1"),
            _ when field.StartsWith('i') => (MeterKind.Gauge, station.Catalogue.Pollutants.Find(field)?.Unit ?? "1"),
            _ => (MeterKind.Gauge, known?.Unit ?? "1"),
        };
        return new(id, monitor.Owner, known?.Code ?? code, kind, unit)
        {
            Name = $"{known?.Name ?? code} {Words(cn)}{Words(field)}",
            Place = monitor.Name is "" ? monitor.Mn : monitor.Name,
            Flow = Flow.Output,
            Stamp = CommandCode.IsPeriod(cn) ? monitor.Stamp : Stamp.End,
            Interval = Interval(cn),
            From = Instant.At(time),
        };
    }

    int Interval(int cn)
    {
        var rule = station.Catalogue.Rules["hj212-intervals"].Numbers;
        return (int)(cn switch
        {
            CommandCode.Minute => rule["minute_seconds"],
            CommandCode.Hour => rule["hour_seconds"],
            CommandCode.Day or CommandCode.RunningTime => rule["day_seconds"],
            _ => rule["realtime_seconds"],
        });
    }

    static string Words(int cn) => cn switch
    {
        CommandCode.Minute => "分钟",
        CommandCode.Hour => "小时",
        CommandCode.Day or CommandCode.RunningTime => "日",
        _ => "",
    };

    static string Words(string field) => field switch
    {
        "Rtd" => "实时值",
        "Min" => "最小值",
        "Avg" => "均值",
        "Max" => "最大值",
        "Cou" => "排放量",
        "ZsRtd" => "折算实时值",
        "ZsMin" => "折算最小值",
        "ZsAvg" => "折算均值",
        "ZsMax" => "折算最大值",
        "RS" => "运行状态",
        "RT" => "运行时间",
        "Data" => "声级",
        "DayData" => "昼间声级",
        "NightData" => "夜间声级",
        _ => field,
    };
}
