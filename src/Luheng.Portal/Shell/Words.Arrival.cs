using Luheng.Packs;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said Arrival = new("数据接入", "Data arrival");
    public static readonly Said ArrivalTitle = new("数据接入情况", "Data arrival");
    public static readonly Said ArrivalAnswer = new("应接入 {0} 家，已接入 {1} 家；今日迟到 {2} 家，最近 {3} 天到报率 {4}。", "{0} must be connected, {1} are; {2} are late today; {4} of what was due in the last {3} days came.");
    public static readonly Said ArrivalEmpty = new("您能看到的企业还没有登记计量器具。台账由系统管理员导入，或由网关经接口登记（见“接口”页）；登记并开始送数后，这里按天显示到报情况。", "No meters are registered for the enterprises you see. The system administrator imports the register, or a gateway registers them (see the page of the interface); once readings come, their arrival stands here day by day.");
    public static readonly Said ArrivalLegend = new("一格一天，高度是到报率（已到 ÷ 应到）。≥ {0} 绿（官方要求），≥ {1} 黄，更低橙；空框没有数据，不画的没有应到。", "A cell a day, its height the share of what was due that came. {0} and more green (the official requirement), {1} and more yellow, below orange; an empty frame: nothing came; no frame: nothing was due.");
    public static readonly Said DailyCompleteness = new("逐日到报率", "Completeness by day");
    public static readonly Said SentShare = new("到报率", "Sent");
    public static readonly Said LateSince = new("迟到情况", "Late");
    public static readonly Said OnTime = new("正常", "On time");
    public static readonly Said OnlyLate = new("只看迟到", "Late only");
    public static readonly Said MetersWord = new("计量点", "Meters");
    public static readonly Said LastReading = new("最近读数", "Last reading");
    public static readonly Said QualityScore = new("数据质量得分", "Quality score");
    public static readonly Said QualityAnswer = new("{0}：数据质量 {1} 分，{2}；到报率 {3}，{4}。", "{0}: data quality {1}, {2}; completeness {3}; {4}.");
    public static readonly Said QualityMeets = new("达到官方三项要求", "the three official requirements are met");
    public static readonly Said QualityFails = new("未达到官方三项要求", "the three official requirements are not met");
    public static readonly Said PointsLost = new("扣分明细", "Points lost");
    public static readonly Said NoPointsLost = new("没有扣分。", "No point was lost.");
    public static readonly Said Points = new("扣分", "Points");
    public static readonly Said Reason = new("原因", "Reason");
    public static readonly Said Stretch = new("时段", "Stretch");
    public static readonly Said FaultsFound = new("发现的故障", "Faults found");
    public static readonly Said NoFaultsShort = new("没有发现故障", "no faults were found");
    public static readonly Said FaultsCount = new("近一年发现故障 {0} 处", "{0} faults were found in the last year");
    public static readonly Said ReadingValue = new("读数", "Value");
    public static readonly Said LiveNewest = new("最近一条读数", "Newest reading");
    public static readonly Said LiveCount = new("打开本页后到达 {0} 条", "{0} arrived since this page was opened");
    public static readonly Said LiveAlarms = new("报警 {0} 条", "{0} alarms");
    public static readonly Said FindingsAlike = new("{0} 处，如 {1}", "{0}, such as {1}");
    public static readonly Said MoreLines = new("另有 {0} 行，全部见", "{0} more lines; all of them at");
    public static readonly Said NoFaults = new("没有发现故障。", "No faults were found.");
    public static readonly Said SubstitutedTitle = new("替代与月度数", "Substitution and monthly figures");
    public static readonly Said SubstitutedNote = new("替代只用于汇总，不改读数。短缺用线性，长缺用前后几周同一时刻的中位数，累计量用示数差；超过允许时长的月份不形成月度数。", "Substitution is for sums only; readings stay as they are. Short gaps by a line, longer ones by the median of the same hour of the weeks around, counters by their difference; beyond the allowed extent a month makes no figure.");
    public static readonly Said Method = new("方法", "Method");
    public static readonly Said MonthlyAmount = new("月度量", "Amount of the month");
    public static readonly Said CoveredShare = new("完好覆盖", "Good coverage");
    public static readonly Said FilledShare = new("替代占比", "Substituted");
    public static readonly Said Obligation = new("应接名单", "Who must connect");
    public static readonly Said ObligationTitle = new("应接入在线监测的企业", "Enterprises that must be connected");
    public static readonly Said ObligationAnswer = new("应接入 {0} 家，其中已接入 {1} 家、未接入 {2} 家；另有 {3} 家自愿接入。", "{0} must be connected: {1} are, {2} are not; {3} more are so by their own choice.");
    public static readonly Said ModelledOn = new("演示省参照 ", "the demo province follows ");
    public static readonly Said ObligationRule = new("年综合能源消费量 {0} tce 及以上，或化工（{2}）{1} tce 及以上：{3}。", "{0} tce and more a year, or {1} tce in chemicals ({2}): {3}.");
    public static readonly Said MustConnect = new("应接", "Must");
    public static readonly Said Voluntary = new("自愿", "Voluntary");
    public static readonly Said ConnectedSince = new("接入自", "Since");
    public static readonly Said NotConnected = new("未接入", "Not connected");
    public static readonly Said Continuity = new("连续性", "Continuity");
    public static readonly Said DaysWithData = new("{1} 天中 {0} 天有数据，最长中断 {2} 天", "data on {0} of {1} days, longest gap {2} days");
    public static readonly Said AnnualEnergy = new("{0} 年能耗", "Energy in {0}");
}
