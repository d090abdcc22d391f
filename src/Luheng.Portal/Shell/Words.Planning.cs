using Luheng.Packs;
using Luheng.Planning;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said Plan = new("规划", "Plan");
    public static readonly Said TargetsLead = new("{0} 项指标：", "{0} targets: ");
    public static readonly Said PlanFrame = new("{0}–{1} 年 · 基期 {2} 年 · {3} · 判定日 {4}", "{0}–{1} · base year {2} · {3} · judged on {4}");
    public static readonly Said Target = new("指标", "Target");
    public static readonly Said Aim = new("目标", "Aim");
    public static readonly Said Actual = new("累计完成", "So far");
    public static readonly Said DoneAndTime = new("完成 / 时间", "Done / time");
    public static readonly Said BarSays = new("完成 {0}，时间已过 {1}", "{0} done, {1} of the time gone");
    public static readonly Said BarUnknown = new("完成程度未知", "Share done unknown");
    public static readonly Said Trend = new("历次", "Trend");
    public static readonly Said TrendSays = new("{0} 期，由 {1} 到 {2}", "{0} periods, from {1} to {2}");
    public static readonly Said UpTo = new("截至", "Up to");
    public static readonly Said EveryTarget = new("全部指标", "All targets");
    public static readonly Said WithoutData = new("没有数据的指标", "Targets without data");
    public static readonly Said WithoutOpenData = new("没有数据或不公开的指标", "Targets without data, or withheld");
    public static readonly Said NotPublic = new("不公开", "Withheld");

    /// <summary>Beside a count of a list that goes on after what was published, and beside one as published.</summary>
    public static readonly Said CountedOn = new("名单登记至今", "by the register of the list to date");
    public static readonly Said AsPublished = new("按已公布数", "as published");
    public static readonly Said Why = new("原因", "Reason");

    public static readonly Said NoCities = new("没有分市州的官方数字，不推算。", "There are no official figures by city; none are made up.");
    public static readonly Said CitiesTitle = new("{0} 个市州 · {1}", "{0} cities · {1}");
    public static readonly Said CitiesLegend = new("数字为基期以来公布的累计变化；颜色和形状为与时间进度之比。", "The figure is the published change since the base year; colour and shape compare it with the time gone.");
    public static readonly Said CitiesOwn = new("下达了目标的 {0} 个按下达的目标衡量，其余暂按规划的。", " {0} are held to the target issued to them, the others to the plan's.");
    public static readonly Said CitiesAllOwn = new("各按下达的目标衡量。", " Each is held to the target issued to it.");
    public static readonly Said IssuedAim = new("下达目标 {0} {1}", "issued target {0} {1}");
    public static readonly Said PlanAim = new("暂按规划目标 {0} {1}", "the plan's target {0} {1}");
    public static readonly Said BoardMeasure = new("实际为基期以来公布或计算的累计数；年末展望和预警晴雨表按季节路径逐月折算，同一天的数可以不同。", "Actual is what was published or computed since the base year; the year's end and the warnings follow the seasonal path month by month, and may differ on the same day.");
    public static readonly Said Cities = new("市州", "Cities");
    public static readonly Said OtherPlans = new("换一个规划", "Another plan");
    public static readonly Said Attention = new("需要你看的", "For your attention");
    public static readonly Said NothingToSee = new("没有滞后的指标和待处理的发现。", "Nothing is behind and no finding waits.");
    public static readonly Said Checks = new("规划内部算术", "Arithmetic inside the plan");
    public static readonly Said ChecksAnswer = new("{0} 项核算：{1} 项一致，{2} 项不一致，{3} 项规划没有写出数字。", "{0} checks: {1} hold, {2} do not, {3} where the plan states no figure.");
    public static readonly Said Stated = new("规划所写", "Stated");
    public static readonly Said Computed = new("重算", "Computed");
    public static readonly Said Difference = new("差", "Difference");
    public static readonly Said Holds = new("一致", "Holds");
    public static readonly Said HoldsNot = new("不一致", "Does not hold");
    public static readonly Said NotStated = new("未写", "Not stated");
    public static readonly Said AlignWith = new("与 {0} 对照", "Beside {0}");
    public static readonly Said Align = new("规划对照", "Plans side by side");
    public static readonly Said AlignAnswer = new("{0} 项对照：更严 {1}，相同 {2}，更松 {3}，不可比 {4}。", "{0} pairs: {1} stronger, {2} equal, {3} weaker, {4} not comparable.");
    public static readonly Said Verdict = new("判断", "Verdict");
    public static readonly Said ConflictsShown = new("不一致之处并列显示，从不合并。", "Conflicts are shown side by side, never merged.");
    public static readonly Said AllFindings = new("全部 {0} 条数据发现", "All {0} findings in the data");
    public static readonly Said ChecksWrong = new("规划内部有 {0} 处算术不一致", "{0} pieces of the plan's own arithmetic do not hold");
    public static readonly Said CityBehind = new("{0}：{1}累计公布 {2} {3}，完成程度 {4}，时间进度 {6}（{5}）", "{0}: {1} {2} {3} as published so far, {4} of the way at {6} of the time ({5})");
    public static readonly Said TargetBehind = new("{0}：{1} {2}，目标 {3} {2}", "{0}: {1} {2}, aim {3} {2}");

    public static Said Of(Verdict verdict) => verdict switch
    {
        Luheng.Planning.Verdict.Stronger => new("更严", "stronger"),
        Luheng.Planning.Verdict.Equal => new("相同", "equal"),
        Luheng.Planning.Verdict.Weaker => new("更松", "weaker"),
        _ => new("不可比", "not comparable"),
    };
}
