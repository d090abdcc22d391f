using Luheng.Monitoring.Hj212;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Monitoring;

/// <summary>The states of an hour as people see them: a word, and a shape and colour shared with the rest of the site.</summary>
static class HourStates
{
    public static TargetStatus Like(HourState state) => state switch
    {
        HourState.Within => TargetStatus.OnTrack,
        HourState.Over => TargetStatus.Missed,
        HourState.Flagged => TargetStatus.Watch,
        HourState.Silent => TargetStatus.Behind,
        _ => TargetStatus.NoData,
    };

    public static Said Word(HourState state) => state switch
    {
        HourState.Within => Words.Within,
        HourState.Over => Words.OverTheLimit,
        HourState.Flagged => Words.FlaggedHour,
        HourState.Silent => Words.SilentNow,
        _ => Words.NoLimitKnown,
    };

    /// <summary>A limit with its source; what is a number alone has no unit.</summary>
    public static string Limit(Reader reader, EmissionLimit limit) => reader.Say(Words.LimitOf, limit.Unit is "1" ? Figures.Write(limit.Limit) : $"{Figures.Write(limit.Limit)} {limit.Unit}", limit.Source);

    /// <summary>A reason in the field's words.</summary>
    public static Said Word(RefusalKind kind) => kind switch
    {
        RefusalKind.Damage => new("报文损坏或 CRC 错", "Damaged, or CRC wrong"),
        RefusalKind.NoMn => new("没有 MN", "No MN"),
        RefusalKind.UnknownMn => new("MN 未登记", "MN not registered"),
        RefusalKind.Password => new("访问密码不对", "Wrong password"),
        RefusalKind.UntidyHeader => new("字段名不规范（已读取）", "Header not as the standard (read)"),
        RefusalKind.Command => new("命令编码不是设备该发的", "Not a command of a device"),
        RefusalKind.Time => new("时间缺失或不存在", "No such time"),
        RefusalKind.NoNumber => new("值不是数", "Not a number"),
        RefusalKind.Field => new("字段名不是测点", "Not a field of a meter"),
        RefusalKind.TooManyFields => new("测点过多", "Too many fields"),
        RefusalKind.Flag => new("标记不在表 8 中（按存疑保留）", "Flag not in table 8 (kept as doubted)"),
        RefusalKind.Part => new("分包不全", "Part without its others"),
        _ => new("文字信息（不保留）", "Text (not kept)"),
    };

    /// <summary>The letter of table 8; a dash where the standard has none.</summary>
    public static string Flag(Luheng.Readings.ReadingQuality quality) => DataFlags.Letter(quality) is { Length: > 0 } letter ? letter : "—";
}
