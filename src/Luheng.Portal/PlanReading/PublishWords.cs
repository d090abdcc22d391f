using Luheng.Packs;

namespace Luheng.Portal.PlanReading;

/// <summary>The words of checking and publishing a plan that was read.</summary>
static class PublishWords
{
    public static readonly Said Title = new("检查并发布", "Check and publish");
    public static readonly Said Ready = new("可以发布：{0} 项目标（{1} 项有指标），{2} 项成效，{3} 项说明，{4} 项任务。", "Ready: {0} targets ({1} with an indicator), {2} outcomes, {3} statements, {4} tasks.");
    public static readonly Said NotReady = new("还不能发布：先处理下列 {0} 件事。", "Not yet: {0} things first.");
    public static readonly Said Frame = new("规划名称与年份", "Name and years");
    public static readonly Said PlanId = new("规划编号", "Plan id");
    public static readonly Said NameZh = new("规划名称（中文）", "Name (Chinese)");
    public static readonly Said NameEn = new("规划名称（英文）", "Name (English)");
    public static readonly Said Document = new("文件标题（引用）", "Document's title (cited)");
    public static readonly Said From = new("起始年", "From");
    public static readonly Said To = new("终止年", "To");
    public static readonly Said BaseYear = new("基期年", "Base year");
    public static readonly Said SaveFrame = new("保存", "Save");
    public static readonly Said Hinders = new("必须先处理", "To settle first");
    public static readonly Said StillOpen = new("还没有处理，发布时不包括", "Not looked at yet, and left out");
    public static readonly Said OpenCount = new("待定 {0} 处", "{0} places are open");
    public static readonly Said ClashCount = new("两人意见不同 {0} 处，请选定其一", "{0} places where two people differ: choose one");
    public static readonly Said ConflictOf = new("“{0}”前后不一致：{1}", "'{0}' is stated with other numbers: {1}");
    public static readonly Said UnfitOf = new("“{0}”：{1}", "'{0}': {1}");
    public static readonly Said Repeats = new("重复的目标只发布一次：{0}（{1}，另见 {2}）", "A repeated target is published once: {0} ({1}, also {2})");
    public static readonly Said Inside = new("规划包的内容", "What the pack holds");
    public static readonly Said LowerEnd = new("区间：规划包写下限，区间记在备注", "a range: the pack states its lower end, and the range in the note");
    public static readonly Said Beside = new("与 {0} 对照", "Beside {0}");
    public static readonly Said NoneBeside = new("没有同时期的上级规划，也没有上一期规划可对照。", "There is neither a plan above of the same years nor an earlier one to lay beside it.");
    public static readonly Said Changes = new("与第 {0} 版相比", "Against version {0}");
    public static readonly Said NoChanges = new("没有不同。", "Nothing differs.");
    public static readonly Said Versions = new("已发布的版本", "Published versions");
    public static readonly Said Version = new("版本", "Version");
    public static readonly Said When = new("时间", "When");
    public static readonly Said Who = new("发布人", "By");
    public static readonly Said News = new("改动", "What changed");
    public static readonly Said AsZip = new("规划包 .zip", "Pack .zip");
    public static readonly Said AsYaml = new("规划 .yaml", "Plan .yaml");
    public static readonly Said Why = new("发布说明", "Reason");
    public static readonly Said WithOpen = new("确认：待定的 {0} 处不包括在这一版里", "Yes: the {0} open places are not part of this version");
    public static readonly Said WithOpenNeeded = new("还有待定的，请勾选确认，或回去处理完。", "Some places are open: tick the box, or go back and settle them.");
    public static readonly Said Do = new("发布第 {0} 版", "Publish version {0}");
    public static readonly Said Published = new("第 {0} 版已发布。", "Version {0} is published.");
    public static readonly Said TakingEffect = new("正在生效，通常几秒钟；本页会自动告诉您。", "Taking effect, usually within seconds; this page will tell.");
    public static readonly Said InEffect = new("已经生效：", "In effect: ");
    public static readonly Said SeeBoard = new("看规划进展", "See its progress");
    public static readonly Said SeeTasks = new("交办任务", "Give out its tasks");
    public static readonly Said Compare = new("与 {0} 逐项比较", "Compare with {0}");
    public static readonly Said Row = new("行号", "Row");
    public static readonly Said CompareTitle = new("逐项比较", "Compared one by one");
    public static readonly Said CompareAnswer = new("{0} 项相同，{1} 项不同；{2} 项只在 {3}，{4} 项只在 {5}。", "{0} equal, {1} different; {2} only in {3}, {4} only in {5}.");
    public static readonly Said Result = new("结果", "Result");
    public static readonly Said Equal = new("相同", "equal");
    public static readonly Said Different = new("不同", "different");
    public static readonly Said OnlyHere = new("只在这里", "only here");
    public static readonly Said OnlyThere = new("只在那里", "only there");
}
