using Luheng.Packs;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said Warnings = new("预警晴雨表", "Warnings");
    public static readonly Said WarningsAnswer = new("判定 {0} 项，预警 {1} 项；最重：{2}。比上期加重 {3} 项，减轻 {4} 项。", "{0} judged, {1} warned; the worst: {2}. {3} worse than the period before, {4} milder.");
    public static readonly Said NoWarnings = new("没有可以判定的逐月数。", "There are no monthly figures that could be judged.");
    public static readonly Said WarningsNotOf = new("{0} 没有预警的分项；预警按地区和企业判定，分项只有地区有", "{0} has none; warnings are of regions and enterprises, and only those of regions have parts");
    public static readonly Said NotJudged = new("未判定", "Not judged");
    public static readonly Said WarningSchemeWord = new("预警方案", "Scheme");
    public static readonly Said CutOffsDesign = new("分界为设计（自定义），没有文件规定。", "The cut-offs are our own design; no document sets them.");
    public static readonly Said WarningLevelWord = new("级别", "Level");
    public static readonly Said RegionsAndTargets = new("地区 × 目标", "Regions × targets");
    public static readonly Said CompletionWord = new("完成率", "Completion");
    public static readonly Said MovedLevels = new("级别有变化的", "Changed level");
    public static readonly Said NothingMoved = new("与上期相比没有变化。", "Nothing changed since the period before.");
    public static readonly Said FirmWarningsTitle = new("企业：产值单耗与路径", "Enterprises against their path");
    public static readonly Said DeviationWord = new("偏离路径", "Off the path");
    public static readonly Said AchievedWord = new("实际", "Actual");
    public static readonly Said AchievedByPath = new("实际（按季节路径折算）", "Actual (by the seasonal path)");
    public static readonly Said PathWord = new("应达", "Due");
    public static readonly Said ForecastWord = new("预测（80% 区间）", "Forecast (80 % interval)");
    public static readonly Said YearsEnd = new("年末展望", "Year's end");
    public static readonly Said ChanceWord = new("完不成的概率", "Chance of missing");
    public static readonly Said ChanceRule = new("完不成的概率达到时取较重的一级：{0}", "The heavier level where the chance of missing is: {0}");
    public static readonly Said ByChance = new("完不成的概率 {0}", "chance of missing {0}");
    public static readonly Said LevelHeld = new("沿用上期级别", "held from before");
    public static readonly Said CoveredWord = new("回测在区间内", "Back-tests held");
    public static readonly Said LadderWord = new("判定依据", "How it was judged");
    public static readonly Said DesignWord = new("设计", "design");
    public static readonly Said OutlookSays = new("预计年末 {0} {1}（80% 区间 {2} 至 {3}），应达 {4} {1}；完不成的概率 {5}。", "The year would end at {0} {1} (80 % interval {2} to {3}), {4} {1} is due; the chance of missing is {5}.");
    public static readonly Said NeededAtMost = new("剩余 {0} 个月{1}平均每月不超过 {2} {3}", "{1} of the remaining {0} months to average at most {2} {3} a month");
    public static readonly Said NeededAtLeast = new("剩余 {0} 个月{1}平均每月不低于 {2} {3}", "{1} of the remaining {0} months to average at least {2} {3} a month");
    public static readonly Said NeededAgainst = new("，比上年同期 {0}", ", {0} on the same months of last year");
    public static readonly Said NeededTooLate = new("剩余 {0} 个月即使{1}为零也达不到：要达到，平均每月应为 {2} {3}", "even no {1} at all in the remaining {0} months would not reach it: to reach it, {2} {3} a month");
    public static readonly Said TrackNote = new("预警按季节路径逐月折算，规划看板取公布的累计变化，两者口径不同，数可以不同。", "Warnings follow the seasonal path month by month; the plan's board takes the published change since the base year: the two may differ.");
    public static readonly Said OnTheBoard = new("规划看板上的数", "The figure on the plan's board");
    public static readonly Said WarningsNote = new("地区只用官方统计的累计数，可比价；完成率＝已完成 ÷ 按季节路径应达。级别编号各地相反，只有严重程度可以比较。", "Regions by official figures to date at constant prices; completion is achieved over due on the seasonal path. Level numbers of schemes contradict each other; only severity compares.");
    public static readonly Said ForecastNote = new("由各项自身的历史逐月外推，不含政策和订单变化；点数不足的不预测。", "Each item carried on from its own months; no policy or order is in it. Too few months are not forecast.");
}
