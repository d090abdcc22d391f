using System.Globalization;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring.Hj212;

/// <summary>A value of a pollutant as a device uploads it: the code, its fields such as Avg or Rtd, and the flag of table 8.</summary>
public sealed record Measured(string Code, IReadOnlyList<(string Field, double Value)> Fields, ReadingQuality Quality = ReadingQuality.Good)
{
    /// <summary>As in a CP: w01018-Avg=12.3,w01018-Flag=N.</summary>
    public string Text => string.Join(',', Fields.Select(f => string.Create(CultureInfo.InvariantCulture, $"{Code}-{f.Field}={f.Value}")).Append($"{Code}-Flag={DataFlags.Letter(Quality)}"));
}

/// <summary>The device's side of HJ 212 (现场机), apart from sockets: makes uploads and answers requests. For simulation and tests.</summary>
/// <param name="history">What it measured under a command (2031, 2051, 2061) at each period's start from one time to another, inclusive; for requests of past data.</param>
public sealed class Device(string mn, string password, string system, TimeProvider clock, Func<int, long, long, IEnumerable<(long Time, IReadOnlyList<Measured> Values)>>? history = null)
{
    const int Flag = 4;
    const int FlagWithAnswer = 5;
    readonly Dictionary<string, string> parameters = new(StringComparer.Ordinal);
    TimeSpan ahead;
    long lastCode;

    public string Mn { get; } = mn;
    public string Password { get; private set; } = password;

    /// <summary>Seconds between real-time uploads, minutes between those of minute data; a host may set them.</summary>
    public int RealTimeSeconds { get; private set; } = 30;
    public int MinuteMinutes { get; private set; } = 10;

    /// <summary>Whether real-time data are wanted.</summary>
    public bool SendsRealTime { get; private set; } = true;

    /// <summary>How far its clock is ahead of the true one.</summary>
    public TimeSpan Ahead { get => ahead; set => ahead = value; }

    long Now => Instant.Of(clock.GetUtcNow() + ahead);

    /// <summary>An upload as packets; several where it is too long for one.</summary>
    /// <param name="time">DataTime: the moment (2011), or the start of the period.</param>
    public IReadOnlyList<Packet> Upload(int cn, long time, IEnumerable<Measured> values, bool wantsAnswer = true)
    {
        var cp = string.Join(';', values.Select(v => v.Text).Prepend($"DataTime={LocalTime.Text(time)}"));
        var packets = new Packet(Code(), system, cn, Password, Mn, wantsAnswer ? FlagWithAnswer : Flag, cp).Split();
        lastCode += packets.Count - 1;
        return packets;
    }

    /// <summary>What it sends to what a host sent: nothing to an answer; to a request 9011, its data, 9012.</summary>
    public IReadOnlyList<Packet> Answer(Packet request)
    {
        if (!CommandCode.IsRequest(request.Cn)) return [];
        if (request.Mn != Mn) return [Reply(request, CommandCode.RequestAnswer, "QnRtn=4")];
        if (request.Pw != Password) return [Reply(request, CommandCode.RequestAnswer, "QnRtn=3")];
        if (CommandCode.IsNotice(request.Cn))
        {
            if (request.Cn == CommandCode.StopRealTime) SendsRealTime = false;
            return [Reply(request, CommandCode.NoticeAnswer, "")];
        }
        var (data, result) = Execute(request);
        return [Reply(request, CommandCode.RequestAnswer, "QnRtn=1"), .. data, Reply(request, CommandCode.Result, $"ExeRtn={result}")];
    }

    (IReadOnlyList<Packet> Data, int Result) Execute(Packet request)
    {
        switch (request.Cn)
        {
            case CommandCode.Time: return ([Data(request, $"PolId={request["PolId"]};SystemTime={LocalTime.Text(Now)}")], 1);
            case CommandCode.SetTime: return ([], Set(LocalTime.TryRead(request["SystemTime"] ?? "", out var time), () => ahead += TimeSpan.FromMilliseconds(time - Now)));
            case 1061: return ([Data(request, $"RtdInterval={RealTimeSeconds}")], 1);
            case 1062: return ([], Set(Number(request["RtdInterval"]) is >= 30 and <= 3600, () => RealTimeSeconds = Number(request["RtdInterval"])!.Value));
            case 1063: return ([Data(request, $"MinInterval={MinuteMinutes}")], 1);
            case 1064: return ([], Set(Number(request["MinInterval"]) is > 0 and <= 30, () => MinuteMinutes = Number(request["MinInterval"])!.Value));
            case CommandCode.SetPassword: return ([], Set(request["NewPW"] is { Length: > 0 and <= 6 }, () => Password = request["NewPW"]!));
            case CommandCode.RealTime: return ([], Set(true, () => SendsRealTime = true));
            case CommandCode.Day or CommandCode.Minute or CommandCode.Hour: return Past(request);
            case 3019: return ([Data(request, $"PolId={request["PolId"]};{request["PolId"]}-SN={Mn}")], 1);
            case CommandCode.SiteInfo: return ([Data(request, $"DataTime={LocalTime.Text(Now)};PolId={request["PolId"]};{request["InfoId"]}-Info={parameters.GetValueOrDefault(request["InfoId"] ?? "", "0")}")], 1);
            case 3021: return ([], Set(request["InfoId"] is { } && request[$"{request["InfoId"]}-Info"] is { }, () => parameters[request["InfoId"]!] = request[$"{request["InfoId"]}-Info"]!));
            default: return ([], 1);
        }
    }

    (IReadOnlyList<Packet> Data, int Result) Past(Packet request)
    {
        const int NoData = 100;
        if (!LocalTime.TryRead(request["BeginTime"] ?? "", out var from) || !LocalTime.TryRead(request["EndTime"] ?? "", out var to)) return ([], 3);
        var packets = (history?.Invoke(request.Cn, from, to) ?? []).SelectMany(h => Upload(request.Cn, h.Time, h.Values)).ToList();
        return (packets, packets.Count > 0 ? 1 : NoData);
    }

    static int Set(bool right, Action set)
    {
        const int WrongCondition = 3;
        if (!right) return WrongCondition;
        set();
        return 1;
    }

    Packet Data(Packet request, string cp) => new(request.Qn, system, request.Cn, Password, Mn, Flag, cp);

    Packet Reply(Packet request, int cn, string cp) => new(request.Qn, Packet.Interaction, cn, Password, Mn, Flag, cp);

    string Code()
    {
        lastCode = Math.Max(Now, lastCode + 1);
        return LocalTime.Code(lastCode);
    }

    static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
