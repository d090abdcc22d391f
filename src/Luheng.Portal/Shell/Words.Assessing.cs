using Luheng.Packs;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said Assessment = new("目标责任考核", "Assessment");
    public static readonly Said AssessmentOf = new("{0} 年度目标责任考核", "Assessment of {0}");
    public static readonly Said AssessmentAnswer = new("{0} 个考核对象：{1} 个等级已定，其中 {2} 个因目标未完成被否决；{3} 个还有待定分值。", "{0} assessed: the grade of {1} is settled, {2} of them vetoed for a missed target; {3} still have open points.");
    public static readonly Said AssessmentNobody = new("没有您可以查看的考核对象。", "There is nobody here whose assessment you may see.");
    public static readonly Said ByTable = new("计分表：", "Score table: ");
    public static readonly Said HistoricalTable = new("历史计分表，不是现行规定", "A historical table, not in force");
    public static readonly Said Assessee = new("考核对象", "Assessed");
    public static readonly Said AssessYear = new("年度", "Year");
    public static readonly Said Score = new("得分", "Score");
    public static readonly Said ScoreRange = new("最低–最高", "Lowest–highest");
    public static readonly Said AssessGrade = new("等级", "Grade");
    public static readonly Said OpenLines = new("待定项", "Open lines");
    public static readonly Said NotOpened = new("未启动", "Not opened");
    public static readonly Said RangeSays = new("待定的项不按零分计：左端是全部待定项得最低分的总分，右端是得最高分的总分；两端等级相同才算定级。", "Open lines do not count as zero: the left end is the total if all got the least, the right end if all got the most; a grade is given where both ends agree.");
    public static readonly Said RangeOf = new("{0} 分，满分 {1} 分", "{0} of {1} points");
    public static readonly Said Vetoed = new("否决", "vetoed");
    public static readonly Said Veto = new("否决性指标", "Veto");
    public static readonly Said GradeOpen = new("待定", "Open");
    public static readonly Said AssessedAnswer = new("得 {0} 分。", "{0} points.");
    public static readonly Said AssessedOpen = new("得分在 {0} 至 {1} 分之间，{2} 项待定。", "Between {0} and {1} points; {2} lines are open.");
    public static readonly Said ScoreTable = new("计分表", "Score table");
    public static readonly Said OfPoints = new("满分 {0} 分", "{0} points");
    public static readonly Said ScoreLine = new("考核项", "Line");
    public static readonly Said FullMarks = new("分值", "Points");
    public static readonly Said SelfScored = new("自评", "Self");
    public static readonly Said Ladder = new("依据", "Why");
    public static readonly Said Diverges = new("评审人相差 {0} 分，超过允许的分歧", "Reviewers differ by {0}, more than the rule allows");
    public static readonly Said OpenAssessment = new("启动考核", "Open the assessment");
    public static readonly Said OpenAssessmentSays = new("自评 {0} 前、县级核查 {1} 前、市级上报 {2} 前（历史文件的安排）；已过的日期按步骤的工作日计。", "Own check by {0}, the county's by {1}, the city's report by {2} (as a historical document set them); where a day is over the step's working days count.");
    public static readonly Said GivenPoints = new("评分", "Points");
    public static readonly Said PointsReason = new("理由和材料", "Reason and evidence");
    public static readonly Said PointsWrong = new("没有提交：“{0}”的评分“{1}”不对，应为 {2}。", "Not sent: “{1}” for “{0}” is not possible; {2} is.");
    public static readonly Said PointsWhy = new("没有提交：“{0}”没有写理由。", "Not sent: “{0}” has no reason.");
    public static readonly Said AmendNothing = new("没有提交：没有改动任何一项的分值。", "Not sent: no line's points were changed.");
    public static readonly Said Independently = new("独立评分：评定以前看不到其他评审人的评分；每人评一次。", "Independent: the others' points are not shown before the decision; each scores once.");
    public static readonly Said SettleSays = new("只填复查后改变的项；原来的评分保留在依据里。", "Only the lines that change; the earlier points stay in the reasons.");
    public static readonly Said ReviewerOwn = new("评审人须来自被考核地区以外。", "A reviewer must come from outside the region assessed.");
    public static readonly Said ReviewNotNow = new("没有提交：通报以后才能申请复查。", "Not sent: only after the notice.");
    public static readonly Said ReviewTooLate = new("没有提交：申请复查的期限 {0} 已过。", "Not sent: the time for it ended on {0}.");
    public static readonly Said ProposeTalk = new("提出约谈", "Propose an interview");
    public static readonly Said RectifySays = new("未完成的：{0} 日内书面整改，{1} 日内整改后重新评价（可调整的参数）。", "Where it was not done: a written plan in {0} days, rectified and judged again in {1} (parameters).");

    public static readonly Said Talks = new("约谈", "Interviews");
    public static readonly Said TalkNew = new("提出约谈", "Propose an interview");
    public static readonly Said TalkAnswer = new("由另一人批准并附约谈通知；约谈后地方承诺整改、按期报告，批准人办结或退回。", "Another person approves it with the letter; the city promises measures and reports in time; whoever approved ends it or sends it back.");
    public static readonly Said TalkTitle = new("事由", "Subject");
    public static readonly Said TalkWhy = new("为什么约谈", "Why");
    public static readonly Said TalkNeeds = new("没有提出：请填写事由和理由。", "Not proposed: its subject and a reason are needed.");
    public static readonly Said HeldOn = new("约谈日期", "Held on");
    public static readonly Said ReportBy = new("报告期限", "Report by");
    public static readonly Said TalksAnswer = new("{0} 件约谈，{1} 件在办，{2} 件逾期。", "{0} interviews, {1} under way, {2} overdue.");
    public static readonly Said TalksNone = new("没有约谈。考核未完成或指标滞后的地区，可以从考核页面提出。", "No interviews. One can be proposed from the assessment of a region that missed its target or is behind.");

    public static readonly Said PlanTasks = new("任务", "Tasks");
    public static readonly Said TasksAnswer = new("{0} 项任务：{1} 项完成，{2} 项进行中，{3} 项未启动；{4} 项逾期。", "{0} tasks: {1} done, {2} under way, {3} not started; {4} late.");
    public static readonly Said TasksPlain = new("{0} 项任务，分 {1} 个季度；这里没有记录办理情况。", "{0} tasks in {1} quarters; how they stand is not recorded here.");
    public static readonly Said TaskNotGiven = new("未启动（未交办）", "Not started (not given out)");
    public static readonly Said TasksNone = new("这个规划没有载明带期限的任务。", "This plan states no tasks with a day.");
    public static readonly Said Task = new("任务", "Task");
    public static readonly Said TaskOwner = new("责任单位（规划）", "Owner (the plan)");
    public static readonly Said TaskGivenTo = new("交办", "Given to");
    public static readonly Said TaskMeasure = new("完成标志", "Shown by");
    public static readonly Said TaskLate = new("逾期", "Late");
    public static readonly Said TaskAssign = new("交办", "Assign");
    public static readonly Said TaskRegion = new("承办地区", "Region");
    public static readonly Said TaskPerson = new("承办人（选填）", "Person (optional)");
    public static readonly Said TaskUnknownState = new("未记录", "Not recorded");
    public static readonly Said TaskPersonWrong = new("没有交办：所选的人不能办理该地区的事项。", "Not assigned: that person may not act for the region.");

    public static readonly Said PlanReport = new("评估报告", "Evaluation report");
    public static readonly Said ReportAnswer = new("截至 {0}；{1} 个数字，每个都能打开依据。", "As of {0}; {1} figures, each opens its reasons.");
    public static readonly Said ReportKind = new("种类", "Kind");
    public static readonly Said ReportYearly = new("年度评估", "Yearly");
    public static readonly Said ReportMidTerm = new("中期评估", "Mid-term");
    public static readonly Said ReportFinal = new("终期评估", "Final");
    public static readonly Said ReportOfYear = new("{0}年度", "Year {0}");
    public static readonly Said ReportAsOf = new("评估日", "As of");
    public static readonly Said ReportFreeze = new("冻结并登记", "Freeze and register");
    public static readonly Said ReportFreezeSays = new("保存数据快照和 .docx，登记哈希；登记后的副本可在验真页核验。", "Keeps the snapshot and the .docx and registers the hash; copies can then be verified.");
    public static readonly Said ReportsKept = new("已登记的报告", "Registered reports");
    public static readonly Said ReportDraft = new("下载草稿 .docx", "Draft as .docx");
}
