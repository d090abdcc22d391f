using Luheng.Packs;

namespace Luheng.Portal.Grading;

/// <summary>What the pages of grades say.</summary>
static class GradeWords
{
    public static readonly Said Grades = new("能效等级", "Grades");
    public static readonly Said Simulate = new("分级试算", "Try cut-offs");
    public static readonly Said Schemes = new("分级方案", "Schemes");
    public static readonly Said Levers = new("分级管控", "What follows");
    public static readonly Said NavJudging = new("对标分级", "Judgement");
    public static readonly Said Answer = new("{0} 年度 {1} 家重点用能企业：{2}。边界附近 {3} 家。", "{1} key energy users in {0}: {2}. {3} near a boundary.");
    public static readonly Said NoYear = new("分级按年度，“{0}”不是年度：请选 {1}。", "Grades are of a year, and “{0}” is none: say {1}.");
    public static readonly Said OtherYear = new("这里是最近一个完整年度 {1} 的分级，没有 {0} 的：请选 {1}；其他年度用 luheng judge grade。", "Grades here are of {1}, the last whole year, not of {0}: say {1}; for other years use luheng judge grade.");
    public static readonly Said Nothing = new("还没有可以分级的年度数据：先导入企业名录、能源消费和产品产量。", "No year can be graded yet: import enterprises, energy and output first.");
    public static readonly Said PublicAnswer = new("已公示或生效的名单 {0} 份。", "{0} lists are published.");
    public static readonly Said Design = new("自定义方案：等级和依据出自规划，分档界限是设计", "our own scheme: classes and inputs are the plan's, the cut-offs are a design");
    public static readonly Said NotGraded = new("未评", "not graded");
    public static readonly Said NotKey = new("不分级", "not a key user");
    public static readonly Said Level = new("等级", "Grade");
    public static readonly Said Why = new("依据", "Because");
    public static readonly Said Lift = new("怎样提升", "What would lift it");
    public static readonly Said Boundary = new("边界", "boundary");
    public static readonly Said CouldBe = new("在测量不确定度内，也可能为 {0}", "within the uncertainty, could be {0}");
    public static readonly Said Orders = new("未办结 / 逾期整改", "Orders open / overdue");
    public static readonly Said Search = new("企业名称或代码", "Name or code");
    public static readonly Said ByCity = new("各市等级", "By city");
    public static readonly Said Lists = new("名单与公示", "Lists and notices");
    public static readonly Said NoLists = new("还没有提请或公示的名单。", "No list was proposed or published yet.");
    public static readonly Said Ladder = new("判定阶梯", "The ladder");
    public static readonly Said ArrivalFormula = new("已到读数 ÷ 应到读数，自接入之日起", "readings sent ÷ readings due, since it was connected");
    public static readonly Said ArrivalByPaper = new("在线监测检测结果 {0} 所载", "as the result of monitoring {0} has it");
    public static readonly Said ReadingsSent = new("已到读数", "Readings sent");
    public static readonly Said ReadingsDue = new("应到读数", "Readings due");
    public static readonly Said Supervision = new("监察结果与整改", "Supervision");
    public static readonly Said NoSupervision = new("没有登记监察结果。用 luheng import 或“导入”页登记。", "No result is registered; import them.");
    public static readonly Said Number = new("文号", "Number");
    public static readonly Said Paper = new("文书", "Paper");
    public static readonly Said Date = new("日期", "Date");
    public static readonly Said Due = new("期限", "Due");
    public static readonly Said Closed = new("办结", "Closed");
    public static readonly Said Open = new("未办结", "open");
    public static readonly Said Overdue = new("逾期", "overdue");
    public static readonly Said Withdrawn = new("已撤销", "withdrawn");
    public static readonly Said AppealTitle = new("对等级有异议", "Object to the grade");
    public static readonly Said AppealAgainst = new("针对：{0}，等级 {1}", "Against: {0}, grade {1}");
    public static readonly Said AppealReason = new("理由", "Reason");
    public static readonly Said AppealButton = new("提出申诉", "File the appeal");
    public static readonly Said Opinion = new("意见", "Opinion");
    public static readonly Said ChangeTo = new("变更为", "Change to");
    public static readonly Said Steps = new("办理过程", "Steps");
    public static readonly Said SimAnswer = new("改动后 {0} 家等级变化：升 {1}，降 {2}（共 {3} 家）。", "{0} would move: {1} up, {2} down (of {3}).");
    public static readonly Said SimSame = new("与现行方案相同，没有企业变动。", "As in force: nobody moves.");
    public static readonly Said Cut = new("界限", "Cut-off");
    public static readonly Said Margin = new("裕度 %", "Margin %");
    public static readonly Said Recompute = new("重新试算", "Work out");
    public static readonly Said Before = new("现行", "Now");
    public static readonly Said After = new("试算", "Tried");
    public static readonly Said Mover = new("变动企业", "Who moves");
    public static readonly Said Move = new("变动", "Move");
    public static readonly Said Shown = new("列出前 {0} 家", "The first {0}");
    public static readonly Said SaveAs = new("另存为方案", "Save as a scheme");
    public static readonly Said SchemeName = new("方案名称", "Name of the scheme");
    public static readonly Said Save = new("保存", "Save");
    public static readonly Said Version = new("版本", "Version");
    public static readonly Said BasedOn = new("依据", "Based on");
    public static readonly Said Propose = new("以此方案提请发布 {0} 年度名单", "Propose the list of {0} by this scheme");
    public static readonly Said Reason = new("说明", "Reason");
    public static readonly Said SchemesAnswer = new("共 {0} 个方案；现行：{1}。", "{0} schemes; in force: {1}.");
    public static readonly Said InForce = new("现行", "in force");
    public static readonly Said ListAnswer = new("{0} 家：{1}。{2}", "{0}: {1}. {2}");
    public static readonly Said NoticeUntil = new("公示至 {0}，其间可以提出异议。", "Objections until {0}.");
    public static readonly Said InForceFrom = new("自 {0} 起生效。", "In force from {0}.");
    public static readonly Said FirstDay = new("生效日期", "First day in force");
    public static readonly Said Reproduce = new("可复现：方案第 {0} 版，按 {1} 所知计算，判定文本 SHA-256 {2}", "Reproducible: scheme version {0}, as known at {1}, SHA-256 of the judgements {2}");
    public static readonly Said ChangedBy = new("申诉后由 {0} 变更", "changed from {0} on appeal");
    public static readonly Said LeversAnswer = new("{0} 种手段，在用 {1} 家次。等级与手段的对应是设计，不是规划规定。", "{0} means, {1} uses in force. Which means goes with which grade is a design, not the plan's.");
    public static readonly Said NoListInForce = new("没有生效的名单，不能采取管控手段。", "No list is in force, so nothing follows yet.");
    public static readonly Said Lever = new("手段", "Means");
    public static readonly Said Authority = new("有权机关", "Authority");
    public static readonly Said Form = new("形式", "Form");
    public static readonly Said ForWhom = new("对象", "For");
    public static readonly Said InUse = new("在用", "In use");
    public static readonly Said Use = new("按名单采取", "Use on the list");
    public static readonly Said From = new("起始日期", "From");
    public static readonly Said Revoke = new("撤销", "Revoke");
    public static readonly Said Amount = new("加价金额", "Surcharge");
    public static readonly Said Effect = new("效果：产值单耗", "Effect: energy per output");
    public static readonly Said Favours = new("激励", "favours");
    public static readonly Said Restrains = new("约束", "restrains");
    public static readonly Said ServedAnswer = new("{0}：在用 {1} 家，加价合计 {2} 元（{3} 家没有金额）。", "{0}: {1} in use, {2} CNY in all ({3} without an amount).");
    public static readonly Said Order = new("命令", "order");
    public static readonly Said Recommendation = new("建议", "recommendation");
    public static readonly Said Referral = new("移送", "referral");

    /// <summary>The unit of a rung; what is only counted has none in English.</summary>
    public static Said Unit(string unit) => new(unit, unit is "件" or "条" or "个月" ? "" : unit);

    public static Said Of(LeverForm form) => form switch { LeverForm.Order => Order, LeverForm.Referral => Referral, _ => Recommendation };

    public static Said OfLevel(string level) => level switch { GradeScheme.NotGraded => NotGraded, GradeScheme.NotKey => NotKey, _ => new(level, level) };
}
