using Luheng.Packs;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said Pollutants = new("污染物监测", "Pollutants");
    public static readonly Said PollutantsAnswer = new("{0} 台监测设备登记，{1} 台最近有数；最近一小时 {2} 项超过限值，{3} 项标记异常，{4} 项中断。", "{0} monitors are registered, {1} report; in the latest hour {2} pollutants are above their limits, {3} are flagged, {4} are silent.");
    public static readonly Said PollutantsEmpty = new("您能看到的企业还没有登记污染物监测设备。请把设备编号（MN）和所属企业交系统管理员登记，设备按 HJ 212 上报后这里逐时显示。", "No pollutant monitor is registered for the enterprises you see. Give its number (MN) and owner to the system administrator; once it reports by HJ 212, its hours stand here.");
    public static readonly Said PollutantsNote = new("限值来自登记的许可或标准；没有登记的不显示，也不判断。小时均值有折算值时以折算值对照。传输率 = 到达的小时 / 应到的小时，有效率 = 标记 N 的小时 / 到达的小时，本月至今。", "Limits are those registered from permits or standards; where none is, none is shown or judged. Converted hourly means are used where there are any. Transmission = hours arrived of hours due, validity = hours flagged N of those arrived, this month.");
    public static readonly Said Outfall = new("排口 / 设备", "Outfall / monitor");
    public static readonly Said Pollutant = new("污染物", "Pollutant");
    public static readonly Said HourlyMean = new("最近小时均值", "Latest hourly mean");
    public static readonly Said AgainstLimit = new("对照限值", "Against its limit");
    public static readonly Said HourSpan = new("时段", "Hour");
    public static readonly Said Transmission = new("本月传输率", "Transmission");
    public static readonly Said ValidHours = new("本月有效率", "Validity");
    public static readonly Said ReportsSince = new("自 {0}", "since {0}");
    public static readonly Said NeverReported = new("从未上报", "never reported");
    public static readonly Said Connected = new("在线", "connected");
    public static readonly Said ClockAhead = new("时钟差 {0} 秒", "clock {0} s off");
    public static readonly Said Within = new("达标", "Within");
    public static readonly Said OverTheLimit = new("超标", "Above the limit");
    public static readonly Said FlaggedHour = new("标记 {0}", "Flag {0}");
    public static readonly Said SilentNow = new("中断", "Silent");
    public static readonly Said NoLimitKnown = new("无限值", "No limit");
    public static readonly Said LastSevenDays = new("最近七天的报警与提示", "Alarms of the last seven days");
    public static readonly Said NoAlarms = new("最近七天没有报警。", "No alarms in the last seven days.");
    public static readonly Said NotTaken = new("没有收下的报文和数据项", "Packets and values that were not taken");
    public static readonly Said NotTakenNote = new("本次启动以来，按原因和设备计数。", "Since the start, by reason and device.");
    public static readonly Said Times = new("次数", "Times");
    public static readonly Said LastOne = new("最近一次", "Latest");
    public static readonly Said MonitorTitle = new("{0}：最近 {1} 天的小时均值", "{0}: hourly means of the last {1} days");
    public static readonly Said MonitorAnswer = new("{0} 项污染物有小时均值；{1} 个小时超过限值，{2} 个小时标记异常。", "{0} pollutants have hourly means; {1} hours are above the limit, {2} are flagged.");
    public static readonly Said MonitorEmpty = new("这台设备还没有小时均值（CN=2061）。", "This monitor has sent no hourly means (CN=2061) yet.");
    public static readonly Said LimitOf = new("限值 {0}（{1}）", "limit {0} ({1})");
    public static readonly Said Days = new("{0} 天", "{0} days");
    public static readonly Said MeanWord = new("平均", "Mean");
    public static readonly Said HoursOver = new("超标小时", "Hours over");
    public static readonly Said HoursFlagged = new("标记小时", "Hours flagged");
    public static readonly Said HoursWord = new("小时数", "Hours");
}
